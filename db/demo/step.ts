/** What happens to a firm in the demo, one dated step after the other. */
import type { Answers } from "#app/domain/answers/answer.ts";
import type { AnswerSubject, SheetValue } from "#app/domain/answers/answer-operation.ts";
import type { DrawnDecision, DrawnFollowUp } from "#db/demo/draw-plan.ts";
import type { DrawnAgreement } from "#db/demo/voices.ts";

/** Who answers without a name. */
export type GroupVoice = "employee" | "customer";

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
  /** The firm gets the sheets of the round that has been opened since. */
  | { readonly kind: "meet-again" }
  | { readonly kind: "write"; readonly sheet: "director" | "consultant"; readonly entries: readonly Entry[] }
  /** Somebody is asked to answer by a link. */
  | { readonly kind: "invite"; readonly perspective: "director" | GroupVoice }
  /** The director answers alone. */
  | { readonly kind: "answer-alone"; readonly entries: readonly Entry[] }
  | { readonly kind: "hand-in" }
  /** One person of a group fills a sheet in, on a day and at no time. */
  | {
      readonly kind: "voice";
      readonly perspective: GroupVoice;
      readonly person: number;
      readonly isHandedIn: boolean;
      readonly answers: Answers;
    }
  | { readonly kind: "settle"; readonly agreement: DrawnAgreement }
  | { readonly kind: "complete" }
  | { readonly kind: "decide"; readonly decision: DrawnDecision }
  | { readonly kind: "agree" }
  | { readonly kind: "follow-up"; readonly followUp: DrawnFollowUp }
  | { readonly kind: "release" }
  | { readonly kind: "withdraw"; readonly reason: string }
  | { readonly kind: "appoint"; readonly at: string; readonly place: string };

/** A deed with its instant (ISO) and the key of its firm. */
export type Step = { readonly at: string; readonly firm: string; readonly deed: Deed };
