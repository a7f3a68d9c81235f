/** A director gives a consent, or takes it back: as easily the one as the other, and each time is kept. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { mayVisit, type RespondentVisit } from "#app/server/access/respondent-guard.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { type ConsentKind, recordConsent } from "#db/notices.ts";

/** Problems: `forbidden` without a fresh code, `gone` when the firm was erased meanwhile. */
export function changeConsent(
  db: Db,
  visit: RespondentVisit,
  kind: ConsentKind,
  isGiven: boolean,
  now: string,
): Result<null> {
  if (!mayVisit(visit, "export", "rawExport")) return failure(NO_CODE);
  const { enrollmentId } = visit.invitation;
  return inTransaction(db, () => {
    if (getEnrollment(db, enrollmentId) === null) return failure(GONE);
    recordConsent(db, { enrollmentId, kind, isGiven, recordedAt: now });
    return success(null);
  });
}

const NO_CODE = { code: "forbidden", message: "Donnez d’abord un code\u00A0: rien n’a été changé." };
const GONE = { code: "gone", message: "Les données de l’entreprise sont effacées." };
