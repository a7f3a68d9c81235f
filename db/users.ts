/** People with an account, and the operations they belong to. */
import { and, asc, count, eq, isNull } from "drizzle-orm";
import type { Membership, UserRole } from "#app/domain/operation/permissions.ts";
import type { Db } from "#db/client.server.ts";
import { users } from "#db/schema/accounts.ts";
import { operationMembers, operations } from "#db/schema/operations.ts";

/** A person as the screens know them: never with the password's hash. Dates are ISO instants in UTC. */
export type User = {
  readonly id: string;
  /** Lower case. */
  readonly email: string;
  readonly name: string;
  readonly role: UserRole;
  readonly createdAt: string;
  readonly disabledAt: string | null;
};

/** A membership with the operation's name, for people to read. */
export type NamedMembership = Membership & { readonly userId: string; readonly operationName: string };

const PUBLIC_COLUMNS = {
  id: users.id,
  email: users.email,
  name: users.name,
  role: users.role,
  createdAt: users.createdAt,
  disabledAt: users.disabledAt,
};

/** Everybody, by name. */
export function listUsers(db: Db): readonly User[] {
  return db.select(PUBLIC_COLUMNS).from(users).orderBy(asc(users.name), asc(users.id)).all();
}

export function findUser(db: Db, id: string): User | null {
  return db.select(PUBLIC_COLUMNS).from(users).where(eq(users.id, id)).get() ?? null;
}

/** The account of an address, with its password's hash: for logging in only. */
export function findCredentials(
  db: Db,
  email: string,
): { readonly user: User; readonly passwordHash: string } | null {
  const row = db
    .select({ ...PUBLIC_COLUMNS, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, email.toLowerCase()))
    .get();
  if (row === undefined) return null;
  const { passwordHash, ...user } = row;
  return { user, passwordHash };
}

/**
 * Adds an account.
 * @throws SQLITE_CONSTRAINT_UNIQUE when the address has one already.
 */
export function insertUser(db: Db, user: User, passwordHash: string): void {
  db.insert(users)
    .values({ ...user, email: user.email.toLowerCase(), passwordHash })
    .run();
}

export function updatePassword(db: Db, id: string, passwordHash: string): void {
  db.update(users).set({ passwordHash }).where(eq(users.id, id)).run();
}

export function updateUser(
  db: Db,
  id: string,
  change: { readonly name?: string; readonly role?: UserRole },
): void {
  db.update(users).set(change).where(eq(users.id, id)).run();
}

/** Closes an account at an instant, or opens it again with null. */
export function setDisabledAt(db: Db, id: string, disabledAt: string | null): void {
  db.update(users).set({ disabledAt }).where(eq(users.id, id)).run();
}

/** How many admins can sign in. */
export function countActiveAdmins(db: Db): number {
  const active = and(eq(users.role, "admin"), isNull(users.disabledAt));
  return db.select({ admins: count() }).from(users).where(active).get()?.admins ?? 0;
}

export function membershipsOf(db: Db, userId: string): readonly Membership[] {
  return db
    .select({ operationId: operationMembers.operationId, role: operationMembers.role })
    .from(operationMembers)
    .where(eq(operationMembers.userId, userId))
    .all();
}

/** Every membership of everybody, by the operation's name. */
export function listMemberships(db: Db): readonly NamedMembership[] {
  return db
    .select({
      userId: operationMembers.userId,
      operationId: operationMembers.operationId,
      role: operationMembers.role,
      operationName: operations.name,
    })
    .from(operationMembers)
    .innerJoin(operations, eq(operations.id, operationMembers.operationId))
    .orderBy(asc(operations.name), asc(operations.id))
    .all();
}

/** Puts a person in an operation; does nothing when they are in it already. */
export function addMembership(db: Db, userId: string, membership: Membership): void {
  db.insert(operationMembers)
    .values({ userId, ...membership })
    .onConflictDoUpdate({
      target: [operationMembers.operationId, operationMembers.userId],
      set: { role: membership.role },
    })
    .run();
}

export function removeMembership(db: Db, userId: string, operationId: string): void {
  db.delete(operationMembers)
    .where(and(eq(operationMembers.userId, userId), eq(operationMembers.operationId, operationId)))
    .run();
}
