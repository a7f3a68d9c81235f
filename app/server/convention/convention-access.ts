/** An operation's convention, for whoever may write it: named again in each use case, whatever the route's guard has checked. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { Operation } from "#app/domain/operation/operation.ts";
import { may } from "#app/domain/operation/permissions.ts";
import { type ActingUser, forbidden } from "#app/server/acting-user.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { getOperation } from "#db/operations.ts";

/** Problems: `not-found` for what the person may not know of, `forbidden` for what they may not write. */
export function findConvention(db: Db, operationId: string, actor: ActingUser): Result<Operation> {
  const isKnown = may(actor, "know", { resource: "operation", operationId });
  const operation = isKnown ? getOperation(db, operationId) : null;
  if (operation === null) {
    return failure({
      code: "not-found",
      message: "Cette opération n’existe pas, ou n’est pas une des vôtres.",
    });
  }
  return may(actor, "write", { resource: "convention", operationId }) ? success(operation) : forbidden();
}

/** Does it in one transaction, for whoever may write the convention. Problems: those of findConvention, then the work's own. */
export function writeConvention<T>(
  db: Db,
  operationId: string,
  actor: ActingUser,
  work: () => Result<T>,
): Result<T> {
  return inTransaction(db, () => {
    const found = findConvention(db, operationId, actor);
    return found.ok ? work() : found;
  });
}

/** Why a firm can't be named on something of this operation, or null when it is one of its firms. */
export function refuseFirm(db: Db, operationId: string, enrollmentId: string) {
  if (getEnrollment(db, enrollmentId)?.operationId === operationId) return null;
  return failure({
    code: "not-a-firm",
    message: "Cette entreprise n’est pas inscrite dans cette opération.",
    field: "enrollmentId",
  });
}

/** Said when somebody else wrote meanwhile: what was typed stays in the form. */
export const STALE = {
  code: "stale",
  message:
    "Quelqu’un vient d’enregistrer autre chose ici. Ce que vous avez saisi est gardé ci-dessous\u00A0: comparez avec ce qui est maintenant enregistré, puis enregistrez de nouveau pour le remplacer.",
} as const;

/** Said of what somebody took away meanwhile. */
export const GONE = {
  code: "gone",
  message: "Cette ligne n’existe plus\u00A0: quelqu’un vient de la retirer.",
} as const;
