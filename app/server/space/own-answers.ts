/** What a director answered and handed in, to read again: their own sheet, in the words of their own questions. */
import type { Answer } from "#app/domain/answers/answer.ts";
import { answerState, answerTo } from "#app/domain/answers/answer.ts";
import type { SheetEntry } from "#app/domain/answers/answer-operation.ts";
import { describeAnswer } from "#app/domain/answers/describe-answer.ts";
import { questionnaireInWordsOf } from "#app/domain/questionnaire/perspective-words.ts";
import { visibleQuestions } from "#app/domain/questionnaire/visibility.ts";
import type { RespondentVisit } from "#app/server/access/respondent-guard.ts";
import { pinnedQuestionnaire, type QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import { readSheet } from "#db/answers.ts";
import type { Db } from "#db/client.server.ts";
import { getOperation } from "#db/operations.ts";

export type OwnTheme = {
  readonly id: string;
  readonly label: string;
  readonly lines: readonly {
    readonly id: string;
    readonly question: string;
    readonly answer: string;
    readonly isAnswered: boolean;
    readonly comment: string | null;
  }[];
};

/** By theme, the questions that were asked of the director; null when the sheet or the questionnaire is not there. */
export function ownAnswers(
  { db, questionnaireOf }: { readonly db: Db; readonly questionnaireOf: QuestionnaireSource },
  { invitation, respondent }: Pick<RespondentVisit, "invitation" | "respondent">,
): readonly OwnTheme[] | null {
  const operation = getOperation(db, invitation.operationId);
  if (respondent === null || operation === null) return null;
  const pinned = pinnedQuestionnaire(questionnaireOf, operation);
  if (!pinned.ok) return null;
  const questionnaire = questionnaireInWordsOf(pinned.value, "director");
  const sheet = readSheet(db, respondent.id);
  const answers = Object.fromEntries(
    Object.entries(sheet.answers).map(([id, { value }]): [string, Answer] => [id, value]),
  );
  const asked = visibleQuestions(questionnaire, ["director"], answers);
  return questionnaire.themes
    .map(({ id, label, questions }) => ({
      id,
      label,
      lines: questions
        .filter((question) => asked.has(question.id))
        .map((question) => {
          const answer = answerTo(answers, question.id);
          return {
            id: question.id,
            question: question.label,
            answer: describeAnswer(question, answer, questionnaire.scale),
            isAnswered: answerState(answer) !== "unanswered",
            comment: ownWord(sheet.comments[question.id]),
          };
        }),
    }))
    .filter(({ lines }) => lines.length > 0);
}

/** What the consultant noted beside an answer, during the interview, is theirs. */
function ownWord(comment: SheetEntry<string> | undefined): string | null {
  return comment === undefined || comment.actorId !== null ? null : comment.value;
}
