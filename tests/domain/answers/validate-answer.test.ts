import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AnswerProblemCode } from "#app/domain/answers/answer-problem.ts";
import { validateAnswer, validateAnswerTo } from "#app/domain/answers/validate-answer.ts";
import type { Perspective, Question } from "#app/domain/questionnaire/definition.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import {
  aDate,
  aLongText,
  aMultipleChoice,
  aNumber,
  anAmount,
  aPercentage,
  aQuestion,
  aQuestionnaireOf,
  aRanking,
  aScale,
  aText,
} from "#tests/support/a-questionnaire.ts";
import { arbitraryAnswer } from "#tests/support/arbitrary-assessment.ts";
import { arbitraryQuestionnaire } from "#tests/support/arbitrary-questionnaire.ts";

const scale = { min: 0, max: 4 };
const id = "prix";

/** The French spaces of a sentence as plain ones, so that rows can be read. */
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, " ");

describe("an answer that its question accepts comes back as it is", () => {
  const cases: readonly (readonly [string, Question, unknown])[] = [
    ["a choice", aQuestion(), { choice: "non" }],
    ["a cleared choice", aQuestion(), { choice: "" }],
    ["several choices", aMultipleChoice(), { choices: ["toujours", "non"] }],
    ["an empty list", aMultipleChoice(), { choices: [] }],
    ["as many ranks as allowed", aRanking({ maxRanked: 2 }), { choices: ["aides", "prix"] }],
    ["all ranks without a limit", aRanking(), { choices: ["aides", "prix", "temps"] }],
    ["the ends of the scale", aScale(), { value: 4 }],
    ["zero on the scale", aScale(), { value: 0 }],
    ["any finite number", aNumber(), { value: -1.5 }],
    ["the minimum and the maximum themselves", aNumber({ min: 3, max: 3 }), { value: 3 }],
    ["a percentage", aPercentage(), { value: 100 }],
    ["a percentage beyond 100 where the file allows it", aPercentage({ max: 300 }), { value: 250 }],
    ["an amount", anAmount(), { value: 1_000_000 }],
    ["29 February of a leap year", aDate(), { value: "2028-02-29" }],
    ["a cleared date", aDate(), { value: "" }],
    ["a text of 300 characters", aText(), { value: "é".repeat(300) }],
    ["300 characters, each of two code units", aText(), { value: "🧱".repeat(300) }],
    ["a long text of 4,000 characters", aLongText(), { value: "é".repeat(4000) }],
    ["« ne sait pas »", aQuestion(), { state: "unknown" }],
    ["« sans objet »", aQuestion(), { state: "notApplicable" }],
  ];
  test.each(cases)("%s", (_, question, raw) => {
    expect(validateAnswerTo(question, "director", raw, scale)).toEqual({ ok: true, answer: raw });
  });
});

