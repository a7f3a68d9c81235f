/** Why a synthesis counts two numbers of firms. */
import { describe, expect, test } from "vitest";
import { formatDate } from "#app/domain/format.ts";
import { olderFiguresNote, olderFiguresSentences } from "#app/domain/report/collective/older-figures.ts";
import { slidesOf } from "#app/domain/report/collective/slides.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";
import { aCollectiveReport } from "#tests/support/a-collective-report.ts";
import { lifelikeFirms } from "#tests/support/a-synthesis.ts";

const { synthesis } = aCollectiveReport(lifelikeFirms(18));
const DAY = "2026-07-10";
const WHERE = "Chaque chapitre dit lesquels, et pourquoi.";
const [theme] = synthesis.maturity.themes;
const [obstacle] = synthesis.obstacles.flatMap((family) => family.obstacles);
const [opportunity] = synthesis.opportunities;
const [need] = synthesis.needs;
const [recommendation] = synthesis.recommendations;
const [scheme] = synthesis.schemes;

/** Every figure out of so many firms, as an earlier publication had it. */
function outOf<T>(value: T, N: number): T {
  return JSON.parse(JSON.stringify(value), (key, each: unknown) => (key === "N" ? N : each));
}

function held(heldSince: PublishedSynthesis["heldSince"], N: number): readonly string[] {
  const { progress, ...older } = outOf(synthesis, N);
  return olderFiguresSentences({ ...older, progress: { ...progress, assessed: 18 }, heldSince });
}

test("where every figure is of the day, there is nothing to say", () => {
  expect(olderFiguresSentences({ ...synthesis, heldSince: {} })).toEqual([]);
});

describe("both numbers of firms are told", () => {
  test.each([
    ["of the overall score", "score:overall"],
    ["of a theme", `score:${theme?.id}`],
    ["of an obstacle", `obstacle:${obstacle?.tag}`],
    ["of an opportunity", `opportunity:${opportunity?.tag}`],
    ["of a need", `need:${need?.action}`],
    ["of a recommendation", `recommendation:${recommendation?.id}`],
    ["of a scheme that is open", `matched:${scheme?.id}`],
    ["of a scheme that is in the plans", `planned:${scheme?.id}`],
    ["of the plans", "plans"],
  ])("%s", (_, unit) => {
    expect(held({ [unit]: DAY }, 12)).toEqual([
      `Certains chiffres restent ceux de la publication du 10 juillet 2026 : 12 entreprises étaient alors évaluées, 18 le sont au ${formatDate(synthesis.asOf)}.`,
      WHERE,
    ]);
  });
});

test.each([
  ["as many firms then as now are not counted twice", "score:overall", 18],
  ["a figure that is out of no number of firms says its day alone", "coverage", 12],
])("%s", (_, unit, N) => {
  expect(held({ [unit]: DAY }, N)).toEqual([
    "Certains chiffres restent ceux de la publication du 10 juillet 2026.",
    WHERE,
  ]);
});

test("each earlier day has its sentence, the earliest first", () => {
  const sentences = held({ plans: DAY, coverage: "2025-11-20" }, 12);
  expect(sentences).toHaveLength(3);
  expect(sentences[0]).toContain("20 novembre 2025.");
  expect(sentences[1]).toContain("10 juillet 2026 : 12");
});

describe("under a slide", () => {
  const other = "2025-11-20";
  const some = "Certains chiffres sont ceux de";
  test.each<[string, PublishedSynthesis["heldSince"], string, string | null]>([
    ["nothing where nothing was held", {}, "obstacle", null],
    ["nothing where other kinds were", { "obstacles:a": DAY, plans: DAY }, "obstacle", null],
    [
      "one figure has its day",
      { "score:overall": DAY },
      "score:overall",
      "Chiffre de la publication du 10 juillet 2026.",
    ],
    ["the plans are one figure", { plans: DAY }, "plans", "Chiffre de la publication du 10 juillet 2026."],
    [
      "some of a kind have their day",
      { "obstacle:a": DAY, "obstacle:b": DAY },
      "obstacle",
      `${some} la publication du 10 juillet 2026.`,
    ],
    [
      "days are not listed",
      { "obstacle:a": DAY, "obstacle:b": other },
      "obstacle",
      `${some} publications précédentes.`,
    ],
  ])("%s", (_, heldSince, units, note) => {
    expect(olderFiguresNote({ ...synthesis, heldSince }, units)).toBe(note);
  });

  test.each([
    ["maturite", { "score:overall": DAY }, "Chiffre de la publication du 10 juillet 2026."],
    ["themes", { "score:a": DAY }, `${some} la publication du 10 juillet 2026.`],
    ["freins", { "obstacle:a": DAY }, `${some} la publication du 10 juillet 2026.`],
    ["opportunites", { "opportunity:a": DAY }, `${some} la publication du 10 juillet 2026.`],
    ["plans", { plans: DAY }, "Chiffre de la publication du 10 juillet 2026."],
  ])("« %s » says it after its own words, in a sentence of its own", (id, heldSince, note) => {
    const report = aCollectiveReport(lifelikeFirms(40));
    const under = (held: PublishedSynthesis["heldSince"]) => {
      const slides = slidesOf({ ...report, synthesis: { ...report.synthesis, heldSince: held } });
      const body = slides.find((slide) => slide.id === id)?.body;
      if (body?.kind === "chart") return body.note;
      return body?.kind === "figure" ? body.outOf : "";
    };
    expect(under({})).not.toBe("");
    expect(under(heldSince)).toBe(`${under({}).replace(/\.$/, "")}. ${note}`);
  });
});
