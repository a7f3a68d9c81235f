/** A signature drawn with a finger, a pen or a mouse, as the SVG path that is kept of it. */
import { SIGNATURE_LENGTH } from "#app/domain/visit/visit-limits.ts";

export type Point = { readonly x: number; readonly y: number };
/** The path of a signature that was given on paper: it draws nothing. */
export const ON_PAPER = "M0 0";

/** Whether a signature was given on paper: nothing of it was drawn. */
export function isOnPaper(path: string): boolean {
  return !path.includes("L");
}

/** From where the finger touched the screen to where it left it. */
export type Stroke = readonly Point[];

/** How far a point may be left out, in units of the box; doubled until the path is short enough. */
const TOLERANCE = 0.4;
/** More than any box is wide, in the same units. */
const FAR = 10_000;
/** A line shorter than this, in units of the box, is a slip of the finger. */
const SHORTEST = 40;

/**
 * The strokes as a path of M and L with at most `SIGNATURE_LENGTH` characters, coordinates with one decimal: « M10 20L30.5 40 ».
 * Points that hardly turn the line are left out. Empty without a stroke.
 */
export function signaturePath(strokes: readonly Stroke[], longest: number = SIGNATURE_LENGTH): string {
  let left = strokes;
  for (let tolerance = TOLERANCE; ; tolerance *= 2) {
    // From what is left each time, and not from the beginning: a scribble of an hour has tens of thousands of points.
    left = left.map((stroke) => simplify(stroke, tolerance));
    const path = left.map(strokePath).join("");
    if (path.length <= longest) return path;
    // Strokes are two points each by now: what does not fit is the end of a scribble.
    if (tolerance > FAR) left = left.slice(0, -1);
  }
}

/** Whether somebody signed, rather than touched the screen by mistake. */
export function isSigned(strokes: readonly Stroke[]): boolean {
  return strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0) >= SHORTEST;
}

/** The points that matter to a line: every point left out is within `tolerance` of the line that stays (Douglas and Peucker). */
export function simplify(stroke: Stroke, tolerance: number): Stroke {
  const [first] = stroke;
  const last = stroke.at(-1);
  if (first === undefined || last === undefined || stroke.length < 3) return stroke;
  const keeps = new Set([0, stroke.length - 1]);
  // A list of what is left to look at, and not a recursion: a long scribble would be too deep.
  const spans: (readonly [from: number, to: number])[] = [[0, stroke.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const furthest = furthestFrom(stroke, span);
    if (furthest === null || furthest.distance <= tolerance) continue;
    keeps.add(furthest.index);
    spans.push([span[0], furthest.index], [furthest.index, span[1]]);
  }
  return stroke.filter((_, index) => keeps.has(index));
}

function furthestFrom(stroke: Stroke, [from, to]: readonly [from: number, to: number]) {
  const start = stroke[from];
  const end = stroke[to];
  if (start === undefined || end === undefined) return null;
  let furthest: { readonly index: number; readonly distance: number } | null = null;
  for (let index = from + 1; index < to; index += 1) {
    const point = stroke[index];
    if (point === undefined) continue;
    const distance = distanceToSegment(point, start, end);
    if (furthest === null || distance > furthest.distance) furthest = { index, distance };
  }
  return furthest;
}

function distanceToSegment(point: Point, start: Point, end: Point): number {
  const [width, height] = [end.x - start.x, end.y - start.y];
  const square = width * width + height * height;
  if (square === 0) return Math.hypot(point.x - start.x, point.y - start.y);
  const along = ((point.x - start.x) * width + (point.y - start.y) * height) / square;
  const place = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - start.x - place * width, point.y - start.y - place * height);
}

/** A dot is a line to itself, which round ends draw. */
function strokePath(stroke: Stroke): string {
  const [first, ...others] = stroke;
  if (first === undefined) return "";
  return `M${words(first)}${(others.length === 0 ? [first] : others).map((point) => `L${words(point)}`).join("")}`;
}

function words({ x, y }: Point): string {
  return `${tenths(x)} ${tenths(y)}`;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function lengthOf(stroke: Stroke): number {
  return stroke.reduce((sum, { x, y }, index) => {
    const before = stroke[index - 1];
    return before === undefined ? sum : sum + Math.hypot(x - before.x, y - before.y);
  }, 0);
}
