/** How many firms may be said to have something: the rules for one count out of a total. */

/** From this share on, nearly all firms having the same answer is printed as the class « 80 % et plus ». */
export const NEARLY_ALL = 0.8;

/** Percentages are printed to this many points. */
export const PERCENT_STEP = 5;

/**
 * A count of firms as outsiders read it. `most` is « 80 % et plus » of N, without the number. `hidden` may be anything,
 * nobody included: a suppressed cell and an empty one look alike.
 */
export type PublishedCount =
  | {
      readonly kind: "exact";
      readonly n: number;
      readonly N: number;
      /** n ÷ N in percent, to five points: 0 means under 2.5 %, 100 means 97.5 % and more. */
      readonly percent: number;
    }
  | { readonly kind: "most"; readonly N: number }
  | { readonly kind: "hidden"; readonly N: number };

/** Why a cell is not printed as it is. `empty` is a cell of nobody: it is hidden so that it looks like the others. */
export type HidingReason = "empty" | "too-few" | "rest-too-few" | "unanimous" | "recomputable" | "dominated";

/**
 * The count of n firms out of N, for readers outside the operation.
 * - Exact where at least k firms have it *and* at least k have it not: either side would else point at somebody.
 * - « 80 % et plus » where fewer than k have it not, n is at least 80 % of N, and two values of n at least could be meant.
 * - Hidden in all other cases.
 *
 * @param k the minimum group size.
 */
export function protectCount(n: number, N: number, k: number): PublishedCount {
  if (n >= k && N - n >= k) return { kind: "exact", n, N, percent: roundedPercent(n / N) };
  return isNearlyAll(n, N, k) ? { kind: "most", N } : { kind: "hidden", N };
}

/** Why `protectCount` doesn't print n as it is; null when it does. */
export function whyNotExact(n: number, N: number, k: number): HidingReason | null {
  if (n === 0) return "empty";
  if (n < k) return "too-few";
  if (N - n >= k) return null;
  return isNearlyAll(n, N, k) ? "unanimous" : "rest-too-few";
}

/**
 * Whether n of N may be printed as « 80 % et plus »: it tells everyone's answer, and the class leaves a doubt on n. Of four
 * firms it could only mean all four; of five with k = 5, all five.
 */
export function isNearlyAll(n: number, N: number, k: number): boolean {
  return n >= k && tellsEveryone(n, N, k) && N - 1 >= Math.max(k, NEARLY_ALL * N);
}

/**
 * Whether n firms having the same answer tells the answer of each of the N: they are at least 80 % and the rest are fewer
 * than k.
 */
export function tellsEveryone(n: number, N: number, k: number): boolean {
  return n >= NEARLY_ALL * N && N - n < k;
}

/** A share (0–1) in percent, to five points. */
export function roundedPercent(part: number): number {
  return Math.round((part * 100) / PERCENT_STEP) * PERCENT_STEP;
}
