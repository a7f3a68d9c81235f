/** Public aid that firms asked for in the wake of the operation. A request's `updatedAt` is its revision. */
import { and, desc, eq } from "drizzle-orm";
import type { AidRequest } from "#app/domain/convention/convention.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { laterThan, type Rewriting } from "#db/convention.ts";
import { aidRequests } from "#db/schema/collective.ts";
import { enrollments } from "#db/schema/firms.ts";

/** A request with its revision. */
export type StoredAidRequest = AidRequest & { readonly revision: string };

/** What one writes of a request. */
export type AidWords = Omit<AidRequest, "id" | "enrollmentId">;

/** The requests of a firm, the latest first. */
export function aidRequestsOfFirm(db: Db, enrollmentId: string): readonly StoredAidRequest[] {
  return db
    .select()
    .from(aidRequests)
    .where(eq(aidRequests.enrollmentId, enrollmentId))
    .orderBy(desc(aidRequests.askedOn), desc(aidRequests.id))
    .all()
    .map(requestOf);
}

/** The requests of all the firms of an operation, withdrawn ones included. */
export function aidRequestsOfOperation(db: Db, operationId: string): readonly AidRequest[] {
  return db
    .select({ request: aidRequests })
    .from(aidRequests)
    .innerJoin(enrollments, eq(enrollments.id, aidRequests.enrollmentId))
    .where(eq(enrollments.operationId, operationId))
    .orderBy(aidRequests.id)
    .all()
    .map(({ request: { updatedAt: _, ...request } }) => request);
}

/** A request of this firm, or null. */
export function findAidRequest(db: Db, enrollmentId: string, id: string): StoredAidRequest | null {
  const row = db
    .select()
    .from(aidRequests)
    .where(and(eq(aidRequests.id, id), eq(aidRequests.enrollmentId, enrollmentId)))
    .get();
  return row === undefined ? null : requestOf(row);
}

/** Writes a request. */
export function insertAidRequest(db: Db, request: AidRequest, now: string): void {
  db.insert(aidRequests)
    .values({ ...request, updatedAt: now })
    .run();
}

/** Changes a request; false when it isn't there any more, or when somebody else changed it since that revision. */
export function updateAidRequest(
  db: Db,
  id: string,
  words: AidWords,
  { baseRevision, now }: Rewriting,
): boolean {
  return inTransaction(db, () => {
    if (!isAtRevision(db, id, baseRevision)) return false;
    db.update(aidRequests)
      .set({ ...words, updatedAt: laterThan(baseRevision, now) })
      .where(eq(aidRequests.id, id))
      .run();
    return true;
  });
}

/** Takes a request away; false when somebody else changed it since that revision. */
export function deleteAidRequest(db: Db, id: string, baseRevision: string): boolean {
  return inTransaction(db, () => {
    if (!isAtRevision(db, id, baseRevision)) return false;
    db.delete(aidRequests).where(eq(aidRequests.id, id)).run();
    return true;
  });
}

function isAtRevision(db: Db, id: string, revision: string): boolean {
  const row = db.select({ at: aidRequests.updatedAt }).from(aidRequests).where(eq(aidRequests.id, id)).get();
  return row?.at === revision;
}

function requestOf({ updatedAt, ...request }: typeof aidRequests.$inferSelect): StoredAidRequest {
  return { ...request, revision: updatedAt };
}
