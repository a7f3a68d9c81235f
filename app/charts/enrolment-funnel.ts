/** The way of the firms through an operation: what stands at each step, and what is lost between two of them. */
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

/** Drawn one for one at this width, in points. */
const FUNNEL_WIDTH = 499;
const LABEL_WIDTH = 168;
const BAR_X = LABEL_WIDTH + 10;
const FONT_SIZE = 8.8;
const ROW = 24;
const BAR_HEIGHT = 13;
/** Room kept at the right for the words of a full bar. */
const WORDS_WIDTH = 92;

/** Draws the steps from top to bottom. A loss hangs from the end of what stood before it, hollow, with a minus sign. */
export function enrolmentFunnel(steps: readonly FunnelStep[], palette: Palette): string {
  const most = Math.max(1, ...steps.map(({ n }) => n));
  const scale = (FUNNEL_WIDTH - BAR_X - WORDS_WIDTH) / most;
  let standing = 0;
  const rows = steps.map((step, index) => {
    const from = step.kind === "loss" ? Math.max(0, standing - step.n) : 0;
    const drawn = row(step, index * ROW, { from: from * scale, to: (from + step.n) * scale }, palette);
    standing = step.kind === "loss" ? from : step.n;
    return drawn;
  });
  return chart(
    { width: FUNNEL_WIDTH, height: Math.max(1, steps.length) * ROW },
    {
      title: "De l’inscription au rapport",
      description: steps.map((step) => `${step.label} : ${written(step)} ${step.outOf}`.trim()).join(" ; "),
    },
    ...rows,
  );
}

function row(
  step: FunnelStep,
  top: number,
  bar: { readonly from: number; readonly to: number },
  palette: Palette,
): string {
  const middle = top + ROW / 2;
  const lost = step.kind === "loss";
  const words = wrapped(step.label, LABEL_WIDTH - (lost ? 10 : 0), FONT_SIZE, 2);
  const number = written(step);
  const first = middle - ((words.length - 1) * FONT_SIZE * 1.15) / 2 + 3;
  const end = BAR_X + Math.max(2, bar.to) + 6;
  return element(
    "g",
    {},
    ...words.map((line, index) =>
      text(
        line,
        { x: lost ? 10 : 0, y: first + index * FONT_SIZE * 1.15 },
        { "font-size": FONT_SIZE, fill: lost ? palette.inkSoft : palette.ink },
      ),
    ),
    element("rect", {
      x: BAR_X + bar.from,
      y: middle - BAR_HEIGHT / 2,
      width: Math.max(2, bar.to - bar.from),
      height: BAR_HEIGHT,
      rx: 2,
      fill: lost ? palette.surface : palette.accent,
      stroke: lost ? palette.inkSoft : palette.accent,
      "stroke-width": 0.9,
      "stroke-dasharray": lost ? "3 2" : undefined,
    }),
    text(
      number,
      { x: end, y: middle + 3 },
      { "font-size": FONT_SIZE, "font-weight": 600, fill: lost ? palette.inkSoft : palette.ink },
    ),
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
