/** Everything that a self-assessment shows: the questions in the person's words, and what they have answered. */
import type { Answer, Stake } from "#app/domain/answers/answer.ts";
import type { SheetEntry, SheetValue } from "#app/domain/answers/answer-operation.ts";
import type { ToldEntry } from "#app/domain/answers/told-interview.ts";
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import type { OwnAnswers } from "#app/domain/invitation/self-assessment.ts";
import type { Perspective, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { questionnaireInWordsOf } from "#app/domain/questionnaire/perspective-words.ts";
import { hasChoices } from "#app/domain/questionnaire/question.ts";
import type { RespondentVisit } from "#app/server/access/respondent-guard.ts";
import { forScreen } from "#app/server/interviews/tell-interview.ts";
import { pinnedQuestionnaire, type QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import { readSheet } from "#db/answers.ts";
import type { Db } from "#db/client.server.ts";
import { getOperation } from "#db/operations.ts";

/** What a screen is told of a self-assessment before anything is written on it there. */
export type ToldSelfAssessment = {
  readonly respondentId: string;
  readonly perspective: InvitedPerspective;
  readonly firm: string;
  readonly operation: string;
  /** Only the questions of this perspective, in its words. */
  readonly questionnaire: Questionnaire;
  readonly answers: Readonly<Record<string, ToldEntry<Answer>>>;
  /** By theme id. */
  readonly stakes: Readonly<Record<string, ToldEntry<Stake>>>;
};

/** What services the use cases of a self-assessment need. */
export type Tools = { readonly db: Db; readonly questionnaireOf: QuestionnaireSource };

/** Opens the sheet of a visit. Fails with `closed` when there is none. */
export function openOwnSheet(tools: Tools, visit: RespondentVisit): Result<ToldSelfAssessment> {
  const { db } = tools;
  const { invitation, respondent } = visit;
  if (respondent === null) return CLOSED;
  const questionnaire = ownQuestionnaire(tools, invitation);
  if (!questionnaire.ok) return questionnaire;
  const { answers, stakes } = readSheet(db, respondent.id);
  return success({
    respondentId: respondent.id,
    perspective: invitation.perspective,
    firm: invitation.firm,
    operation: getOperation(db, invitation.operationId)?.name ?? "",
    questionnaire: onlyFor(forScreen(questionnaire.value, "all"), invitation.perspective),
    answers: toldEntries(answers),
    stakes: toldEntries(stakes),
  });
}

/** The questionnaire of an invitation's operation, in the words of its perspective. */
export function ownQuestionnaire(
  { db, questionnaireOf }: Tools,
  invitation: { readonly operationId: string; readonly perspective: InvitedPerspective },
): Result<Questionnaire> {
  const operation = getOperation(db, invitation.operationId);
  if (operation === null) return CLOSED;
  const pinned = pinnedQuestionnaire(questionnaireOf, operation);
  if (!pinned.ok) return pinned;
  return success(questionnaireInWordsOf(pinned.value, invitation.perspective));
}

/** The answers and stakes of what was told, as the domain reads them. */
export function ownAnswersOf({
  answers,
  stakes,
}: Pick<ToldSelfAssessment, "answers" | "stakes">): OwnAnswers {
  return { answers: valuesOf(answers), stakes: valuesOf(stakes) };
}

function valuesOf<T>(entries: Readonly<Record<string, { readonly value: T }>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(entries).map(([key, { value }]) => [key, value]));
}

/** The questions of others, and the words of others, stay on the server. */
function onlyFor(questionnaire: Questionnaire, perspective: Perspective): Questionnaire {
  const themes = questionnaire.themes.map((theme) => ({
    ...theme,
    questions: theme.questions
      .filter(({ perspectives }) => perspectives.includes(perspective))
      .map((question) => {
        if (!hasChoices(question)) return { ...question, helps: {} };
        return { ...question, helps: {}, choices: question.choices.map((one) => ({ ...one, labels: {} })) };
      }),
  }));
  return { ...questionnaire, themes: themes.filter(({ questions }) => questions.length > 0) };
}

function toldEntries<T extends SheetValue>(
  entries: Readonly<Record<string, SheetEntry<T>>>,
): Readonly<Record<string, ToldEntry<T>>> {
  return Object.fromEntries(
    Object.entries(entries).map(([key, { value, revision, updatedAt }]) => [
      key,
      { value, revision, updatedAt },
    ]),
  );
}

const CLOSED = failure({ code: "closed", message: "Cette feuille de réponses n’est plus ouverte." });
