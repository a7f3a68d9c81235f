import { describe, expect, test } from "vitest";
import { slidesOf } from "#app/domain/report/collective/slides.ts";
import { aCollectiveReport } from "#tests/support/a-collective-report.ts";
import { lifelikeFirms } from "#tests/support/a-synthesis.ts";
import { SOME_WORK, someConvention, somePublishedAction } from "#tests/support/some-collective-work.ts";

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

  describe("of an action", () => {
    const items = (overrides: Parameters<typeof somePublishedAction>[0]) => {
      const report = aCollectiveReport(MANY, { ...SOME_WORK, actions: [somePublishedAction(overrides)] });
      const body = slidesOf(report).find(({ id }) => id === "action-1")?.body;
      return body?.kind === "list" ? body.items : [];
    };

    test("tell what it wants until it is tried", () => {
      expect(items({ pilot: null, description: { aim: "Répondre ensemble." } })[1]?.words).toBe(
        "Répondre ensemble.",
      );
      expect(items({ pilot: null, description: { aim: "" } })).toHaveLength(1);
      expect(items({})[1]?.words).toMatch(/^Pilote le/);
    });

    test("tell the beginning of what was written at length, in whole words", () => {
      const why = `${"Trop peu de chantiers ".repeat(30)}.`;
      const note = items({ outcome: { verb: "stop", why, takenOn: "2026-11-01" } }).at(-1)?.note ?? "";
      expect(note.length).toBeLessThanOrEqual(241);
      expect(note).toMatch(/^Trop peu .* (Trop|peu|de|chantiers)…$/);
      expect(
        items({ outcome: { verb: "stop", why: "Assez dit.", takenOn: "2026-11-01" } }).at(-1)?.note,
      ).toBe("Assez dit.");
    });
  });

  test.each([
    [4, ""],
    [10, ""],
    [11, " 1 autre objectif dans le rapport."],
    [14, " 4 autres objectifs dans le rapport."],
  ])("of a convention of %i targets say how many they leave out", (count, more) => {
    const [line] = someConvention().lines;
    if (line === undefined) throw new Error("the convention has changed");
    const convention = someConvention({ lines: Array.from({ length: count }, () => line) });
    const report = aCollectiveReport(MANY, { ...SOME_WORK, convention });
    const body = slidesOf(report).find(({ id }) => id === "convention")?.body;
    expect(body?.kind === "chart" ? body.note : "").toBe(
      `Le trait vertical est ce que la convention prévoit ; la barre, ce qui est fait.${more}`,
    );
  });

  test("name the least advanced themes together", () => {
    const { synthesis, ...report } = aCollectiveReport(MANY, SOME_WORK);
    const [one, other, third] = synthesis.maturity.themes;
    if (one === undefined || other === undefined || third === undefined) throw new Error("too few themes");
    const message = (medians: readonly [number, number, number]) => {
      const themes = [
        { ...one, id: "a", label: "A", median: medians[0] },
        { ...other, id: "b", label: "B", median: medians[1] },
        { ...third, id: "c", label: "C", median: medians[2] },
      ];
      const changed = { ...synthesis, maturity: { ...synthesis.maturity, themes } };
      return slidesOf({ ...report, synthesis: changed }).find(({ id }) => id === "themes")?.message;
    };
    expect(message([50, 50, 70])).toBe(
      "Les moins avancés : «\u00a0A\u00a0» et «\u00a0B\u00a0» (50 sur 100). Le plus avancé : «\u00a0C\u00a0» (70).",
    );
    expect(message([50, 70, 70])).toBe(
      "Le moins avancé : «\u00a0A\u00a0» (50 sur 100). Les plus avancés : «\u00a0B\u00a0» et «\u00a0C\u00a0» (70).",
    );
    expect(message([50, 52, 51])).toMatch(/^Les thèmes se tiennent/);
  });
});
