/** Theme by theme, from the score of one round to that of the next: a hollow dot, a line, a full dot. */
import { scaleLinear } from "d3-scale";
import { CHART_WIDTH } from "#app/charts/chart-size.ts";
import type { Palette } from "#app/charts/palette.ts";
import { chart, element, fitted, text, wrapped } from "#app/charts/svg.ts";
import { formatNumber, formatSigned } from "#app/domain/format.ts";

export type RoundArrow = {
  readonly label: string;
  /** 0–100. */
  readonly before: number;
  readonly after: number;
};

export type ArrowsSize = {
  /** Drawn one for one at this width, in points. */
  readonly width: number;
  /** Room for the theme's name at the left of its line; 0 puts it above. */
  readonly labelWidth: number;
};

export const PAGE_ARROWS: ArrowsSize = { width: 499, labelWidth: 150 };
/** For a phone. */
export const NARROW_ARROWS: ArrowsSize = { width: CHART_WIDTH.phone, labelWidth: 0 };
/** What a name above its line takes. */
const NAME_ABOVE = 12;
const CHANGE_WIDTH = 44;
const ROW = 24;
const HEAD = 30;
/** Above narrow charts the legend has a line of its own: there the axis begins under it. */
const NARROW_HEAD = 40;
const FONT = 8.5;
const SMALL = 7.4;
/** A change under half of what is printed is none: it would print as 0. */
const VISIBLE = 0.5;

/**
 * Draws the themes in the order given, with the changes to so many decimals. What went down is told by the line, the sign and
 * the colour together; what did not move is in no colour, and says so.
 */
export function roundArrows(
  arrows: readonly RoundArrow[],
  rounds: { readonly from: string; readonly to: string },
  palette: Palette,
  size: ArrowsSize = PAGE_ARROWS,
  decimals: 0 | 1 = 0,
): string {
  const scale = scaleLinear()
    .domain([0, 100])
    .range([size.labelWidth + 10, size.width - CHANGE_WIDTH - 10]);
  const x = (score: number) => scale(score);
  const rowHeight = size.labelWidth === 0 ? ROW + NAME_ABOVE : ROW;
  const head = size.labelWidth === 0 ? NARROW_HEAD : HEAD;
  const height = head + Math.max(1, arrows.length) * rowHeight;
  return chart(
    { width: size.width, height },
    {
      title: `De ${rounds.from} à ${rounds.to}, thème par thème`,
      description: arrows.map((arrow) => described(arrow, rounds, decimals)).join(" ; "),
    },
    ...legend(rounds, palette),
    ...[0, 50, 100].flatMap((score) => grid(score, x(score), { head, height }, palette)),
    ...arrows.flatMap((arrow, index) =>
      row(arrow, head + (index + 1) * rowHeight - ROW / 2, x, palette, size, decimals),
    ),
  );
}

function legend(
  { from, to }: { readonly from: string; readonly to: string },
  palette: Palette,
): readonly string[] {
  return [
    dot(4, 8, palette, false),
    text(from, { x: 12, y: 11 }, { "font-size": SMALL, fill: palette.inkSoft }),
    dot(34, 8, palette, true),
    text(to, { x: 42, y: 11 }, { "font-size": SMALL, fill: palette.inkSoft }),
  ];
}

function grid(
  score: number,
  x: number,
  { head, height }: { readonly head: number; readonly height: number },
  palette: Palette,
): readonly string[] {
  return [
    text(
      String(score),
      { x, y: head - 12 },
      { "font-size": SMALL, "text-anchor": "middle", fill: palette.inkSoft },
    ),
    element("line", { x1: x, x2: x, y1: head - 8, y2: height, stroke: palette.line, "stroke-width": 0.8 }),
  ];
}

function row(
  { label, before, after }: RoundArrow,
  y: number,
  x: (score: number) => number,
  palette: Palette,
  { width, labelWidth }: ArrowsSize,
  decimals: 0 | 1,
): readonly string[] {
  const change = after - before;
  const isStill = Math.abs(change) < VISIBLE / 10 ** decimals;
  const color = isStill ? palette.inkSoft : change < 0 ? palette.signal : palette.accent;
  const isAbove = labelWidth === 0;
  const lines = isAbove ? [fitted(label, width, FONT)] : wrapped(label, labelWidth, FONT, 2);
  const first = isAbove ? y - NAME_ABOVE : y + 3 - ((lines.length - 1) * FONT * 1.15) / 2;
  return [
    ...lines.map((line, index) =>
      text(line, { x: 0, y: first + index * FONT * 1.15 }, { "font-size": FONT, fill: palette.ink }),
    ),
    ...(isStill ? [] : [shaft(x(before), x(after), y, color)]),
    dot(x(before), y, palette, false),
    dot(x(after), y, palette, true, color),
    text(
      isStill ? "inchangé" : formatSigned(change, decimals),
      { x: width - 1, y: y + 3 },
      {
        ...(isStill ? { "font-size": SMALL } : { "font-size": FONT + 0.5, "font-weight": 600 }),
        ...{ "text-anchor": "end", fill: color },
      },
    ),
  ];
}

function shaft(from: number, to: number, y: number, color: string): string {
  return element("line", { x1: from, x2: to, y1: y, y2: y, stroke: color, "stroke-width": 2 });
}

function dot(x: number, y: number, palette: Palette, isFull: boolean, color = palette.accent): string {
  return element("circle", {
    cx: x,
    cy: y,
    r: isFull ? 4.4 : 3.6,
    fill: isFull ? color : palette.surface,
    stroke: isFull ? palette.surface : palette.inkSoft,
    "stroke-width": isFull ? 1 : 1.4,
  });
}

function described(
  { label, before, after }: RoundArrow,
  { from, to }: { readonly from: string; readonly to: string },
  decimals: 0 | 1,
): string {
  return `${label} : ${formatNumber(before, decimals)} en ${from}, ${formatNumber(after, decimals)} en ${to} sur 100`;
}
