import { describe, expect, test } from "vitest";
import type { Answer } from "#app/domain/answers/answer.ts";
import type { Condition, Question } from "#app/domain/questionnaire/definition.ts";
import { visibleQuestions } from "#app/domain/questionnaire/visibility.ts";
import {
  aChoice,
  aDate,
  aMultipleChoice,
  aNumber,
  aQuestion,
  aQuestionnaireOf,
  aRanking,
  aScale,
  aSingleChoice,
} from "#tests/support/a-questionnaire.ts";

const single = aSingleChoice({ id: "first" });
const bands = [{ below: 10, points: 4 }, { points: 0 }];

/** Whether a second question shows, given a first one, its answer and the condition. */
function shows(first: Question, answer: Answer | undefined, visibleWhen: Condition): boolean {
  const questionnaire = aQuestionnaireOf([first, aQuestion({ id: "second", visibleWhen })]);
  return visibleQuestions(questionnaire, ["director"], answer ? { first: answer } : {}).has("second");
}

const on = { question: "first" };

describe("a test on one earlier answer", () => {
  const cases: readonly (readonly [string, Question, Answer | undefined, Condition, boolean])[] = [
    ["is: the choice itself", single, { choice: "non" }, { ...on, is: "non" }, true],
    ["is: another choice", single, { choice: "toujours" }, { ...on, is: "non" }, false],
    ["in: one of the choices", single, { choice: "parfois" }, { ...on, in: ["non", "parfois"] }, true],
    ["in: none of the choices", single, { choice: "toujours" }, { ...on, in: ["non", "parfois"] }, false],
    [
      "is: one of several chosen",
      aMultipleChoice({ id: "first" }),
      { choices: ["toujours", "non"] },
      { ...on, is: "non" },
      true,
    ],
    [
      "is: ranked anywhere",
      aRanking({ id: "first" }),
      { choices: ["prix", "aides"] },
      { ...on, is: "aides" },
      true,
    ],
    ["answered: an answer", single, { choice: "non" }, { ...on, answered: true }, true],
    ["answered: nothing", single, undefined, { ...on, answered: true }, false],
    [
      "answered: an empty list is unanswered",
      aMultipleChoice({ id: "first" }),
      { choices: [] },
      { ...on, answered: true },
      false,
    ],
    ["answered: unknown is no answer", single, { state: "unknown" }, { ...on, answered: true }, false],
    [
      "answered: not applicable is no answer",
      single,
      { state: "notApplicable" },
      { ...on, answered: true },
      false,
    ],
    [
      "atLeast: the value of a number, not its points",
      aNumber({ id: "first", bands }),
      { value: 12 },
      { ...on, atLeast: 10 },
      true,
    ],
    [
      "atMost: the value of a number, not its points",
      aNumber({ id: "first", bands }),
      { value: 12 },
      { ...on, atMost: 10 },
      false,
    ],
    ["atLeast: the value of a scale", aScale({ id: "first" }), { value: 3 }, { ...on, atLeast: 3 }, true],
    ["atMost: the value of a scale", aScale({ id: "first" }), { value: 3 }, { ...on, atMost: 2 }, false],
    ["atLeast: the points of a choice", single, { choice: "parfois" }, { ...on, atLeast: 2 }, true],
    ["atMost: the points of a choice", single, { choice: "parfois" }, { ...on, atMost: 1 }, false],
    [
      "atLeast: the points of a multiple choice, summed",
      aMultipleChoice({ id: "first" }),
      { choices: ["parfois", "toujours"] },
      { ...on, atLeast: 4 },
      true,
    ],
    [
      "atLeast: a choice without points reaches nothing",
      aSingleChoice({ id: "first", choices: [aChoice("a"), aChoice("b", 4)] }),
      { choice: "a" },
      { ...on, atLeast: 0 },
      false,
    ],
    [
      "atMost: a choice without points is not low either",
      aSingleChoice({ id: "first", choices: [aChoice("a"), aChoice("b", 4)] }),
      { choice: "a" },
      { ...on, atMost: 4 },
      false,
    ],
    [
      "atMost: unknown is false even when it has points",
      aSingleChoice({ id: "first", unknown: { points: 0 } }),
      { state: "unknown" },
      { ...on, atMost: 4 },
      false,
    ],
    [
      "atLeast: a date has no amount",
      aDate({ id: "first" }),
      { value: "2026-11-21" },
      { ...on, atLeast: 0 },
      false,
    ],
    [
      "not: a test on nothing is false, so its contrary is true",
      single,
      undefined,
      { not: { ...on, is: "non" } },
      true,
    ],
    ["not: the contrary of a true test", single, { choice: "non" }, { not: { ...on, is: "non" } }, false],
    [
      "all: every test",
      single,
      { choice: "parfois" },
      {
        all: [
          { ...on, atLeast: 1 },
          { ...on, atMost: 3 },
        ],
      },
      true,
    ],
    [
      "all: one test fails",
      single,
      { choice: "toujours" },
      {
        all: [
          { ...on, atLeast: 1 },
          { ...on, atMost: 3 },
        ],
      },
      false,
    ],
    [
      "any: one test is enough",
      single,
      { choice: "toujours" },
      {
        any: [
          { ...on, is: "non" },
          { ...on, is: "toujours" },
        ],
      },
      true,
    ],
    [
      "any: no test holds",
      single,
      { choice: "parfois" },
      {
        any: [
          { ...on, is: "non" },
          { ...on, is: "toujours" },
        ],
      },
      false,
    ],
  ];
  test.each(cases)("%s", (_, first, answer, condition, expected) => {
    expect(shows(first, answer, condition)).toBe(expected);
  });
});

