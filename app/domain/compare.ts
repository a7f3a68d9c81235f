/**
 * Comparing computed numbers and words, the same on every machine.
 *
 * Scores are sums of fractions: 0.7 + 0.7 + 0.7 is 2.0999999999999996, so that three questions out of five cover a hair
 * less than 60 % of their theme. Such noise must not move a firm down a level, nor decide between two pieces of advice
 * of equal priority.
 */
const NOISE = 1e-9;

/** Whether a computed number is at least a threshold. */
export function reaches(value: number, threshold: number): boolean {
  return value >= threshold - NOISE;
}

/** Whether a computed number is at most a ceiling. */
export function staysWithin(value: number, ceiling: number): boolean {
  return value <= ceiling + NOISE;
}

/** Total order of computed numbers, smallest first; two that differ by noise only are equal. */
export function compareNumbers(a: number, b: number): number {
  return Math.round(a / NOISE) - Math.round(b / NOISE);
}

/** Total order of ids, by code unit: unlike `localeCompare`, it depends on no machine's language. */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
