/** What the convention promised and what was done, line by line: a bar up to what is done, a mark at what was promised. */
import { type BarPlace, barRows, type RowsLayout } from "#app/charts/bar-rows.ts";
import { CHART_WIDTH, type ChartSize } from "#app/charts/chart-size.ts";
import type { Palette } from "#app/charts/palette.ts";
import { chart, element } from "#app/charts/svg.ts";

export type ConventionBar = {
  readonly label: string;
  readonly planned: number;
  /** Null when not known, or not published: there is no bar. */
  readonly achieved: number | null;
  /** What is written at the right: « 31 sur 38 entreprises ». */
  readonly value: string;
};

const LAYOUT: RowsLayout = { labelWidth: 168, valueWidth: 128, gap: 12, row: 19, air: 7 };
const BAR_HEIGHT = 8;
/** How far the mark stands out of its bar, above and under it: on a phone the words are right above. */
const MARK_OUT: Readonly<Record<ChartSize, number>> = { page: 4, phone: 2 };
/** Where the promise stands on each line, as a share of the bar's room: what is beyond it has room to show. */
const PROMISE = 0.8;

/** Draws the lines from top to bottom, each at its own scale: the mark is the same place on all of them. */
export function conventionBars(
  bars: readonly ConventionBar[],
  palette: Palette,
  size: ChartSize = "page",
): string {
  const { height, rows } = barRows(bars, { layout: LAYOUT, size, palette }, (bar, place) =>
    row(bar, place, palette, BAR_HEIGHT / 2 + MARK_OUT[size]),
  );
  return chart(
    { width: CHART_WIDTH[size], height },
    {
      title: "Prévu et réalisé",
      description: bars.map(({ label, value }) => `${label} : ${value}`).join(" ; "),
    },
    ...rows,
  );
}

function row(
  bar: ConventionBar,
  { x, width, middle }: BarPlace,
  palette: Palette,
  reach: number,
): readonly string[] {
  const mark = x + PROMISE * width;
  const done = doneShare(bar);
  return [
    strip(x, middle, width, palette.line),
    ...(done === null ? [] : [strip(x, middle, done * width, palette.accent)]),
    element("line", {
      x1: mark,
      x2: mark,
      y1: middle - reach,
      y2: middle + reach,
      stroke: palette.ink,
      "stroke-width": 1.4,
    }),
  ];
}

/** Of the bar's room. Null without a number; a promise of nothing has no scale. */
function doneShare({ planned, achieved }: ConventionBar): number | null {
  if (achieved === null || planned <= 0) return null;
  return Math.min(1, Math.max(0, (achieved / planned) * PROMISE));
}

function strip(x: number, middle: number, width: number, color: string): string {
  return element("rect", {
    x,
    y: middle - BAR_HEIGHT / 2,
    width: Math.max(1, width),
    height: BAR_HEIGHT,
    rx: BAR_HEIGHT / 2,
    fill: color,
  });
}
