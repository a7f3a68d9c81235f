/** The way of the firms through an operation: what stands at each step, and what is lost between two of them. */
import { CHART_WIDTH, type ChartSize } from "#app/charts/chart-size.ts";
import type { Palette } from "#app/charts/palette.ts";
import { chart, element, text, textWidth, wrapped } from "#app/charts/svg.ts";

export type FunnelStep = {
  readonly label: string;
  readonly n: number;
  /** `stand`: firms that have come this far. `loss`: firms that have not, taken from the step before. */
  readonly kind: "stand" | "loss";
  /** What is written after the number: « sur 24 ». */
  readonly outOf: string;
};

const FONT_SIZE = 8.8;
const LINE = FONT_SIZE * 1.15;
const BAR_HEIGHT = 13;
const LOSS_INDENT = 10;

type Layout = {
  readonly labelWidth: number;
  readonly barX: number;
  readonly row: number;
  /** Room kept at the right for the words of a full bar. */
  readonly wordsWidth: number;
};

const LAYOUTS: Readonly<Record<ChartSize, Layout>> = {
  page: { labelWidth: 168, barX: 178, row: 24, wordsWidth: 92 },
  phone: { labelWidth: 240, barX: 0, row: 34, wordsWidth: 76 },
};

/** Draws the steps from top to bottom. A loss hangs from the end of what stood before it, hollow, with a minus sign. */
export function enrolmentFunnel(
  steps: readonly FunnelStep[],
  palette: Palette,
  size: ChartSize = "page",
): string {
  const layout = LAYOUTS[size];
  const most = Math.max(1, ...steps.map(({ n }) => n));
  const scale = (CHART_WIDTH[size] - layout.barX - layout.wordsWidth) / most;
  let standing = 0;
  const rows = steps.map((step, index) => {
    const from = step.kind === "loss" ? Math.max(0, standing - step.n) : 0;
    const bar = { from: from * scale, to: (from + step.n) * scale };
    const drawn = row(step, { ...placesOf(step, index * layout.row, size), ...bar }, palette);
    standing = step.kind === "loss" ? from : step.n;
    return drawn;
  });
  return chart(
    { width: CHART_WIDTH[size], height: Math.max(1, steps.length) * layout.row },
    {
      title: "De l’inscription au rapport",
      description: steps.map((step) => `${step.label} : ${written(step)} ${step.outOf}`.trim()).join(" ; "),
    },
    ...rows,
  );
}

type Places = {
  readonly barX: number;
  readonly middle: number;
  readonly words: readonly { readonly line: string; readonly x: number; readonly y: number }[];
};

/** Beside its bar on a page, on two lines at most; above it on a phone, on one. */
function placesOf(step: FunnelStep, top: number, size: ChartSize): Places {
  const { labelWidth, barX, row } = LAYOUTS[size];
  const isAbove = size === "phone";
  const x = step.kind === "loss" ? LOSS_INDENT : 0;
  const middle = isAbove ? top + 22 : top + row / 2;
  const lines = wrapped(step.label, labelWidth - x, FONT_SIZE, isAbove ? 1 : 2);
  const first = isAbove ? top + 11 : middle - ((lines.length - 1) * LINE) / 2 + 3;
  return { barX, middle, words: lines.map((line, index) => ({ line, x, y: first + index * LINE })) };
}

function row(
  step: FunnelStep,
  { barX, middle, words, from, to }: Places & { readonly from: number; readonly to: number },
  palette: Palette,
): string {
  const lost = step.kind === "loss";
  const number = written(step);
  const end = barX + Math.max(2, to) + 6;
  const ink = { "font-size": FONT_SIZE, fill: lost ? palette.inkSoft : palette.ink };
  return element(
    "g",
    {},
    ...words.map(({ line, x, y }) => text(line, { x, y }, ink)),
    element("rect", {
      x: barX + from,
      y: middle - BAR_HEIGHT / 2,
      width: Math.max(2, to - from),
      height: BAR_HEIGHT,
      rx: 2,
      fill: lost ? palette.surface : palette.accent,
      stroke: lost ? palette.inkSoft : palette.accent,
      "stroke-width": 0.9,
      "stroke-dasharray": lost ? "3 2" : undefined,
    }),
    text(number, { x: end, y: middle + 3 }, { ...ink, "font-weight": 600 }),
    text(
      step.outOf,
      { x: end + textWidth(number, FONT_SIZE) + 4, y: middle + 3 },
      { "font-size": 8, fill: palette.inkSoft },
    ),
  );
}

function written(step: FunnelStep): string {
  return step.kind === "loss" ? `−\u202f${step.n}` : `${step.n}`;
}
