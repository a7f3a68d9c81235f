/** How long answering takes: what is said to somebody who answers on a phone, in the evening. */
import type { Question, QuestionKind } from "#app/domain/questionnaire/definition.ts";

/**
 * Seconds that one question takes, reading included, by its kind. Estimates for a phone: tapping is quick, ordering and
 * writing are not.
 */
const SECONDS: Readonly<Record<QuestionKind, number>> = {
  "single-choice": 10,
  "multiple-choice": 16,
  ranking: 30,
  scale: 8,
  number: 12,
  percentage: 12,
  amount: 15,
  date: 12,
  text: 20,
  "long-text": 40,
};

/** Whole minutes that these questions take, one at least; 0 when there are none. */
export function minutesFor(questions: readonly Pick<Question, "kind">[]): number {
  return Math.ceil(questions.reduce((seconds, { kind }) => seconds + SECONDS[kind], 0) / 60);
}
