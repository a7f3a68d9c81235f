/** One writing for one answer, so that two devices which say the same never seem to disagree. */
import { type Answer, answerState } from "#app/domain/answers/answer.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";

/**
 * A valid answer as it is stored: null when it leaves the question unanswered (no choice, an empty text), and the choices of
 * a multiple choice in the order of the questionnaire. A ranking keeps its order, which is its meaning.
 */
export function normalizeAnswer(question: Question, answer: Answer): Answer | null {
  if (answerState(answer) === "unanswered") return null;
  if (question.kind !== "multiple-choice" || !("choices" in answer)) return answer;
  const chosen = new Set(answer.choices);
  return { choices: question.choices.map(({ id }) => id).filter((id) => chosen.has(id)) };
}
