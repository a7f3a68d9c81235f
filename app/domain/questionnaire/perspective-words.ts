/** A question as one perspective reads it. */
import type { Perspective, Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { hasChoices } from "#app/domain/questionnaire/question.ts";

/**
 * The question with the words of a perspective in the place of the director's, where it has some. The help written for the
 * director goes with the director's words: whoever has a label of their own reads the help of their own, or none.
 */
export function inWordsOf(question: Question, perspective: Perspective): Question {
  const label = question.labels[perspective];
  const help = question.helps[perspective] ?? (label === undefined ? question.help : undefined);
  const words = { label: label ?? question.label, help };
  if (!hasChoices(question)) return { ...question, ...words };
  const choices = question.choices.map((choice) => ({
    ...choice,
    label: choice.labels[perspective] ?? choice.label,
  }));
  return { ...question, ...words, choices };
}

/** The questionnaire with every question in the words of a perspective; what it isn't asked is left as it is. */
export function questionnaireInWordsOf(
  questionnaire: Questionnaire,
  perspective: Perspective,
): Questionnaire {
  const themes = questionnaire.themes.map((theme) => ({
    ...theme,
    questions: theme.questions.map((question) => inWordsOf(question, perspective)),
  }));
  return { ...questionnaire, themes };
}
