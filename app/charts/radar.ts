/** The radar of a firm: its themes' scores, how far they are covered, and the group's median where it may be shown. */
import { scaleLinear } from "d3-scale";
import type { Palette } from "#app/charts/palette.ts";
import { chart, element, escapeXml, fitted, short, text, textWidth, wrapped } from "#app/charts/svg.ts";

export type RadarAxis = {
  readonly label: string;
  /** 0–100; null is « Non évalué »: the axis stays, without a point. */
  readonly score: number | null;
  /** 0–1, or null when nothing was expected. */
  readonly coverage: number | null;
  /** The group's median, 0–100; null when it may not be shown. */
  readonly groupMedian: number | null;
};

const WIDTH = 376;
const HEIGHT = 300;
const CENTER = { x: WIDTH / 2, y: HEIGHT / 2 };
const RADIUS = 104;
/** Printed 252 points wide, a unit is 0.68 point: this is 7.3 points on paper. */
const FONT_SIZE = 10.8;
const LABEL_WIDTH = 96;
/** Under three axes a polygon has no surface: there is nothing to draw as a radar. */
export const FEWEST_AXES = 3;

/**
 * Draws the radar. Themes without a score break the outline instead of falling to the centre: not evaluated is not zero.
 * A dot is hollow where less than the whole theme is covered.
 */
export function radarChart(axes: readonly RadarAxis[], palette: Palette): string {
  const rim = rimOf(axes.length);
  const radius = scaleLinear().domain([0, 100]).range([0, rim]);
  const at = (index: number, value: number) => pointAt(index, axes.length, radius(value));
  return chart(
    { width: WIDTH, height: HEIGHT },
    { title: "Radar des thèmes", description: axes.map(described).join(" ; ") },
    ...[25, 50, 75, 100].map((ring) =>
      element("polygon", {
        points: axes.map((_, index) => pair(at(index, ring))).join(" "),
        fill: "none",
        stroke: palette.line,
        "stroke-width": 1,
      }),
    ),
    ...axes.map((_, index) => spoke(at(index, 100), palette)),
    ...outline(
      axes.map((axis) => axis.groupMedian),
      at,
      {
        fill: "none",
        stroke: palette.levels[1],
        "stroke-width": 1.4,
        "stroke-dasharray": "4 3",
      },
    ),
    ...outline(
      axes.map((axis) => axis.score),
      at,
      {
        fill: palette.accent,
        "fill-opacity": 0.14,
        stroke: palette.accent,
        "stroke-width": 1.8,
        "stroke-linejoin": "round",
      },
    ),
    ...axes.map((axis, index) =>
      axis.score === null ? "" : dot(at(index, axis.score), axis.coverage, palette),
    ),
    ...axes.map((axis, index) => axisLabel(axis, index, axes.length, palette)),
  );
}

type Point = { readonly x: number; readonly y: number };

function pointAt(index: number, count: number, distance: number): Point {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
  return { x: CENTER.x + distance * Math.cos(angle), y: CENTER.y + distance * Math.sin(angle) };
}

function pair(point: Point): string {
  return `${short(point.x)},${short(point.y)}`;
}

function spoke(end: Point, palette: Palette): string {
  return element("line", {
    x1: CENTER.x,
    y1: CENTER.y,
    x2: end.x,
    y2: end.y,
    stroke: palette.line,
    "stroke-width": 0.75,
  });
}

/** A closed polygon when every axis has a value, else one open line per run of neighbours that have one. */
function outline(
  values: readonly (number | null)[],
  at: (index: number, value: number) => Point,
  style: Readonly<Record<string, string | number>>,
): readonly string[] {
  const points = values.map((value, index) => (value === null ? null : pair(at(index, value))));
  const present = points.filter((point) => point !== null);
  if (present.length === points.length && points.length >= FEWEST_AXES)
    return [element("polygon", { points: present.join(" "), ...style })];
  return runs(points).map((run) => element("polyline", { points: run.join(" "), ...style, fill: "none" }));
}

