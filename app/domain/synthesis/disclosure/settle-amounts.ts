/** Amounts that stand outside the synthesis (euros of aid, actions of the convention), next to those of earlier publications. */
import type { Contributions } from "#app/domain/synthesis/collective-synthesis.ts";
import { total } from "#app/domain/synthesis/count-plans.ts";
import { areEnough } from "#app/domain/synthesis/disclosure/differences.ts";
import type { EarlierPublication, Ledger } from "#app/domain/synthesis/disclosure/ledger.ts";
import { isSafe } from "#app/domain/synthesis/disclosure/rows.ts";

/** An amount as it may be printed: of today, or of the last publication that could print it anew; null when of none. */
export type SettledAmount = {
  readonly value: number | null;
  /** ISO date of the publication that it is taken from; null for today's. */
  readonly since: string | null;
};

/**
 * Each amount by key: as it is when it is safe by itself and so is what it adds to the same amount of every earlier
 * publication; else as it was.
 *
 * @param k the minimum group size.
 */
export function settleAmounts(
  amounts: ReadonlyMap<string, Contributions>,
  earlier: readonly EarlierPublication[],
  k: number,
): ReadonlyMap<string, SettledAmount> {
  return new Map(
    [...amounts].map(([key, amount]) => {
      const isOpen = earlier.every(({ ledger }) => {
        const before = ledger.amounts[key];
        return before === undefined || maySubtract(before, amount, k);
      });
      if (isSafe(amount, k) && isOpen) return [key, { value: total(amount), since: null }];
      return [key, lastPrinted(key, earlier)];
    }),
  );
}

type StoredAmount = Ledger["amounts"][string];

/** Nothing where a firm of it was erased: nobody knows any more what it was. */
function lastPrinted(key: string, earlier: readonly EarlierPublication[]): SettledAmount {
  const last = earlier.findLast(({ ledger }) => ledger.amounts[key] !== undefined);
  const parts = Object.values(last?.ledger.amounts[key] ?? {});
  if (last === undefined || parts.includes(null)) return { value: null, since: null };
  return { value: parts.reduce<number>((sum, part) => sum + (part ?? 0), 0), since: last.synthesis.asOf };
}

function maySubtract(before: StoredAmount, now: Contributions, k: number): boolean {
  const firms = new Set([...Object.keys(before), ...now.keys()]);
  const moved = new Map<string, number>();
  const unknown = new Set<string>();
  for (const firm of firms) {
    const was = before[firm] === undefined ? 0 : before[firm];
    const by = was === null ? null : Math.abs((now.get(firm) ?? 0) - was);
    if (by === null) unknown.add(firm);
    else if (by > 0) moved.set(firm, by);
  }
  const changed = new Set([...moved.keys(), ...unknown]);
  if (!areEnough(changed, k)) return false;
  return changed.size === 0 || unknown.size > 0 || isSafe(moved, k);
}
