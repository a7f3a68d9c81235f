/** The moment when the director and the consultant agree on the plan. Decisions stay possible afterwards, and stay logged. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { findForWriting } from "#app/server/enrollment-access.ts";
import { isLive, openPlan } from "#app/server/plans/open-plan.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { setOnEnrollment } from "#db/enrollment-writes.ts";

/**
 * Agrees on the plan; doing it again changes nothing. Fails with `interview-open` before the end of the interview, and with
 * `empty-plan` when no action is kept.
 */
export function agreePlan(
  db: Db,
  enrollmentId: string,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<{ readonly planAgreedAt: string }> {
  return inTransaction(db, () => {
    const plan = openPlan(db, enrollmentId, actor, now);
    if (!plan.ok) return plan;
    const { planAgreedAt, interviewedAt } = plan.value.enrollment;
    if (planAgreedAt !== null) return success({ planAgreedAt });
    if (interviewedAt === null) {
      const message = "Terminez d’abord l’entretien\u00A0: le plan repose sur ses réponses.";
      return failure({ code: "interview-open", message });
    }
    if (!plan.value.actions.some(isLive)) {
      const message = "Retenez au moins une action avant d’arrêter le plan.";
      return failure({ code: "empty-plan", message });
    }
    setOnEnrollment(db, enrollmentId, { planAgreedAt: now }, now);
    return success({ planAgreedAt: now });
  });
}

/** Takes the agreement back: the plan is discussed again. */
export function reopenPlan(
  db: Db,
  enrollmentId: string,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<null> {
  return inTransaction(db, () => {
    const found = findForWriting(db, enrollmentId, actor, "actionPlan");
    if (!found.ok) return found;
    if (found.value.enrollment.planAgreedAt !== null) {
      setOnEnrollment(db, enrollmentId, { planAgreedAt: null }, now);
    }
    return success(null);
  });
}
