/** What perspectives see differently, and that nobody in a group is recognised by it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AnswerSheet } from "#app/domain/answers/answer.ts";
import type { Perspective, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import {
  type PerceptionGaps,
  type PerspectiveReading,
  perceptionGaps,
  readingBy,
} from "#app/domain/scoring/perception-gaps.ts";
import { aQuestion, aQuestionnaire, aSheet, aTheme } from "#tests/support/a-questionnaire.ts";
import { arbitrarySheet } from "#tests/support/arbitrary-assessment.ts";
import { arbitraryQuestionnaire } from "#tests/support/arbitrary-questionnaire.ts";

const EVERYBODY: Perspective[] = ["director", "consultant", "employee", "customer"];
const questionnaire = aQuestionnaire({
  themes: [
    aTheme({
      id: "chantier",
      questions: [
        aQuestion({ id: "delais", perspectives: EVERYBODY }),
        aQuestion({ id: "proprete", perspectives: EVERYBODY, weight: 3 }),
      ],
    }),
    aTheme({ id: "equipe", questions: [aQuestion({ id: "climat", perspectives: EVERYBODY })] }),
  ],
});

/** A sheet of answers, « non » (0), « parfois » (½) or « toujours » (1) to each question named. */
function said(perspective: Perspective, answers: Readonly<Record<string, string>>): AnswerSheet {
  return aSheet(
    Object.fromEntries(Object.entries(answers).map(([id, choice]) => [id, { choice }])),
    perspective,
  );
}

function gapsOf(...sheets: readonly AnswerSheet[]): PerceptionGaps {
  return perceptionGaps(questionnaire, sheets, 3);
}

function readings(gaps: PerceptionGaps, questionId: string) {
  return gaps.questions.find((question) => question.questionId === questionId)?.readings ?? [];
}

describe("two voices", () => {
  test("differ by the director's score less the other's", () => {
    const gaps = gapsOf(said("director", { delais: "toujours" }), said("consultant", { delais: "parfois" }));
    expect(readings(gaps, "delais")).toEqual([
      { perspective: "director", respondents: 1, score: 1, spread: null, distribution: null, gap: null },
      { perspective: "consultant", respondents: 1, score: 0.5, spread: null, distribution: null, gap: 0.5 },
    ]);
  });

  test("have no gap where the director did not answer", () => {
    expect(readings(gapsOf(said("consultant", { delais: "non" })), "delais")[0]?.gap).toBeNull();
  });

  test("that do not know have nothing to compare", () => {
    const unknown = aSheet({ delais: { state: "unknown" } }, "consultant");
    const gaps = gapsOf(said("director", { delais: "non" }), unknown);
    expect(readings(gaps, "delais").map(({ perspective }) => perspective)).toEqual(["director"]);
    expect(gaps.themes).toEqual([]);
  });
});

describe("a theme", () => {
  test("is compared on the questions that both answered, each with its weight", () => {
    const gaps = gapsOf(
      said("director", { delais: "toujours", proprete: "toujours", climat: "toujours" }),
      said("consultant", { delais: "non", proprete: "parfois" }),
    );
    expect(gaps.themes).toEqual([
      {
        themeId: "chantier",
        perspective: "consultant",
        directorScore: 100,
        otherScore: 37.5,
        gap: 62.5,
        questions: 2,
        respondents: { fewest: 1, most: 1 },
      },
    ]);
  });

  test("with the widest gap comes first, whichever its sign", () => {
    const gaps = gapsOf(
      said("director", { delais: "parfois", climat: "non" }),
      said("consultant", { delais: "non", climat: "toujours" }),
    );
    expect(gaps.themes.map(({ themeId, gap }) => [themeId, gap])).toEqual([
      ["equipe", -100],
      ["chantier", 50],
    ]);
  });
});

describe("a group", () => {
  const employees = (...climates: readonly string[]) =>
    climates.map((climat) => said("employee", { climat }));

  test.each([
    { name: "of two shows nothing", climates: ["non", "toujours"], counted: undefined },
    { name: "of three shows their mean", climates: ["non", "parfois", "toujours"], counted: 3 },
    {
      name: "of five still shows the first three",
      climates: ["non", "non", "non", "toujours", "toujours"],
      counted: 3,
    },
    {
      name: "of six shows all",
      climates: ["non", "non", "non", "toujours", "toujours", "toujours"],
      counted: 6,
    },
  ])("$name", ({ climates, counted }) => {
    const [reading] = readings(gapsOf(...employees(...climates)), "climat");
    expect(reading?.respondents).toBe(counted);
  });

  test("shows how far it agrees: two camps are not one lukewarm opinion", () => {
    const camps = gapsOf(...employees("non", "non", "non", "toujours", "toujours", "toujours"));
    const lukewarm = gapsOf(...employees(...Array.from({ length: 6 }, () => "parfois")));
    expect(readings(camps, "climat")[0]).toMatchObject({
      score: 0.5,
      spread: 0.5,
      distribution: [
        { score: 0, people: 3 },
        { score: 1, people: 3 },
      ],
    });
    expect(readings(lukewarm, "climat")[0]).toMatchObject({
      score: 0.5,
      spread: 0,
      distribution: [{ score: 0.5, people: 6 }],
    });
  });

  test("counts a question by those who have a score for it, not by those who came", () => {
    const silent = aSheet({ climat: { state: "unknown" } }, "employee");
    expect(readings(gapsOf(...employees("non", "toujours"), silent), "climat")).toEqual([]);
  });
});

