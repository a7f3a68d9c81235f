/**
 * Counts that exclude each other add up: who is counted weak on a question is not counted strong on it, so that the two numbers
 * say a third, of those who are neither. It is no figure of its own, and is judged like one.
 */
import type { Cell } from "#app/domain/synthesis/disclosure/cells.ts";
import { leavesDoubt, type Printing } from "#app/domain/synthesis/disclosure/differences.ts";

/** A number that was printed of a cell, in one publication. */
export type ToldCount = {
  readonly cell: Cell;
  readonly n: number;
  readonly erased: ReadonlySet<string>;
};

/** The printed numbers of one cell: publication by publication, null where it wasn't printed as a number; the one to come last. */
export type ToldCounts = readonly (ToldCount | null)[];

/** Whether two counts that nobody is in both of still leave everybody in doubt when they are added up. */
export function unionLeavesDoubt(one: ToldCounts, other: ToldCounts, k: number): boolean {
  const both = one.flatMap((mine, at) => {
    const theirs = other[at] ?? null;
    return mine === null || theirs === null ? [] : [{ mine, theirs }];
  });
  const isNow = (one.at(-1) ?? null) !== null && (other.at(-1) ?? null) !== null;
  if (!isNow || both.length < 2) return true;
  if (!both.every(({ mine, theirs }) => areDisjoint(mine.cell, theirs.cell))) return true;
  const printings = both.map(({ mine, theirs }): Printing => {
    const sum = mine.n + theirs.n;
    return {
      of: new Set(mine.cell.of),
      counted: new Set([...mine.cell.values.keys(), ...theirs.cell.values.keys()]),
      erased: mine.erased,
      mayBe: (n) => n === sum,
    };
  });
  return leavesDoubt(printings, k);
}

function areDisjoint(one: Cell, other: Cell): boolean {
  const [fewer, more] = one.values.size < other.values.size ? [one, other] : [other, one];
  for (const firm of fewer.values.keys()) if (more.values.has(firm)) return false;
  return true;
}
