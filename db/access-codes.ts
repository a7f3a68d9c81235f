/** The six digits that open what was handed in: their argon2id hash, how often they were tried, whether they served. */
import { and, count, desc, eq, gt, isNull, lt, lte, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { accessCodes } from "#db/schema/invitations.ts";

/** Every date is an ISO instant. */
export type AccessCode = typeof accessCodes.$inferSelect;

/** Writes a code that was never tried. */
export function insertAccessCode(
  db: Db,
  code: Pick<AccessCode, "id" | "invitationId" | "codeHash" | "expiresAt">,
): void {
  db.insert(accessCodes)
    .values({ ...code, attempts: 0, usedAt: null })
    .run();
}

/** The last code of an invitation, the only one that may open anything; null when there is none. */
export function latestAccessCode(db: Db, invitationId: string): AccessCode | null {
  return (
    db
      .select()
      .from(accessCodes)
      .where(eq(accessCodes.invitationId, invitationId))
      .orderBy(desc(accessCodes.expiresAt), desc(accessCodes.id))
      .limit(1)
      .get() ?? null
  );
}

/** The codes of an invitation that end after this instant: how many, and when the first of them ends. */
export function codesEndingAfter(
  db: Db,
  invitationId: string,
  instant: string,
): { readonly codes: number; readonly firstEndsAt: string | null } {
  const row = db
    .select({ codes: count(), firstEndsAt: sql<string | null>`min(${accessCodes.expiresAt})` })
    .from(accessCodes)
    .where(and(eq(accessCodes.invitationId, invitationId), gt(accessCodes.expiresAt, instant)))
    .get();
  return row ?? { codes: 0, firstEndsAt: null };
}

/** Counts one more try of a code, unless it had `most` already; says whether it may be judged. */
export function takeAttempt(db: Db, id: string, most: number): boolean {
  return (
    db
      .update(accessCodes)
      .set({ attempts: sql`${accessCodes.attempts} + 1` })
      .where(and(eq(accessCodes.id, id), isNull(accessCodes.usedAt), lt(accessCodes.attempts, most)))
      .run().changes > 0
  );
}

/** Says that a code served; false when it had served already. */
export function useAccessCode(db: Db, id: string, now: string): boolean {
  return (
    db
      .update(accessCodes)
      .set({ usedAt: now })
      .where(and(eq(accessCodes.id, id), isNull(accessCodes.usedAt)))
      .run().changes > 0
  );
}

/** Takes one code back: its message did not leave. */
export function deleteAccessCode(db: Db, id: string): void {
  db.delete(accessCodes).where(eq(accessCodes.id, id)).run();
}

/** Sweeps away the codes that ended at this instant or before. */
export function deleteOldAccessCodes(db: Db, instant: string): void {
  db.delete(accessCodes).where(lte(accessCodes.expiresAt, instant)).run();
}
