/** Counts of firms as bars, each out of its N: obstacles, opportunities, needs. */
import { type BarPlace, barRows, type RowsLayout } from "#app/charts/bar-rows.ts";
import { CHART_WIDTH, type ChartSize } from "#app/charts/chart-size.ts";
import type { Palette } from "#app/charts/palette.ts";
import { chart, element } from "#app/charts/svg.ts";

export type RankedBar = {
  readonly label: string;
  /** n of N; null for « 80 % et plus », whose number is not told. */
  readonly n: number | null;
  readonly N: number;
  /** What is written at the right: « 14 sur 19 · 75 % ». */
  readonly value: string;
};

const LAYOUT: RowsLayout = { labelWidth: 176, valueWidth: 104, gap: 10, row: 17, air: 6 };
const BAR_HEIGHT = 7;
/** Where the class « 80 % et plus » begins. */
const NEARLY_ALL = 0.8;

/** Draws the bars from top to bottom, as given. The part that « 80 % et plus » leaves open is dashed. */
export function rankedBars(
  title: string,
  bars: readonly RankedBar[],
  palette: Palette,
  size: ChartSize = "page",
): string {
  const { height, rows } = barRows(bars, { layout: LAYOUT, size, palette }, (bar, place) => [
    track(place, place.width, palette.line),
    ...fill(bar, place, palette),
  ]);
  return chart(
    { width: CHART_WIDTH[size], height },
    { title, description: bars.map(({ label, value }) => `${label} : ${value}`).join(" ; ") },
    ...rows,
  );
}

function fill({ n, N }: RankedBar, place: BarPlace, palette: Palette): readonly string[] {
  if (n !== null) return N === 0 || n === 0 ? [] : [track(place, (n / N) * place.width, palette.accent)];
  const sure = NEARLY_ALL * place.width;
  return [
    track(place, sure, palette.accent),
    element("rect", {
      x: place.x + sure + 1,
      y: place.middle - BAR_HEIGHT / 2 + 0.5,
      width: place.width - sure - 1.5,
      height: BAR_HEIGHT - 1,
      rx: 2,
      fill: palette.accentSoft,
      stroke: palette.accent,
      "stroke-width": 0.8,
      "stroke-dasharray": "2 2",
    }),
  ];
}

function track({ x, middle }: BarPlace, width: number, color: string): string {
  return element("rect", {
    x,
    y: middle - BAR_HEIGHT / 2,
    width: Math.max(1, width),
    height: BAR_HEIGHT,
    rx: BAR_HEIGHT / 2,
    fill: color,
  });
}
