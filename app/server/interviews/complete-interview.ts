/** The end of an interview: the scores and the plan may be shown as those of the firm. Writing on it stays possible. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { findForWriting } from "#app/server/enrollment-access.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { setOnEnrollment } from "#db/enrollment-writes.ts";

/**
 * Gives the instant at which it was completed: `at`, which is now unless it is told afterwards. Doing it again changes nothing.
 * Fails with `no-answer` on an empty sheet.
 */
export function completeInterview(
  db: Db,
  enrollmentId: string,
  actor: ActingUser,
  now: string = nowInstant(),
  at: string = now,
): Result<{ readonly interviewedAt: string }> {
  return inTransaction(db, () => {
    const found = findForWriting(db, enrollmentId, actor, "interview");
    if (!found.ok) return found;
    const { interviewedAt, answerCount } = found.value.enrollment;
    if (interviewedAt !== null) return success({ interviewedAt });
    if (answerCount === 0) {
      return failure({
        code: "no-answer",
        message:
          "L’entretien n’a encore aucune réponse\u00A0: répondez à une question au moins avant de le terminer.",
      });
    }
    setOnEnrollment(db, enrollmentId, { interviewedAt: at }, now);
    return success({ interviewedAt: at });
  });
}
