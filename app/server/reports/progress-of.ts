/** What changed in a firm since the round before the present one. */
import type { Assessment } from "#app/domain/answers/answer.ts";
import { composeProgress, type ProgressSince } from "#app/domain/report/progress-since.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { gatherFirm } from "#app/server/reports/gather-firm.ts";
import type { GatheredOperation } from "#app/server/reports/gather-operation.ts";
import { assessmentOf, assessmentsOfFirms } from "#db/assessments.ts";
import type { Db } from "#db/client.server.ts";
import type { Enrollment } from "#db/enrollments.ts";
import { listRounds } from "#db/operations.ts";
import { listPlannedActions, plansOfFirms } from "#db/plans.ts";

export type FirmProgress = {
  readonly enrollment: Enrollment;
  /** Null while the operation is in its first round. */
  readonly progress: ProgressSince | null;
};

/**
 * What changed in firms since the round before, by enrollment id; empty in a first round. `assessments`: what they answered in
 * the present round, by enrollment id.
 */
export function progressOfFirms(
  db: Db,
  { operation, round, questionnaire }: GatheredOperation,
  assessments: ReadonlyMap<string, Assessment>,
): ReadonlyMap<string, ProgressSince> {
  const enrollmentIds = [...assessments.keys()];
  const earlier = listRounds(db, operation.id).at(-2);
  if (earlier === undefined) return new Map();
  const before = assessmentsOfFirms(db, enrollmentIds, earlier.id);
  const plans = plansOfFirms(db, enrollmentIds, earlier.id);
  return new Map(
    [...assessments].map(([id, after]) => [
      id,
      composeProgress({
        questionnaire,
        from: earlier.code,
        to: round.code,
        before: before.get(id) ?? { respondents: [], stakes: {} },
        after,
        plan: plans.get(id) ?? [],
      }),
    ]),
  );
}

/** Null when the enrollment is not of this operation. */
export function progressOf(
  db: Db,
  content: Content,
  scope: { readonly operationId: string; readonly enrollmentId: string },
): FirmProgress | null {
  const gathered = gatherFirm(db, content, scope);
  if (gathered === null) return null;
  const { enrollment, questionnaire, round, assessment } = gathered;
  const earlier = listRounds(db, scope.operationId).at(-2);
  if (earlier === undefined) return { enrollment, progress: null };
  const progress = composeProgress({
    questionnaire,
    from: earlier.code,
    to: round.code,
    before: assessmentOf(db, enrollment.id, earlier.id),
    after: assessment,
    plan: listPlannedActions(db, { enrollmentId: enrollment.id, roundId: earlier.id }),
  });
  return { enrollment, progress };
}
