/** What happens to a firm in the demo, one dated step after the other. */
import type { AnswerSubject, SheetValue } from "#app/domain/answers/answer-operation.ts";
import type { DrawnDecision, DrawnFollowUp } from "#db/demo/draw-plan.ts";

/** One thing written on a sheet. */
export type Entry = {
  readonly subject: AnswerSubject;
  readonly key: string;
  readonly value: SheetValue;
  /** ISO instant at which the device wrote it. */
  readonly at: string;
};

export type Deed =
  | { readonly kind: "enroll" }
  | { readonly kind: "write"; readonly sheet: "director" | "consultant"; readonly entries: readonly Entry[] }
  | { readonly kind: "complete" }
  | { readonly kind: "decide"; readonly decision: DrawnDecision }
  | { readonly kind: "agree" }
  | { readonly kind: "follow-up"; readonly followUp: DrawnFollowUp }
  | { readonly kind: "release" }
  | { readonly kind: "withdraw"; readonly reason: string }
  | { readonly kind: "appoint"; readonly at: string; readonly place: string };

/** A deed with its instant (ISO) and the key of its firm. */
export type Step = { readonly at: string; readonly firm: string; readonly deed: Deed };
