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

/** Whose word a reference answer is: a perspective's, or what two of them agreed on. */
export type ReferenceVoice = Perspective | "agreed";

/** The answers that scores, findings and the plan come from, and whose they are, by question id. */
export type ReferenceAnswers = {
  readonly answers: Answers;
  readonly whose: ReadonlyMap<string, ReferenceVoice>;
};

/**
 * For each question that names the director or the consultant: what they agreed on where they did, else the consultant's
 * answer where there is one (any state but unanswered), else the director's. Employees and customers are never merged into them.
 */
export function referenceAnswers(
  questionnaire: Questionnaire,
  respondents: readonly AnswerSheet[],
): ReferenceAnswers {
  const answers: Record<string, Answer> = {};
  const whose = new Map<string, ReferenceVoice>();
  const voices: readonly { readonly voice: ReferenceVoice; readonly own: Answers }[] = [
    { voice: "agreed", own: agreedAnswers(questionnaire, respondents) },
    ...REFERENCE_PERSPECTIVES.map((perspective) => ({
      voice: perspective,
      own: answersOf(questionnaire, respondents, perspective),
    })),
  ];
  for (const question of questionsOf(questionnaire)) {
    for (const { voice, own } of voices) {
      const answer = answerTo(own, question.id);
      if (answer === undefined) continue;
      answers[question.id] = answer;
      whose.set(question.id, voice);
      break;
    }
  }
  return { answers, whose };
}

/** What was agreed on, on the consultant's sheets, over the questions that name the director or the consultant. */
function agreedAnswers(questionnaire: Questionnaire, respondents: readonly AnswerSheet[]): Answers {
  const agreed = respondents.flatMap(({ perspective, agreed }) =>
    perspective === "consultant" && agreed !== undefined ? [agreed] : [],
  );
  if (agreed.length === 0) return {};
  const answers: Record<string, Answer> = {};
  for (const { id, perspectives } of questionsOf(questionnaire)) {
    if (!REFERENCE_PERSPECTIVES.some((perspective) => perspectives.includes(perspective))) continue;
    for (const sheet of agreed) {
      const own = Object.hasOwn(sheet, id) ? sheet[id] : undefined;
      if (own !== undefined && answerState(own.answer) !== "unanswered") answers[id] = own.answer;
    }
  }
  return answers;
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
