/** How the scores of a group spread. Nothing is rounded here. */
import { compareNumbers } from "#app/domain/compare.ts";

/** The three values that cut a group in four, in the unit of its values. */
export type Quartiles = { readonly q1: number; readonly median: number; readonly q3: number };

/** Under five values a quartile gives away the lowest and the highest: there are none. */
export const FEWEST_FOR_QUARTILES = 5;

/**
 * The median: the middle value, or the mean of the two middle ones; null without values.
 */
export function median(values: readonly number[]): number | null {
  return values.length === 0 ? null : quantile(inOrder(values), 0.5);
}

/**
 * The quartiles by the averaged inverse of the distribution (Hyndman and Fan's definition 2, which SAS uses too): the
 * smallest value that at least a quarter of the group doesn't exceed; where a quarter is a whole number of firms, the mean
 * of that value and the next. It agrees with the median, and counting each firm twice moves none of the three. Null under
 * `FEWEST_FOR_QUARTILES` values.
 */
export function quartiles(values: readonly number[]): Quartiles | null {
  if (values.length < FEWEST_FOR_QUARTILES) return null;
  const sorted = inOrder(values);
  return { q1: quantile(sorted, 0.25), median: quantile(sorted, 0.5), q3: quantile(sorted, 0.75) };
}

/** How many of the values print alike (to one decimal) at most: the size of the largest group with the same score. */
export function largestTie(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) {
    const printed = Math.round(value * 10);
    counts.set(printed, (counts.get(printed) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

/** How many times each key comes, for the keys given, in their order. */
export function countBy<T, Key>(
  values: readonly T[],
  keys: readonly Key[],
  keyOf: (value: T) => Key | null,
): readonly number[] {
  const counts = new Map<Key, number>();
  for (const value of values) {
    const key = keyOf(value);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return keys.map((key) => counts.get(key) ?? 0);
}

function inOrder(values: readonly number[]): readonly number[] {
  return values.toSorted(compareNumbers);
}

function quantile(sorted: readonly number[], part: number): number {
  const place = sorted.length * part;
  const at = (rank: number) => sorted[Math.min(sorted.length, Math.max(1, rank)) - 1] ?? Number.NaN;
  return Number.isInteger(place) ? (at(place) + at(place + 1)) / 2 : at(Math.ceil(place));
}
