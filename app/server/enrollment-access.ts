/** One firm of an operation, for whoever may act on it. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { Operation } from "#app/domain/operation/operation.ts";
import { may, type Resource, type Verb } from "#app/domain/operation/permissions.ts";
import { type ActingUser, forbidden } from "#app/server/acting-user.ts";
import type { Db } from "#db/client.server.ts";
import { type Enrollment, getEnrollment } from "#db/enrollments.ts";
import { currentRound, getOperation, type Round } from "#db/operations.ts";

/** A firm, its operation and the round that the operation is in. */
export type EnrollmentInOperation = {
  readonly enrollment: Enrollment;
  readonly operation: Operation;
  readonly round: Round;
};

/**
 * The firm, if the actor may do this to it. Fails with `not-found` for what doesn't exist and for what the person may not
 * know of, with `forbidden` for what they may know of and not do.
 */
export function findForActor(
  db: Db,
  enrollmentId: string,
  actor: ActingUser,
  verb: Verb,
  resource: Resource,
): Result<EnrollmentInOperation> {
  const enrollment = getEnrollment(db, enrollmentId);
  if (enrollment === null) return notFound();
  const { operationId } = enrollment;
  if (!may(actor, "know", { resource: "operation", operationId })) return notFound();
  if (!may(actor, verb, { resource, operationId, enrollmentId })) return forbidden();
  const operation = getOperation(db, operationId);
  if (operation === null) throw new Error(`The enrollment ${enrollmentId} has no operation`);
  return success({ enrollment, operation, round: currentRound(db, operationId) });
}

/** The same, for writing: fails also with `withdrawn` when the firm left the operation. */
export function findForWriting(
  db: Db,
  enrollmentId: string,
  actor: ActingUser,
  resource: Resource,
): Result<EnrollmentInOperation> {
  const found = findForActor(db, enrollmentId, actor, "write", resource);
  if (!found.ok || found.value.enrollment.withdrawnAt === null) return found;
  return failure({ code: "withdrawn", message: WITHDRAWN });
}

/** What is said of a firm that left, wherever somebody still writes on it. */
export const WITHDRAWN = "Cette entreprise s’est retirée de l’opération\u00A0: plus rien ne s’y enregistre.";

function notFound() {
  return failure({
    code: "not-found",
    message: "Cette entreprise n’existe pas, ou n’est pas dans vos opérations.",
  });
}
