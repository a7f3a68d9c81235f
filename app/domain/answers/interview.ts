/**
 * The interview: what is asked when a consultant sits with a director, and how far the two have come. Several sheets are
 * filled at once; what counts of them are the reference answers.
 */
import { type AnswerSheet, answerState, answerTo } from "#app/domain/answers/answer.ts";
import { countStates } from "#app/domain/answers/progress.ts";
import {
  REFERENCE_PERSPECTIVES,
  type ReferenceVoice,
  referenceAnswers,
} from "#app/domain/answers/reference-answers.ts";
import type { Perspective, Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { isAskedOf, visibleQuestions } from "#app/domain/questionnaire/visibility.ts";
import type { Progress } from "#app/domain/scoring/scorecard.ts";

/** A perspective whose sheet is written in an interview. */
export type InterviewPerspective = Extract<Perspective, "director" | "consultant">;

/** Where an interview stands. */
export type InterviewState = {
  /** Ids of the questions that are asked, in the order of the questionnaire. */
  readonly visible: ReadonlySet<string>;
  /** Of the reference sheet, over the visible questions. */
  readonly progress: Progress;
  /** In the order of the questionnaire; `visible` is 0 for a theme that asks nothing. */
  readonly themes: readonly (Progress & {
    readonly id: string;
    /** Of the questions that have an answer, those that only the director's own sheet answers. */
    readonly fromDirector: number;
  })[];
  /** Ids of the visible questions that nobody answered, in order. */
  readonly unanswered: readonly string[];
};

/** Visibility and progress of an interview by the director's and the consultant's answers together. */
export function interviewState(questionnaire: Questionnaire, sheets: readonly AnswerSheet[]): InterviewState {
  const { answers, whose } = referenceAnswers(questionnaire, sheets);
  const visible = visibleQuestions(questionnaire, REFERENCE_PERSPECTIVES, answers);
  const themes = questionnaire.themes.map(({ id, questions }) => {
    const asked = questions.filter((question) => visible.has(question.id));
    return {
      id,
      states: asked.map((question) => answerState(answerTo(answers, question.id))),
      fromDirector: asked.filter((question) => isLentByDirector(question, whose.get(question.id))).length,
    };
  });
  return {
    visible,
    progress: countStates(themes.flatMap(({ states }) => states)),
    themes: themes.map(({ id, states, fromDirector }) => ({ id, ...countStates(states), fromDirector })),
    unanswered: [...visible].filter((id) => answerTo(answers, id) === undefined),
  };
}

/** Whose sheet a question is written on in the interview; null when it is put to neither of the two. */
export function sheetOf(question: Question): InterviewPerspective | null {
  if (isAskedOf(question, ["consultant"])) return "consultant";
  return isAskedOf(question, ["director"]) ? "director" : null;
}

/**
 * The first visible question without an answer after `questionId`, going round to the beginning; from the beginning when
 * `questionId` is null or hidden. Null when nothing is left.
 */
export function nextInInterview(state: InterviewState, questionId: string | null): string | null {
  const order = [...state.visible];
  const after = questionId === null ? 0 : order.indexOf(questionId) + 1;
  const left = new Set(state.unanswered);
  return [...order.slice(after), ...order.slice(0, after)].find((id) => left.has(id)) ?? null;
}

/** How many of a sheet's visible questions have an answer of any state. */
export function settledCount({ visible, unanswered }: Pick<Progress, "visible" | "unanswered">): number {
  return visible - unanswered;
}

function isLentByDirector(question: Question, whose: ReferenceVoice | undefined): boolean {
  return whose === "director" && sheetOf(question) === "consultant";
}
