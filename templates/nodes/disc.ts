/**
 * A maturity level's disc as plain vectors: a report holds a hundred of them, and reading each as SVG took half of the time
 * that the report took to draw. On the screen it is `app/charts/level-disc.ts`.
 */
import type { CanvasElement, ContentCanvas } from "pdfmake/interfaces";
import { levelColor } from "#app/charts/palette.ts";
import { ink } from "#templates/theme.ts";

/** Points of the arc of a whole turn: enough for a disc of ten points. */
const ARC_POINTS = 24;
const LINE_WIDTH = 1;

/**
 * The disc of a level, `size` points wide, filled by quarters from the lowest level to the highest; a null rank is the empty
 * ring of « Non évalué ».
 */
export function disc(rank: number | null, levelCount: number, size: number): ContentCanvas {
  const color = levelColor(ink, rank, levelCount);
  const center = size / 2;
  const radius = center - LINE_WIDTH / 2;
  const filled = rank === null ? 0 : (rank + 1) / levelCount;
  const ring: CanvasElement = {
    type: "ellipse",
    x: center,
    y: center,
    r1: radius,
    r2: radius,
    lineColor: color,
    lineWidth: LINE_WIDTH,
  };
  return { canvas: filled === 0 ? [ring] : [ring, slice(filled, center, radius, color)] };
}

/** From noon, clockwise. */
function slice(share: number, center: number, radius: number, color: string): CanvasElement {
  if (share >= 1) return { type: "ellipse", x: center, y: center, r1: radius, r2: radius, color };
  const steps = Math.max(2, Math.round(share * ARC_POINTS));
  const arc = Array.from({ length: steps + 1 }, (_, step) => {
    const angle = (step / steps) * share * 2 * Math.PI;
    return { x: center + radius * Math.sin(angle), y: center - radius * Math.cos(angle) };
  });
  return {
    type: "polyline",
    closePath: true,
    color,
    lineWidth: 0,
    points: [{ x: center, y: center }, ...arc],
  };
}
