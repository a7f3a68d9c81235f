/** Whose answer counts, when several people answered for the same firm. */
import {
  type Answer,
  type AnswerSheet,
  type Answers,
  answerState,
  answerTo,
} from "#app/domain/answers/answer.ts";
import type { Perspective, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";

/** The perspectives from which reference answers come, the one that prevails first. */
export const REFERENCE_PERSPECTIVES: readonly Perspective[] = ["consultant", "director"];

/** The answers that scores, findings and the plan come from, and whose they are, by question id. */
export type ReferenceAnswers = {
  readonly answers: Answers;
  readonly whose: ReadonlyMap<string, Perspective>;
};

/**
 * For each question that names the director or the consultant: the consultant's answer where there is one (any state
 * but unanswered), else the director's. Employees and customers are never merged into them.
 */
export function referenceAnswers(
  questionnaire: Questionnaire,
  respondents: readonly AnswerSheet[],
): ReferenceAnswers {
  const answers: Record<string, Answer> = {};
  const whose = new Map<string, Perspective>();
  const voices = REFERENCE_PERSPECTIVES.map((perspective) => ({
    perspective,
    own: answersOf(questionnaire, respondents, perspective),
  }));
  for (const question of questionsOf(questionnaire)) {
    for (const { perspective, own } of voices) {
      const answer = answerTo(own, question.id);
      if (answer === undefined) continue;
      answers[question.id] = answer;
      whose.set(question.id, perspective);
      break;
    }
  }
  return { answers, whose };
}

/**
 * The answers of one perspective as one voice: where two sheets of it answer the same question, the later sheet of the
 * list wins. Unanswered entries, and answers to questions that don't name the perspective, are left out.
 */
export function answersOf(
  questionnaire: Questionnaire,
  respondents: readonly AnswerSheet[],
  perspective: Perspective,
): Answers {
  const sheets = respondents.filter((sheet) => sheet.perspective === perspective);
  const answers: Record<string, Answer> = {};
  if (sheets.length === 0) return answers;
  for (const question of questionsOf(questionnaire)) {
    if (!question.perspectives.includes(perspective)) continue;
    for (const sheet of sheets) {
      const answer = answerTo(sheet.answers, question.id);
      if (answer !== undefined && answerState(answer) !== "unanswered") answers[question.id] = answer;
    }
  }
  return answers;
}
