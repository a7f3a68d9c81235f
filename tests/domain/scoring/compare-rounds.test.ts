/** What is said of a firm's progress. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareRounds } from "#app/domain/scoring/compare-rounds.ts";
import {
  anAssessment,
  aQuestion,
  aQuestionnaire,
  aQuestionnaireOf,
  aTheme,
} from "#tests/support/a-questionnaire.ts";
import { arbitraryAssessment } from "#tests/support/arbitrary-assessment.ts";
import { arbitraryQuestionnaire } from "#tests/support/arbitrary-questionnaire.ts";

const questionnaire = aQuestionnaire({
  themes: [
    aTheme({
      id: "devis",
      weight: 3,
      questions: [aQuestion({ id: "delai" }), aQuestion({ id: "clarte", weight: 3 })],
    }),
    aTheme({ id: "equipe", questions: [aQuestion({ id: "climat" })] }),
    aTheme({ id: "contexte", scored: false, questions: [aQuestion({ id: "metier" })] }),
  ],
});
const said = (answers: Readonly<Record<string, string>>) =>
  anAssessment(Object.fromEntries(Object.entries(answers).map(([id, choice]) => [id, { choice }])));

describe("two rounds", () => {
  test("are compared theme by theme, with the weights of the questionnaire", () => {
    const { themes, overall } = compareRounds(
      questionnaire,
      said({ delai: "non", clarte: "parfois", climat: "toujours", metier: "non" }),
      said({ delai: "toujours", clarte: "parfois", climat: "parfois", metier: "toujours" }),
    );
    expect(themes).toEqual([
      { themeId: "devis", questions: 2, before: 37.5, after: 62.5, change: 25 },
      { themeId: "equipe", questions: 1, before: 100, after: 50, change: -50 },
    ]);
    expect(overall).toEqual({ before: 53.125, after: 59.375, change: 6.25, questions: 3 });
  });

  test("leave out what was answered once only, though it would flatter", () => {
    const { themes, questions } = compareRounds(
      questionnaire,
      said({ delai: "non" }),
      said({ delai: "non", clarte: "toujours", climat: "toujours" }),
    );
    expect(questions.map(({ questionId }) => questionId)).toEqual(["delai"]);
    expect(themes).toEqual([{ themeId: "devis", questions: 1, before: 0, after: 0, change: 0 }]);
  });

  test("with less than half of the themes in common have no overall change", () => {
    const three = aQuestionnaire({
      themes: ["a", "b", "c"].map((id) => aTheme({ id, questions: [aQuestion({ id: `q-${id}` })] })),
    });
    expect(compareRounds(three, said({ "q-a": "non" }), said({ "q-a": "toujours" })).overall).toBeNull();
    const two = { "q-a": "non", "q-b": "non" };
    expect(compareRounds(three, said(two), said(two)).overall).toMatchObject({ change: 0 });
  });

  test("without an answer in common have nothing to say", () => {
    const nothing = { themes: [], questions: [], overall: null };
    expect(compareRounds(questionnaire, said({ delai: "non" }), said({ climat: "non" }))).toEqual(nothing);
  });

  test("of a question without weight change nothing and are never NaN", () => {
    const weightless = aQuestionnaireOf([aQuestion({ id: "q", weight: 0 })]);
    expect(compareRounds(weightless, said({ q: "non" }), said({ q: "toujours" }))).toMatchObject({
      themes: [],
      overall: null,
    });
  });
});

describe("whatever the answers", () => {
  const rounds = arbitraryQuestionnaire().chain((random) =>
    fc.tuple(fc.constant(random), arbitraryAssessment(random), arbitraryAssessment(random)),
  );

  test("turning the rounds round turns every change round", () => {
    fc.assert(
      fc.property(rounds, ([random, one, two]) => {
        const there = compareRounds(random, one, two);
        const back = compareRounds(random, two, one);
        expect(back.themes.map(({ themeId, before }) => [themeId, before])).toEqual(
          there.themes.map(({ themeId, after }) => [themeId, after]),
        );
        expect(back.overall?.change ?? 0).toBeCloseTo(-(there.overall?.change ?? 0), 9);
      }),
    );
  });

  test("a round compared with itself has not moved", () => {
    fc.assert(
      fc.property(rounds, ([random, one]) => {
        const { themes, overall } = compareRounds(random, one, one);
        expect(themes.every(({ change }) => change === 0)).toBe(true);
        expect(overall?.change ?? 0).toBe(0);
      }),
    );
  });
});
