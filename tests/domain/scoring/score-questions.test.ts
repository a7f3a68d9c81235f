import { describe, expect, test } from "vitest";
import type { Answer } from "#app/domain/answers/answer.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import { scoreQuestion } from "#app/domain/scoring/score-questions.ts";
import {
  aChoice,
  aDate,
  aMultipleChoice,
  aNumber,
  anAmount,
  aQuestion,
  aRanking,
  aScale,
  aSingleChoice,
  aText,
} from "#tests/support/a-questionnaire.ts";

const fourPoints = { min: 0, max: 4 };
const oneToFive = { min: 1, max: 5 };

function score(question: Question, answer: Answer | undefined, scale = fourPoints, visible = true) {
  const reading = { themeId: "theme", visible, answer, perspective: "director" as const };
  return scoreQuestion(question, reading, scale);
}

const options = [aChoice("a", 1), aChoice("b", 2), aChoice("c", 4), aChoice("autre")];
const bands = [{ below: 30, points: 0 }, { below: 50, points: 2 }, { points: 4 }];
const descending = [aChoice("c", 4), aChoice("a", 1)];
const multiple = (combine: "sum" | "each" | "best" | "worst") =>
  aMultipleChoice({ choices: options, combine });

describe("the score of a question is (points − scale.min) ÷ (scale.max − scale.min)", () => {
  const cases: readonly (readonly [string, Question, Answer | undefined, number | null, number | null])[] = [
    ["a single choice has the points of its choice", aQuestion(), { choice: "parfois" }, 2, 0.5],
    ["zero points are a score of 0", aQuestion(), { choice: "non" }, 0, 0],
    [
      "a choice without points has none",
      aSingleChoice({ choices: options }),
      { choice: "autre" },
      null,
      null,
    ],
    ["a choice that does not exist has none", aQuestion(), { choice: "jamais" }, null, null],
    ["a scale has its value", aScale(), { value: 3 }, 3, 0.75],
    ["sum: 1 + 2 = 3", multiple("sum"), { choices: ["a", "b"] }, 3, 0.75],
    ["sum: 1 + 2 + 4 is capped at 4", multiple("sum"), { choices: ["a", "b", "c"] }, 4, 1],
    ["sum: choices without points add nothing", multiple("sum"), { choices: ["a", "autre"] }, 1, 0.25],
    ["sum: only choices without points give no score", multiple("sum"), { choices: ["autre"] }, null, null],
    ["best: the best of 1 and 4", multiple("best"), { choices: ["a", "c"] }, 4, 1],
    ["worst: the worst of 1 and 4", multiple("worst"), { choices: ["a", "c"] }, 1, 0.25],
    [
      "worst: wherever it stands",
      aMultipleChoice({ choices: descending, combine: "worst" }),
      { choices: ["c", "a"] },
      1,
      0.25,
    ],
    ["each: the mean of 1, 2 and 4", multiple("each"), { choices: ["a", "b", "c"] }, 7 / 3, 7 / 12],
    ["an empty list is unanswered", multiple("sum"), { choices: [] }, null, null],
    [
      "a ranking has no score, even with points",
      aRanking({ choices: options }),
      { choices: ["c"] },
      null,
      null,
    ],
    ["a number under 30 is in the first band", aNumber({ bands }), { value: 29.99 }, 0, 0],
    ["`below` is exclusive: 30 is in the second band", aNumber({ bands }), { value: 30 }, 2, 0.5],
    ["a number beyond the last bound is in the last band", anAmount({ bands }), { value: 1e9 }, 4, 1],
    ["a number without bands has no score", aNumber(), { value: 12 }, null, null],
    ["a date has no score", aDate(), { value: "2026-11-21" }, null, null],
    ["a text has no score", aText(), { value: "oui" }, null, null],
    ["unknown has no score", aQuestion(), { state: "unknown" }, null, null],
    [
      "unknown with points is scored so",
      aQuestion({ unknown: { points: 1 } }),
      { state: "unknown" },
      1,
      0.25,
    ],
    [
      "not applicable has no score",
      aQuestion({ unknown: { points: 1 } }),
      { state: "notApplicable" },
      null,
      null,
    ],
    ["unanswered has no score", aQuestion({ unknown: { points: 1 } }), undefined, null, null],
  ];
  test.each(cases)("%s", (_, question, answer, points, expected) => {
    const found = score(question, answer);
    expect(found.points).toBe(points);
    if (expected === null) expect(found.score).toBeNull();
    else expect(found.score).toBeCloseTo(expected, 12);
  });

  test("on a scale from 1 to 5, 1 is 0 and 4 is 0.75", () => {
    expect(score(aScale(), { value: 1 }, oneToFive).score).toBe(0);
    expect(score(aScale(), { value: 4 }, oneToFive).score).toBe(0.75);
  });

  test("on a scale that goes below zero, a sum stops at its floor", () => {
    const question = aMultipleChoice({ choices: [aChoice("a", -2), aChoice("b", -1)] });
    expect(score(question, { choices: ["a", "b"] }, { min: -2, max: 2 }).score).toBe(0);
  });

  test("a scale of one degree measures nothing", () => {
    expect(score(aScale(), { value: 2 }, { min: 2, max: 2 }).score).toBeNull();
  });
});

describe("what enters the theme's mean", () => {
  const cases: readonly (readonly [string, Question, Answer, readonly number[]])[] = [
    [
      "each: every choice with points on its own",
      multiple("each"),
      { choices: ["c", "autre", "a"] },
      [0.25, 1],
    ],
    ["sum: one part", multiple("sum"), { choices: ["a", "b"] }, [0.75]],
    ["no score: no part", multiple("sum"), { choices: ["autre"] }, []],
  ];
  test.each(cases)("%s", (_, question, answer, parts) =>
    expect(score(question, answer).parts).toEqual(parts),
  );
});

describe("what coverage expects", () => {
  const cases: readonly (readonly [string, Question, Answer | undefined, boolean])[] = [
    ["a scorable question without an answer", aQuestion(), undefined, true],
    ["a scorable question that nobody knows", aQuestion(), { state: "unknown" }, true],
    [
      "a choice without points on a scorable question",
      aSingleChoice({ choices: options }),
      { choice: "autre" },
      true,
    ],
    ["not a question that is not applicable", aQuestion(), { state: "notApplicable" }, false],
    ["not a question that nothing scores", aText(), { value: "oui" }, false],
    ["not a number without bands", aNumber(), undefined, false],
    ["a number with bands", aNumber({ bands }), undefined, true],
    [
      "a text whose « ne sait pas » is scored, when it is said",
      aText({ unknown: { points: 0 } }),
      { state: "unknown" },
      true,
    ],
  ];
  test.each(cases)("%s", (_, question, answer, expected) =>
    expect(score(question, answer).expected).toBe(expected),
  );
});

describe("a hidden question", () => {
  test("shows nothing of its stored answer", () => {
    expect(score(aQuestion({ id: "q", weight: 3 }), { choice: "toujours" }, fourPoints, false)).toEqual({
      questionId: "q",
      themeId: "theme",
      weight: 3,
      state: "hidden",
      score: null,
      points: null,
      parts: [],
      expected: false,
      perspective: null,
    });
  });
});

test("a visible question tells whose answer counted, and the answer", () => {
  const found = score(aQuestion(), { choice: "non" });
  expect([found.state, found.perspective, found.answer]).toEqual(["answered", "director", { choice: "non" }]);
});
