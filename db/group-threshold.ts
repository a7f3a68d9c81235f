/** How many employees, or customers, of one firm a figure of them rests on: chosen per operation, settled by the first answer. */
import { eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { operations } from "#db/schema/operations.ts";

/**
 * The threshold of an operation.
 * @throws when the operation doesn't exist.
 */
export function groupThreshold(db: Db, operationId: string): number {
  const row = db
    .select({ threshold: operations.groupThreshold })
    .from(operations)
    .where(eq(operations.id, operationId))
    .get();
  if (row === undefined) throw new Error(`No operation ${operationId}`);
  return row.threshold;
}

/** Writes the threshold of an operation; whether it may still change is the caller's to ask. */
export function setGroupThreshold(db: Db, operationId: string, threshold: number): void {
  db.update(operations).set({ groupThreshold: threshold }).where(eq(operations.id, operationId)).run();
}

/** Whether an employee or a customer of a firm of this operation has answered something, in any round. */
export function hasGroupAnswers(db: Db, operationId: string): boolean {
  const row = db.$client
    .prepare<[string], { found: number }>(
      `SELECT EXISTS (
         SELECT 1 FROM enrollments e JOIN respondents r ON r.enrollment_id = e.id
         WHERE e.operation_id = ? AND r.perspective IN ('employee', 'customer')
           AND (r.submitted_at IS NOT NULL OR EXISTS (SELECT 1 FROM answers a WHERE a.respondent_id = r.id))
       ) AS found`,
    )
    .get(operationId);
  return row?.found === 1;
}
