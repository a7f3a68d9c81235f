/** What one asks of a question. Apart from its schema, so that a browser which only asks carries no parser. */
import type {
  ChoiceQuestion,
  NumericQuestion,
  Question,
  Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import { perQuestionnaire } from "#app/domain/questionnaire/per-questionnaire.ts";

/** The questions of a questionnaire, in its order. */
export const questionsOf: (questionnaire: Questionnaire) => readonly Question[] = perQuestionnaire(
  ({ themes }) => themes.flatMap((theme) => theme.questions),
);

/** Whether a question offers choices. */
export function hasChoices(question: Question): question is ChoiceQuestion {
  return "choices" in question;
}

/** Whether a question is answered by a number with a unit. */
export function isNumeric(question: Question): question is NumericQuestion {
  return "bands" in question;
}

/** Whether an answer can be worth points: a choice or a band has some, or the kind is `scale`. */
export function isScorable(question: Question): boolean {
  if (question.kind === "scale") return true;
  if (hasChoices(question)) return question.choices.some((choice) => choice.points !== undefined);
  return isNumeric(question) && question.bands.length > 0;
}
