import { describe, expect, test } from "vitest";
import { CHAPTERS, type Chapter } from "#app/domain/publication/composition.ts";
import { explain } from "#app/domain/report/collective/explain.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import { aCollectiveReport } from "#tests/support/a-collective-report.ts";
import { lifelikeFirms } from "#tests/support/a-synthesis.ts";
import { SOME_WORK, someSettledAction } from "#tests/support/some-collective-work.ts";

const FIRMS = lifelikeFirms(40);
const whole = aCollectiveReport(FIRMS, SOME_WORK);
const without = (...left: readonly Chapter[]): CollectiveReport =>
  aCollectiveReport(FIRMS, {
    ...SOME_WORK,
    composition: { chapters: CHAPTERS.filter((chapter) => !left.includes(chapter)) },
  });

/** A word of each chapter that is nowhere else in the whole report. */
const ONLY_THERE: readonly (readonly [chapter: Chapter, told: (report: CollectiveReport) => unknown])[] = [
  ["convention", ({ convention }) => convention],
  ["participants", ({ synthesis: { participants } }) => [...participants.communes, ...participants.trades]],
  ["participants", ({ map }) => map.placed],
  ["method", ({ synthesis }) => synthesis.progress.coverage],
  ["maturity", ({ synthesis }) => synthesis.maturity.overall.median],
  ["maturity", ({ synthesis }) => synthesis.maturity.themes],
  ["maturity", ({ synthesis }) => synthesis.heatmaps],
  ["obstacles", ({ synthesis }) => synthesis.obstacles],
  ["opportunities", ({ synthesis }) => synthesis.opportunities],
  ["needs", ({ synthesis }) => synthesis.needs],
  ["needs", ({ synthesis }) => synthesis.recommendations],
  ["needs", ({ needs }) => needs],
  ["needs", ({ summary }) => summary.needs],
  ["actions", ({ actions }) => actions],
  ["schemes", ({ synthesis }) => synthesis.schemes],
  ["schemes", ({ schemes }) => schemes],
  ["plans", ({ synthesis }) => synthesis.plans.decided],
  ["plans", ({ synthesis }) => synthesis.plans.costs],
  ["pilots", ({ lessons }) => lessons],
  ["network", ({ network }) => network],
  ["quotes", ({ quotes }) => quotes],
  ["partners", ({ partners }) => partners],
];
const isNothing = (told: unknown) => told === null || (Array.isArray(told) && told.length === 0);

describe.each(ONLY_THERE)("what %s holds", (chapter, told) => {
  test("is in the report with the chapter", () => expect(isNothing(told(whole))).toBe(false));
  test("is in no part of it without", () => expect(isNothing(told(without(chapter)))).toBe(true));
});

describe("a chapter that is left out", () => {
  test.each(CHAPTERS)("%s has no sentence, no words and no figure", (chapter) => {
    const report = without(chapter);
    expect(report.chapters).not.toContain(chapter);
    expect(report.texts[chapter]).toBeUndefined();
    expect(explain(report).filter((figure) => figure.chapter === chapter)).toEqual([]);
    expect(Object.entries(report.sentences).find(([of, said]) => of === chapter && said.length > 0)).toBe(
      undefined,
    );
  });

  test("takes its sentences and its large figures off the summary", () => {
    const { summary } = without("maturity", "obstacles", "needs", "plans");
    expect(summary.keyFigures.map(({ id }) => id)).toEqual(["assessed", "planned"]);
    expect(summary.sentences).toHaveLength(1);
  });

  test("takes the day of its held figures with it", () => {
    const held = {
      "obstacle:prix": "2026-10-01",
      "heatmap:trade:Menuiseries:x": "2026-10-01",
      plans: "2026-10-01",
    };
    const report = (composition: object) =>
      aCollectiveReport(FIRMS, { ...SOME_WORK, composition, heldSince: held }).synthesis.heldSince;
    expect(report({ chapters: ["obstacles", "plans"] })).toEqual({
      "obstacle:prix": "2026-10-01",
      plans: "2026-10-01",
    });
    expect(report({ breakdowns: ["size"] })).not.toHaveProperty("heatmap:trade:Menuiseries:x");
    expect(report({})).toEqual(held);
  });
});

test("a breakdown that is left out is nowhere", () => {
  const bySize = aCollectiveReport(FIRMS, { composition: { breakdowns: ["size"] } });
  expect(whole.synthesis.heatmaps.map(({ by }) => by)).toEqual(["trade", "size"]);
  expect(bySize.synthesis.heatmaps.map(({ by }) => by)).toEqual(["size"]);
  expect(explain(bySize).filter(({ id }) => id.includes(":median:trade:"))).toEqual([]);
});

test("chapters stand in the order of reading, whatever the order in which they are chosen", () => {
  const report = aCollectiveReport(FIRMS, { composition: { chapters: ["plans", "maturity", "convention"] } });
  expect(report.chapters).toEqual(["convention", "maturity", "plans"]);
});

test("actions keep their feedback for its own chapter", () => {
  const report = aCollectiveReport(FIRMS, {
    actions: [someSettledAction()],
    composition: { chapters: ["actions"] },
  });
  expect(report.actions.map(({ feedback }) => feedback)).toEqual([null]);
  expect(JSON.stringify(report)).not.toContain("Une commande groupée");
});

test("communes without a place, and groups, are listed beside the map", () => {
  const { placed, unplaced } = whole.map;
  expect(placed.map(({ label }) => label)).toContain("Fréjus");
  expect(unplaced.map(({ label }) => label)).toContain("Autres communes");
  expect(placed.length + unplaced.length).toBe(whole.synthesis.participants.communes.length);
});
