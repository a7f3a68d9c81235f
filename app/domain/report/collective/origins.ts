/** Figures that are made alike, told once: what the annex and the foot of a table list. */
import type { ExplainedFigure } from "#app/domain/report/collective/explained-figure.ts";

export type Origin = {
  /** The tables and lines that it stands in: « Freins », « Maturité : médiane ». */
  readonly title: string;
  /** The first of the figures, with the exclusions that all of them have. */
  readonly figure: ExplainedFigure;
};

/**
 * One entry for the figures of a chapter that share definition, numerator, denominator and day, in the order of the first of
 * them, with what all of them leave out.
 */
export function groupedOrigins(figures: readonly ExplainedFigure[]): readonly Origin[] {
  const groups = new Map<string, ExplainedFigure[]>();
  for (const figure of figures) {
    // The denominators of two themes may leave out different numbers of firms: that is told at each theme.
    const { chapter, definition, numerator, denominator, asOf } = figure;
    const key = [chapter, definition, numerator, denominator, asOf].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups.values()].flatMap((group) => {
    const [figure] = group;
    return figure === undefined
      ? []
      : [{ title: titleOf(group), figure: { ...figure, exclusions: common(group) } }];
  });
}

/** What all of them leave out. */
function common(group: readonly ExplainedFigure[]): readonly string[] {
  const [first, ...others] = group;
  return (first?.exclusions ?? []).filter((each) =>
    others.every(({ exclusions }) => exclusions.includes(each)),
  );
}

/** The words that tables and lines have in common before and after their colon; the table's alone otherwise. */
function titleOf(group: readonly ExplainedFigure[]): string {
  const tables = [...new Set(group.map(({ table }) => head(table)))];
  const lines = [...new Set(group.map(({ label }) => tail(label)))];
  const [line] = lines;
  const where = tables.join(", ");
  return lines.length === 1 && line !== undefined && line !== where ? `${where} : ${line}` : where;
}

function head(table: string): string {
  return table.split(" : ")[0] ?? table;
}

function tail(label: string): string {
  return label.split(" : ").at(-1) ?? label;
}
