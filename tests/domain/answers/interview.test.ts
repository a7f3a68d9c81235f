import { expect, test } from "vitest";
import { interviewState, nextInInterview, settledCount, sheetOf } from "#app/domain/answers/interview.ts";
import { aQuestion, aQuestionnaire, aSheet, aTheme } from "#tests/support/a-questionnaire.ts";

const questionnaire = aQuestionnaire({
  themes: [
    aTheme({
      id: "gestion",
      questions: [
        aQuestion({ id: "q1" }),
        aQuestion({ id: "q2", visibleWhen: { question: "q1", is: "toujours" } }),
        aQuestion({ id: "dirigeant-seul", perspectives: ["director"] }),
        aQuestion({ id: "clients", perspectives: ["customer"] }),
      ],
    }),
    aTheme({ id: "marche", questions: [aQuestion({ id: "q3" })] }),
    aTheme({ id: "equipe", questions: [aQuestion({ id: "q4", perspectives: ["employee"] })] }),
  ],
});

test("an interview asks what the consultant or the director answers, and counts the reference answers", () => {
  const state = interviewState(questionnaire, [
    aSheet({ q1: { choice: "toujours" }, q3: { choice: "non" } }, "director"),
    aSheet({ q1: { state: "unknown" } }, "consultant"),
  ]);
  // The consultant's « ne sait pas » is the reference: what hung on the director's answer is hidden.
  expect([...state.visible]).toEqual(["q1", "dirigeant-seul", "q3"]);
  expect(state.unanswered).toEqual(["dirigeant-seul"]);
  expect(settledCount(state.progress)).toBe(2);
  expect(state.themes.map(({ id, visible, fromDirector }) => [id, visible, fromDirector])).toEqual([
    ["gestion", 2, 0],
    ["marche", 1, 1],
    ["equipe", 0, 0],
  ]);
});

test("a question is written on the consultant’s sheet, unless it is put to the director alone", () => {
  const [q1, , alone, clients] = questionnaire.themes[0]?.questions ?? [];
  expect([q1, alone, clients].map((question) => question && sheetOf(question))).toEqual([
    "consultant",
    "director",
    null,
  ]);
});

test("the next question without an answer is sought ahead, then from the beginning", () => {
  const state = interviewState(questionnaire, [aSheet({ q1: { choice: "toujours" } }, "consultant")]);
  expect(state.unanswered).toEqual(["q2", "dirigeant-seul", "q3"]);
  expect(nextInInterview(state, "q2")).toBe("dirigeant-seul");
  expect(nextInInterview(state, "q3")).toBe("q2");
  expect(nextInInterview(state, null)).toBe("q2");
  expect(nextInInterview(state, "hidden")).toBe("q2");
  expect(nextInInterview({ ...state, unanswered: [] }, "q1")).toBeNull();
});
