/**
 * Where the figures of a publication are settled one by one next to the earlier ones, and what came of it is noted: printed as it
 * may be, with less detail, or as it last was.
 */
import type { Cells } from "#app/domain/synthesis/disclosure/cells.ts";
import type { Claim } from "#app/domain/synthesis/disclosure/claims.ts";
import { type ToldCounts, unionLeavesDoubt } from "#app/domain/synthesis/disclosure/exclusive.ts";
import {
  changedSince,
  type Judgement,
  mayClaim,
  toldCounts,
} from "#app/domain/synthesis/disclosure/judge.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

/** A figure that stays as it was. For the consultants of the operation only. */
export type HeldFigure = {
  /** The key of its unit: « obstacle:marche.acces », « score:overall ». */
  readonly unit: string;
  /** ISO date of the figure that is printed. */
  readonly since: string;
  /** Enrollment ids of the firms that came, left or changed since it was last new. */
  readonly changed: ReadonlySet<string>;
};

/** Where an earlier publication printed the same figure; undefined where it had none. */
export type Find<Printed> = (synthesis: PublishedSynthesis) => Printed | undefined;

export type Unit<Printed> = {
  readonly unit: string;
  /** What could be printed, the most telling first. */
  readonly options: readonly Printed[];
  /** @param k the minimum group size that it is, or was, printed with. */
  readonly claims: (printed: Printed, k: number) => readonly Claim[];
  /** Whether it may stand next to other figures of the same thing. */
  readonly stands?: (printed: Printed) => boolean;
  readonly find: Find<Printed>;
};

export type Lines<Line> = {
  readonly keyOf: (line: Line) => string;
  readonly claims: (line: Line, k: number) => readonly Claim[];
  /** The line of a unit that nobody is in. */
  readonly hide: (line: Line) => Line;
  readonly options: (line: Line) => readonly Line[];
  readonly stands?: (line: Line) => boolean;
};

export type Desk = {
  readonly settle: <Printed>(unit: Unit<Printed>) => Printed;
  /** Lines of the candidate, then those that only an earlier publication had. */
  readonly settleLines: <Line>(
    lines: readonly Line[],
    linesOf: (synthesis: PublishedSynthesis) => readonly Line[],
    how: Lines<Line>,
  ) => readonly Line[];
  /** The cells of the figures that are new, and the figures that are not. */
  readonly taken: () => { readonly fresh: Cells; readonly held: readonly HeldFigure[] };
};

/** Opens a desk for one publication. */
export function openDesk(judgement: Judgement): Desk {
  const held: HeldFigure[] = [];
  const told: ToldCounts[] = [];
  const heldUnits: string[] = [];
  const last = judgement.earlier.at(-1);
  const settleUnit = <Printed>({ unit, options, claims, stands, find }: Unit<Printed>): Printed => {
    const claimed = judgement.earlier.map(({ synthesis }) => {
      const printed = find(synthesis);
      return printed === undefined ? [] : claims(printed, synthesis.minimumGroupSize);
    });
    const [full] = options;
    const open = options.find((option) => {
      const own = claims(option, judgement.k);
      if (!mayClaim(own, claimed, judgement) || stands?.(option) === false) return false;
      const counts = judgement.earlier.length === 0 ? null : toldCounts(own, claimed, judgement);
      if (counts === null) return true;
      if (!told.every((other) => unionLeavesDoubt(other, counts, judgement.k))) return false;
      told.push(counts);
      return true;
    });
    if (open !== undefined) return open;
    const before = last === undefined ? undefined : find(last.synthesis);
    if (full === undefined || last === undefined) throw new Error(`nothing can be printed of ${unit}`);
    heldUnits.push(unit);
    held.push({
      unit,
      since: last.synthesis.heldSince[unit] ?? last.synthesis.asOf,
      changed: changedSince(judgement, unit === "plans" ? "plans:lines" : unit),
    });
    if (before === undefined) throw new Error(`${unit} is held, and was never printed`);
    return before;
  };
  return {
    settle: settleUnit,
    settleLines: (lines, linesOf, how) => {
      const known = new Set(lines.map(how.keyOf));
      const gone = (last === undefined ? [] : linesOf(last.synthesis)).filter(
        (line) => !known.has(how.keyOf(line)),
      );
      return [...lines, ...gone.map(how.hide)].map((line) =>
        settleUnit({
          unit: how.keyOf(line),
          options: how.options(line),
          claims: how.claims,
          ...(how.stands === undefined ? {} : { stands: how.stands }),
          find: (synthesis) =>
            linesOf(synthesis).find((each) => how.keyOf(each) === how.keyOf(line)) ?? how.hide(line),
        }),
      );
    },
    taken: () => ({
      held,
      fresh: new Map(
        [...judgement.cells].filter(
          ([cell]) => !heldUnits.some((unit) => cell === unit || cell.startsWith(`${unit}:`)),
        ),
      ),
    }),
  };
}
