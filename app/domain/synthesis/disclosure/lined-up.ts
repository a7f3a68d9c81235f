/** Two printed medians with the scores they are of, firm by firm. */
import type { Cell } from "#app/domain/synthesis/disclosure/cells.ts";
import {
  ABSENT,
  COUNTED,
  ERASED,
  NOT_COUNTED,
  type Standing,
} from "#app/domain/synthesis/disclosure/firm-classes.ts";

/** A median and the scores that it is of. */
export type PrintedMedian = {
  readonly cell: Cell;
  readonly median: number;
  /** Firms whose scores nobody knows any more. */
  readonly erased: ReadonlySet<string>;
};

/** The same, with each firm at the same place in both. */
export type LinedUp = {
  readonly median: number;
  /** NaN where the firm is not in the group, or was erased since. */
  readonly scores: Float64Array;
  /** Places of the firms of the group that were erased. */
  readonly erased: ReadonlySet<number>;
  /** How many firms it is of, erased ones included. */
  readonly size: number;
};

export function lineUp(before: PrintedMedian, now: PrintedMedian): readonly [before: LinedUp, now: LinedUp] {
  const firms = [...new Set([...before.cell.of, ...now.cell.of])];
  const places = new Map(firms.map((firm, place) => [firm, place]));
  const line = ({ cell, median, erased }: PrintedMedian): LinedUp => ({
    median,
    scores: Float64Array.from(firms, (firm) => cell.values.get(firm) ?? Number.NaN),
    erased: new Set(cell.of.flatMap((firm) => (erased.has(firm) ? (places.get(firm) ?? []) : []))),
    size: cell.of.length,
  });
  return [line(before), line(now)];
}

/** What each firm is to the number of firms whose score is such a one. */
export function standingIn({ scores, erased }: LinedUp, isCounted: (score: number) => boolean): Standing {
  return Uint8Array.from(scores, (score, place) => {
    if (erased.has(place)) return ERASED;
    if (Number.isNaN(score)) return ABSENT;
    return isCounted(score) ? COUNTED : NOT_COUNTED;
  });
}
