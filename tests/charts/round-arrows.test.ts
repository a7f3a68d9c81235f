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
    { name: "that improved has its sign", arrow: anArrow(), change: "+12", isSignal: false },
    {
      name: "that declined has its sign and the signal's colour",
      arrow: anArrow({ after: 31 }),
      change: "−9",
      isSignal: true,
    },
    { name: "that hardly moved says 0", arrow: anArrow({ after: 39.8 }), change: "0", isSignal: false },
  ])("$name", ({ arrow, change, isSignal }) => {
    const markup = draw([arrow]);
    expect(words(markup)).toContain(change);
    expect(markup.includes(printPalette.signal)).toBe(isSignal);
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
