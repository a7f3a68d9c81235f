import { describe, expect, test } from "vitest";
import type { Answer, AnswerSheet } from "#app/domain/answers/answer.ts";
import { type ReferenceVoice, referenceAnswers } from "#app/domain/answers/reference-answers.ts";
import type { Perspective } from "#app/domain/questionnaire/definition.ts";
import { aMultipleChoice, aQuestion, aQuestionnaireOf, aSheet } from "#tests/support/a-questionnaire.ts";

const questionnaire = aQuestionnaireOf([
  aQuestion({ id: "q", perspectives: ["director", "consultant", "employee"] }),
  aMultipleChoice({ id: "list" }),
  aQuestion({ id: "director-only", perspectives: ["director"] }),
]);

const yes: Answer = { choice: "toujours" };
const no: Answer = { choice: "non" };
const unknown: Answer = { state: "unknown" };
const notApplicable: Answer = { state: "notApplicable" };
const by = (perspective: Perspective, answers: AnswerSheet["answers"]) => aSheet(answers, perspective);

/** The consultant's sheet with what was agreed on at the debrief. */
function agreeing(
  answers: AnswerSheet["answers"],
  agreed: AnswerSheet["answers"],
  instead?: Answer,
): AnswerSheet {
  const entries = Object.entries(agreed).map(([id, answer]) => [
    id,
    { answer: instead ?? answer, reason: "Revu ensemble" },
  ]);
  return { ...by("consultant", answers), agreed: Object.fromEntries(entries) };
}

describe("whose answer counts", () => {
  const cases: readonly (readonly [
    string,
    readonly AnswerSheet[],
    string,
    Answer | undefined,
    ReferenceVoice | undefined,
  ])[] = [
    [
      "what the two agreed on prevails over both",
      [by("director", { q: yes }), agreeing({ q: unknown }, { q: no })],
      "q",
      no,
      "agreed",
    ],
    [
      "what was agreed on « sans objet » prevails too",
      [agreeing({}, { q: yes }, notApplicable)],
      "q",
      notApplicable,
      "agreed",
    ],
    [
      "nobody but the consultant's sheet says what was agreed on",
      [{ ...by("director", { q: yes }), agreed: { q: { answer: no, reason: "Revu ensemble" } } }],
      "q",
      yes,
      "director",
    ],
    [
      "the consultant's prevails",
      [by("director", { q: yes }), by("consultant", { q: no })],
      "q",
      no,
      "consultant",
    ],
    [
      "the order of the sheets doesn't matter",
      [by("consultant", { q: no }), by("director", { q: yes })],
      "q",
      no,
      "consultant",
    ],
    [
      "the director's where the consultant has none",
      [by("director", { q: yes }), by("consultant", {})],
      "q",
      yes,
      "director",
    ],
    [
      "the consultant's « ne sait pas » prevails",
      [by("director", { q: yes }), by("consultant", { q: unknown })],
      "q",
      unknown,
      "consultant",
    ],
    [
      "the consultant's « sans objet » prevails",
      [by("director", { q: yes }), by("consultant", { q: notApplicable })],
      "q",
      notApplicable,
      "consultant",
    ],
    [
      "an empty list of the consultant is no answer",
      [by("director", { list: { choices: ["non"] } }), by("consultant", { list: { choices: [] } })],
      "list",
      { choices: ["non"] },
      "director",
    ],
    ["an employee's answer is never merged in", [by("employee", { q: yes })], "q", undefined, undefined],
    [
      "a consultant has no say where only the director is asked",
      [by("consultant", { "director-only": yes })],
      "director-only",
      undefined,
      undefined,
    ],
    [
      "of two directors the later one wins",
      [by("director", { q: yes }), by("director", { q: no })],
      "q",
      no,
      "director",
    ],
    [
      "… except where the later one says nothing",
      [by("director", { q: yes }), by("director", {})],
      "q",
      yes,
      "director",
    ],
    ["nobody answered", [], "q", undefined, undefined],
  ];
  test.each(cases)("%s", (_, respondents, question, answer, perspective) => {
    const reference = referenceAnswers(questionnaire, respondents);
    expect(reference.answers[question]).toEqual(answer);
    expect(reference.whose.get(question)).toBe(perspective);
  });
});
