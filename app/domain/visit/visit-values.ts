/** What an operation of a visit's log may have written, told apart by its subject. */
import type { Answer, Stake } from "#app/domain/answers/answer.ts";
import type { LoggedValue, SheetSubject } from "#app/domain/answers/answer-operation.ts";
import type { Photo, VisitFact, VisitFactKind, VisitFactOf } from "#app/domain/visit/visit-fact.ts";

/** One slot of a sheet and what it holds; null when it was cleared. */
export type VisitValue = {
  readonly respondentId: string;
  readonly subject: SheetSubject;
  readonly key: string;
  readonly value: LoggedValue | null;
};

/** The answer that a value is, or null. */
export function asAnswer(value: LoggedValue | null): Answer | null {
  if (typeof value !== "object" || value === null) return null;
  return "kind" in value || "sha256" in value ? null : value;
}

/** The remark that a value is, or null. */
export function asText(value: LoggedValue | null): string | null {
  return typeof value === "string" ? value : null;
}

/** The stake that a value is, or null. */
export function asStake(value: LoggedValue | null): Stake | null {
  return typeof value === "number" ? value : null;
}

/** The photo that a value is, or null. */
export function asPhoto(value: LoggedValue | null): Photo | null {
  return typeof value === "object" && value !== null && "sha256" in value ? value : null;
}

/** What a visit left of one kind, or null. */
export function factOf<K extends VisitFactKind>(
  values: readonly VisitValue[],
  kind: K,
): VisitFactOf<K> | null {
  const held = values.find(({ subject, key }) => subject === "visit" && key === kind)?.value ?? null;
  if (typeof held !== "object" || held === null || !("kind" in held)) return null;
  return isOfKind(held, kind) ? held : null;
}

function isOfKind<K extends VisitFactKind>(fact: VisitFact, kind: K): fact is VisitFactOf<K> {
  return fact.kind === kind;
}
