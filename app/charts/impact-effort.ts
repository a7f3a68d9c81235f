/** The impact × effort matrix of a plan: nine cells, actions numbered in their cell, so that no label ever collides. */
import type { Palette } from "#app/charts/palette.ts";
import { chart, element, text } from "#app/charts/svg.ts";

export type MatrixAction = {
  /** The number printed beside the action in the plan. */
  readonly number: number;
  readonly title: string;
  /** 1 (little) to 3 (much). */
  readonly impact: number;
  readonly effort: number;
};

const CELL = { width: 118, height: 54 };
const ORIGIN = { x: 68, y: 8 };
const GRADES = 3;
const BUBBLE = 9.5;
const EFFORTS = ["Effort léger", "Effort moyen", "Effort lourd"];
const IMPACTS = ["Effet modeste", "Effet moyen", "Effet fort"];

/** Draws the matrix; the cell where effect is strong and effort light, the place to begin, is tinted. */
export function impactEffortMatrix(actions: readonly MatrixAction[], palette: Palette): string {
  const width = ORIGIN.x + GRADES * CELL.width + 2;
  const height = ORIGIN.y + GRADES * CELL.height + 22;
  return chart(
    { width, height },
    {
      title: "Effet et effort de chaque action",
      description: actions
        .map(
          (action) =>
            `${action.number}. ${action.title} : ${IMPACTS[action.impact - 1]?.toLowerCase()}, ${EFFORTS[action.effort - 1]?.toLowerCase()}`,
        )
        .join(" ; "),
    },
    ...cells().map(({ impact, effort }) => cell(impact, effort, actions, palette)),
    ...EFFORTS.map((label, index) =>
      text(
        label,
        { x: ORIGIN.x + (index + 0.5) * CELL.width, y: height - 6 },
        { "text-anchor": "middle", "font-size": 8.5, fill: palette.inkSoft },
      ),
    ),
    ...IMPACTS.map((label, index) =>
      text(
        label,
        { x: ORIGIN.x - 6, y: ORIGIN.y + (GRADES - index - 0.5) * CELL.height + 3 },
        { "text-anchor": "end", "font-size": 8.5, fill: palette.inkSoft },
      ),
    ),
  );
}

function cells(): readonly { readonly impact: number; readonly effort: number }[] {
  return [3, 2, 1].flatMap((impact) => [1, 2, 3].map((effort) => ({ impact, effort })));
}

function cell(impact: number, effort: number, actions: readonly MatrixAction[], palette: Palette): string {
  const x = ORIGIN.x + (effort - 1) * CELL.width;
  const y = ORIGIN.y + (GRADES - impact) * CELL.height;
  const inside = actions.filter((action) => action.impact === impact && action.effort === effort);
  const first = impact === GRADES && effort === 1;
  return element(
    "g",
    {},
    element("rect", {
      x,
      y,
      width: CELL.width,
      height: CELL.height,
      fill: first ? palette.accentSoft : "none",
      stroke: palette.line,
      "stroke-width": 1,
    }),
    ...bubbles(inside, x, y, palette),
  );
}

/** Bubbles in rows; when a cell holds more than fit, the last place says how many more there are. */
function bubbles(inside: readonly MatrixAction[], x: number, y: number, palette: Palette): readonly string[] {
  const step = BUBBLE * 2 + 3.5;
  const columns = Math.floor((CELL.width - 8) / step);
  const places = columns * Math.floor((CELL.height - 8) / step);
  const shown = inside.length <= places ? inside : inside.slice(0, places - 1);
  const center = (index: number) => ({
    x: x + 6 + BUBBLE + (index % columns) * step,
    y: y + 6 + BUBBLE + Math.floor(index / columns) * step,
  });
  const drawn = shown.map((action, index) =>
    bubble(`${action.number}`, center(index), palette.accent, palette.surface),
  );
  const hidden = inside.length - shown.length;
  return hidden === 0
    ? drawn
    : [...drawn, bubble(`+${hidden}`, center(shown.length), palette.accentSoft, palette.ink)];
}

function bubble(
  label: string,
  at: { readonly x: number; readonly y: number },
  fill: string,
  ink: string,
): string {
  return element(
    "g",
    {},
    element("circle", { cx: at.x, cy: at.y, r: BUBBLE, fill }),
    text(
      label,
      { x: at.x, y: at.y + 3 },
      { "text-anchor": "middle", "font-size": 8.5, "font-weight": 600, fill: ink },
    ),
  );
}
