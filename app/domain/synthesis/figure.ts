/** What a collective figure is: never a number alone, always what it is out of, who is left out, and of which day. */

/** Why a firm is not among the N of a figure. */
export type ExclusionReason =
  /** It left the operation. */
  | "withdrawn"
  /** Its interview is not finished. */
  | "not-interviewed"
  /** Its interview is finished and holds no answer. */
  | "no-answer"
  /** It is assessed, but this theme (or the whole) lacks answers: « Non évalué ». */
  | "not-evaluated"
  /** It is assessed, and was not met in the round before, or nothing of it can be compared. */
  | "not-compared";

export type Exclusion = { readonly reason: ExclusionReason; readonly count: number };

/**
 * A figure of the synthesis. For a share, `value` is n ÷ N (0–1); for a score it is the score (0–100) of the n firms that
 * have one among N; null when nothing can be computed.
 */
export type Figure = {
  readonly value: number | null;
  /** The firms that it counts, or that it rests on. */
  readonly n: number;
  /** The firms that it is out of. */
  readonly N: number;
  /** The firms that are not among N (or, for a score, not among n): none with a count of 0. */
  readonly excluded: readonly Exclusion[];
  /** ISO date of the facts. */
  readonly asOf: string;
};

/** The firms that a figure is out of, with those left out and the day. */
export type Base = Pick<Figure, "N" | "excluded" | "asOf">;

/** The share n ÷ N; null when nobody is in N. */
export function share(n: number, base: Base): Figure {
  return { ...base, value: base.N === 0 ? null : n / base.N, n };
}

/** Keeps the reasons that count somebody, in their order. */
export function exclusions(counts: readonly (readonly [ExclusionReason, number])[]): readonly Exclusion[] {
  return counts.flatMap(([reason, count]) => (count > 0 ? [{ reason, count }] : []));
}
