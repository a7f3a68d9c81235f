/** A firm leaves an operation, or comes back. Its data stay; withdrawn, it counts nowhere. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { changePlace, type Place } from "#app/server/firms/change-place.ts";
import type { FirmWriter } from "#app/server/firms/firm-writer.ts";
import { systemStamp } from "#app/server/firms/system-stamp.ts";
import type { Db } from "#db/client.server.ts";
import { reinstateEnrollment, withdrawEnrollment } from "#db/enrollment-writes.ts";

/** Characters. */
export const WITHDRAWAL_REASON_MAX = 500;

/** Problems: `forbidden`, `not-found`, `already-withdrawn`, `no-reason` and `long-reason` on the field `reason`. */
export function withdrawFirm(
  db: Db,
  writer: FirmWriter,
  request: Place & { readonly reason: string },
  stamp = systemStamp(),
): Result<null> {
  const reason = request.reason.trim();
  if (reason === "") {
    return failure({
      code: "no-reason",
      message: "Dites en quelques mots pourquoi l’entreprise se retire.",
      field: "reason",
    });
  }
  if (reason.length > WITHDRAWAL_REASON_MAX) {
    return failure({
      code: "long-reason",
      message: `Le motif tient en ${WITHDRAWAL_REASON_MAX} caractères.`,
      field: "reason",
    });
  }
  return changePlace(db, writer, request, "firmFile.withdraw", stamp.now, ({ id, withdrawnAt }) => {
    if (withdrawnAt !== null) {
      return failure({
        code: "already-withdrawn",
        message: "Cette entreprise s’est déjà retirée de l’opération.",
      });
    }
    withdrawEnrollment(db, id, reason, stamp.now);
    return success(null);
  });
}

/** Problems: `forbidden`, `not-found`, `not-withdrawn`. */
export function reinstateFirm(
  db: Db,
  writer: FirmWriter,
  request: Place,
  stamp = systemStamp(),
): Result<null> {
  return changePlace(db, writer, request, "firmFile.reinstate", stamp.now, ({ id, withdrawnAt }) => {
    if (withdrawnAt === null) {
      return failure({
        code: "not-withdrawn",
        message: "Cette entreprise ne s’est pas retirée de l’opération.",
      });
    }
    reinstateEnrollment(db, id, stamp.now);
    return success(null);
  });
}
