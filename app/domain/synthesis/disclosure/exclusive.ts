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
  const printings: Printing[] = [];
  for (const [at, mine] of one.entries()) {
    const theirs = other[at] ?? null;
    if (mine === null || theirs === null) continue;
    if (!areDisjoint(mine.cell, theirs.cell)) return true;
    const sum = mine.n + theirs.n;
    printings.push({
      of: new Set(mine.cell.of),
      counted: new Set([...mine.cell.values.keys(), ...theirs.cell.values.keys()]),
      erased: mine.erased,
      mayBe: (n) => n === sum,
    });
  }
  const isNow = (one.at(-1) ?? null) !== null && (other.at(-1) ?? null) !== null;
  return !isNow || leavesDoubt(printings, k);
}

function areDisjoint(one: Cell, other: Cell): boolean {
  for (const firm of one.values.keys()) if (other.values.has(firm)) return false;
  return true;
}
