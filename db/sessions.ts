/** Who is signed in, from which browser, until when. The token itself is never here: only its SHA-256. */
import { and, desc, eq, gt, lte, ne, or } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { sessions } from "#db/schema/accounts.ts";

/** A session; every date is an ISO instant in UTC. */
export type Session = {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** The end, however busy it is. */
  readonly expiresAt: string;
  readonly userAgent: string;
};

const COLUMNS = {
  id: sessions.id,
  userId: sessions.userId,
  createdAt: sessions.createdAt,
  lastSeenAt: sessions.lastSeenAt,
  expiresAt: sessions.expiresAt,
  userAgent: sessions.userAgent,
};

export function insertSession(db: Db, session: Session, tokenHash: string): void {
  db.insert(sessions)
    .values({ ...session, tokenHash })
    .run();
}

/** The session of a token's hash, if it was seen after `seenAfter` and ends after `now`. */
export function findLiveSession(db: Db, tokenHash: string, seenAfter: string, now: string): Session | null {
  return (
    db
      .select(COLUMNS)
      .from(sessions)
      .where(
        and(
          eq(sessions.tokenHash, tokenHash),
          gt(sessions.lastSeenAt, seenAfter),
          gt(sessions.expiresAt, now),
        ),
      )
      .get() ?? null
  );
}

/** A person's sessions that are still alive, the latest seen first. */
export function listLiveSessions(db: Db, userId: string, seenAfter: string, now: string): readonly Session[] {
  return db
    .select(COLUMNS)
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.lastSeenAt, seenAfter), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
    .all();
}

export function touchSession(db: Db, id: string, lastSeenAt: string): void {
  db.update(sessions).set({ lastSeenAt }).where(eq(sessions.id, id)).run();
}

/** Ends one session of this person; says whether there was one. */
export function deleteSession(db: Db, userId: string, id: string): boolean {
  return (
    db
      .delete(sessions)
      .where(and(eq(sessions.id, id), eq(sessions.userId, userId)))
      .run().changes > 0
  );
}

/** Ends all of a person's sessions, except perhaps the one they are using; says how many. */
export function deleteSessions(db: Db, userId: string, exceptId: string | null): number {
  const theirs = eq(sessions.userId, userId);
  return db
    .delete(sessions)
    .where(exceptId === null ? theirs : and(theirs, ne(sessions.id, exceptId)))
    .run().changes;
}

/** Sweeps away the sessions that are over. */
export function deleteDeadSessions(db: Db, seenBefore: string, now: string): number {
  return db
    .delete(sessions)
    .where(or(lte(sessions.lastSeenAt, seenBefore), lte(sessions.expiresAt, now)))
    .run().changes;
}
