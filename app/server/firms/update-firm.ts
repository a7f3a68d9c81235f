/** Writes a firm's file anew, from its form. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { FirmFile } from "#app/domain/firm/firm.ts";
import { recordDeed } from "#app/server/access/audit.ts";
import { type FirmWriter, NO_SUCH_FIRM, refuseWriter } from "#app/server/firms/firm-writer.ts";
import { settleCommune } from "#app/server/firms/settle-commune.ts";
import { systemStamp } from "#app/server/firms/system-stamp.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { updateEnrollment } from "#db/enrollment-writes.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { identityOf } from "#db/firms.ts";

/** Said when the public part of the file is not this person's to change; the rest is saved. */
export const IDENTITY_KEPT =
  "Le nom, le code NAF et l’adresse sont ceux du répertoire commun : ils n’ont pas été changés. Le reste est enregistré.";

/** Problems: `forbidden`, `not-found`, `unknown-commune`, `ambiguous-commune`, `already-enrolled`. */
export function updateFirm(
  db: Db,
  writer: FirmWriter,
  request: { readonly operationId: string; readonly enrollmentId: string; readonly file: FirmFile },
  stamp = systemStamp(),
): Result<{ readonly notes: readonly string[] }> {
  const { operationId, enrollmentId } = request;
  const refusal = refuseWriter(writer, operationId);
  if (refusal !== null) return failure(refusal);
  const settled = settleCommune(request.file);
  if (!settled.ok) return settled;
  const { file, notes } = settled.value;
  return inTransaction(db, () => {
    const before = getEnrollment(db, enrollmentId);
    if (before === null || before.operationId !== operationId) return failure(NO_SUCH_FIRM);
    const updated = updateEnrollment(db, enrollmentId, file, writer.actor, stamp);
    if (!updated.ok) return updated;
    const { actor, address } = writer;
    recordDeed(
      db,
      {
        actor,
        action: "firmFile.update",
        objectKind: "enrollment",
        objectId: enrollmentId,
        operationId,
        address,
        outcome: "done",
      },
      stamp.now,
    );
    const isKept =
      updated.value.identity === "kept" &&
      JSON.stringify(identityOf(before)) !== JSON.stringify(identityOf(file));
    return success({ notes: isKept ? [...notes, IDENTITY_KEPT] : notes });
  });
}
