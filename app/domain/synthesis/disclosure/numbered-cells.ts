/**
 * Cells with a number for each firm instead of its name: what every firm brings stands at its place, and cells of several
 * publications are compared place by place.
 */
import type { Cell } from "#app/domain/synthesis/disclosure/cells.ts";
import {
  ABSENT,
  COUNTED,
  ERASED,
  NOT_COUNTED,
  type Standing,
} from "#app/domain/synthesis/disclosure/firm-classes.ts";

/** The firms of all the publications, each at its number. */
export type Roster = {
  readonly firms: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
};

export type NumberedCell = {
  /** What each firm brings; NaN where the cell is not out of it. */
  readonly values: Float64Array;
  /** Whether each firm was erased since. */
  readonly erased: Uint8Array;
  /** How many firms are known to bring something. */
  readonly counted: number;
};

export function openRoster(lists: readonly (readonly string[])[]): Roster {
  const numbers = new Map<string, number>();
  for (const list of lists) for (const firm of list) if (!numbers.has(firm)) numbers.set(firm, numbers.size);
  return { firms: [...numbers.keys()], numbers };
}

/** Numbers cells: most of them are out of the same firms, which are looked up once. */
export function openNumbering(
  { firms, numbers }: Roster,
  erased: ReadonlySet<string>,
): (cell: Cell) => NumberedCell {
  const isErased = Uint8Array.from(firms, (firm) => (erased.has(firm) ? 1 : 0));
  const blanks = new Map<readonly string[], Float64Array>();
  const blankOf = (of: readonly string[]) => {
    const known = blanks.get(of);
    if (known !== undefined) return known;
    const blank = new Float64Array(firms.length).fill(Number.NaN);
    for (const firm of of) blank[numbers.get(firm) ?? -1] = 0;
    blanks.set(of, blank);
    return blank;
  };
  return ({ of, values: brought }) => {
    const values = blankOf(of).slice();
    for (const [firm, value] of brought) values[numbers.get(firm) ?? -1] = value;
    return { values, erased: isErased, counted: brought.size };
  };
}

/** What each firm is to a count. */
export function standingOf({ values, erased }: NumberedCell): Standing {
  const standing = new Uint8Array(values.length);
  for (let firm = 0; firm < values.length; firm += 1) {
    const value = values[firm] ?? Number.NaN;
    if (Number.isNaN(value)) standing[firm] = ABSENT;
    else if (erased[firm] === 1) standing[firm] = ERASED;
    else standing[firm] = value === 0 ? NOT_COUNTED : COUNTED;
  }
  return standing;
}

/** Marks the firms that make a cell differ from an earlier one: in one of the two only, or in both with another value. */
export function markChanged(before: NumberedCell, now: NumberedCell, marks: Uint8Array): void {
  for (let firm = 0; firm < marks.length; firm += 1) {
    if (!Object.is(before.values[firm], now.values[firm])) marks[firm] = 1;
  }
}
