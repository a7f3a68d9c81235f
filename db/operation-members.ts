/** The little of an operation that a guard, a menu or a funder may ask for: its name, never what is in it. */
import { asc, eq } from "drizzle-orm";
import type { Stage } from "#app/domain/operation/operation.ts";
import type { Db } from "#db/client.server.ts";
import { enrollments } from "#db/schema/firms.ts";
import { operationMembers, operations } from "#db/schema/operations.ts";

/** An operation's name plate. `startsOn` and `endsOn` are ISO dates. */
export type OperationPlate = {
  readonly id: string;
  readonly name: string;
  readonly territory: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly stage: Stage;
};

const COLUMNS = {
  id: operations.id,
  name: operations.name,
  territory: operations.territory,
  startsOn: operations.startsOn,
  endsOn: operations.endsOn,
  stage: operations.stage,
};

export function findOperationPlate(db: Db, operationId: string): OperationPlate | null {
  return db.select(COLUMNS).from(operations).where(eq(operations.id, operationId)).get() ?? null;
}

/** Every operation, by name. */
export function listOperationPlates(db: Db): readonly OperationPlate[] {
  return db.select(COLUMNS).from(operations).orderBy(asc(operations.name), asc(operations.id)).all();
}

/** The operations that a person belongs to, by name. */
export function listOperationPlatesOf(db: Db, userId: string): readonly OperationPlate[] {
  return db
    .select(COLUMNS)
    .from(operations)
    .innerJoin(operationMembers, eq(operationMembers.operationId, operations.id))
    .where(eq(operationMembers.userId, userId))
    .orderBy(asc(operations.name), asc(operations.id))
    .all();
}

/** Which operation an enrollment belongs to, or null when there is no such enrollment. */
export function operationOfEnrollment(db: Db, enrollmentId: string): string | null {
  const row = db
    .select({ operationId: enrollments.operationId })
    .from(enrollments)
    .where(eq(enrollments.id, enrollmentId))
    .get();
  return row?.operationId ?? null;
}
