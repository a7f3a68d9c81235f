/** The highest score there is; the lowest is 0. */
const HIGHEST = 100;

/**
 * How many of n scores are at a score or under it, at least and at most, when their median is known. Of an even number of scores
 * the median is the mean of the two in the middle: the upper one is at most twice the median, and the lower one at least as far
 * under it as the upper can be over.
 */
export function countUnderMedian(
  median: number,
  score: number,
  n: number,
): readonly [least: number, most: number] {
  const half = Math.floor(n / 2);
  if (n % 2 === 1) return median <= score ? [half + 1, n] : [0, half];
  if (median <= score) return [score >= 2 * median ? half + 1 : half, n];
  return [0, score < 2 * median - HIGHEST ? half - 1 : half];
}

/**
 * The same for a reader who knows which scores there can be, and so which two are in the middle: of a group with these scores.
 *
 * @param sorted from the lowest; at least one.
 */
export function countUnderMiddle(
  sorted: readonly number[],
  score: number,
): readonly [least: number, most: number] {
  const n = sorted.length;
  const half = Math.floor(n / 2);
  const high = sorted[half] ?? 0;
  const low = n % 2 === 1 ? high : (sorted[half - 1] ?? 0);
  if (score >= high) return [half + 1, n];
  if (score >= low) return [half, half];
  return [0, n % 2 === 1 ? half : half - 1];
}