describe("whatever the questionnaire and the answers", () => {
  const groupOf = (random: Questionnaire) =>
    fc.record({
      random: fc.constant(random),
      director: arbitrarySheet(random, "director"),
      people: fc.array(arbitrarySheet(random, "employee"), { maxLength: 9 }),
      threshold: fc.integer({ min: 3, max: 5 }),
    });
  const group = arbitraryQuestionnaire().chain(groupOf);

  test("no figure of a group rests on fewer people than the threshold", () => {
    fc.assert(
      fc.property(group, ({ random, director, people, threshold }) => {
        const { questions, themes } = perceptionGaps(random, [director, ...people], threshold);
        for (const question of questions) {
          const reading = readingBy(question, "employee");
          if (reading === undefined) continue;
          expect(reading.respondents).toBeGreaterThanOrEqual(threshold);
          expect(reading.distribution?.reduce((sum, { people }) => sum + people, 0)).toBe(
            reading.respondents,
          );
        }
        for (const theme of themes) expect(theme.respondents.fewest).toBeGreaterThanOrEqual(threshold);
      }),
    );
  });

  test("one more sheet changes a question by nobody and then not at all, or by the threshold at least", () => {
    fc.assert(
      fc.property(group, ({ random, director, people, threshold }) => {
        let before = new Map<string, PerspectiveReading>();
        for (let arrived = 0; arrived <= people.length; arrived += 1) {
          const { questions } = perceptionGaps(random, [director, ...people.slice(0, arrived)], threshold);
          const now = new Map(
            questions.flatMap((one) => {
              const reading = readingBy(one, "employee");
              return reading === undefined ? [] : [[one.questionId, reading] as const];
            }),
          );
          for (const [id, reading] of before) {
            const more = (now.get(id)?.respondents ?? 0) - reading.respondents;
            if (more === 0) expect(now.get(id)).toEqual(reading);
            else expect(more).toBeGreaterThanOrEqual(threshold);
          }
          before = now;
        }
      }),
    );
  });

  test("a theme says nothing that its shown questions do not say: it is their mean", () => {
    let compared = 0;
    fc.assert(
      fc.property(groupOf(questionnaire), ({ random, director, people, threshold }) => {
        const { questions, themes } = perceptionGaps(random, [director, ...people], threshold);
        for (const theme of themes.filter(({ perspective }) => perspective === "employee")) {
          const shown = questions.flatMap((one) => {
            const reading = one.themeId === theme.themeId ? readingBy(one, "employee") : undefined;
            return reading === undefined || reading.gap === null
              ? []
              : [{ weight: one.weight, score: reading.score }];
          });
          const weight = shown.reduce((sum, each) => sum + each.weight, 0);
          const mean = shown.reduce((sum, each) => sum + each.weight * each.score, 0) / weight;
          expect(theme.otherScore).toBeCloseTo(mean * 100, 8);
          compared += 1;
        }
      }),
      { numRuns: 1000 },
    );
    expect(compared).toBeGreaterThan(50);
  });

  test("gaps stay within −1 and 1, themes within −100 and 100, spreads within 0 and ½", () => {
    fc.assert(
      fc.property(group, ({ random, director, people, threshold }) => {
        const { questions, themes } = perceptionGaps(random, [director, ...people], threshold);
        for (const { gap, spread } of questions.flatMap((one) => one.readings)) {
          expect(Math.abs(gap ?? 0)).toBeLessThanOrEqual(1 + 1e-9);
          expect(spread ?? 0).toBeGreaterThanOrEqual(0);
          expect(spread ?? 0).toBeLessThanOrEqual(0.5 + 1e-9);
        }
        for (const theme of themes) {
          expect(Math.abs(theme.gap)).toBeLessThanOrEqual(100 + 1e-9);
          expect(theme.gap).toBeCloseTo(theme.directorScore - theme.otherScore, 9);
        }
      }),
    );
  });
});
