/** Whether what a figure claims may be added to what earlier publications claimed of the same cells. */
import type { Cell, Cells } from "#app/domain/synthesis/disclosure/cells.ts";
import type { Claim, CountClaim } from "#app/domain/synthesis/disclosure/claims.ts";
import { areEnough, leavesDoubt, type Told } from "#app/domain/synthesis/disclosure/differences.ts";
import type { ToldCount, ToldCounts } from "#app/domain/synthesis/disclosure/exclusive.ts";
import { COUNTED, classify, ERASED, type Standing } from "#app/domain/synthesis/disclosure/firm-classes.ts";
import { cellIn, type EarlierPublication, erasedIn } from "#app/domain/synthesis/disclosure/ledger.ts";
import { mediansLeaveDoubt } from "#app/domain/synthesis/disclosure/medians.ts";
import {
  markChanged,
  type NumberedCell,
  openNumbering,
  openRoster,
  type Roster,
  standingOf,
} from "#app/domain/synthesis/disclosure/numbered-cells.ts";
import { isSafe } from "#app/domain/synthesis/disclosure/rows.ts";
import { roundOf } from "#app/domain/synthesis/disclosure/same-scores.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

/** The cells of one publication, by key: null where it didn't print the figure anew. */
type CellReader = {
  readonly cellOf: (key: string) => Cell | null;
  readonly numberedOf: (key: string) => NumberedCell | null;
  readonly standingOf: (key: string) => Standing | null;
};

/** An earlier publication with its cells at hand. */
export type OpenedPublication = EarlierPublication &
  CellReader & {
    readonly erased: ReadonlySet<string>;
    /** Whether its figures are of the same round: those of another are of other answers. */
    readonly isOfThisRound: boolean;
  };

/** What each earlier publication claimed of the unit that is judged, in their order; nothing where it didn't print it. */
export type EarlierClaims = readonly (readonly Claim[])[];

export type Judgement = {
  /** Cells of this publication. */
  readonly cells: Cells;
  /** The same, and those that nobody is in: out of all that were assessed. */
  readonly now: CellReader;
  /** N of the figures drawn from answers. */
  readonly assessed: readonly string[];
  readonly earlier: readonly OpenedPublication[];
  readonly roster: Roster;
  /** The minimum group size. */
  readonly k: number;
};

/**
 * Lays this publication's cells beside those of the earlier ones.
 *
 * @param assessed N of the figures drawn from answers, for a cell that nobody is in.
 */
export function openJudgement(
  cells: Cells,
  assessed: readonly string[],
  publications: readonly EarlierPublication[],
  { minimumGroupSize: k, ...candidate }: PublishedSynthesis,
): Judgement {
  // One of fewer firms printed nothing of anybody's answers.
  const earlier = publications.filter(({ ledger }) => ledger.firms.length >= k);
  const bases = new Set([...cells.values()].map(({ of }) => of));
  const roster = openRoster([assessed, ...bases, ...earlier.map(({ ledger }) => ledger.firms)]);
  const empty: Cell = { of: assessed, values: new Map() };
  return {
    cells,
    now: readCells((key) => cells.get(key) ?? empty, roster, NOBODY),
    assessed,
    earlier: earlier.map((publication) => {
      const erased = erasedIn(publication.ledger);
      const read = (key: string) => cellIn(publication.ledger, key);
      const isOfThisRound = roundOf(publication.synthesis) === roundOf(candidate);
      return { ...publication, ...readCells(read, roster, erased), erased, isOfThisRound };
    }),
    roster,
    k,
  };
}

const NOBODY: ReadonlySet<string> = new Set();

