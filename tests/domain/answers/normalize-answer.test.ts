import { describe, expect, it } from "vitest";
import type { Answer } from "#app/domain/answers/answer.ts";
import { normalizeAnswer } from "#app/domain/answers/normalize-answer.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import { aMultipleChoice, aNumber, aQuestion, aRanking, aText } from "#tests/support/a-questionnaire.ts";

describe("the writing of an answer that is stored", () => {
  it.each([
    [
      "a multiple choice is in the order of the questionnaire",
      aMultipleChoice(),
      { choices: ["toujours", "non"] },
      { choices: ["non", "toujours"] },
    ],
    ["a ranking keeps its order", aRanking(), { choices: ["aides", "prix"] }, { choices: ["aides", "prix"] }],
    ["no choice at all is no answer", aMultipleChoice(), { choices: [] }, null],
    ["an empty choice is no answer", aQuestion(), { choice: "" }, null],
    ["a blank text is no answer", aText(), { value: "  " }, null],
    ["a text is kept as it is", aText(), { value: " fin " }, { value: " fin " }],
    ["zero is an answer", aNumber(), { value: 0 }, { value: 0 }],
    ["not knowing is an answer", aMultipleChoice(), { state: "unknown" }, { state: "unknown" }],
  ] satisfies [string, Question, Answer, Answer | null][])("%s", (_, question, answer, stored) => {
    expect(normalizeAnswer(question, answer)).toEqual(stored);
  });
});
