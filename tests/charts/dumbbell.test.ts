import { describe, expect, test } from "vitest";
import { answerStrip } from "#app/charts/answer-strip.ts";
import {
  type DumbbellTheme,
  dumbbellChart,
  dumbbellHeight,
  NARROW_DUMBBELLS,
  PAGE_DUMBBELLS,
} from "#app/charts/dumbbell.ts";
import { printPalette } from "#app/charts/palette.ts";

const THEMES: readonly DumbbellTheme[] = [
  {
    label: "Chantiers & <délais>",
    dumbbells: [
      {
        shape: "consultant",
        name: "Consultant",
        director: 80,
        other: 60,
        usual: 70,
        notes: ["+20", "4 questions"],
      },
      { shape: "employee", name: "Salariés", director: 0, other: 100, usual: null, notes: ["−100"] },
    ],
  },
  {
    label: "Un thème dont le nom est long comme un jour sans pain ni sel",
    dumbbells: [{ shape: "customer", name: "Clients", director: 50, other: 50, usual: -12, notes: ["0"] }],
  },
];

/** Where elements of a kind stand. */
function abscissas(svg: string, pattern: RegExp): readonly number[] {
  return [...svg.matchAll(pattern)].map((match) => Number(match[1]));
}

describe.each([PAGE_DUMBBELLS, NARROW_DUMBBELLS])("dumbbells, $width wide, labels $labels", (size) => {
  const svg = dumbbellChart(THEMES, "Vous", printPalette, size);

  test("say what they show to whoever cannot see them, escaped", () => {
    expect(svg).toContain("<title>Écarts entre les regards, thème par thème</title>");
    expect(svg).toContain("Chantiers &amp; &lt;délais&gt; : dirigeant 80, consultant 60 sur 100");
    expect(svg).not.toContain("<délais>");
  });

  test("put a better director to the right of the other, and keep everything on the drawing", () => {
    const discs = abscissas(svg, /<circle cx="([\d.-]+)"/g).slice(1);
    expect(discs).toHaveLength(3);
    const [first = 0, second = 0, third = 0] = discs;
    expect(first).toBeGreaterThan(third);
    expect(second).toBeLessThan(third);
    for (const x of abscissas(svg, /x[12]?="([\d.-]+)"/g)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(size.width);
    }
  });

  test("are as tall as they say", () => {
    expect(svg).toContain(`viewBox="0 0 ${size.width} ${dumbbellHeight(THEMES, size)}"`);
  });

  test("give each other perspective a shape of its own, and the usual gap a mark where it is known", () => {
    const paths = [...svg.matchAll(/<path d="[^"]+"/g)];
    expect(paths).toHaveLength(6);
    expect([...svg.matchAll(/stroke-dasharray/g)]).toHaveLength(3);
    expect(svg).toContain("écart habituel");
  });
});

describe("a strip of answers", () => {
  test("has a part for each answer that was given, as wide as its people are many", () => {
    const svg = answerStrip(
      "Salariés",
      [
        { label: "Non", score: 0, people: 1 },
        { label: "Parfois", score: 50, people: 0 },
        { label: "Oui", score: 100, people: 3 },
      ],
      printPalette,
      400,
    );
    expect(abscissas(svg, /<rect x="([\d.]+)"/g)).toEqual([0, 100]);
    expect(svg).toContain("<desc>1 : Non ; 3 : Oui</desc>");
  });
});