/** Reads each cell once. */
function readCells(
  read: (key: string) => Cell | null,
  roster: Roster,
  erased: ReadonlySet<string>,
): CellReader {
  const toNumbers = openNumbering(roster, erased);
  const cellOf = once(read);
  const numberedOf = once((key) => {
    const cell = cellOf(key);
    return cell === null ? null : toNumbers(cell);
  });
  return {
    cellOf,
    numberedOf,
    standingOf: once((key) => {
      const cell = numberedOf(key);
      return cell === null ? null : standingOf(cell);
    }),
  };
}

function once<Value>(read: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const value = read(key);
    known.set(key, value);
    return value;
  };
}

/**
 * The firms that came, left, or of which any figure changed since an earlier publication. Its figures are tied to one another:
 * when these firms are too few, nothing at all may be printed anew.
 */
export function changedSincePublication(
  { now, roster, assessed }: Judgement,
  { ledger, numberedOf }: OpenedPublication,
): ReadonlySet<string> {
  const marks = new Uint8Array(roster.firms.length);
  const [is, was] = [new Set(assessed), new Set(ledger.firms)];
  for (const [firm, name] of roster.firms.entries()) if (is.has(name) !== was.has(name)) marks[firm] = 1;
  for (const key of Object.keys(ledger.cells)) {
    // Groups are made anew each time: a firm that is counted with others has not changed.
    if (key.startsWith("heatmap:")) continue;
    mark(numberedOf(key), now.numberedOf(key), marks);
  }
  return named(marks, roster);
}

/** The firms whose arrival, departure or change made the cell differ from the last time it was printed anew. */
export function changedSince({ now, earlier, roster }: Judgement, cell: string): ReadonlySet<string> {
  const before = earlier.flatMap(({ numberedOf }) => numberedOf(cell) ?? []).at(-1) ?? null;
  const marks = new Uint8Array(roster.firms.length);
  mark(before, now.numberedOf(cell), marks);
  return named(marks, roster);
}

function mark(before: NumberedCell | null, now: NumberedCell | null, marks: Uint8Array): void {
  if (before !== null && now !== null) markChanged(before, now, marks);
}

function named(marks: Uint8Array, { firms }: Roster): ReadonlySet<string> {
  return new Set(firms.filter((_, firm) => marks[firm] === 1));
}

/** What is claimed of the first of these claims' cells, publication by publication; null when it is no number. */
export function toldCounts(
  claims: readonly Claim[],
  earlierClaims: EarlierClaims,
  { now, earlier }: Judgement,
): ToldCounts | null {
  const [claim] = claims;
  if (claim?.kind !== "count" || !claim.isKnown) return null;
  const before = earlier.map((publication, at) => {
    const claimed = earlierClaims[at]?.find((each) => each.cell === claim.cell);
    const isKnown = claimed?.kind === "count" && claimed.isKnown;
    return isKnown && isComparable(publication, claim) ? toldCount(publication, claimed) : null;
  });
  return [...before, toldCount(now, claim)];
}

function toldCount(reader: CellReader, claim: CountClaim): ToldCount | null {
  const standing = reader.standingOf(claim.cell);
  if (standing === null) return null;
  const [least, most] = knownNumbers(standing);
  return { standing, least: claim.exactly ?? least, most: claim.exactly ?? most };
}

/** How many firms count, for all that anybody knows: of erased ones nobody does. */
function knownNumbers(standing: Standing): readonly [least: number, most: number] {
  let counted = 0;
  let erased = 0;
  for (const is of standing) {
    if (is === COUNTED) counted += 1;
    if (is === ERASED) erased += 1;
  }
  return [counted, counted + erased];
}

/** Whether all of these claims leave everybody in doubt, next to those of the earlier publications. */
export function mayClaim(
  claims: readonly Claim[],
  earlierClaims: EarlierClaims,
  judgement: Judgement,
): boolean {
  return claims.every((claim) => mayClaimOne(claim, earlierClaims, judgement));
}

