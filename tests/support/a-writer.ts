/** Whoever writes the firms of an operation, in tests of use cases. */
import { v7 } from "uuid";
import type { FirmWriter } from "#app/server/firms/firm-writer.ts";
import type { Db } from "#db/client.server.ts";
import { operationMembers } from "#db/schema/operations.ts";
import { type AnOperation, aUser } from "#tests/support/a-database.ts";

/** A consultant with an account, who works on these operations. */
export function aWriter(db: Db, operations: readonly AnOperation[]): FirmWriter {
  const user = aUser(db);
  const memberships = operations.map((operation) => {
    const membership = { operationId: operation.id, userId: user.id, role: "consultant" } as const;
    db.insert(operationMembers).values(membership).run();
    return membership;
  });
  return {
    actor: { kind: "user", id: user.id, email: user.email, role: "consultant", memberships },
    address: "192.0.2.1",
  };
}

/** Instants and ids that a test can foresee in kind. */
export function aStamp(now = "2027-02-16T09:00:00.000Z") {
  return { now, newId: () => v7() };
}
