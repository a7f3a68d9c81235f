/** A maturity level told by a shape: a disc filled by quarters, so that it is read without its colour. */
import { arc } from "d3-shape";
import { levelColor, type Palette } from "#app/charts/palette.ts";
import { element } from "#app/charts/svg.ts";

/**
 * The disc of a level, `size` units wide, from a quarter filled (the lowest) to full (the highest). A null rank draws the
 * empty ring of « Non évalué ». It carries no title: the level's word always stands beside it.
 */
export function levelDisc(rank: number | null, count: number, size: number, palette: Palette): string {
  const color = levelColor(palette, rank, count);
  const radius = size / 2;
  const filled = rank === null ? 0 : (rank + 1) / count;
  const slice =
    arc()({ innerRadius: 0, outerRadius: radius - 1, startAngle: 0, endAngle: filled * 2 * Math.PI }) ?? "";
  return element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${size} ${size}`, "aria-hidden": "true" },
    element("circle", {
      cx: radius,
      cy: radius,
      r: radius - 1,
      fill: "none",
      stroke: color,
      "stroke-width": 1.6,
    }),
    filled > 0 ? element("path", { d: slice, fill: color, transform: `translate(${radius} ${radius})` }) : "",
  );
}
