/** The quarter-filled disc of a maturity level inside a chart, so that levels are told apart in grey too. */
import { element } from "#app/charts/svg.ts";

/** A disc of radius `r` centred on a point: a quarter filled for the lowest level, full for the highest. */
export function levelGlyph(
  rank: number,
  count: number,
  at: { readonly x: number; readonly y: number; readonly r: number },
  color: string,
): string {
  return element(
    "g",
    {},
    element("circle", { cx: at.x, cy: at.y, r: at.r, fill: "none", stroke: color, "stroke-width": 1 }),
    element("path", {
      d: slice((rank + 1) / count, at.r),
      fill: color,
      transform: `translate(${at.x} ${at.y})`,
    }),
  );
}

/** `share` (0–1) of a disc, clockwise from noon. By hand: it is all of d3-shape that any chart would use, and 5 KB in a page. */
function slice(share: number, r: number): string {
  const radius = rounded(r);
  // An arc that ends where it starts draws nothing: a full disc takes two.
  if (share >= 1) {
    const half = `A${radius},${radius},0,1,1,0,`;
    return `M0,${-radius}${half}${radius}${half}${-radius}Z`;
  }
  const angle = share * 2 * Math.PI;
  const isLarge = share >= 0.5 ? 1 : 0;
  const end = `${rounded(r * Math.sin(angle))},${rounded(-r * Math.cos(angle))}`;
  return `M0,${-radius}A${radius},${radius},0,${isLarge},1,${end}L0,0Z`;
}

/** Two decimals are enough for print, and the same on every machine. */
function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}
