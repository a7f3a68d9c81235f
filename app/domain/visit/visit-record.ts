/** What a visit left, on the page that is printed of it. */

import { type Commitments, changedSinceSigned } from "#app/domain/visit/commitments.ts";
import { isOnPaper } from "#app/domain/visit/signature-path.ts";
import type { VisitFactOf } from "#app/domain/visit/visit-fact.ts";

/** The page as values: what is on it, and nothing of how it looks. */
export type VisitRecord = {
  readonly firm: string;
  readonly operation: string;
  /** « T0 ». */
  readonly round: string;
  /** Name of the person who visited; null when nobody knows any more. */
  readonly consultant: string | null;
  /** ISO date; null when nothing tells it. */
  readonly heldOn: string | null;
  /** Whole minutes spent there; null when none were counted. */
  readonly minutes: number | null;
  readonly commitments: Commitments;
  readonly signature: RecordedSignature | null;
  /** What was signed, where that is no longer what stands. */
  readonly signedOtherwise: Commitments | null;
  /** ISO date. */
  readonly issuedOn: string;
};

export type RecordedSignature = {
  readonly name: string;
  /** ISO date. */
  readonly signedOn: string;
  /** Null for a signature that was given on paper. */
  readonly drawing: Pick<VisitFactOf<"signature">, "path" | "width" | "height"> | null;
};

export type VisitRecordInput = Pick<
  VisitRecord,
  "firm" | "operation" | "round" | "consultant" | "issuedOn"
> & {
  readonly commitments: Commitments;
  readonly signature: VisitFactOf<"signature"> | null;
  /** ISO dates, where the visit is. */
  readonly signedOn: string | null;
  readonly endedOn: string | null;
  readonly time: VisitFactOf<"time"> | null;
};

/** Null when the visit has left nothing that could be printed. The day is the timer's, or that of its end, or of the signature. */
export function visitRecord(input: VisitRecordInput): VisitRecord | null {
  const { commitments, signature, signedOn, endedOn, time, ...words } = input;
  const minutes = time === null || time.minutes === 0 ? null : time.minutes;
  if (commitments.length === 0 && signature === null && minutes === null) return null;
  return {
    ...words,
    heldOn: time?.heldOn ?? endedOn ?? signedOn,
    minutes,
    commitments,
    signature: signature === null || signedOn === null ? null : recorded(signature, signedOn),
    signedOtherwise:
      signature !== null && changedSinceSigned(commitments, signature) ? signature.commitments : null,
  };
}

function recorded(
  { name, path, width, height }: VisitFactOf<"signature">,
  signedOn: string,
): RecordedSignature {
  return { name, signedOn, drawing: isOnPaper(path) ? null : { path, width, height } };
}
