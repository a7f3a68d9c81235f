/** How far a sheet of answers has come. Hidden questions have no part in it. */
import { type AnswerState, type Answers, answerState, answerTo } from "#app/domain/answers/answer.ts";
import type { Perspective, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { visibleQuestions } from "#app/domain/questionnaire/visibility.ts";
import type { Progress } from "#app/domain/scoring/scorecard.ts";

/** The progress of a sheet, in all and theme by theme; a theme that asks this perspective nothing has `visible: 0`. */
export type SheetProgress = Progress & {
  /** In the order of the questionnaire. */
  readonly themes: readonly (Progress & { readonly id: string })[];
};

/** The progress of one perspective's answers over the questions that it sees. */
export function progressOf(
  questionnaire: Questionnaire,
  perspective: Perspective,
  answers: Answers,
): SheetProgress {
  const visible = visibleQuestions(questionnaire, [perspective], answers);
  const states = questionnaire.themes.map((theme) => ({
    id: theme.id,
    states: theme.questions.flatMap(({ id }) =>
      visible.has(id) ? [answerState(answerTo(answers, id))] : [],
    ),
  }));
  return {
    ...countStates(states.flatMap((theme) => theme.states)),
    themes: states.map((theme) => ({ id: theme.id, ...countStates(theme.states) })),
  };
}

/** Counts the states of questions; hidden ones are left out, so `visible` is the sum of the four others. */
export function countStates(states: readonly (AnswerState | "hidden")[]): Progress {
  const count = (state: AnswerState) => states.filter((each) => each === state).length;
  const counts = {
    answered: count("answered"),
    unknown: count("unknown"),
    notApplicable: count("notApplicable"),
    unanswered: count("unanswered"),
  };
  return {
    visible: counts.answered + counts.unknown + counts.notApplicable + counts.unanswered,
    ...counts,
  };
}

/**
 * The first visible question without an answer after `questionId`, going round to the beginning and ending with that
 * question itself; from the beginning when `questionId` is null or hidden. Null when nothing is left.
 */
export function nextUnanswered(
  questionnaire: Questionnaire,
  perspective: Perspective,
  answers: Answers,
  questionId: string | null,
): string | null {
  const visible = [...visibleQuestions(questionnaire, [perspective], answers)];
  const after = questionId === null ? 0 : visible.indexOf(questionId) + 1;
  const ahead = [...visible.slice(after), ...visible.slice(0, after)];
  return ahead.find((id) => answerState(answerTo(answers, id)) === "unanswered") ?? null;
}
