/** Random valid assessments of a questionnaire. */
import fc from "fast-check";
import type { Answer, AnswerSheet, Assessment, Stake } from "#app/domain/answers/answer.ts";
import {
  type ChoiceQuestion,
  type Perspective,
  perspectiveSchema,
  type Question,
  type Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import { hasChoices, isNumeric, questionsOf } from "#app/domain/questionnaire/question.ts";
import { arbitraryQuestionnaire, type QuestionnaireShape } from "#tests/support/arbitrary-questionnaire.ts";

/** A valid assessment of a questionnaire: no to five respondents, who answer hidden questions too. */
export function arbitraryAssessment(questionnaire: Questionnaire): fc.Arbitrary<Assessment> {
  const respondent = fc
    .constantFrom<Perspective>("director", ...perspectiveSchema.options)
    .chain((perspective) => arbitrarySheet(questionnaire, perspective));
  const rated = questionnaire.themes.filter((theme) => theme.stake).map((theme) => theme.id);
  const stake = fc.constantFrom<Stake>(1, 2, 3);
  return fc.record({
    respondents: fc.array(respondent, { maxLength: 5 }),
    stakes: fc
      .array(fc.option(stake, { nil: undefined }), { minLength: rated.length, maxLength: rated.length })
      .map((stakes) => definedEntries(rated.map((id, index) => [id, stakes[index]]))),
  });
}

/** One sheet of a perspective, over the questions that name it. */
export function arbitrarySheet(
  questionnaire: Questionnaire,
  perspective: Perspective,
): fc.Arbitrary<AnswerSheet> {
  const asked = questionsOf(questionnaire).filter((question) => question.perspectives.includes(perspective));
  const answers = asked.map((question) =>
    fc.option(arbitraryAnswer(question, questionnaire), { nil: undefined, freq: 4 }),
  );
  const evidenced = fc.subarray(asked.map((question) => question.id));
  return fc.tuple(fc.tuple(...answers), evidenced).map(([given, evidenced]) => ({
    perspective,
    answers: definedEntries(asked.map((question, index) => [question.id, given[index]])),
    evidenced,
  }));
}

/** An answer that a question accepts, in any of the four states. */
export function arbitraryAnswer(question: Question, { scale }: Questionnaire): fc.Arbitrary<Answer> {
  return fc.oneof(
    { weight: 5, arbitrary: arbitraryValue(question, scale) },
    { weight: 1, arbitrary: fc.constantFrom<Answer>({ state: "unknown" }, { state: "notApplicable" }) },
  );
}

/** A questionnaire with an assessment of it. */
export function arbitraryCase(
  shape: QuestionnaireShape = {},
): fc.Arbitrary<readonly [Questionnaire, Assessment]> {
  return arbitraryQuestionnaire(shape).chain((questionnaire) =>
    arbitraryAssessment(questionnaire).map((assessment) => [questionnaire, assessment] as const),
  );
}

/** A choice or a number; for a choice question also an empty list, which is unanswered. */
function arbitraryValue(question: Question, scale: Questionnaire["scale"]): fc.Arbitrary<Answer> {
  if (hasChoices(question)) return arbitraryChoice(question);
  if (isNumeric(question)) return fc.integer({ min: 0, max: 100 }).map((value) => ({ value }));
  if (question.kind === "scale") {
    return fc.integer({ min: scale.min, max: scale.max }).map((value) => ({ value }));
  }
  return question.kind === "date"
    ? fc.constantFrom({ value: "2026-11-21" }, { value: "" })
    : fc.constantFrom({ value: "Du temps" }, { value: " " });
}

function arbitraryChoice(question: ChoiceQuestion): fc.Arbitrary<Answer> {
  const ids = question.choices.map((choice) => choice.id);
  if (question.kind === "single-choice") return fc.constantFrom(...ids).map((choice) => ({ choice }));
  const maxLength = question.kind === "ranking" ? (question.maxRanked ?? ids.length) : ids.length;
  return fc.shuffledSubarray(ids, { maxLength }).map((choices) => ({ choices }));
}

function definedEntries<Value>(
  entries: readonly (readonly [string, Value | undefined])[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(entries.flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])));
}
