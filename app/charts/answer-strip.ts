/** How the people of a group answered one question, as a strip: as many parts as answers, worst first, with numbers in them. */
import { levelColor, type Palette, printPalette } from "#app/charts/palette.ts";
import { chart, element, text } from "#app/charts/svg.ts";

export type StripAnswer = {
  readonly label: string;
  /** 0–100. */
  readonly score: number;
  readonly people: number;
};

const HEIGHT = 17;
const FOUR = 4;

/** Draws the strip; answers that nobody gave take no room. `title` says whose answers they are. */
export function answerStrip(
  title: string,
  answers: readonly StripAnswer[],
  palette: Palette,
  width = 320,
): string {
  const given = answers.filter(({ people }) => people > 0);
  const whole = given.reduce((total, { people }) => total + people, 0);
  let before = 0;
  const parts = given.flatMap(({ score, people }) => {
    const x = (before / whole) * width;
    before += people;
    const rank = rankOf(score);
    const part = (people / whole) * width - 1.5;
    return [
      element("rect", {
        x,
        y: 0,
        width: Math.max(1, part),
        height: HEIGHT,
        rx: 2,
        fill: levelColor(palette, rank),
      }),
      text(
        String(people),
        { x: x + part / 2, y: HEIGHT / 2 + 3.2 },
        {
          ...{ "font-size": 8.8, "font-weight": 600, "text-anchor": "middle" },
          // The two levels in the middle are light in both themes: only dark ink is read on them.
          fill: rank === 1 || rank === 2 ? printPalette.ink : palette.surface,
        },
      ),
    ];
  });
  const description = given.map(({ label, people }) => `${people} : ${label}`).join(" ; ");
  return chart({ width, height: HEIGHT }, { title, description }, ...parts);
}

function rankOf(score: number): number {
  return Math.min(FOUR - 1, Math.floor((score / 100) * FOUR));
}