function mayClaimOne(claim: Claim, earlierClaims: EarlierClaims, judgement: Judgement): boolean {
  const before = judgement.earlier.flatMap((publication, at) => {
    // What was in the cell and never said tells nothing.
    const claimed = earlierClaims[at]?.find((each) => each.cell === claim.cell);
    return claimed === undefined || !isComparable(publication, claim) ? [] : [{ publication, claimed }];
  });
  if (claim.kind === "count") {
    const printings = before.flatMap(({ publication, claimed }) =>
      toPrinting(publication, claim.cell, claimed.kind === "count" ? claimed : null),
    );
    const all = [...printings, ...toPrinting(judgement.now, claim.cell, claim)];
    const classes = classify(all.map(({ standing }) => standing));
    return waysToTell(all).every((told) => leavesDoubt(classes, told, judgement.k));
  }
  return before.every(({ publication, claimed }) => isApart(claim, claimed, publication, judgement));
}

/** What the aid of a firm depends on is not asked again in each round. */
function isComparable({ isOfThisRound }: OpenedPublication, { cell }: Claim): boolean {
  return isOfThisRound || cell.startsWith("matched:");
}

/** What a reader may know of the number: one of several things where firms were erased, and he may know which. */
type Printing = { readonly standing: Standing; readonly ways: readonly Told[] };

/** @param claim what is claimed of its number; null when nothing is. */
function toPrinting(reader: CellReader, key: string, claim: CountClaim | null): readonly Printing[] {
  const standing = reader.standingOf(key);
  if (standing === null) return [];
  const [least, most] = knownNumbers(standing);
  if (claim?.isKnown === true) return [{ standing, ways: waysKnown(claim, least, most) }];
  // What is hidden for a reason of its own says less than the rules let think.
  const isTold = claim !== null && (claim.mayBe(least) || most > least);
  return [{ standing, ways: [isTold ? claim.mayBe : anyNumber] }];
}

/** The printed number; of a hidden one, those that it may have been and that the rules hide: the lowest and the highest. */
function waysKnown({ exactly, mayBe }: CountClaim, least: number, most: number): readonly Told[] {
  const between = Array.from({ length: most - least + 1 }, (_, more) => least + more);
  const hidden = between.filter(mayBe);
  const possible = hidden.length === 0 ? between : hidden;
  const ends = exactly === undefined ? [possible[0], possible.at(-1)] : [exactly];
  return [...new Set(ends)].map((known) => (n) => n === known);
}

/** Every choice of one way for each printing. */
function waysToTell(printings: readonly Printing[]): readonly (readonly Told[])[] {
  return printings.reduce<readonly (readonly Told[])[]>(
    (chosen, { ways }) => chosen.flatMap((before) => ways.map((way) => [...before, way])),
    [[]],
  );
}

function anyNumber(): boolean {
  return true;
}

/** Whether a median or an amount may stand beside the one that an earlier publication printed of the same cell. */
function isApart(
  claim: Exclude<Claim, { readonly kind: "count" }>,
  claimed: Claim,
  publication: OpenedPublication,
  judgement: Judgement,
): boolean {
  const [before, now] = [publication.cellOf(claim.cell), judgement.now.cellOf(claim.cell)];
  if (before === null || now === null) return true;
  const changed = changedFrom(publication, claim.cell, judgement);
  if (!areEnough(changed, judgement.k)) return false;
  if (changed.size === 0) return true;
  if (claim.kind === "amount") return isSafe(amountOfChange(before, now, changed), judgement.k);
  return (
    claimed.kind !== "median" ||
    mediansLeaveDoubt(
      { cell: before, median: claimed.value, erased: publication.erased },
      { cell: now, median: claim.value, erased: NOBODY },
      judgement.k,
    )
  );
}

function changedFrom(
  { numberedOf }: OpenedPublication,
  cell: string,
  { now, roster }: Judgement,
): ReadonlySet<string> {
  const marks = new Uint8Array(roster.firms.length);
  mark(numberedOf(cell), now.numberedOf(cell), marks);
  return named(marks, roster);
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
