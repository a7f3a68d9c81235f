import { describe, expect, test } from "vitest";
import { slidesOf } from "#app/domain/report/collective/slides.ts";
import { aCollectiveReport } from "#tests/support/a-collective-report.ts";
import { lifelikeFirms } from "#tests/support/a-synthesis.ts";
import { SOME_WORK } from "#tests/support/some-collective-work.ts";

const MANY = lifelikeFirms(120);
const ids = (count: number, overrides: Parameters<typeof aCollectiveReport>[1] = {}) =>
  slidesOf(aCollectiveReport(MANY.slice(0, count), overrides)).map(({ id }) => id);

describe("the slides", () => {
  test("tell the whole report, one message each", () => {
    expect(ids(120, SOME_WORK)).toEqual([
      "debut",
      "entreprises",
      "carte",
      "convention",
      "maturite",
      "themes",
      "freins",
      "non-dit",
      "opportunites",
      "besoins",
      "action-1",
      "action-2",
      "reseau",
      "plans",
      "aides",
      "parole-1",
      "parole-2",
      "decider",
    ]);
  });

  test.each([0, 1, 4])("of %i firms say that there is too little to tell", (count) => {
    expect(ids(count)).toEqual(["debut", "entreprises", "reponses", "decider"].slice(0, count === 0 ? 3 : 4));
  });

  test("leave out what was not chosen", () => {
    expect(ids(120, { ...SOME_WORK, composition: { chapters: ["maturity"] } })).toEqual([
      "debut",
      "maturite",
      "themes",
      "decider",
    ]);
  });

  test("have messages, and anchors of their own", () => {
    const slides = slidesOf(aCollectiveReport(MANY, SOME_WORK));
    expect(new Set(slides.map(({ id }) => id)).size).toBe(slides.length);
    for (const { message } of slides) expect(message).not.toMatch(/^$|undefined|null|NaN/);
  });

  test("a map wants three communes", () => {
    expect(ids(120, { positions: SOME_WORK.positions.slice(0, 2) })).not.toContain("carte");
  });
});
