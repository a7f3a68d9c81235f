/** The people of the demo. Their passwords are made anew at each load, shown once, and kept only as hashes. */
import type { UserRole } from "#app/domain/operation/permissions.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { COMMAND_LINE, createUser, joinOperation, resetPassword } from "#app/server/users.ts";
import type { Db } from "#db/client.server.ts";
import { findCredentials, membershipsOf } from "#db/users.ts";

export type DemoPerson = {
  readonly key: "admin" | "first" | "second" | "state" | "region";
  readonly name: string;
  readonly email: string;
  readonly role: UserRole;
  /** Keys of the operations they work on or fund. */
  readonly operations: readonly string[];
};

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    key: "admin",
    name: "Dominique Aubert",
    email: "administration@diapason.example",
    role: "admin",
    operations: [],
  },
  {
    key: "first",
    name: "Claire Fabre",
    email: "claire.fabre@diapason.example",
    role: "consultant",
    operations: ["renover-plus"],
  },
  {
    key: "second",
    name: "Mathieu Reboul",
    email: "mathieu.reboul@diapason.example",
    role: "consultant",
    operations: ["renover-plus", "epv-paca", "haut-var"],
  },
  {
    key: "state",
    name: "Sylvie Marin, DREETS",
    email: "sylvie.marin@etat.example",
    role: "funder",
    operations: ["renover-plus", "epv-paca", "haut-var"],
  },
  {
    key: "region",
    name: "Paul Estève, Région",
    email: "paul.esteve@region.example",
    role: "funder",
    operations: ["epv-paca", "haut-var"],
  },
];

/** A person with the account that was made for them. */
export type DemoAccount = DemoPerson & { readonly id: string; readonly password: string };

/** Makes the accounts, before any operation exists. */
export async function createDemoAccounts(db: Db, now: string): Promise<readonly DemoAccount[]> {
  const accounts: DemoAccount[] = [];
  for (const person of DEMO_PEOPLE) {
    const { email, name, role } = person;
    const request = { email, name, role, password: null, operationIds: [] };
    const made = mustSucceed(await createUser(db, COMMAND_LINE, request, now));
    accounts.push({ ...person, id: made.user.id, password: made.generatedPassword ?? "" });
  }
  return accounts;
}

/** Puts the people of an operation in it. */
export function joinDemoOperation(
  db: Db,
  accounts: readonly DemoAccount[],
  operation: { readonly key: string; readonly id: string },
  now: string,
): void {
  for (const account of accounts.filter(({ operations }) => operations.includes(operation.key))) {
    mustSucceed(joinOperation(db, COMMAND_LINE, account.id, operation.id, now));
  }
}

/** New passwords for the accounts of a demo that was kept: the old ones were shown once and are nowhere. */
export async function renewDemoPasswords(db: Db, now: string): Promise<readonly DemoAccount[]> {
  const accounts: DemoAccount[] = [];
  for (const person of DEMO_PEOPLE) {
    const known = findCredentials(db, person.email);
    if (known === null) continue;
    const { id } = known.user;
    const { generatedPassword } = mustSucceed(await resetPassword(db, COMMAND_LINE, id, now));
    accounts.push({ ...person, id, password: generatedPassword });
  }
  return accounts;
}

/** The person as use cases know them, with the operations they are in now. */
export function actingAs(db: Db, { id, email, role }: DemoAccount): ActingUser & { readonly email: string } {
  return { kind: "user", id, email, role, memberships: membershipsOf(db, id) };
}
