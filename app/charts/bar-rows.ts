/** Rows of words, a bar and a value: where each stands, beside each other on a page, and above the bar on a phone. */
import { CHART_WIDTH, type ChartSize } from "#app/charts/chart-size.ts";
import type { Palette } from "#app/charts/palette.ts";
import { element, text, textWidth, wrapped } from "#app/charts/svg.ts";

/** What the rows of one chart have in common on a page, in points. */
export type RowsLayout = {
  readonly labelWidth: number;
  readonly valueWidth: number;
  /** Between the bar and the value. */
  readonly gap: number;
  /** The least height of a row, and the air round its words. */
  readonly row: number;
  readonly air: number;
};

/** Where a bar is drawn. */
export type BarPlace = { readonly x: number; readonly width: number; readonly middle: number };

type Words = { readonly label: string; readonly value: string };

const FONT_SIZE = 8.8;
const LINE = FONT_SIZE * 1.25;
/** On a phone: from the last line of words to the middle of its bar, and from there to the next row. */
const UNDER_WORDS = 10;
const UNDER_BAR = 12;
const MOST_LINES_ABOVE = 3;

/** The rows from top to bottom, as given, each with what `draw` makes of its place; and how tall they are together. */
export function barRows<T extends Words>(
  bars: readonly T[],
  {
    layout,
    size,
    palette,
  }: { readonly layout: RowsLayout; readonly size: ChartSize; readonly palette: Palette },
  draw: (bar: T, place: BarPlace) => readonly string[],
): { readonly height: number; readonly rows: readonly string[] } {
  let top = 0;
  const rows = bars.map((bar) => {
    const { height, words, value, place } = size === "page" ? beside(bar, top, layout) : above(bar, top);
    top += height;
    const ink = { "font-size": FONT_SIZE, fill: palette.ink };
    return element(
      "g",
      {},
      ...words.map(({ line, y }) => text(line, { x: 0, y }, ink)),
      ...draw(bar, place),
      text(bar.value, value, { ...ink, "font-weight": 600, "text-anchor": value.anchor }),
    );
  });
  return { height: Math.max(1, top), rows };
}

type RowPlaces = {
  readonly height: number;
  readonly words: readonly { readonly line: string; readonly y: number }[];
  readonly value: { readonly x: number; readonly y: number; readonly anchor?: "end" };
  readonly place: BarPlace;
};

function beside(
  { label }: Words,
  top: number,
  { labelWidth, valueWidth, gap, row, air }: RowsLayout,
): RowPlaces {
  const lines = wrapped(label, labelWidth, FONT_SIZE, 2);
  const height = Math.max(row, lines.length * LINE + air);
  const middle = top + height / 2;
  const first = middle - ((lines.length - 1) * LINE) / 2 + 3;
  const x = labelWidth + 10;
  return {
    height,
    words: lines.map((line, index) => ({ line, y: first + index * LINE })),
    value: { x: CHART_WIDTH.page - valueWidth, y: middle + 3 },
    place: { x, width: CHART_WIDTH.page - x - valueWidth - gap, middle },
  };
}

function above({ label, value }: Words, top: number): RowPlaces {
  const width = CHART_WIDTH.phone;
  const lines = wrapped(label, width - textWidth(value, FONT_SIZE) * BOLD - 8, FONT_SIZE, MOST_LINES_ABOVE);
  const first = top + LINE - 1;
  const last = first + (lines.length - 1) * LINE;
  return {
    height: last - top + UNDER_WORDS + UNDER_BAR,
    words: lines.map((line, index) => ({ line, y: first + index * LINE })),
    value: { x: width, y: last, anchor: "end" },
    place: { x: 0, width, middle: last + UNDER_WORDS },
  };
}

/** Bold letters are wider. */
const BOLD = 1.06;
