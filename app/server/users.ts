/** Accounts: who comes into the house, as what, and in which operations. Only the permissions table says who may. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { may, type UserRole } from "#app/domain/operation/permissions.ts";
import { recordDeed } from "#app/server/access/audit.ts";
import { generatePassword, hashPassword, passwordWeakness } from "#app/server/access/passwords.ts";
import { type ActingUser, forbidden } from "#app/server/acting-user.ts";
import { newId } from "#app/server/clock.ts";
import { leave, refuseLeaving } from "#app/server/operations/leave.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { findOperationPlate } from "#db/operation-members.ts";
import { deleteSessions } from "#db/sessions.ts";
import {
  addMembership,
  countActiveAdmins,
  findCredentials,
  findUser,
  insertUser,
  membershipsOf,
  setDisabledAt,
  type User,
  updatePassword,
  updateUser,
} from "#db/users.ts";

/** A person acting from somewhere; from the command line nobody is signed in and `actor` is null. */
export type Acting = {
  readonly actor: (ActingUser & { readonly email: string }) | null;
  readonly address: string;
};

/** The command line is whoever holds the machine: it may do what an admin may. */
export const COMMAND_LINE: Acting = { actor: null, address: "locale" };

export type NewUser = {
  readonly email: string;
  readonly name: string;
  readonly role: UserRole;
  /** Null to have one made, which is shown once. */
  readonly password: string | null;
  readonly operationIds: readonly string[];
};

/** Adds an account. Gives the password that was made, to hand over once, when none was given. */
export async function createUser(
  db: Db,
  acting: Acting,
  given: NewUser,
  now: string,
): Promise<Result<{ readonly user: User; readonly generatedPassword: string | null }>> {
  if (!mayWriteUsers(acting)) return forbidden();
  if (findCredentials(db, given.email) !== null) {
    return failure({ code: "email-taken", field: "email", message: "Cette adresse a déjà un compte." });
  }
  const weakness = given.password === null ? null : passwordWeakness(given.password, given);
  if (weakness !== null) return failure({ code: "weak-password", field: "password", message: weakness });
  const unknown = given.operationIds.find((id) => findOperationPlate(db, id) === null);
  if (unknown !== undefined) {
    return failure({ code: "no-operation", field: "operation", message: "Cette opération n’existe pas." });
  }
  const generatedPassword = given.password === null ? generatePassword() : null;
  const passwordHash = await hashPassword(given.password ?? generatedPassword ?? "");
  const user: User = {
    id: newId(),
    email: given.email.toLowerCase(),
    name: given.name,
    role: given.role,
    createdAt: now,
    disabledAt: null,
  };
  return inTransaction(db, () => {
    // Somebody may have taken the address while the password was being hashed.
    if (findCredentials(db, given.email) !== null) {
      return failure({ code: "email-taken", field: "email", message: "Cette adresse a déjà un compte." });
    }
    insertUser(db, user, passwordHash);
    record(db, acting, "user.create", user.id, null, now);
    for (const operationId of given.operationIds) putInOperation(db, acting, user, operationId, now);
    return success({ user, generatedPassword });
  });
}

/** Gives a person a new password, to hand over once, and ends their sessions. */
export async function resetPassword(
  db: Db,
  acting: Acting,
  userId: string,
  now: string,
): Promise<Result<{ readonly generatedPassword: string }>> {
  if (!mayWriteUsers(acting)) return forbidden();
  if (findUser(db, userId) === null) return noSuchUser();
  const generatedPassword = generatePassword();
  const passwordHash = await hashPassword(generatedPassword);
  inTransaction(db, () => {
    updatePassword(db, userId, passwordHash);
    deleteSessions(db, userId, null);
    record(db, acting, "password.reset", userId, null, now);
  });
  return success({ generatedPassword });
}

/** Closes an account and ends its sessions. The last admin can't be closed, nor can one close oneself. */
export function disableUser(db: Db, acting: Acting, userId: string, now: string): Result<User> {
  return change(db, acting, userId, now, "user.disable", (user) => {
    if (user.id === acting.actor?.id)
      return failure({ code: "oneself", message: "Vous ne pouvez pas désactiver votre propre compte." });
    if (isLastAdmin(db, user)) return lastAdmin();
    setDisabledAt(db, user.id, now);
    deleteSessions(db, user.id, null);
    return success({ ...user, disabledAt: now });
  });
}

/** Opens an account again. */
export function enableUser(db: Db, acting: Acting, userId: string, now: string): Result<User> {
  return change(db, acting, userId, now, "user.enable", (user) => {
    setDisabledAt(db, user.id, null);
    return success({ ...user, disabledAt: null });
  });
}

export type UserChange = { readonly name: string; readonly role: UserRole };

