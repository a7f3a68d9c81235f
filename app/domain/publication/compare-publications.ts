/** Two publications side by side, figure by figure: a difference is only printed where it means something. */
import type { ExplainedFigure } from "#app/domain/report/collective/explained-figure.ts";

/**
 * Why two figures can't be subtracted. `definition`: they don't mean the same. `base`: they are not out of the same number of
 * firms. `hidden`: one isn't published as a number. `new` and `gone`: it stands in one publication only.
 */
export type NotComparable = "definition" | "base" | "hidden" | "new" | "gone";

export type ComparedFigure = {
  readonly id: string;
  readonly chapter: ExplainedFigure["chapter"];
  readonly table: string;
  readonly label: string;
  readonly unit: string;
  /** As they were printed; null where the publication doesn't have the figure. */
  readonly before: string | null;
  readonly after: string | null;
  /** after − before; null with a reason in `why`. */
  readonly change: number | null;
  readonly why: NotComparable | null;
};

/** The figures of the later publication in its order, then those that only the earlier one has. */
export function comparePublications(
  before: readonly ExplainedFigure[],
  after: readonly ExplainedFigure[],
): readonly ComparedFigure[] {
  const earlier = new Map(before.map((figure) => [figure.id, figure]));
  const later = new Set(after.map(({ id }) => id));
  return [
    ...after.map((figure) => compareFigure(earlier.get(figure.id) ?? null, figure)),
    ...before.filter(({ id }) => !later.has(id)).map((figure) => compareFigure(figure, null)),
  ];
}

/** Why the later figure can't be subtracted from the earlier; null when it can. */
export function notComparable(before: ExplainedFigure, after: ExplainedFigure): NotComparable | null {
  if (!meansTheSame(before, after)) return "definition";
  if (before.value === null || after.value === null) return "hidden";
  return before.N === after.N ? null : "base";
}

function compareFigure(before: ExplainedFigure | null, after: ExplainedFigure): ComparedFigure;
function compareFigure(before: ExplainedFigure, after: null): ComparedFigure;
function compareFigure(before: ExplainedFigure | null, after: ExplainedFigure | null): ComparedFigure {
  const shown = after ?? before;
  if (shown === null) throw new Error("nothing to compare");
  const { id, chapter, table, label, unit } = shown;
  const printed = {
    id,
    chapter,
    table,
    label,
    unit,
    before: before?.printed ?? null,
    after: after?.printed ?? null,
  };
  if (before === null) return { ...printed, change: null, why: "new" };
  if (after === null) return { ...printed, change: null, why: "gone" };
  const why = notComparable(before, after);
  if (why !== null || before.value === null || after.value === null) return { ...printed, change: null, why };
  return { ...printed, change: rounded(after.value - before.value), why: null };
}

function meansTheSame(one: ExplainedFigure, other: ExplainedFigure): boolean {
  return one.definition === other.definition && one.unit === other.unit;
}

/** To a thousandth: printed figures have one decimal, and subtracting them adds noise far behind it. */
function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

/** One figure in several publications, in the order in which these were given. */
export type FigureAcross = {
  readonly id: string;
  readonly chapter: ExplainedFigure["chapter"];
  readonly table: string;
  readonly label: string;
  readonly unit: string;
  /** As it is printed, and out of how many firms; null where the publication doesn't have it. */
  readonly cells: readonly ({ readonly printed: string; readonly N: number | null } | null)[];
  /** Whether it means the same wherever it stands. */
  readonly isSame: boolean;
};

/** The figures that at least two of the publications have, in the order of the first one that has each. */
export function figuresAcross(
  publications: readonly (readonly ExplainedFigure[])[],
): readonly FigureAcross[] {
  const byId = publications.map((figures) => new Map(figures.map((figure) => [figure.id, figure])));
  const ids = new Set(publications.flatMap((figures) => figures.map(({ id }) => id)));
  return [...ids].flatMap((id) => {
    const found = byId.map((figures) => figures.get(id) ?? null);
    const there = found.filter((figure) => figure !== null);
    const [first] = there;
    if (first === undefined || there.length < 2) return [];
    const { chapter, table, label, unit } = first;
    return [
      {
        ...{ id, chapter, table, label, unit },
        cells: found.map((figure) => (figure === null ? null : { printed: figure.printed, N: figure.N })),
        isSame: there.every((figure) => meansTheSame(first, figure)),
      },
    ];
  });
}
