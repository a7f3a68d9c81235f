/** Median scores of groups, theme by theme: tinted cells with the value written in each. */
import { CHART_WIDTH, type ChartSize } from "#app/charts/chart-size.ts";
import { levelColor, type Palette } from "#app/charts/palette.ts";
import { chart, element, fitted, text, wrapped } from "#app/charts/svg.ts";

type HeatmapCell = {
  /** « 51,4 », or « n. p. ». */
  readonly value: string;
  /** Rank of the level that the value falls in, 0 for the lowest; null without a value. */
  readonly levelRank: number | null;
  /** Written small under the value when the cell rests on fewer firms than its column says. */
  readonly note: string | null;
};

export type HeatmapGrid = {
  readonly columns: readonly { readonly label: string; readonly note: string }[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly HeatmapCell[] }[];
  readonly levelCount: number;
};

/** More columns than this leave no room for their names: draw several charts. */
export const MOST_COLUMNS: Readonly<Record<ChartSize, number>> = { page: 5, phone: 2 };
const LABEL_WIDTH: Readonly<Record<ChartSize, number>> = { page: 138, phone: 100 };
/** The columns' names stand on this many lines at most, then their notes on one. */
const NAME_LINES = 3;
const NAME_LINE = 9;
const NOTE = 17;
const ROW = 22;
const FONT_SIZE = 8.2;
const SMALL = 7.2;

/** Draws the grid. The tint says the level, the number says the value: nothing is told by colour alone. */
export function heatmap(
  title: string,
  grid: HeatmapGrid,
  palette: Palette,
  size: ChartSize = "page",
): string {
  const labelWidth = LABEL_WIDTH[size];
  const width = (CHART_WIDTH[size] - labelWidth - 6) / Math.max(1, grid.columns.length);
  const columnX = (index: number) => labelWidth + 6 + index * width;
  const names = grid.columns.map(({ label }) => wrapped(label, width - 4, SMALL + 0.3, NAME_LINES));
  const headHeight = Math.max(1, ...names.map((lines) => lines.length)) * NAME_LINE + NOTE;
  return chart(
    { width: CHART_WIDTH[size], height: headHeight + Math.max(1, grid.rows.length) * ROW },
    { title, description: grid.rows.map((row) => described(row, grid.columns)).join(" ; ") },
    ...grid.columns.flatMap((column, index) =>
      head(names[index] ?? [], column.note, { x: columnX(index), width, height: headHeight }, palette),
    ),
    ...grid.rows.flatMap((row, index) => {
      const top = headHeight + index * ROW;
      const words = wrapped(row.label, labelWidth, FONT_SIZE, 2);
      const first = top + ROW / 2 - ((words.length - 1) * FONT_SIZE * 1.15) / 2 + 3;
      return [
        ...words.map((line, place) =>
          text(
            line,
            { x: 0, y: first + place * FONT_SIZE * 1.15 },
            { "font-size": FONT_SIZE, fill: palette.ink },
          ),
        ),
        ...row.cells.flatMap((cell, place) => cellAt(cell, columnX(place), top, width, grid, palette)),
      ];
    }),
  );
}

function head(
  name: readonly string[],
  note: string,
  { x, width, height }: { readonly x: number; readonly width: number; readonly height: number },
  palette: Palette,
): readonly string[] {
  const last = height - 15;
  return [
    ...name.map((line, index) =>
      text(
        line,
        { x: x + width / 2, y: last - (name.length - 1 - index) * NAME_LINE },
        { "font-size": SMALL + 0.3, "text-anchor": "middle", "font-weight": 600, fill: palette.ink },
      ),
    ),
    text(
      fitted(note, width - 2, SMALL),
      { x: x + width / 2, y: height - 5 },
      { "font-size": SMALL, "text-anchor": "middle", fill: palette.inkSoft },
    ),
  ];
}

function cellAt(
  cell: HeatmapCell,
  x: number,
  top: number,
  width: number,
  { levelCount }: HeatmapGrid,
  palette: Palette,
): readonly string[] {
  const middle = x + width / 2;
  const known = cell.levelRank !== null;
  return [
    element("rect", {
      x: x + 1,
      y: top + 1,
      width: width - 2,
      height: ROW - 2,
      rx: 2,
      fill: known ? levelColor(palette, cell.levelRank, levelCount) : "none",
      "fill-opacity": 0.24,
      stroke: known ? "none" : palette.line,
      "stroke-width": 0.8,
    }),
    text(
      cell.value,
      { x: middle, y: top + ROW / 2 + (cell.note === null ? 3 : -0.8) },
      {
        "font-size": known ? 9.2 : 8,
        "text-anchor": "middle",
        "font-weight": known ? 600 : 400,
        fill: known ? palette.ink : palette.inkSoft,
      },
    ),
    cell.note === null
      ? ""
      : text(
          fitted(cell.note, width - 4, SMALL),
          { x: middle, y: top + ROW - 3.6 },
          { "font-size": SMALL, "text-anchor": "middle", fill: palette.inkSoft },
        ),
  ];
}

function described(row: HeatmapGrid["rows"][number], columns: HeatmapGrid["columns"]): string {
  const cells = row.cells.map(({ value }, index) => `${columns[index]?.label ?? ""} ${value}`);
  return `${row.label} : ${cells.join(", ")}`;
}
