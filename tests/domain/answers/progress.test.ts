import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answers } from "#app/domain/answers/answer.ts";
import { countStates, nextUnanswered, progressOf } from "#app/domain/answers/progress.ts";
import { aMultipleChoice, aQuestion, aQuestionnaire, aTheme } from "#tests/support/a-questionnaire.ts";
import { arbitrarySheet } from "#tests/support/arbitrary-assessment.ts";
import { arbitraryQuestionnaire } from "#tests/support/arbitrary-questionnaire.ts";

const questionnaire = aQuestionnaire({
  themes: [
    aTheme({
      id: "marche",
      questions: [
        aQuestion({ id: "a" }),
        aQuestion({ id: "b", visibleWhen: { question: "a", is: "toujours" } }),
        aQuestion({ id: "c" }),
      ],
    }),
    aTheme({
      id: "equipe",
      questions: [
        aMultipleChoice({ id: "d" }),
        aQuestion({ id: "e" }),
        aQuestion({ id: "f", perspectives: ["employee"] }),
      ],
    }),
  ],
});
const answers: Answers = {
  a: { choice: "non" },
  b: { choice: "non" },
  c: { state: "unknown" },
  d: { choices: [] },
  e: { state: "notApplicable" },
};

describe("progress", () => {
  test("counts the visible questions asked of the perspective, by state, in all and theme by theme", () => {
    const { themes, ...total } = progressOf(questionnaire, "director", answers);
    expect(total).toEqual({ visible: 4, answered: 1, unknown: 1, notApplicable: 1, unanswered: 1 });
    expect(themes).toEqual([
      { id: "marche", visible: 2, answered: 1, unknown: 1, notApplicable: 0, unanswered: 0 },
      { id: "equipe", visible: 2, answered: 0, unknown: 0, notApplicable: 1, unanswered: 1 },
    ]);
  });

  test("a theme that asks the perspective nothing has nothing visible", () => {
    const { themes } = progressOf(questionnaire, "employee", {});
    expect(themes.map((theme) => theme.visible)).toEqual([0, 1]);
  });

  test("hidden questions are counted nowhere", () => {
    expect(countStates(["hidden", "answered"])).toEqual({
      visible: 1,
      answered: 1,
      unknown: 0,
      notApplicable: 0,
      unanswered: 0,
    });
  });

  test("the themes add up to the total", () => {
    const sheets = arbitraryQuestionnaire().chain((random) =>
      arbitrarySheet(random, "director").map((sheet) => [random, sheet] as const),
    );
    fc.assert(
      fc.property(sheets, ([random, sheet]) => {
        const { themes, ...total } = progressOf(random, "director", sheet.answers);
        for (const state of ["visible", "answered", "unknown", "notApplicable", "unanswered"] as const) {
          expect(themes.reduce((sum, theme) => sum + theme[state], 0)).toBe(total[state]);
        }
      }),
    );
  });
});

describe("the next question without an answer", () => {
  const all: Answers = { ...answers, d: { choices: ["non"] } };
  const cases: readonly (readonly [string, Answers, string | null, string | null])[] = [
    ["after the first of an empty sheet comes the next visible one", {}, "a", "c"],
    ["from the beginning when no question is given", {}, null, "a"],
    ["goes round to the beginning", {}, "e", "a"],
    ["unknown and not applicable need no answer any more", answers, "a", "d"],
    ["ends with the question itself when it alone is left", answers, "d", "d"],
    ["from the beginning when the question is hidden", {}, "b", "a"],
    ["is null when nothing is left", all, "a", null],
  ];
  test.each(cases)("%s", (_, given, from, expected) => {
    expect(nextUnanswered(questionnaire, "director", given, from)).toBe(expected);
  });
});
