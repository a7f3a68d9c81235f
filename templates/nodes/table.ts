/** Tables whose rows never split and whose head comes back on every page. */
import type { Content, TableCell } from "pdfmake/interfaces";
import { wrapped } from "#app/charts/svg.ts";
import { said } from "#templates/nodes/text.ts";
import { ink, ROOM } from "#templates/theme.ts";

export type Column = {
  readonly title: string;
  readonly width: number | "*" | "auto";
  readonly alignment?: "left" | "right" | "center";
};

export type TableOptions = { readonly compact?: boolean };

/** A table with a head. Cells are content; a string is set as text. A compact one has less air between its rows. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly (TableCell | string)[])[],
  options: TableOptions = {},
): Content {
  return {
    layout: options.compact === true ? { ...layout, paddingTop: () => 3, paddingBottom: () => 3 } : layout,
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map((column) => column.width),
      body: [
        columns.map(headCell),
        ...rows.map((row) => row.map((cell, index) => bodyCell(cell, columns[index]))),
      ],
    },
  };
}

/** The room that a heading wants above a table whose first row holds these words at these widths: a row never splits. */
export function roomAbove(cells: readonly (readonly [words: string, width: number])[]): number {
  const most = Math.max(...cells.map(([words, width]) => wrapped(words, width, CELL.fontSize, 99).length));
  return ROOM.heading - LINE + most * LINE;
}

const CELL = { fontSize: 9, lineHeight: 1.25 } as const;
const LINE = CELL.fontSize * CELL.lineHeight * 1.25;

function headCell(column: Column): TableCell {
  return { text: said(column.title), style: "tableHead", alignment: column.alignment ?? "left" };
}

function bodyCell(cell: TableCell | string, column: Column | undefined): TableCell {
  if (typeof cell !== "string") return cell;
  return { text: said(cell), ...CELL, alignment: column?.alignment ?? "left" };
}

const layout = {
  hLineWidth: (row: number) => (row === 0 ? 0 : row === 1 ? 0.9 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => ink.line,
  paddingLeft: (column: number) => (column === 0 ? 0 : 6),
  paddingRight: () => 4,
  paddingTop: () => 5,
  paddingBottom: () => 5,
};
