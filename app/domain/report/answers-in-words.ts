/** Answers as the reports print them: the question, what was answered, what the consultant remarked. */
import { type AnswerSheet, type Answers, answerTo } from "#app/domain/answers/answer.ts";
import { describeAnswer } from "#app/domain/answers/describe-answer.ts";
import type { Question, Questionnaire, Theme } from "#app/domain/questionnaire/definition.ts";
import type { ReportedAnswer } from "#app/domain/report/firm-report.ts";

/** Finds a question's words by its id. */
export type Reader = {
  readonly questions: ReadonlyMap<string, { readonly question: Question; readonly theme: Theme }>;
  readonly answers: Answers;
  readonly comments: ReadonlyMap<string, string>;
  readonly scale: Questionnaire["scale"];
};

/** The consultant's remarks are theirs alone until the report: only they and the director write into it. */
export function readerOf(
  questionnaire: Questionnaire,
  answers: Answers,
  respondents: readonly AnswerSheet[],
): Reader {
  const questions = new Map(
    questionnaire.themes.flatMap((theme) =>
      theme.questions.map((question) => [question.id, { question, theme }] as const),
    ),
  );
  const comments = new Map(
    respondents
      .filter((sheet) => sheet.perspective === "consultant" || sheet.perspective === "director")
      .flatMap((sheet) => Object.entries(sheet.comments ?? {})),
  );
  return { questions, answers, comments, scale: questionnaire.scale };
}

/** One question with its answer in words. @throws when the questionnaire has no such question. */
export function answeredIn(
  reader: Reader,
  questionId: string,
  standing: ReportedAnswer["standing"],
  score: number | null = null,
): ReportedAnswer {
  const { question, theme } = known(reader, questionId);
  return {
    question: question.label,
    topic: theme.shortLabel ?? theme.label,
    answer: describeAnswer(question, answerTo(reader.answers, questionId), reader.scale),
    score,
    standing,
    comment: reader.comments.get(questionId) ?? null,
  };
}

/** The question and its answer, as the reason for something. */
export function becauseOf(
  reader: Reader,
  questionId: string,
): { readonly question: string; readonly answer: string } {
  const { question } = known(reader, questionId);
  return {
    question: question.label,
    answer: describeAnswer(question, answerTo(reader.answers, questionId), reader.scale),
  };
}

function known(reader: Reader, questionId: string): { readonly question: Question; readonly theme: Theme } {
  const found = reader.questions.get(questionId);
  if (found === undefined) throw new Error(`no question « ${questionId} » in the questionnaire`);
  return found;
}