/** Runs of neighbouring points round the circle; a run may pass over the top. A lone point is left to its dot. */
function runs(points: readonly (string | null)[]): readonly (readonly string[])[] {
  const start = points.indexOf(null);
  if (start === -1) return [];
  const turned = [...points.slice(start), ...points.slice(0, start)];
  const found: string[][] = [[]];
  for (const point of turned) {
    if (point === null) found.push([]);
    else found.at(-1)?.push(point);
  }
  return found.filter((run) => run.length > 1);
}

function dot(point: Point, coverage: number | null, palette: Palette): string {
  const whole = coverage !== null && coverage >= 1;
  return element("circle", {
    cx: point.x,
    cy: point.y,
    r: 2.6,
    fill: whole ? palette.accent : palette.surface,
    stroke: palette.accent,
    "stroke-width": 1.4,
  });
}

/** With more axes than this, two-line labels would touch their neighbours: name and value share one line, which is longer. */
const MOST_TALL_LABELS = 12;
const LINE_HEIGHT = FONT_SIZE * 1.25;

function rimOf(count: number): number {
  return count > MOST_TALL_LABELS ? RADIUS * 0.82 : RADIUS;
}

function axisLabel(axis: RadarAxis, index: number, count: number, palette: Palette): string {
  const at = pointAt(index, count, rimOf(count) + 12);
  const cosine = (at.x - CENTER.x) / (rimOf(count) + 12);
  const anchor = cosine > 0.2 ? "start" : cosine < -0.2 ? "end" : "middle";
  const edge = anchor === "start" ? WIDTH - at.x : anchor === "end" ? at.x : WIDTH;
  const place: LabelPlace = { at, anchor, room: Math.min(LABEL_WIDTH, edge) };
  return count > MOST_TALL_LABELS ? flatLabel(axis, place, palette) : tallLabel(axis, place, palette);
}

/** Where a label hangs, and how wide it may be before it leaves the drawing. */
type LabelPlace = {
  readonly at: Point;
  readonly anchor: "start" | "middle" | "end";
  readonly room: number;
};

/** The name on one or two lines, the value under it. */
function tallLabel(axis: RadarAxis, { at, anchor, room }: LabelPlace, palette: Palette): string {
  // Above and below, two lines would leave the drawing.
  const block = wrapped(axis.label, room, FONT_SIZE, anchor === "middle" ? 1 : 2);
  const total = (block.length + 1) * LINE_HEIGHT;
  const beside = at.y - total / 2 + 8;
  const top = anchor === "middle" ? (at.y < CENTER.y ? at.y - total + 4 : at.y + 6) : beside;
  const style = { "font-size": FONT_SIZE, "text-anchor": anchor };
  const value = axis.score === null ? "Non évalué" : `${Math.round(axis.score)}`;
  return [
    ...block.map((line, row) =>
      text(line, { x: at.x, y: top + row * LINE_HEIGHT }, { ...style, fill: palette.inkSoft }),
    ),
    text(value, { x: at.x, y: top + block.length * LINE_HEIGHT }, { ...style, ...valueStyle(axis, palette) }),
  ].join("");
}

/** The name and the value side by side. */
function flatLabel(axis: RadarAxis, { at, anchor, room }: LabelPlace, palette: Palette): string {
  const value = axis.score === null ? "—" : `${Math.round(axis.score)}`;
  const y = anchor === "middle" ? (at.y < CENTER.y ? at.y - 4 : at.y + LINE_HEIGHT) : at.y + 4;
  const name = fitted(axis.label, room - textWidth(` ${value}`, FONT_SIZE), FONT_SIZE);
  return element(
    "text",
    { x: at.x, y, "font-size": FONT_SIZE, "text-anchor": anchor, fill: palette.inkSoft },
    `${escapeXml(name)} `,
    element("tspan", valueStyle(axis, palette), escapeXml(value)),
  );
}

function valueStyle({ score }: RadarAxis, palette: Palette) {
  return score === null
    ? { fill: palette.inkSoft, "font-weight": 400 }
    : { fill: palette.ink, "font-weight": 600 };
}

function described(axis: RadarAxis): string {
  const own = axis.score === null ? "non évalué" : `${Math.round(axis.score)} sur 100`;
  const group = axis.groupMedian === null ? "" : `, médiane du groupe ${Math.round(axis.groupMedian)}`;
  return `${axis.label} : ${own}${group}`;
}
