/** Enrols one firm in an operation, from its form. */
import { failure, type Problem, type Result, success } from "#app/domain/errors.ts";
import { foldPlaceName } from "#app/domain/firm/commune.ts";
import type { FirmFile } from "#app/domain/firm/firm.ts";
import { recordDeed } from "#app/server/access/audit.ts";
import { type FirmWriter, refuseConsultant, refuseWriter } from "#app/server/firms/firm-writer.ts";
import { settleCommune } from "#app/server/firms/settle-commune.ts";
import { systemStamp } from "#app/server/firms/system-stamp.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { enrollFirm as insertEnrollment } from "#db/enrollment-writes.ts";
import { allEnrollments } from "#db/enrollments.ts";

/** What the form says. `consultantId` is who will follow the firm: a consultant of the operation, or nobody yet. */
export type EnrollmentRequest = {
  readonly operationId: string;
  readonly file: FirmFile;
  readonly consultantId: string | null;
};

/**
 * Problems, each on its field: `forbidden`, `unknown-commune`, `ambiguous-commune`, `already-enrolled` (same SIRET in the
 * operation), `same-name` (no SIRET, and the same name in the same commune), `not-a-member`.
 */
export function enrollFirm(
  db: Db,
  writer: FirmWriter,
  request: EnrollmentRequest,
  stamp = systemStamp(),
): Result<{ readonly id: string; readonly notes: readonly string[] }> {
  const { operationId, consultantId } = request;
  const refusal = refuseWriter(writer, operationId);
  if (refusal !== null) return failure(refusal);
  const settled = settleCommune(request.file);
  if (!settled.ok) return settled;
  const { file, notes } = settled.value;
  return inTransaction(db, () => {
    const problem = refuseConsultant(db, operationId, consultantId) ?? refuseTwin(db, operationId, file);
    if (problem !== null) return failure(problem);
    const enrolled = insertEnrollment(db, { operationId, file, consultantId, actor: writer.actor }, stamp);
    if (!enrolled.ok) return enrolled;
    const { id } = enrolled.value;
    const { actor, address } = writer;
    recordDeed(
      db,
      {
        actor,
        action: "firmFile.enroll",
        objectKind: "enrollment",
        objectId: id,
        operationId,
        address,
        outcome: "done",
      },
      stamp.now,
    );
    return success({ id, notes });
  });
}

/** With a SIRET the register tells firms apart; without one, the name and the commune have to. */
function refuseTwin(db: Db, operationId: string, file: FirmFile): Problem | null {
  if (file.siret !== null) return null;
  const name = foldPlaceName(file.name);
  const twin = allEnrollments(db, operationId).find(
    (other) => other.inseeCode === file.inseeCode && foldPlaceName(other.name) === name,
  );
  if (twin === undefined) return null;
  return {
    code: "same-name",
    message:
      "Une entreprise du même nom est déjà inscrite dans cette commune. Si c’en est une autre, donnez son SIRET.",
    field: "name",
  };
}
