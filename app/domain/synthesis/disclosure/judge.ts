/** Whether what a figure claims may be added to what earlier publications claimed of the same cells. */
import type { Cell, Cells } from "#app/domain/synthesis/disclosure/cells.ts";
import type { Claim } from "#app/domain/synthesis/disclosure/claims.ts";
import {
  areEnough,
  changedBetween,
  leavesDoubt,
  type Printing,
} from "#app/domain/synthesis/disclosure/differences.ts";
import type { ToldCount, ToldCounts } from "#app/domain/synthesis/disclosure/exclusive.ts";
import { cellIn, type EarlierPublication, erasedIn } from "#app/domain/synthesis/disclosure/ledger.ts";
import { mediansLeaveDoubt } from "#app/domain/synthesis/disclosure/medians.ts";
import { isSafe } from "#app/domain/synthesis/disclosure/rows.ts";

/** An earlier publication with its cells at hand. */
export type OpenedPublication = EarlierPublication & {
  /** Null where it didn't print the figure anew. */
  readonly cellOf: (key: string) => Cell | null;
  readonly erased: ReadonlySet<string>;
};

/** Reads each cell of an earlier publication once. */
export function openPublication(publication: EarlierPublication): OpenedPublication {
  const read = new Map<string, Cell | null>();
  return {
    ...publication,
    erased: erasedIn(publication.ledger),
    cellOf: (key) => {
      const known = read.get(key);
      if (known !== undefined) return known;
      const cell = cellIn(publication.ledger, key);
      read.set(key, cell);
      return cell;
    },
  };
}

/** What each earlier publication claimed of the unit that is judged, in their order; nothing where it didn't print it. */
export type EarlierClaims = readonly (readonly Claim[])[];

export type Judgement = {
  /** Cells of this publication. */
  readonly cells: Cells;
  /** N of the figures drawn from answers, for a cell that nobody is in. */
  readonly assessed: readonly string[];
  readonly earlier: readonly OpenedPublication[];
  /** The minimum group size. */
  readonly k: number;
};

/**
 * The firms that came, left, or of which any figure changed since an earlier publication. Its figures are tied to one another:
 * when these firms are too few, nothing at all may be printed anew.
 */
export function changedSincePublication(
  { cells, assessed }: Judgement,
  { ledger, cellOf }: OpenedPublication,
): ReadonlySet<string> {
  const now = new Set(assessed);
  const changed = new Set(ledger.firms.filter((firm) => !now.has(firm)));
  const before = new Set(ledger.firms);
  for (const firm of assessed) if (!before.has(firm)) changed.add(firm);
  for (const key of Object.keys(ledger.cells)) {
    // Groups are made anew each time: a firm that is counted with others has not changed.
    const cell = key.startsWith("heatmap:") ? null : cellOf(key);
    if (cell === null) continue;
    for (const firm of changedIn(cell, cells.get(key) ?? emptyCell(assessed))) changed.add(firm);
  }
  return changed;
}

/** The number that is claimed of the first of these claims' cells, publication by publication; null when there is none now. */
export function toldCounts(
  claims: readonly Claim[],
  earlierClaims: EarlierClaims,
  { cells, assessed, earlier }: Judgement,
): ToldCounts | null {
  const [claim] = claims;
  if (claim?.kind !== "count" || claim.exactly === undefined) return null;
  const before = earlier.map(({ cellOf, erased }, at): ToldCount | null => {
    const cell = cellOf(claim.cell);
    const claimed = earlierClaims[at]?.find((each) => each.cell === claim.cell);
    if (cell === null || claimed?.kind !== "count" || claimed.exactly === undefined) return null;
    return { cell, n: claimed.exactly, erased };
  });
  const now = cells.get(claim.cell) ?? emptyCell(assessed);
  return [...before, { cell: now, n: claim.exactly, erased: NOBODY }];
}

/** Whether all of these claims leave everybody in doubt, next to those of the earlier publications. */
export function mayClaim(
  claims: readonly Claim[],
  earlierClaims: EarlierClaims,
  judgement: Judgement,
): boolean {
  return claims.every((claim) => mayClaimOne(claim, earlierClaims, judgement));
}

/** The firms whose arrival, departure or change made the cell differ from the last time it was printed anew. */
export function changedSince({ cells, assessed, earlier }: Judgement, cell: string): ReadonlySet<string> {
  const before = earlier.flatMap(({ cellOf }) => cellOf(cell) ?? []).at(-1);
  return before === undefined ? new Set() : changedIn(before, cells.get(cell) ?? emptyCell(assessed));
}

function mayClaimOne(claim: Claim, earlierClaims: EarlierClaims, judgement: Judgement): boolean {
  const { cells, assessed, earlier, k } = judgement;
  const now = cells.get(claim.cell) ?? emptyCell(assessed);
  const before = earlier.flatMap(({ cellOf, erased }, at) => {
    const cell = cellOf(claim.cell);
    if (cell === null) return [];
    const claimed = earlierClaims[at]?.find((each) => each.cell === claim.cell);
    // What was in the cell and never said tells nothing.
    return claimed === undefined ? [] : [{ cell, claimed, erased }];
  });
  if (claim.kind === "count") {
    const printings = before.map(
      ({ cell, claimed, erased }): Printing =>
        toPrinting(cell, claimed.kind === "count" ? claimed.mayBe : anyNumber, erased),
    );
    return leavesDoubt([...printings, toPrinting(now, claim.mayBe, NOBODY)], k);
  }
  return before.every(({ cell, claimed, erased }) => {
    const changed = changedIn(cell, now);
    if (!areEnough(changed, k)) return false;
    if (changed.size === 0) return true;
    if (claim.kind === "amount") return isSafe(amountOfChange(cell, now, changed), k);
    return (
      claimed.kind !== "median" ||
      mediansLeaveDoubt(
        { cell, median: claimed.value, erased },
        { cell: now, median: claim.value, erased: NOBODY },
        k,
      )
    );
  });
}

const NOBODY: ReadonlySet<string> = new Set();

function emptyCell(assessed: readonly string[]): Cell {
  return { of: assessed, values: new Map() };
}

function anyNumber(): boolean {
  return true;
}

function toPrinting({ of, values }: Cell, mayBe: Printing["mayBe"], erased: ReadonlySet<string>): Printing {
  // « n. p. » may be few or nearly all; other figures often tell which.
  const isFew = 2 * values.size < of.length;
  // What is hidden for a reason of its own says less than the rules let think.
  const isTold = mayBe(values.size) || erased.size > 0;
  return {
    of: new Set(of),
    counted: new Set(values.keys()),
    erased,
    mayBe: (n) => (!isTold || mayBe(n)) && (2 * n < of.length === isFew || erased.size > 0),
  };
}

function changedIn(before: Cell, now: Cell): ReadonlySet<string> {
  const asValues = ({ of, values }: Cell) => ({
    of: new Set(of),
    valueOf: (firm: string) => values.get(firm),
  });
  return changedBetween(asValues(before), asValues(now));
}

/** By how much each of the changed firms moves the sum, in one direction or the other. */
function amountOfChange(before: Cell, now: Cell, changed: ReadonlySet<string>): ReadonlyMap<string, number> {
  return new Map(
    [...changed].flatMap((firm) => {
      const moved = Math.abs((now.values.get(firm) ?? 0) - (before.values.get(firm) ?? 0));
      return moved > 0 ? [[firm, moved] as const] : [];
    }),
  );
}
