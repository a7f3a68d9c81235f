/** Browsers that came by a link. Their tokens are never here: only their SHA-256. */
import { and, eq, gt, lte } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { respondentSessions } from "#db/schema/invitations.ts";

/** Every date is an ISO instant. */
export type RespondentSession = {
  readonly id: string;
  readonly invitationId: string;
  /** Null in a group until the notice is accepted. */
  readonly respondentId: string | null;
  readonly expiresAt: string;
  /** Until when what was handed in, and the report, may be read; null when no code was given. */
  readonly verifiedUntil: string | null;
};

const COLUMNS = {
  id: respondentSessions.id,
  invitationId: respondentSessions.invitationId,
  respondentId: respondentSessions.respondentId,
  expiresAt: respondentSessions.expiresAt,
  verifiedUntil: respondentSessions.verifiedUntil,
};

export function insertRespondentSession(db: Db, session: RespondentSession, tokenHash: string): void {
  db.insert(respondentSessions)
    .values({ ...session, tokenHash })
    .run();
}

/** The session of a token's hash, if it ends after `now`. */
export function findRespondentSession(db: Db, tokenHash: string, now: string): RespondentSession | null {
  return (
    db
      .select(COLUMNS)
      .from(respondentSessions)
      .where(and(eq(respondentSessions.tokenHash, tokenHash), gt(respondentSessions.expiresAt, now)))
      .get() ?? null
  );
}

/** Changes a session: the sheet that was made for it, or until when a code holds. */
export function setOnRespondentSession(
  db: Db,
  id: string,
  change: Partial<Pick<RespondentSession, "respondentId" | "verifiedUntil">>,
): void {
  db.update(respondentSessions).set(change).where(eq(respondentSessions.id, id)).run();
}

/** Ends one session. */
export function deleteRespondentSession(db: Db, id: string): void {
  db.delete(respondentSessions).where(eq(respondentSessions.id, id)).run();
}

/** Ends all sessions of an invitation. */
export function deleteSessionsOf(db: Db, invitationId: string): void {
  db.delete(respondentSessions).where(eq(respondentSessions.invitationId, invitationId)).run();
}

/** Sweeps away the sessions that are over. */
export function deleteDeadRespondentSessions(db: Db, now: string): void {
  db.delete(respondentSessions).where(lte(respondentSessions.expiresAt, now)).run();
}
