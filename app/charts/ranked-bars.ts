/** Counts of firms as bars, each out of its N: obstacles, opportunities, needs. */
import type { Palette } from "#app/charts/palette.ts";
import { chart, element, text, wrapped } from "#app/charts/svg.ts";

export type RankedBar = {
  readonly label: string;
  /** n of N; null for « 80 % et plus », whose number is not told. */
  readonly n: number | null;
  readonly N: number;
  /** What is written at the right: « 14 sur 19 · 75 % ». */
  readonly value: string;
};

/** Drawn one for one at this width, in points. */
const BARS_WIDTH = 499;
const LABEL_WIDTH = 176;
const VALUE_WIDTH = 104;
const BAR_X = LABEL_WIDTH + 10;
const BAR_WIDTH = BARS_WIDTH - BAR_X - VALUE_WIDTH - 10;
const FONT_SIZE = 8.8;
const LINE = FONT_SIZE * 1.25;
const BAR_HEIGHT = 7;
/** Where the class « 80 % et plus » begins. */
const NEARLY_ALL = 0.8;

/** Draws the bars from top to bottom, as given. The part that « 80 % et plus » leaves open is dashed. */
export function rankedBars(title: string, bars: readonly RankedBar[], palette: Palette): string {
  const rows = bars.map((bar) => ({ bar, words: wrapped(bar.label, LABEL_WIDTH, FONT_SIZE, 2) }));
  const heights = rows.map(({ words }) => Math.max(17, words.length * LINE + 6));
  const height = heights.reduce((sum, each) => sum + each, 0);
  let top = 0;
  return chart(
    { width: BARS_WIDTH, height: Math.max(1, height) },
    { title, description: bars.map(({ label, value }) => `${label} : ${value}`).join(" ; ") },
    ...rows.map(({ bar, words }, index) => {
      const own = heights[index] ?? 0;
      const drawn = row(bar, words, top, own, palette);
      top += own;
      return drawn;
    }),
  );
}

function row(
  bar: RankedBar,
  words: readonly string[],
  top: number,
  height: number,
  palette: Palette,
): string {
  const middle = top + height / 2;
  const first = middle - ((words.length - 1) * LINE) / 2 + 3;
  return element(
    "g",
    {},
    ...words.map((line, index) =>
      text(line, { x: 0, y: first + index * LINE }, { "font-size": FONT_SIZE, fill: palette.ink }),
    ),
    track(middle, BAR_WIDTH, palette.line),
    ...fill(bar, middle, palette),
    text(
      bar.value,
      { x: BARS_WIDTH - VALUE_WIDTH, y: middle + 3 },
      { "font-size": FONT_SIZE, "font-weight": 600, fill: palette.ink },
    ),
  );
}

function fill({ n, N }: RankedBar, middle: number, palette: Palette): readonly string[] {
  if (n !== null) return N === 0 || n === 0 ? [] : [track(middle, (n / N) * BAR_WIDTH, palette.accent)];
  const sure = NEARLY_ALL * BAR_WIDTH;
  return [
    track(middle, sure, palette.accent),
    element("rect", {
      x: BAR_X + sure + 1,
      y: middle - BAR_HEIGHT / 2 + 0.5,
      width: BAR_WIDTH - sure - 1.5,
      height: BAR_HEIGHT - 1,
      rx: 2,
      fill: palette.accentSoft,
      stroke: palette.accent,
      "stroke-width": 0.8,
      "stroke-dasharray": "2 2",
    }),
  ];
}

function track(middle: number, width: number, color: string): string {
  return element("rect", {
    x: BAR_X,
    y: middle - BAR_HEIGHT / 2,
    width: Math.max(1, width),
    height: BAR_HEIGHT,
    rx: BAR_HEIGHT / 2,
    fill: color,
  });
}
