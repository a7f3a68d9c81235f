/** The figures of a publication as lines of a table: the same in the CSV and in the spreadsheet. */
import type { ExplainedFigure } from "#app/domain/report/collective/explained-figure.ts";
import { neutralCell } from "#app/server/publications/neutral-cell.ts";
import { CHAPTER_TITLES } from "#app/text/publications.ts";

export const FIGURE_COLUMNS = [
  "identifiant",
  "chapitre",
  "tableau",
  "ligne",
  "valeur",
  "imprimé",
  "unité",
  "n",
  "N",
  "définition",
  "numérateur",
  "dénominateur",
  "n’y sont pas",
  "au",
] as const;

/** A number, words that begin no formula, or nothing. */
export type PlainCell = number | string | null;

/** One line in the order of the columns. What isn't published is empty where a number would be, and said in « imprimé ». */
export function figureRow(figure: ExplainedFigure): readonly PlainCell[] {
  const { id, chapter, table, label, value, printed, unit, n, N, definition, numerator, denominator } =
    figure;
  return [
    neutralCell(id),
    neutralCell(CHAPTER_TITLES[chapter]),
    neutralCell(table),
    neutralCell(label),
    value,
    neutralCell(printed),
    neutralCell(unit),
    n,
    N,
    neutralCell(definition),
    neutralCell(numerator),
    neutralCell(denominator),
    neutralCell(figure.exclusions.join(", ")),
    neutralCell(figure.asOf),
  ];
}
