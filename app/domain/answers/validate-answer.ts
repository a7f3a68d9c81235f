/** From something that claims to be an answer to an Answer that its question accepts. */

import type { Answer } from "#app/domain/answers/answer.ts";
import {
  type AnswerProblem,
  type AnswerProblemCode,
  answerProblem,
  PERSPECTIVE_WORDS,
} from "#app/domain/answers/answer-problem.ts";
import { answerFault, expectedShape } from "#app/domain/answers/answer-rules.ts";
import { answerSchema } from "#app/domain/answers/answer-schema.ts";
import { quote } from "#app/domain/format.ts";
import type { Perspective, Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import type { Scale } from "#app/domain/scoring/points.ts";

export type AnswerValidation =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly problem: AnswerProblem };

/**
 * Checks one answer of one perspective, also to a question that is hidden now: its answer is kept. Clearing an answer
 * (an empty list of choices, an empty choice or text) is valid and leaves the question unanswered.
 */
export function validateAnswer(
  questionnaire: Questionnaire,
  perspective: Perspective,
  questionId: string,
  raw: unknown,
): AnswerValidation {
  const question = questionsOf(questionnaire).find(({ id }) => id === questionId);
  if (question === undefined) {
    const reason = `Le questionnaire ${quote(questionnaire.id)} n’a pas cette question.`;
    return { ok: false, problem: answerProblem("unknown-question", questionId, reason) };
  }
  return validateAnswerTo(question, perspective, raw, questionnaire.scale);
}

/** The same for a question that is at hand. */
export function validateAnswerTo(
  question: Question,
  perspective: Perspective,
  raw: unknown,
  scale: Scale,
): AnswerValidation {
  const fail = (code: AnswerProblemCode, reason: string): AnswerValidation => ({
    ok: false,
    problem: answerProblem(code, question.id, reason),
  });
  if (!question.perspectives.includes(perspective)) {
    const asked = `Cette question ne s’adresse pas au regard ${quote(PERSPECTIVE_WORDS[perspective])}.`;
    return fail("perspective-not-asked", asked);
  }
  const parsed = answerSchema.safeParse(raw);
  if (!parsed.success) {
    if (isEndless(raw)) return fail("not-a-number", "La valeur n’est pas un nombre fini.");
    return fail("wrong-shape", expectedShape(question));
  }
  const fault = answerFault(question, parsed.data, scale);
  return fault === null ? { ok: true, answer: parsed.data } : fail(...fault);
}

/** JSON reads 1e999 as Infinity, which no question can hold. */
function isEndless(raw: unknown): boolean {
  if (typeof raw !== "object" || raw === null || !("value" in raw)) return false;
  return typeof raw.value === "number" && !Number.isFinite(raw.value);
}
