/** One firm with what its answers and its plan say, without reading the rest of its operation. */
import type { Assessment } from "#app/domain/answers/answer.ts";
import { type Diagnosis, diagnose } from "#app/domain/diagnosis.ts";
import type { Audience } from "#app/domain/funding/funding-scheme.ts";
import type { Operation } from "#app/domain/operation/operation.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { audienceOf, questionnaireOf } from "#app/server/reports/gather-operation.ts";
import { assessmentOf } from "#db/assessments.ts";
import type { Db } from "#db/client.server.ts";
import { type Enrollment, getEnrollment } from "#db/enrollments.ts";
import { currentRound, getOperation, type Round } from "#db/operations.ts";
import { listPlannedActions, type StoredAction } from "#db/plans.ts";

export type GatheredSingleFirm = {
  readonly operation: Operation;
  readonly round: Round;
  readonly enrollment: Enrollment;
  readonly questionnaire: Questionnaire;
  readonly audience: Audience | null;
  readonly assessment: Assessment;
  readonly decisions: readonly StoredAction[];
  readonly diagnosis: Diagnosis;
};

/** Null when the enrollment is not of this operation. @throws when the operation's questionnaire is not on this server. */
export function gatherFirm(
  db: Db,
  content: Content,
  { operationId, enrollmentId }: { readonly operationId: string; readonly enrollmentId: string },
): GatheredSingleFirm | null {
  const operation = getOperation(db, operationId);
  const enrollment = getEnrollment(db, enrollmentId);
  if (operation === null || enrollment === null || enrollment.operationId !== operationId) return null;
  const round = currentRound(db, operationId);
  const questionnaire = questionnaireOf(content, operation);
  const assessment = assessmentOf(db, enrollmentId, round.id);
  const decisions = listPlannedActions(db, { enrollmentId, roundId: round.id });
  const diagnosis = diagnose(questionnaire, assessment, decisions);
  return {
    operation,
    round,
    enrollment,
    questionnaire,
    audience: audienceOf(questionnaire),
    assessment,
    decisions,
    diagnosis,
  };
}
