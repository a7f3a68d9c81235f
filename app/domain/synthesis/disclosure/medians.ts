/**
 * What two medians say together: when the middle moves from one score to a higher one, at most half of the later group is under
 * the scores in between, where half of the earlier group was at least. Whoever knows one of the two groups well, by its other
 * figures, learns how many of the firms that came are under them.
 */
import { leavesDoubt, type Told } from "#app/domain/synthesis/disclosure/differences.ts";
import { classify } from "#app/domain/synthesis/disclosure/firm-classes.ts";
import {
  type LinedUp,
  lineUp,
  type PrintedMedian,
  standingIn,
} from "#app/domain/synthesis/disclosure/lined-up.ts";
import { countUnderMedian } from "#app/domain/synthesis/disclosure/under-median.ts";

/**
 * Whether the firms that changed between two medians of the same figure stay in doubt, even for a reader who knows how many
 * firms of one of the two groups are at each score in between or under it.
 */
export function mediansLeaveDoubt(before: PrintedMedian, now: PrintedMedian, k: number): boolean {
  const [was, is] = lineUp(before, now);
  const low = Math.min(was.median, is.median);
  const high = Math.max(was.median, is.median);
  const between = [low, ...was.scores, ...is.scores].filter((score) => score >= low && score < high);
  return [...new Set(between)].every((score) => {
    const isUnder = (value: number) => value <= score;
    const classes = classify([standingIn(was, isUnder), standingIn(is, isUnder)]);
    return (
      known(was, isUnder).every((told) => leavesDoubt(classes, [told, toldByMedian(is, score)], k)) &&
      known(is, isUnder).every((told) => leavesDoubt(classes, [toldByMedian(was, score), told], k))
    );
  });
}

/** How many are under, exactly: of firms erased since, whatever they may have had. */
function known({ scores, erased }: LinedUp, isUnder: (score: number) => boolean): readonly Told[] {
  const under = scores.filter(isUnder).length;
  return Array.from({ length: erased.size + 1 }, (_, more) => (n: number) => n === under + more);
}

function toldByMedian({ median, size }: LinedUp, score: number): Told {
  const [least, most] = countUnderMedian(median, score, size);
  return (n) => n >= least && n <= most;
}
