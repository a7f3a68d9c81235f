/** What an answer picks in its question. An answer of another shape than its question's picks nothing. */
import type { Answer } from "#app/domain/answers/answer.ts";
import type { Band, Choice, ChoiceQuestion, NumericQuestion } from "#app/domain/questionnaire/definition.ts";

/** The chosen choices, in the order of the questionnaire (also for a ranking). */
export function chosenChoices(question: ChoiceQuestion, answer: Answer): readonly Choice[] {
  if ("choice" in answer) return question.choices.filter((choice) => choice.id === answer.choice);
  if ("choices" in answer) return question.choices.filter((choice) => answer.choices.includes(choice.id));
  return [];
}

/** The number that an answer holds, in the question's unit; null when it holds none. */
export function numberIn(answer: Answer): number | null {
  return "value" in answer && typeof answer.value === "number" ? answer.value : null;
}

/** The band in which a numeric answer falls: the first whose `below` it doesn't reach; null without one. */
export function bandOf(question: NumericQuestion, answer: Answer): Band | null {
  const value = numberIn(answer);
  if (value === null) return null;
  return question.bands.find((band) => band.below === undefined || value < band.below) ?? null;
}