/**
 * Changes a person's name and role. Another role leaves every operation and every session: both were tied to the old one.
 * Problems: `forbidden`, `not-found`, `last-admin`, `last-consultant`.
 */
export function changeUser(
  db: Db,
  acting: Acting,
  userId: string,
  wanted: UserChange,
  now: string,
): Result<User> {
  return change(db, acting, userId, now, "user.change", (user) => {
    if (user.role !== wanted.role) {
      if (isLastAdmin(db, user)) return lastAdmin();
      const left = leaveAll(db, user.id, now);
      if (!left.ok) return left;
      deleteSessions(db, user.id, null);
    }
    updateUser(db, user.id, wanted);
    return success({ ...user, ...wanted });
  });
}

/** Puts a consultant or a funder in an operation. An admin sees them all and belongs to none. */
export function joinOperation(
  db: Db,
  acting: Acting,
  userId: string,
  operationId: string,
  now: string,
): Result<User> {
  return onUser(db, acting, userId, (user) => {
    if (user.role === "admin") {
      return failure({
        code: "admin",
        field: "operation",
        message: "Un administrateur voit déjà toutes les opérations.",
      });
    }
    if (findOperationPlate(db, operationId) === null) {
      return failure({ code: "no-operation", field: "operation", message: "Cette opération n’existe pas." });
    }
    putInOperation(db, acting, user, operationId, now);
    return success(user);
  });
}

/**
 * Takes a person out of an operation; the firms that they followed are entrusted to nobody.
 * Problems: `forbidden`, `not-found`, `not-a-member`, `last-consultant`.
 */
export function leaveOperation(
  db: Db,
  acting: Acting,
  userId: string,
  operationId: string,
  now: string,
): Result<User> {
  return onUser(db, acting, userId, (user) => {
    const left = leave(db, { operationId, userId }, now);
    if (!left.ok) return left;
    record(db, acting, "membership.remove", userId, operationId, now);
    return success(user);
  });
}

/** Changes one's own name. */
export function renameSelf(
  db: Db,
  asked: {
    readonly actor: { readonly id: string; readonly email: string };
    readonly name: string;
    readonly address: string;
  },
  now: string,
): void {
  const { actor, name, address } = asked;
  inTransaction(db, () => {
    updateUser(db, actor.id, { name });
    recordDeed(
      db,
      { actor, action: "user.rename", objectKind: "user", objectId: actor.id, address, outcome: "done" },
      now,
    );
  });
}

/** A change of an account, with its line in the log. */
function change(
  db: Db,
  acting: Acting,
  userId: string,
  now: string,
  action: string,
  apply: (user: User) => Result<User>,
): Result<User> {
  return onUser(db, acting, userId, (user) => {
    const result = apply(user);
    if (result.ok) record(db, acting, action, userId, null, now);
    return result;
  });
}

/** The common part of what is done to an account: the right, the account, and one transaction. */
function onUser(db: Db, acting: Acting, userId: string, apply: (user: User) => Result<User>): Result<User> {
  if (!mayWriteUsers(acting)) return forbidden();
  return inTransaction(db, () => {
    const user = findUser(db, userId);
    return user === null ? noSuchUser() : apply(user);
  });
}

/** Takes a person out of all their operations, or of none when one of them can't do without. */
function leaveAll(db: Db, userId: string, now: string): Result<null> {
  const places = membershipsOf(db, userId).map(({ operationId }) => ({ operationId, userId }));
  const [problem] = places.flatMap((place) => refuseLeaving(db, place) ?? []);
  if (problem !== undefined) return failure(problem);
  for (const place of places) leave(db, place, now);
  return success(null);
}

function putInOperation(db: Db, acting: Acting, user: User, operationId: string, now: string): void {
  if (user.role === "admin") return;
  addMembership(db, user.id, { operationId, role: user.role });
  record(db, acting, "membership.add", user.id, operationId, now);
}

function mayWriteUsers({ actor }: Acting): boolean {
  return actor === null || may(actor, "write", { resource: "users", operationId: null });
}

function isLastAdmin(db: Db, user: User): boolean {
  return user.role === "admin" && user.disabledAt === null && countActiveAdmins(db) <= 1;
}

function record(
  db: Db,
  acting: Acting,
  action: string,
  userId: string,
  operationId: string | null,
  now: string,
): void {
  const { actor, address } = acting;
  const actorLabel = actor === null ? "ligne de commande" : undefined;
  recordDeed(
    db,
    {
      actor,
      actorLabel,
      action,
      objectKind: "user",
      objectId: userId,
      operationId,
      address,
      outcome: "done",
    },
    now,
  );
}

function noSuchUser() {
  return failure({ code: "not-found", message: "Ce compte n’existe pas." });
}

function lastAdmin() {
  return failure({
    code: "last-admin",
    message: "C’est le dernier administrateur : donnez d’abord ce rôle à quelqu’un d’autre.",
  });
}
