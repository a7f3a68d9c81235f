/** An account in the running server's database, with a password that works. */

import type { UserRole } from "#app/domain/operation/permissions.ts";
import { hashPassword } from "#app/server/access/passwords.ts";
import { services } from "#app/server/services.ts";
import { aUser } from "#tests/support/a-database.ts";

export async function signUp(
  role: UserRole,
): Promise<{ readonly id: string; readonly email: string; readonly password: string }> {
  const password = "quatre chevaux bleus en hiver";
  const { id, email } = aUser(services().db, { role, passwordHash: await hashPassword(password) });
  return { id, email, password };
}
