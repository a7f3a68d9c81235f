/** The quarter-filled disc of a maturity level inside a chart, so that levels are told apart in grey too. */
import { arc } from "d3-shape";
import { element } from "#app/charts/svg.ts";

/** A disc of radius `r` centred on a point: a quarter filled for the lowest level, full for the highest. */
export function levelGlyph(
  rank: number,
  count: number,
  at: { readonly x: number; readonly y: number; readonly r: number },
  color: string,
): string {
  const slice = arc()({
    innerRadius: 0,
    outerRadius: at.r,
    startAngle: 0,
    endAngle: ((rank + 1) / count) * 2 * Math.PI,
  });
  return element(
    "g",
    {},
    element("circle", { cx: at.x, cy: at.y, r: at.r, fill: "none", stroke: color, "stroke-width": 1 }),
    element("path", { d: rounded(slice ?? ""), fill: color, transform: `translate(${at.x} ${at.y})` }),
  );
}

/** d3 writes numbers in full: two decimals are enough for print, and the same on every machine. */
function rounded(path: string): string {
  return path.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100));
}
