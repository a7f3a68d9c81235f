/** Rows with a total: when one cell is hidden, others must be too, or it is found again by subtraction. */
import type { Contributions } from "#app/domain/synthesis/collective-synthesis.ts";

/** No firm may make up this share of an amount, or more. */
const DOMINANCE = 0.85;

/**
 * Which cells of a row with a published total must be hidden, by index:
 * - first each cell that is not safe (fewer than k firms, or one that makes up 85 % and more), empty ones too;
 * - then the others one by one, from the first to the last, until what is hidden is safe when added up, since anybody can
 *   subtract, and until it is not what its cells make when each is as high as a small one can be: three cells of at most 4
 *   that add up to 12 are three 4s.
 *
 * Put first what may be lost. The order must not follow the values: a reader who knows that the smallest cell was given up
 * learns that the hidden ones are not much larger than those he sees.
 *
 * Cells that are all empty need no company: their sum says that nobody is there, as the total says already. When the whole
 * row is not safe, all of it is hidden and its total may not be published.
 */
export function cellsToHide(cells: readonly Contributions[], k: number): ReadonlySet<number> {
  const hidden = new Set(cells.flatMap((cell, index) => (isSafe(cell, k) ? [] : [index])));
  const others = [...cells.keys()].filter((index) => !hidden.has(index));
  for (const index of others) {
    const kept = cells.filter((_, each) => hidden.has(each));
    const remainder = merge(kept);
    const canOnlyBeHighest = sum(remainder) === kept.length * (k - 1);
    if (remainder.size === 0 || (isSafe(remainder, k) && !canOnlyBeHighest)) break;
    hidden.add(index);
  }
  return hidden;
}

/** Whether an amount may be published: from at least k firms, none of which makes up 85 % of it or more. */
export function isSafe(amount: Contributions, k: number): boolean {
  return amount.size >= k && largest(amount) < DOMINANCE * sum(amount);
}

/** Several amounts added up, firm by firm. */
export function merge(amounts: readonly Contributions[]): Contributions {
  const merged = new Map<string, number>();
  for (const amount of amounts) {
    for (const [firm, part] of amount) merged.set(firm, (merged.get(firm) ?? 0) + part);
  }
  return merged;
}

/** Counts of firms that share out a whole, as amounts of one per firm. */
export function countsAsAmounts(counts: readonly number[]): readonly Contributions[] {
  return counts.map(
    (count, cell) => new Map(Array.from({ length: count }, (_, firm) => [`${cell}/${firm}`, 1] as const)),
  );
}

function largest(amount: Contributions): number {
  let most = 0;
  for (const part of amount.values()) most = Math.max(most, part);
  return most;
}

function sum(amount: Contributions): number {
  let total = 0;
  for (const part of amount.values()) total += part;
  return total;
}
