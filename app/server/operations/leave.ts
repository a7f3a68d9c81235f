/** Leaving an operation: who may not, and what becomes of the firms that they followed. */
import { failure, type Problem, type Result, success } from "#app/domain/errors.ts";
import { quote } from "#app/domain/format.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { setOnEnrollment } from "#db/enrollment-writes.ts";
import { listEnrollments } from "#db/enrollments.ts";
import { findOperationPlate } from "#db/operation-members.ts";
import { listMembers } from "#db/operations.ts";
import { removeMembership } from "#db/users.ts";

/** A person's place in an operation. */
export type MemberPlace = { readonly operationId: string; readonly userId: string };

/**
 * Takes a person out of an operation; the firms that they followed are entrusted to nobody.
 * Problems: `not-a-member`, `last-consultant`.
 */
export function leave(db: Db, place: MemberPlace, now: string): Result<null> {
  return inTransaction(db, () => {
    const problem = refuseLeaving(db, place);
    if (problem !== null) return failure(problem);
    const { operationId, userId } = place;
    const followed = listEnrollments(db, operationId, { consultantId: userId }, { page: 1, pageSize: -1 });
    for (const { id } of followed.rows) setOnEnrollment(db, id, { consultantId: null }, now);
    removeMembership(db, userId, operationId);
    return success(null);
  });
}

/** Why this person can't leave the operation, or null: an operation keeps a consultant who can sign in. */
export function refuseLeaving(db: Db, { operationId, userId }: MemberPlace): Problem | null {
  const members = listMembers(db, operationId);
  const member = members.find((one) => one.userId === userId);
  if (member === undefined) {
    return { code: "not-a-member", message: "Cette personne n’est plus dans l’opération." };
  }
  const replaced = members.some(
    (one) => one.role === "consultant" && one.userId !== userId && one.disabledAt === null,
  );
  if (member.role !== "consultant" || replaced) return null;
  const operation = quote(findOperationPlate(db, operationId)?.name ?? "");
  return {
    code: "last-consultant",
    message: `${member.name} est le dernier consultant de l’opération ${operation}\u00A0: ajoutez-y d’abord quelqu’un d’autre.`,
  };
}
