/** The chart of what changed between two rounds. */
import { describe, expect, test } from "vitest";
import { printPalette } from "#app/charts/palette.ts";
import { NARROW_ARROWS, type RoundArrow, roundArrows } from "#app/charts/round-arrows.ts";
import { collisions, drawnTexts, xmlProblem } from "#tests/support/drawn-svg.ts";

const LONG = "Organisation des chantiers, qualité perçue & réserves levées <avant> la réception";
const draw = (arrows: readonly RoundArrow[]) => roundArrows(arrows, { from: "T0", to: "T1" }, printPalette);
const anArrow = (given: Partial<RoundArrow> = {}): RoundArrow => ({
  label: LONG,
  before: 40,
  after: 52,
  ...given,
});
const words = (markup: string) => drawnTexts(markup).map(({ words: written }) => written);

describe("a theme", () => {
  test.each([
    {
      name: "that improved has its sign and the accent's colour",
      arrow: anArrow(),
      change: "+12",
      color: "accent",
    },
    {
      name: "that declined has its sign and the signal's colour",
      arrow: anArrow({ after: 31 }),
      change: "−9",
      color: "signal",
    },
    {
      name: "that did not move says so, in neither colour",
      arrow: anArrow({ after: 40 }),
      change: "inchangé",
      color: "inkSoft",
    },
    {
      name: "that moved by less than is printed did not move",
      arrow: anArrow({ after: 39.8 }),
      change: "inchangé",
      color: "inkSoft",
    },
  ] as const)("$name", ({ arrow, change, color }) => {
    const markup = draw([arrow]);
    expect(words(markup)).toContain(change);
    const written = new RegExp(`fill="([^"]+)"[^>]*>${change.replace("+", "\\+")}<`).exec(markup)?.[1];
    const dots = [...markup.matchAll(/<circle[^>]* fill="([^"]+)"/g)].map(([, fill]) => fill);
    expect([written, dots.at(-1)]).toEqual([printPalette[color], printPalette[color]]);
  });

  test("is told to a decimal where it is printed to one", () => {
    const arrows = [anArrow({ after: 39.8 }), anArrow({ after: 40.04 })];
    const markup = roundArrows(arrows, { from: "T0", to: "T1" }, printPalette, undefined, 1);
    expect(words(markup)).toEqual(expect.arrayContaining(["−0,2", "inchangé"]));
  });

  test("is told in words for whoever does not see it", () => {
    expect(draw([anArrow({ label: "Équipe" })])).toContain("Équipe : 40 en T0, 52 en T1 sur 100");
  });
});

test("on a phone, each name stands above its line, cut to the width", () => {
  const arrows = Array.from({ length: 11 }, () => anArrow());
  const markup = roundArrows(arrows, { from: "T0", to: "T1" }, printPalette, NARROW_ARROWS);
  const texts = drawnTexts(markup);
  expect(xmlProblem(markup)).toBeNull();
  expect(collisions(texts)).toEqual([]);
  expect(Math.max(...texts.map(({ right }) => right))).toBeLessThanOrEqual(NARROW_ARROWS.width);
});

test.each([1, 4, 12])("%s themes are drawn well formed, without texts over one another", (count) => {
  const markup = draw(
    Array.from({ length: count }, (_, index) => anArrow({ before: index * 9, after: 100 - index * 8 })),
  );
  expect(xmlProblem(markup)).toBeNull();
  expect(collisions(drawnTexts(markup))).toEqual([]);
  expect(markup).not.toContain("NaN");
});
