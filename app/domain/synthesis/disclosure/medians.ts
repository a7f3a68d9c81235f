/**
 * What two medians say together: when the middle moves from one score to a higher one, at most half of the later group is under
 * the scores in between, where half of the earlier group was at least. Whoever knows one of the two groups well, by its other
 * figures, learns how many of the firms that came are under them.
 */
import type { Cell } from "#app/domain/synthesis/disclosure/cells.ts";
import { leavesDoubt, type Printing } from "#app/domain/synthesis/disclosure/differences.ts";
import { countUnderMedian } from "#app/domain/synthesis/disclosure/under-median.ts";

/** A median and the scores that it is of. */
type PrintedMedian = {
  readonly cell: Cell;
  readonly median: number;
  /** Firms whose scores nobody knows any more. */
  readonly erased: ReadonlySet<string>;
};

/**
 * Whether the firms that changed stay in doubt, even for a reader who knows how many firms of one of the two groups are at each
 * score in between or under it.
 */
export function mediansLeaveDoubt(before: PrintedMedian, now: PrintedMedian, k: number): boolean {
  const low = Math.min(before.median, now.median);
  const high = Math.max(before.median, now.median);
  const between = [low, ...before.cell.values.values(), ...now.cell.values.values()].filter(
    (score) => score >= low && score < high,
  );
  return [...new Set(between)].every(
    (score) =>
      known(before, score).every((one) => leavesDoubt([one, toldByMedian(now, score)], k)) &&
      known(now, score).every((one) => leavesDoubt([toldByMedian(before, score), one], k)),
  );
}

/** How many were at a score or under it, exactly: of firms erased since, whatever they may have had. */
function known(printed: PrintedMedian, score: number): readonly Printing[] {
  const printing = atOrUnder(printed, score);
  const erased = printed.cell.of.filter((firm) => printed.erased.has(firm)).length;
  return Array.from({ length: erased + 1 }, (_, more) => {
    const exact = printing.counted.size + more;
    return { ...printing, mayBe: (n: number) => n === exact };
  });
}

function toldByMedian(printed: PrintedMedian, score: number): Printing {
  const printing = atOrUnder(printed, score);
  const [least, most] = countUnderMedian(printed.median, score, printing.of.size);
  return { ...printing, mayBe: (n) => n >= least && n <= most };
}

function atOrUnder({ cell, erased }: PrintedMedian, score: number): Omit<Printing, "mayBe"> {
  const counted = [...cell.values].filter(([, value]) => value <= score).map(([firm]) => firm);
  return { of: new Set(cell.of), counted: new Set(counted), erased };
}
