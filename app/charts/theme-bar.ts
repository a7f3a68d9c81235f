/** One theme's score as a bar, with the group's quartiles behind it and its median as a mark. */
import { scaleLinear } from "d3-scale";
import { levelColor, type Palette } from "#app/charts/palette.ts";
import { chart, element, text } from "#app/charts/svg.ts";

export type ThemeBar = {
  readonly label: string;
  /** 0–100, or null: « Non évalué ». */
  readonly score: number | null;
  /** Rank of the level, 0 for the lowest; null without a score. */
  readonly levelRank: number | null;
  readonly levelCount: number;
  /** The group's quartiles and median (0–100), or null when they may not be shown. */
  readonly group: { readonly q1: number; readonly median: number; readonly q3: number } | null;
};

/** The width of a bar on the screen, in units; paper gives its own, so that type keeps its size. */
const DEFAULT_WIDTH = 320;
const HEIGHT = 26;
const BAR = { y: 7, height: 8 };

/** Draws the bar. A theme that is not evaluated shows a dashed track and its words, never an empty bar. */
export function themeBar(bar: ThemeBar, palette: Palette, width = DEFAULT_WIDTH): string {
  const x = scaleLinear()
    .domain([0, 100])
    .range([1, width - 1]);
  return chart(
    { width, height: HEIGHT },
    { title: bar.label, description: described(bar) },
    element("rect", {
      x: x(0),
      y: BAR.y,
      width: x(100) - x(0),
      height: BAR.height,
      rx: 4,
      fill: palette.line,
      "fill-opacity": bar.score === null ? 0.45 : 1,
    }),
    bar.group === null
      ? ""
      : element("rect", {
          x: x(bar.group.q1),
          y: BAR.y - 4,
          width: Math.max(1, x(bar.group.q3) - x(bar.group.q1)),
          height: BAR.height + 8,
          rx: 2,
          fill: palette.levels[1],
          "fill-opacity": 0.28,
        }),
    bar.score === null
      ? notAssessed(bar, width, palette)
      : element("rect", {
          x: x(0),
          y: BAR.y,
          width: Math.max(2, x(bar.score) - x(0)),
          height: BAR.height,
          rx: 4,
          fill: levelColor(palette, bar.levelRank, bar.levelCount),
        }),
    bar.group === null
      ? ""
      : element("line", {
          x1: x(bar.group.median),
          x2: x(bar.group.median),
          y1: BAR.y - 5,
          y2: BAR.y + BAR.height + 5,
          stroke: palette.ink,
          "stroke-width": 1.4,
        }),
  );
}

/** The words keep away from the group's median. */
function notAssessed({ group }: ThemeBar, width: number, palette: Palette): string {
  const atRight = group !== null && group.median < 50;
  return text(
    "Non évalué",
    { x: atRight ? width - 8 : 8, y: BAR.y + 7 },
    { "font-size": 8, "text-anchor": atRight ? "end" : "start", fill: palette.inkSoft },
  );
}

function described(bar: ThemeBar): string {
  const own = bar.score === null ? "Non évalué" : `${Math.round(bar.score)} sur 100`;
  if (bar.group === null) return own;
  const { q1, median, q3 } = bar.group;
  return `${own}. Groupe : médiane ${Math.round(median)}, la moitié des entreprises entre ${Math.round(q1)} et ${Math.round(q3)}`;
}
