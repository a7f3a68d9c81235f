/** Tables whose rows never split and whose head comes back on every page. */
import type { Content, TableCell } from "pdfmake/interfaces";
import { wrapped } from "#app/charts/svg.ts";
import { said } from "#templates/nodes/text.ts";
import { FONT, ink, ROOM } from "#templates/theme.ts";

export type Column = {
  readonly title: string;
  readonly width: number | "*" | "auto";
  readonly alignment?: "left" | "right" | "center";
};

export type TableOptions = { readonly compact?: boolean; readonly dense?: boolean };

/**
 * A table with a head. Cells are content; a string is set as text. A compact one has less air between its rows; a dense one, of
 * an annex, has smaller words too.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly (TableCell | string)[])[],
  options: TableOptions = {},
): Content {
  const size = options.dense === true ? DENSE_CELL : CELL;
  return {
    layout: options.dense === true ? dense : options.compact === true ? compact : layout,
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map((column) => column.width),
      body: [
        columns.map(headCell),
        ...rows.map((row) => row.map((cell, index) => bodyCell(cell, columns[index], size))),
      ],
    },
  };
}

/** The number of a row, in the titles' family, on the line of the words beside it. */
export function rowNumber(number: number): TableCell {
  return {
    text: String(number),
    font: FONT.title,
    bold: true,
    color: ink.accent,
    fontSize: 11,
    lineHeight: 1,
    margin: [0, -HIGHER, 0, 0],
  };
}

/** About how tall rows of these words at these widths are, in points. */
export function heightOf(rows: readonly (readonly (readonly [words: string, width: number])[])[]): number {
  return rows.reduce((height, cells) => height + mostLines(cells) * LINE + ROW_AIR, 0);
}

/** The room that a heading wants above a table whose first row holds these words at these widths: a row never splits. */
export function roomAbove(cells: readonly (readonly [words: string, width: number])[]): number {
  return ROOM.heading - LINE + mostLines(cells) * LINE;
}

function mostLines(cells: readonly (readonly [words: string, width: number])[]): number {
  return Math.max(...cells.map(([words, width]) => wrapped(words, width, CELL.fontSize, 99).length));
}

const CELL = { fontSize: 9, lineHeight: 1.25 } as const;
const DENSE_CELL = { fontSize: 8.2, lineHeight: 1.15 } as const;
const LINE = CELL.fontSize * CELL.lineHeight * 1.25;
const ROW_AIR = 6.5;
/** How much higher than a cell's words a row's number must begin to stand on their line: the difference of both ascents. */
const HIGHER = 1.036 * 11 - 0.969 * CELL.fontSize;

function headCell(column: Column): TableCell {
  return { text: said(column.title), style: "tableHead", alignment: column.alignment ?? "left" };
}

function bodyCell(
  cell: TableCell | string,
  column: Column | undefined,
  size: { readonly fontSize: number; readonly lineHeight: number },
): TableCell {
  if (typeof cell !== "string") return cell;
  return { text: said(cell), ...size, alignment: column?.alignment ?? "left" };
}

const layout = {
  hLineWidth: (row: number) => (row === 0 ? 0 : row === 1 ? 0.9 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => ink.line,
  paddingLeft: (column: number) => (column === 0 ? 0 : 6),
  paddingRight: () => 4,
  // A line has its air below its letters: less under the row makes as much above as below.
  paddingTop: () => 6,
  paddingBottom: (row: number) => (row === 0 ? 5 : 4),
};

const compact = {
  ...layout,
  paddingTop: () => 4,
  paddingBottom: (row: number) => (row === 0 ? 4 : 2),
};

const dense = {
  ...layout,
  paddingTop: () => 2.1,
  paddingBottom: (row: number) => (row === 0 ? 2.6 : 0.9),
};
