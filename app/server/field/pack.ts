/** All that a tablet needs of one visit before it leaves. Nothing that employees or customers said is in it. */
import { REFERENCE_PERSPECTIVES } from "#app/domain/answers/reference-answers.ts";
import { diagnose } from "#app/domain/diagnosis.ts";
import { type Result, success } from "#app/domain/errors.ts";
import type { PlannedAction } from "#app/domain/plan/action-plan.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { RoundBefore, VisitFirm, VisitPack, VisitSheet } from "#app/offline/field/protocol.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { standingOf } from "#app/server/field/standings.ts";
import { openInterview } from "#app/server/interviews/open-interview.ts";
import { toldSheet } from "#app/server/interviews/tell-interview.ts";
import type { QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import { agreementsOf } from "#db/agreements.ts";
import { assessmentsOfFirms } from "#db/assessments.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import type { Enrollment } from "#db/enrollments.ts";
import { logEnd, openConflictsIn } from "#db/field-log.ts";
import { listRounds, type Round } from "#db/operations.ts";
import { listPlannedActions, type StoredAction } from "#db/plans.ts";
import { type Left, readVisit } from "#db/visits.ts";

/** Fails with `not-found`, `forbidden` or `questionnaire-missing`. */
export function visitPack(
  tools: { readonly db: Db; readonly questionnaireOf: QuestionnaireSource },
  enrollmentId: string,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<VisitPack> {
  const { db } = tools;
  // Sheets and cursor are of one moment: what is written next is told from there.
  return inTransaction(db, () => {
    const opened = openInterview(tools, enrollmentId, actor, now);
    if (!opened.ok) return opened;
    const { enrollment, operation, round, questionnaire, sheets } = opened.value;
    const respondentIds = sheets.map(({ respondentId }) => respondentId);
    return success({
      diapason: "visite",
      enrollmentId,
      operationId: operation.id,
      operationName: operation.name,
      territory: operation.territory,
      roundCode: round.code,
      questionnaire: { id: questionnaire.id, version: questionnaire.version },
      firm: firmOf(enrollment),
      sheets: sheets.flatMap(toldSheet).map((sheet): VisitSheet => {
        const { facts, photos } = readVisit(db, sheet.respondentId);
        return { ...sheet, facts: told(facts), photos: told(photos) };
      }),
      agreed: agreedIn(db, enrollmentId, round),
      conflicts: openConflictsIn(db, { userId: actor.id, respondentIds }),
      decisions: listPlannedActions(db, { enrollmentId, roundId: round.id }).map(withoutRevision),
      roundBefore: roundBefore(db, enrollment, questionnaire),
      standing: standingOf(tools, opened.value, actor),
      interviewedAt: enrollment.interviewedAt,
      cursor: logEnd(db),
      preparedAt: now,
    });
  });
}

function firmOf(enrollment: Enrollment): VisitFirm {
  const { name, siret, trade, headcount, director, phone, email, address, postalCode, city, labels } =
    enrollment;
  return {
    ...{ name, siret, trade, headcount, director, phone, email, address, postalCode, city, labels },
    appointmentAt: enrollment.nextAppointmentAt,
    appointmentPlace: enrollment.nextAppointmentPlace,
  };
}

function told<T>(left: Readonly<Record<string, Left<T>>>) {
  return Object.fromEntries(
    Object.entries(left).map(([key, { value, revision }]) => [key, { value, revision }]),
  );
}

function agreedIn(db: Db, enrollmentId: string, round: Round): VisitPack["agreed"] {
  return Object.fromEntries(
    Object.entries(agreementsOf(db, enrollmentId, round.id)).map(([id, { answer, reason }]) => [
      id,
      { answer, reason },
    ]),
  );
}

function roundBefore(
  db: Db,
  { id, operationId }: Enrollment,
  questionnaire: Questionnaire,
): RoundBefore | null {
  const earlier = listRounds(db, operationId).at(-2);
  if (earlier === undefined) return null;
  const parts = { perspectives: REFERENCE_PERSPECTIVES };
  const assessment = assessmentsOfFirms(db, [id], earlier.id, parts).get(id);
  const plan = listPlannedActions(db, { enrollmentId: id, roundId: earlier.id });
  const { scores } = diagnose(questionnaire, assessment ?? { respondents: [], stakes: {} }, plan);
  return {
    code: earlier.code,
    themes: Object.fromEntries(scores.themes.map((theme) => [theme.id, theme.score])),
    overall: scores.overall.score,
    actions: plan
      .filter(({ decision }) => decision !== "rejected")
      .map(({ title, status }) => ({ title, status })),
  };
}

function withoutRevision({
  revision: _revision,
  updatedAt: _updated,
  ...action
}: StoredAction): PlannedAction {
  return action;
}
