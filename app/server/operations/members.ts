/** Who works on an operation and who funds it: its consultants see to that themselves, among the accounts that exist. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { may } from "#app/domain/operation/permissions.ts";
import { recordDeed } from "#app/server/access/audit.ts";
import { type ActingUser, forbidden } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { leave } from "#app/server/operations/leave.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { listMembers } from "#db/operations.ts";
import { addMembership, findCredentials } from "#db/users.ts";

/** Whoever changes the members, and where from. */
export type MemberWriter = {
  readonly actor: ActingUser & { readonly email: string };
  readonly address: string;
};

/**
 * Puts the person of an address in the operation, with the place that their role gives them.
 * Problems: `forbidden`, and on the field `email`: `no-account`, `disabled`, `admin`, `already-member`.
 */
export function addMember(
  db: Db,
  writer: MemberWriter,
  { operationId, email }: { readonly operationId: string; readonly email: string },
  now: string = nowInstant(),
): Result<{ readonly name: string }> {
  if (!mayWrite(writer, operationId)) return forbidden();
  return inTransaction(db, () => {
    const user = findCredentials(db, email.trim())?.user;
    if (user === undefined) {
      return refuseEmail(
        "no-account",
        "Aucun compte n’a cette adresse. Demandez à l’administrateur de créer ce compte.",
      );
    }
    const { role } = user;
    if (user.disabledAt !== null) return refuseEmail("disabled", "Ce compte est désactivé.");
    if (role === "admin") return refuseEmail("admin", "Un administrateur voit déjà toutes les opérations.");
    if (listMembers(db, operationId).some((member) => member.userId === user.id)) {
      return refuseEmail("already-member", `${user.name} est déjà dans cette opération.`);
    }
    addMembership(db, user.id, { operationId, role });
    record(db, writer, "membership.add", user.id, operationId, now);
    return success({ name: user.name });
  });
}

/**
 * Takes a person out of the operation; the firms that they followed are entrusted to nobody.
 * Problems: `forbidden`, `not-a-member`, `last-consultant`.
 */
export function removeMember(
  db: Db,
  writer: MemberWriter,
  { operationId, userId }: { readonly operationId: string; readonly userId: string },
  now: string = nowInstant(),
): Result<null> {
  if (!mayWrite(writer, operationId)) return forbidden();
  return inTransaction(db, () => {
    const left = leave(db, { operationId, userId }, now);
    if (left.ok) record(db, writer, "membership.remove", userId, operationId, now);
    return left;
  });
}

function mayWrite({ actor }: MemberWriter, operationId: string): boolean {
  return may(actor, "write", { resource: "operation", operationId });
}

function refuseEmail(code: string, message: string) {
  return failure({ code, message, field: "email" });
}

function record(
  db: Db,
  { actor, address }: MemberWriter,
  action: string,
  userId: string,
  operationId: string,
  now: string,
): void {
  const object = { objectKind: "user", objectId: userId, operationId } as const;
  recordDeed(db, { actor, action, ...object, address, outcome: "done" }, now);
}
