import { describe, expect, test } from "vitest";
import type { Answers } from "#app/domain/answers/answer.ts";
import {
  rankOf,
  resumeAt,
  type SelfAssessment,
  selfAssessmentOf,
  stepAfter,
  stepBefore,
  stepKey,
} from "#app/domain/invitation/self-assessment.ts";
import { aChoice, aQuestion, aQuestionnaire, aTheme } from "#tests/support/a-questionnaire.ts";

const choices = [aChoice("oui"), aChoice("non")];
const YES = { choice: "oui" };
const ALL = ["director", "employee"] as const;

/** Two themes: a director is asked a, b (when a is « oui »), c, d; an employee a and c. */
const QUESTIONNAIRE = aQuestionnaire({
  themes: [
    aTheme({
      id: "un",
      stake: true,
      questions: [
        aQuestion({ id: "a", perspectives: [...ALL], choices }),
        aQuestion({
          id: "b",
          perspectives: ["director"],
          choices,
          visibleWhen: { question: "a", is: "oui" },
        }),
      ],
    }),
    aTheme({
      id: "deux",
      questions: [
        aQuestion({ id: "c", perspectives: [...ALL], choices }),
        aQuestion({ id: "d", perspectives: ["director"], choices }),
      ],
    }),
    aTheme({
      id: "trois",
      stake: true,
      questions: [aQuestion({ id: "e", perspectives: ["customer"], choices })],
    }),
  ],
});

const of = (answers: Answers, perspective: "director" | "employee" = "director") =>
  selfAssessmentOf(QUESTIONNAIRE, perspective, { answers, stakes: {} });
const keys = ({ steps }: SelfAssessment) => steps.map(stepKey);

describe("the steps", () => {
  const rows: readonly (readonly [sentence: string, state: SelfAssessment, steps: readonly string[]])[] = [
    [
      "of a director say what is at stake at the end of a theme that asks it",
      of({}),
      ["question/a", "stake/un", "question/c", "question/d"],
    ],
    [
      "follow the answers",
      of({ a: YES }),
      ["question/a", "question/b", "stake/un", "question/c", "question/d"],
    ],
    [
      "of an employee are the questions that name them, without stakes",
      of({}, "employee"),
      ["question/a", "question/c"],
    ],
  ];
  test.each(rows)("%s", (_sentence, state, steps) => {
    expect(keys(state)).toEqual(steps);
  });

  test("lead from one to the next and back, and know both ends", () => {
    const state = of({});
    expect(stepAfter(state, "question/a")).toMatchObject({ kind: "stake", theme: { id: "un" } });
    expect(stepBefore(state, "question/c")).toMatchObject({ kind: "stake", theme: { id: "un" } });
    expect(stepAfter(state, "question/d")).toBeNull();
    expect(stepBefore(state, "question/a")).toBeNull();
    expect([stepAfter(state, "question/b"), stepBefore(state, "question/b")]).toEqual([undefined, undefined]);
  });

  test("count questions only", () => {
    const state = of({ a: YES });
    expect([rankOf(state, "a"), rankOf(state, "c"), rankOf(state, "e"), state.asked]).toEqual([1, 3, 0, 4]);
  });
});

describe("where somebody goes on", () => {
  const rows: readonly (readonly [sentence: string, answers: Answers, at: string | null])[] = [
    ["is the first question at the beginning", {}, "a"],
    ["is after the last answer, whatever was passed before", { c: YES }, "d"],
    ["is what was passed, once the end is reached", { b: YES, d: YES }, "a"],
    ["counts « ne sait pas » as an answer", { a: { state: "unknown" } }, "c"],
    ["is nowhere when all is answered", { a: { choice: "non" }, c: YES, d: YES }, null],
  ];
  test.each(rows)("%s", (_sentence, answers, at) => {
    expect(resumeAt(of(answers))?.id ?? null).toBe(at);
  });
});

test("the progress is told in all and theme by theme, with the minutes that the questions left take", () => {
  const state = selfAssessmentOf(QUESTIONNAIRE, "director", {
    answers: { a: YES, d: YES },
    stakes: { un: 3 },
  });
  expect(state).toMatchObject({ asked: 4, settled: 2, minutesLeft: 1 });
  expect(state.left.map(({ id }) => id)).toEqual(["b", "c"]);
  expect(
    state.themes.map(({ theme, asked, settled, startAt, stake }) => [
      theme.id,
      asked,
      settled,
      startAt,
      stake,
    ]),
  ).toEqual([
    ["un", 2, 1, "b", 3],
    ["deux", 2, 1, "c", undefined],
  ]);
  expect(of({ a: { choice: "non" }, c: YES, d: YES }).minutesLeft).toBe(0);
});
