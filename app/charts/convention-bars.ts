/** What the convention promised and what was done, line by line: a bar up to what is done, a mark at what was promised. */
import type { Palette } from "#app/charts/palette.ts";
import { chart, element, text, wrapped } from "#app/charts/svg.ts";

export type ConventionBar = {
  readonly label: string;
  readonly planned: number;
  /** Null when not known, or not published: there is no bar. */
  readonly achieved: number | null;
  /** What is written at the right: « 31 sur 38 entreprises ». */
  readonly value: string;
};

/** Drawn one for one at this width, in points. */
const BARS_WIDTH = 499;
const LABEL_WIDTH = 168;
const VALUE_WIDTH = 128;
const BAR_X = LABEL_WIDTH + 10;
const BAR_WIDTH = BARS_WIDTH - BAR_X - VALUE_WIDTH - 12;
const FONT_SIZE = 8.8;
const LINE = FONT_SIZE * 1.25;
const BAR_HEIGHT = 8;
/** Where the promise stands on each line, as a share of the bar's room: what is beyond it has room to show. */
const PROMISE = 0.8;

/** Draws the lines from top to bottom, each at its own scale: the mark is the same place on all of them. */
export function conventionBars(bars: readonly ConventionBar[], palette: Palette): string {
  const rows = bars.map((bar) => ({ bar, words: wrapped(bar.label, LABEL_WIDTH, FONT_SIZE, 2) }));
  const heights = rows.map(({ words }) => Math.max(19, words.length * LINE + 7));
  let top = 0;
  return chart(
    {
      width: BARS_WIDTH,
      height: Math.max(
        1,
        heights.reduce((sum, each) => sum + each, 0),
      ),
    },
    {
      title: "Prévu et réalisé",
      description: bars.map(({ label, value }) => `${label} : ${value}`).join(" ; "),
    },
    ...rows.map(({ bar, words }, index) => {
      const height = heights[index] ?? 0;
      const drawn = row(bar, words, top + height / 2, palette);
      top += height;
      return drawn;
    }),
  );
}

function row(bar: ConventionBar, words: readonly string[], middle: number, palette: Palette): string {
  const first = middle - ((words.length - 1) * LINE) / 2 + 3;
  const mark = BAR_X + PROMISE * BAR_WIDTH;
  const done = doneWidth(bar);
  return element(
    "g",
    {},
    ...words.map((line, index) =>
      text(line, { x: 0, y: first + index * LINE }, { "font-size": FONT_SIZE, fill: palette.ink }),
    ),
    strip(BAR_X, middle, BAR_WIDTH, palette.line),
    ...(done === null ? [] : [strip(BAR_X, middle, done, palette.accent)]),
    element("line", {
      x1: mark,
      x2: mark,
      y1: middle - BAR_HEIGHT,
      y2: middle + BAR_HEIGHT,
      stroke: palette.ink,
      "stroke-width": 1.4,
    }),
    text(
      bar.value,
      { x: BARS_WIDTH - VALUE_WIDTH, y: middle + 3 },
      { "font-size": FONT_SIZE, "font-weight": 600, fill: palette.ink },
    ),
  );
}

/** Null without a number; a promise of nothing has no scale. */
function doneWidth({ planned, achieved }: ConventionBar): number | null {
  if (achieved === null || planned <= 0) return null;
  return Math.min(1, Math.max(0, (achieved / planned) * PROMISE)) * BAR_WIDTH;
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