describe("hidden questions", () => {
  const chain = aQuestionnaireOf([
    aQuestion({ id: "a" }),
    aQuestion({ id: "b", visibleWhen: { question: "a", is: "toujours" } }),
    aQuestion({ id: "c", visibleWhen: { question: "b", answered: true } }),
    aQuestion({ id: "d", visibleWhen: { not: { question: "b", answered: true } } }),
  ]);
  const stored = { b: { choice: "non" } };

  test("a question that hangs on a hidden one sees it as unanswered, though its answer is stored", () => {
    const visible = visibleQuestions(chain, ["director"], { a: { choice: "non" }, ...stored });
    expect([...visible]).toEqual(["a", "d"]);
  });

  test("once shown again, the stored answer counts again", () => {
    const visible = visibleQuestions(chain, ["director"], { a: { choice: "toujours" }, ...stored });
    expect([...visible]).toEqual(["a", "b", "c"]);
  });
});

describe("perspectives", () => {
  const questionnaire = aQuestionnaireOf([
    aQuestion({ id: "constat", perspectives: ["consultant"] }),
    aQuestion({ id: "suite", visibleWhen: { question: "constat", is: "non" } }),
    aQuestion({ id: "equipe", perspectives: ["employee"] }),
  ]);
  const answers = { constat: { choice: "non" } };

  test("only the questions that name the perspective are shown, and a question that is not asked counts as unanswered", () => {
    expect([...visibleQuestions(questionnaire, ["director"], answers)]).toEqual([]);
  });

  test("director and consultant together see what either is asked", () => {
    expect([...visibleQuestions(questionnaire, ["consultant", "director"], answers)]).toEqual([
      "constat",
      "suite",
    ]);
  });

  test("a question may be called « constructor »", () => {
    const odd = aQuestionnaireOf([
      aQuestion({ id: "constructor" }),
      aQuestion({ id: "suite", visibleWhen: { question: "constructor", answered: true } }),
    ]);
    expect([...visibleQuestions(odd, ["director"], {})]).toEqual(["constructor"]);
  });
});
