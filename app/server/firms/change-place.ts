/** What changes a firm's place in an operation shares: the right, the firm, the change, its line in the log, in one transaction. */
import { failure, type Result } from "#app/domain/errors.ts";
import { recordDeed } from "#app/server/access/audit.ts";
import { type FirmWriter, NO_SUCH_FIRM, refuseWriter } from "#app/server/firms/firm-writer.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { type Enrollment, getEnrollment } from "#db/enrollments.ts";

/** Which firm of which operation. */
export type Place = { readonly operationId: string; readonly enrollmentId: string };

/** Problems: `forbidden`, `not-found`, and those of the change; nothing is written then. */
export function changePlace<T>(
  db: Db,
  writer: FirmWriter,
  { operationId, enrollmentId }: Place,
  action: string,
  now: string,
  change: (enrollment: Enrollment) => Result<T>,
): Result<T> {
  const refusal = refuseWriter(writer, operationId);
  if (refusal !== null) return failure(refusal);
  return inTransaction(db, () => {
    const enrollment = getEnrollment(db, enrollmentId);
    if (enrollment === null || enrollment.operationId !== operationId) return failure(NO_SUCH_FIRM);
    const changed = change(enrollment);
    if (!changed.ok) return changed;
    const { actor, address } = writer;
    const object = { objectKind: "enrollment", objectId: enrollmentId, operationId } as const;
    recordDeed(db, { actor, action, ...object, address, outcome: "done" }, now);
    return changed;
  });
}
