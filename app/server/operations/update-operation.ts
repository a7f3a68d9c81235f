/** A change of what an operation is. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { may } from "#app/domain/operation/permissions.ts";
import type { OperationChange } from "#app/forms/operation-form.ts";
import { type ActingUser, forbidden } from "#app/server/acting-user.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { getOperation, updateOperation as writeOperation } from "#db/operations.ts";

/** Fails with `not-found` for what the person may not know of, with `forbidden` for what they may not change. */
export function updateOperation(
  db: Db,
  operationId: string,
  change: OperationChange,
  actor: ActingUser,
): Result<null> {
  return inTransaction(db, () => {
    const isKnown = may(actor, "know", { resource: "operation", operationId });
    if (!isKnown || getOperation(db, operationId) === null) {
      return failure({
        code: "not-found",
        message: "Cette opération n’existe pas, ou n’est pas une des vôtres.",
      });
    }
    if (!may(actor, "write", { resource: "operation", operationId })) return forbidden();
    writeOperation(db, operationId, change);
    return success(null);
  });
}