describe("an answer that its question refuses", () => {
  const cases: readonly (readonly [string, Question, unknown, AnswerProblemCode, string])[] = [
    [
      "unknown choice",
      aQuestion({ id }),
      { choice: "jamais" },
      "unknown-choice",
      "La modalité « jamais » n’existe pas.",
    ],
    [
      "an inherited name is no choice",
      aQuestion({ id }),
      { choice: "constructor" },
      "unknown-choice",
      "La modalité « constructor » n’existe pas.",
    ],
    [
      "one unknown choice among others",
      aMultipleChoice({ id }),
      { choices: ["non", "jamais"] },
      "unknown-choice",
      "La modalité « jamais » n’existe pas.",
    ],
    [
      "an empty choice in a list",
      aMultipleChoice({ id }),
      { choices: [""] },
      "unknown-choice",
      "La modalité « » n’existe pas.",
    ],
    [
      "a choice twice",
      aMultipleChoice({ id }),
      { choices: ["non", "non"] },
      "duplicate-choice",
      "La modalité « non » est choisie deux fois.",
    ],
    [
      "too many ranks",
      aRanking({ id, maxRanked: 1 }),
      { choices: ["prix", "temps"] },
      "too-many-choices",
      "2 modalités classées (« prix », « temps »), alors que la question en admet 1 au plus.",
    ],
    [
      "over the maximum",
      aNumber({ id, max: 10 }),
      { value: 10.5 },
      "out-of-range",
      "La valeur 10,5 dépasse le maximum de 10.",
    ],
    [
      "under the minimum",
      anAmount({ id, min: 0 }),
      { value: -1 },
      "out-of-range",
      "La valeur -1 est sous le minimum de 0.",
    ],
    [
      "a percentage over 100",
      aPercentage({ id }),
      { value: 101 },
      "out-of-range",
      "La valeur 101 dépasse le maximum de 100.",
    ],
    [
      "a negative percentage",
      aPercentage({ id }),
      { value: -1 },
      "out-of-range",
      "La valeur -1 est sous le minimum de 0.",
    ],
    [
      "a scale that is no integer",
      aScale({ id }),
      { value: 2.5 },
      "not-on-scale",
      "La valeur 2,5 n’est pas un degré entier de 0 à 4.",
    ],
    [
      "a scale over its end",
      aScale({ id }),
      { value: 5 },
      "not-on-scale",
      "La valeur 5 n’est pas un degré entier de 0 à 4.",
    ],
    [
      "a scale under its beginning",
      aScale({ id }),
      { value: -1 },
      "not-on-scale",
      "La valeur -1 n’est pas un degré entier de 0 à 4.",
    ],
    [
      "a word for a number",
      aNumber({ id }),
      { value: "douze" },
      "not-a-number",
      "« douze » n’est pas un nombre.",
    ],
    [
      "an endless number",
      aNumber({ id }),
      { value: Number.POSITIVE_INFINITY },
      "not-a-number",
      "La valeur n’est pas un nombre fini.",
    ],
    ["NaN", aScale({ id }), { value: Number.NaN }, "not-a-number", "La valeur n’est pas un nombre fini."],
    [
      "30 February",
      aDate({ id }),
      { value: "2026-02-30" },
      "bad-date",
      "« 2026-02-30 » n’est pas une date (AAAA-MM-JJ).",
    ],
    [
      "a date in another order",
      aDate({ id }),
      { value: "21/11/2026" },
      "bad-date",
      "« 21/11/2026 » n’est pas une date (AAAA-MM-JJ).",
    ],
    [
      "a month that does not exist",
      aDate({ id }),
      { value: "2026-13-01" },
      "bad-date",
      "« 2026-13-01 » n’est pas une date (AAAA-MM-JJ).",
    ],
    [
      "a text that is too long",
      aText({ id }),
      { value: "é".repeat(301) },
      "too-long",
      "Le texte a 301 caractères, pour 300 au plus.",
    ],
    [
      "a long text that is too long",
      aLongText({ id }),
      { value: "é".repeat(4001) },
      "too-long",
      "Le texte a 4 001 caractères, pour 4 000 au plus.",
    ],
    [
      "« ne sait pas » where it is not offered",
      aQuestion({ id, allowUnknown: false }),
      { state: "unknown" },
      "unknown-not-allowed",
      "Cette question n’admet pas « Ne sait pas ».",
    ],
    [
      "« sans objet » where it is not offered",
      aQuestion({ id, allowNotApplicable: false }),
      { state: "notApplicable" },
      "not-applicable-not-allowed",
      "Cette question n’admet pas « Sans objet ».",
    ],
    [
      "a question that is not put to the director",
      aQuestion({ id, perspectives: ["employee"] }),
      { choice: "non" },
      "perspective-not-asked",
      "Cette question ne s’adresse pas au regard « dirigeant ».",
    ],
    [
      "a value for a choice",
      aQuestion({ id }),
      { value: 2 },
      "wrong-shape",
      'Une modalité est attendue, comme { "choice": "oui" }.',
    ],
    [
      "a list for a single choice",
      aQuestion({ id }),
      { choices: ["non"] },
      "wrong-shape",
      'Une modalité est attendue, comme { "choice": "oui" }.',
    ],
    [
      "a single choice for a list",
      aMultipleChoice({ id }),
      { choice: "non" },
      "wrong-shape",
      'Une liste de modalités est attendue, comme { "choices": ["oui"] }.',
    ],
    [
      "a choice for a number",
      aNumber({ id }),
      { choice: "non" },
      "wrong-shape",
      'Un nombre est attendu, comme { "value": 3 }.',
    ],
    [
      "a number for a text",
      aText({ id }),
      { value: 3 },
      "wrong-shape",
      'Un texte est attendu, comme { "value": "oui" }.',
    ],
    [
      "a number for a date",
      aDate({ id }),
      { value: 2026 },
      "wrong-shape",
      'Une date est attendue, comme { "value": "2026-11-21" }.',
    ],
    ["a bare value", aScale({ id }), 3, "wrong-shape", 'Un nombre est attendu, comme { "value": 3 }.'],
    ["nothing", aScale({ id }), null, "wrong-shape", 'Un nombre est attendu, comme { "value": 3 }.'],
    [
      "a key too many",
      aScale({ id }),
      { value: 3, note: "" },
      "wrong-shape",
      'Un nombre est attendu, comme { "value": 3 }.',
    ],
    [
      "a fifth state",
      aScale({ id }),
      { state: "refused" },
      "wrong-shape",
      'Un nombre est attendu, comme { "value": 3 }.',
    ],
  ];
  test.each(cases)("%s", (_, question, raw, code, reason) => {
    const validation = validateAnswerTo(question, "director", raw, scale);
    if (validation.ok) throw new Error("the answer was accepted");
    expect(validation.problem.code).toBe(code);
    expect(validation.problem.question).toBe("prix");
    expect(plain(validation.problem.reason).replace("«  »", "« »")).toBe(reason);
  });

  test("the message names the question before the reason", () => {
    const questionnaire = aQuestionnaireOf([aQuestion({ id })]);
    const validation = validateAnswer(questionnaire, "director", id, { choice: "jamais" });
    expect(validation.ok || plain(validation.problem.message)).toBe(
      "Question « prix » : la modalité « jamais » n’existe pas.",
    );
  });

  test("an unknown question is named", () => {
    const validation = validateAnswer(aQuestionnaireOf([aQuestion()]), "director", "constructor", {
      value: 1,
    });
    expect(validation.ok || [validation.problem.code, plain(validation.problem.message)]).toEqual([
      "unknown-question",
      "Question « constructor » : le questionnaire « essai » n’a pas cette question.",
    ]);
  });
});

test("whatever a question accepts is accepted, from whomever it names", () => {
  const cases = arbitraryQuestionnaire().chain((questionnaire) =>
    fc
      .constantFrom(...questionsOf(questionnaire))
      .chain((question) =>
        fc
          .tuple(
            arbitraryAnswer(question, questionnaire),
            fc.constantFrom<Perspective>(...question.perspectives),
          )
          .map(([answer, perspective]) => ({ questionnaire, question, answer, perspective })),
      ),
  );
  fc.assert(
    fc.property(cases, ({ questionnaire, question, answer, perspective }) => {
      const validation = validateAnswer(questionnaire, perspective, question.id, answer);
      expect(validation).toEqual({ ok: true, answer });
    }),
  );
});
