/** Taking an interview up again after its end. What follows it (the plan, a report handed over) stays as it is. */
import { type Result, success } from "#app/domain/errors.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { findForWriting } from "#app/server/enrollment-access.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { setOnEnrollment } from "#db/enrollment-writes.ts";

/** Reopens an interview; one that is open already stays so. */
export function reopenInterview(
  db: Db,
  enrollmentId: string,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<null> {
  return inTransaction(db, () => {
    const found = findForWriting(db, enrollmentId, actor, "interview");
    if (!found.ok) return found;
    if (found.value.enrollment.interviewedAt !== null) {
      setOnEnrollment(db, enrollmentId, { interviewedAt: null }, now);
    }
    return success(null);
  });
}
