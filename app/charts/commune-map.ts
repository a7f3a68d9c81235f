/** Where firms are, without a map under it: circles at the communes' places, their area saying how many firms. */
import { CHART_WIDTH, type ChartSize } from "#app/charts/chart-size.ts";
import type { Palette } from "#app/charts/palette.ts";
import { chart, element, fitted, text, textWidth } from "#app/charts/svg.ts";

export type MapCommune = {
  readonly label: string;
  readonly firms: number;
  /** Degrees. */
  readonly latitude: number;
  readonly longitude: number;
};

/** Points. The frame is as tall as its circles want: a few neighbours leave no empty paper above and below them. */
const LEAST_HEIGHT = 120;
const MOST_HEIGHT = 200;
const MARGIN = 34;
const LARGEST = 24;
const SMALLEST = 4;
const FONT_SIZE = 8.6;
const LINE = 10.5;
const LONGEST_LABEL = 150;
/** The ground that a map shows at least, in kilometres: two neighbouring communes must not look far apart. */
const LEAST_GROUND = 12;
const KM_PER_DEGREE = 111.2;

/** Draws the communes, the largest first. A name that finds no free place is left out: the table beside the map has it. */
export function communeMap(
  communes: readonly MapCommune[],
  palette: Palette,
  size: ChartSize = "page",
): string {
  const { circles, kilometres, frame } = project(communes, CHART_WIDTH[size]);
  const labels = placeLabels(circles, frame);
  const ruler = rulerOf(kilometres);
  return chart(
    frame,
    {
      title: "Carte schématique des communes",
      description: communes.map(({ label, firms }) => `${label} : ${firms}`).join(" ; "),
    },
    element("rect", {
      x: 0.5,
      y: 0.5,
      width: frame.width - 1,
      height: frame.height - 1,
      rx: 6,
      fill: "none",
      stroke: palette.line,
    }),
    ...circles.map(({ x, y, r }) =>
      element("circle", {
        cx: x,
        cy: y,
        r,
        fill: palette.accent,
        "fill-opacity": 0.78,
        stroke: palette.surface,
        "stroke-width": 1.2,
      }),
    ),
    ...labels.flatMap(({ words, number, x, y, anchor }) => [
      text(
        `${words} · ${number}`,
        { x, y },
        { "font-size": FONT_SIZE, "text-anchor": anchor, fill: palette.ink },
      ),
    ]),
    element("path", {
      d: `M${frame.width - 14 - ruler.width} ${frame.height - 12}v4h${ruler.width}v-4`,
      fill: "none",
      stroke: palette.inkSoft,
      "stroke-width": 0.9,
    }),
    text(
      ruler.words,
      { x: frame.width - 14 - ruler.width / 2, y: frame.height - 14 },
      { "font-size": 7.4, "text-anchor": "middle", fill: palette.inkSoft },
    ),
  );
}

type Circle = {
  readonly label: string;
  readonly firms: number;
  readonly x: number;
  readonly y: number;
  readonly r: number;
};

type Frame = { readonly width: number; readonly height: number };

/** Degrees → points: longitudes are narrowed by the latitude, and both are drawn at one scale. */
function project(
  communes: readonly MapCommune[],
  width: number,
): {
  readonly circles: readonly Circle[];
  /** Kilometres in one point. */
  readonly kilometres: number;
  readonly frame: Frame;
} {
  const latitudes = communes.map(({ latitude }) => latitude);
  const longitudes = communes.map(({ longitude }) => longitude);
  const middle = { latitude: center(latitudes), longitude: center(longitudes) };
  const narrow = Math.cos((middle.latitude * Math.PI) / 180);
  const wide = Math.max(LEAST_GROUND, span(longitudes) * narrow * KM_PER_DEGREE);
  const tall = span(latitudes) * KM_PER_DEGREE;
  const kilometres = Math.max(
    wide / (width - 2 * MARGIN),
    Math.max(LEAST_GROUND, tall) / (MOST_HEIGHT - 2 * MARGIN),
  );
  const height = Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, tall / kilometres + 2 * (LARGEST + MARGIN)));
  const most = Math.max(1, ...communes.map(({ firms }) => firms));
  const circles = communes.map(({ label, firms, latitude, longitude }) => ({
    label,
    firms,
    x: width / 2 + ((longitude - middle.longitude) * narrow * KM_PER_DEGREE) / kilometres,
    y: height / 2 - ((latitude - middle.latitude) * KM_PER_DEGREE) / kilometres,
    r: Math.max(SMALLEST, LARGEST * Math.sqrt(firms / most)),
  }));
  return { circles: circles.toSorted((a, b) => b.r - a.r), kilometres, frame: { width, height } };
}

function center(values: readonly number[]): number {
  return values.length === 0 ? 0 : (Math.min(...values) + Math.max(...values)) / 2;
}

function span(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
type Label = {
  readonly words: string;
  readonly number: number;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end" | "middle";
  readonly box: Box;
};

/** At the right of its circle, else at the left, above, below, then at the corners: the first place that nothing stands in. */
function placeLabels(circles: readonly Circle[], frame: Frame): readonly Label[] {
  const placed: Label[] = [];
  for (const circle of circles) {
    const free = candidates(circle).find(
      ({ box }) =>
        isInside(box, frame) &&
        placed.every((other) => !overlap(box, other.box)) &&
        circles.every((other) => other === circle || !overlap(box, boxOf(other))),
    );
    if (free !== undefined) placed.push(free);
  }
  return placed;
}

function candidates({ label, firms, x, y, r }: Circle): readonly Label[] {
  const words = fitted(label, LONGEST_LABEL, FONT_SIZE);
  const width = textWidth(`${words} · ${firms}`, FONT_SIZE);
  const diagonal = r * 0.72 + 3;
  const at = (px: number, py: number, anchor: Label["anchor"]): Label => {
    const left = anchor === "start" ? px : anchor === "end" ? px - width : px - width / 2;
    return {
      words,
      number: firms,
      x: px,
      y: py,
      anchor,
      box: { left: left - 1, right: left + width + 1, top: py - LINE + 2, bottom: py + 3 },
    };
  };
  return [
    at(x + r + 4, y + 3, "start"),
    at(x - r - 4, y + 3, "end"),
    at(x, y - r - 4, "middle"),
    at(x, y + r + LINE, "middle"),
    at(x + diagonal, y - diagonal, "start"),
    at(x + diagonal, y + diagonal + 5, "start"),
    at(x - diagonal, y - diagonal, "end"),
    at(x - diagonal, y + diagonal + 5, "end"),
  ];
}

function boxOf({ x, y, r }: Circle): Box {
  return { left: x - r, right: x + r, top: y - r, bottom: y + r };
}

function isInside({ left, right, top, bottom }: Box, { width, height }: Frame): boolean {
  // The last line of the frame is the ruler's.
  return left >= 6 && right <= width - 6 && top >= 4 && bottom <= height - 24;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

const ROUND_LENGTHS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];
const LONGEST_RULER = 110;

function rulerOf(kilometres: number): { readonly width: number; readonly words: string } {
  const length = ROUND_LENGTHS.findLast((each) => each / kilometres <= LONGEST_RULER) ?? 1;
  return { width: Math.round(length / kilometres), words: `${length}\u00a0km` };
}
