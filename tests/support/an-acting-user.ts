/** People who ask for something, as use cases see them. */
import type { ActingUser } from "#app/server/acting-user.ts";
import type { Db } from "#db/client.server.ts";
import { membershipsOf } from "#db/users.ts";
import { aUser } from "#tests/support/a-database.ts";

/** Somebody with an account, with the memberships they have in the database now. */
export function actingAs(db: Db, user: Pick<ReturnType<typeof aUser>, "id" | "role">): ActingUser {
  return { kind: "user", id: user.id, role: user.role, memberships: membershipsOf(db, user.id) };
}

/** A new person without any membership. */
export function aStranger(db: Db, role: ActingUser["role"] = "consultant"): ActingUser {
  return actingAs(db, aUser(db, { role }));
}
