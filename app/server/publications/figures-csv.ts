/** The figures of a publication for whoever computes with them: one line a figure, as French spreadsheets open it. */
import Papa from "papaparse";
import type { PublicationSnapshot } from "#app/domain/publication/publication-snapshot.ts";
import { FIGURE_COLUMNS, figureRow, type PlainCell } from "#app/server/publications/figure-rows.ts";

/** UTF-8 with its mark, « ; » between cells, a comma in numbers. */
export function figuresCsv({ figures }: PublicationSnapshot): Uint8Array {
  const rows = [[...FIGURE_COLUMNS], ...figures.map((figure) => figureRow(figure).map(csvCell))];
  return new TextEncoder().encode(`\uFEFF${Papa.unparse(rows, { delimiter: ";", newline: "\r\n" })}\r\n`);
}

function csvCell(cell: PlainCell): string {
  if (cell === null) return "";
  return typeof cell === "number" ? String(cell).replace(".", ",") : cell;
}
