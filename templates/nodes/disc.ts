/**
 * A maturity level's disc as plain vectors: a report holds a hundred of them, and reading each as SVG took half of the time
 * that the report took to draw.
 */
import type { CanvasElement, ContentCanvas } from "pdfmake/interfaces";
import { levelColor } from "#app/charts/palette.ts";
import { ink } from "#templates/theme.ts";

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

/**
 * From noon, clockwise: one dash of a line as wide as the disc's radius, along a circle of half of it. Not a polygon, whose
 * points pdfmake moves again each time that it lays a page out anew.
 */
function slice(share: number, center: number, radius: number, color: string): CanvasElement {
  const circle = { type: "ellipse", x: center, y: center } as const;
  if (share >= 1) return { ...circle, r1: radius, r2: radius, color };
  const turn = Math.PI * radius;
  // An ellipse begins at nine o'clock: noon is a quarter of a turn later. pdfmake's types forgot the phase.
  const dash = { length: share * turn, space: (1 - share) * turn, phase: 0.75 * turn };
  return { ...circle, r1: radius / 2, r2: radius / 2, lineWidth: radius, lineColor: color, dash };
}
