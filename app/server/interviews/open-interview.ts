/** Everything that an interview shows when it opens. */
import type { StoredSheet } from "#app/domain/answers/answer-operation.ts";
import { REFERENCE_PERSPECTIVES } from "#app/domain/answers/reference-answers.ts";
import { type Result, success } from "#app/domain/errors.ts";
import type { Perspective, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { newId, nowInstant } from "#app/server/clock.ts";
import { type EnrollmentInOperation, findForActor } from "#app/server/enrollment-access.ts";
import { pinnedQuestionnaire, type QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import { type HistoryEntry, openConflicts } from "#db/answer-history.ts";
import { readSheet } from "#db/answers.ts";
import type { Db } from "#db/client.server.ts";
import { openSheets } from "#db/enrollment-writes.ts";
import { listRespondents, type Respondent } from "#db/respondents.ts";

/** One person's sheet in the interview. */
export type InterviewSheet = StoredSheet & {
  readonly respondentId: string;
  readonly perspective: Perspective;
  /** What was written twice, and nobody has chosen from yet. */
  readonly conflicts: readonly HistoryEntry[];
};

export type Interview = EnrollmentInOperation & {
  readonly questionnaire: Questionnaire;
  /** The director's and the consultant's, in the current round; the earliest first. */
  readonly sheets: readonly InterviewSheet[];
};

/**
 * Reads an interview. It writes only where a sheet is missing, as for a round opened since the firm was enrolled; saving
 * comes from what a person does, never from opening a page.
 */
export function openInterview(
  { db, questionnaireOf }: { readonly db: Db; readonly questionnaireOf: QuestionnaireSource },
  enrollmentId: string,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<Interview> {
  const found = findForActor(db, enrollmentId, actor, "read", "interview");
  if (!found.ok) return found;
  const questionnaire = pinnedQuestionnaire(questionnaireOf, found.value.operation);
  if (!questionnaire.ok) return questionnaire;
  const inRound = () => interviewees(db, enrollmentId, found.value.round.id);
  if (new Set(inRound().map(({ perspective }) => perspective)).size < REFERENCE_PERSPECTIVES.length) {
    openSheets(db, enrollmentId, { now, newId });
  }
  const sheets = inRound().map(({ id, perspective }) => ({
    respondentId: id,
    perspective,
    ...readSheet(db, id),
    conflicts: openConflicts(db, id),
  }));
  return success({ ...found.value, questionnaire: questionnaire.value, sheets });
}

function interviewees(db: Db, enrollmentId: string, roundId: string): readonly Respondent[] {
  return listRespondents(db, enrollmentId).filter(
    (one) => one.roundId === roundId && REFERENCE_PERSPECTIVES.includes(one.perspective),
  );
}
