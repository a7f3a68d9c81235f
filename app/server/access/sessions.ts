/** Signing in and out. The browser holds an opaque token of 256 bits; the database holds its SHA-256. */
import { recordDeed } from "#app/server/access/audit.ts";
import { hashPassword, passwordWeakness, verifyPassword } from "#app/server/access/passwords.ts";
import { countAttempt, forgetOldAttempts, forgiveAttempt } from "#app/server/access/throttle.ts";
import { hashToken, newToken } from "#app/server/access/tokens.ts";
import { newId } from "#app/server/clock.ts";
import type { Db } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import {
  deleteDeadSessions,
  deleteSession,
  deleteSessions,
  findLiveSession,
  insertSession,
  listLiveSessions,
  type Session,
  touchSession,
} from "#db/sessions.ts";
import { findCredentials, findUser, type User, updatePassword } from "#db/users.ts";

/** Half an hour without a request ends a session. */
export const IDLE_MS = 30 * 60 * 1000;
/** Twelve hours end it anyway. */
export const ABSOLUTE_MS = 12 * 60 * 60 * 1000;
/** « Last seen » is written at most once a minute: each request would otherwise wait for the disk. */
const TOUCH_EVERY_MS = 60 * 1000;
const LONGEST_USER_AGENT = 200;

export type LogIn = {
  readonly email: string;
  readonly password: string;
  readonly address: string;
  readonly userAgent: string;
  /** The token that the browser came with: it ends here, whatever it was. */
  readonly previousToken: string | null;
};

export type LogInOutcome =
  | { readonly kind: "in"; readonly token: string; readonly user: User }
  | { readonly kind: "refused" }
  | { readonly kind: "wait"; readonly minutes: number };

/** Judges an address and a password. Says the same, after the same time, for a wrong password and an unknown account. */
export async function logIn(db: Db, request: LogIn, now: string): Promise<LogInOutcome> {
  const attempt = { email: request.email, address: request.address };
  const minutes = await countAttempt(db, attempt);
  if (minutes !== null) {
    recordDeed(db, { ...deedOf(request.address), outcome: "refused" }, now);
    return { kind: "wait", minutes };
  }
  const account = findCredentials(db, request.email);
  const right = await verifyPassword(account?.passwordHash ?? null, request.password);
  if (account === null || !right || account.user.disabledAt !== null) {
    recordDeed(db, { ...deedOf(request.address), objectId: account?.user.id, outcome: "failed" }, now);
    return { kind: "refused" };
  }
  await forgiveAttempt(db, attempt);
  const token = inTransaction(db, () => {
    sweep(db, now);
    if (request.previousToken !== null) endSessionOf(db, request.previousToken, now);
    recordDeed(
      db,
      { ...deedOf(request.address), actor: account.user, objectId: account.user.id, outcome: "done" },
      now,
    );
    return openSession(db, account.user.id, request.userAgent, now);
  });
  return { kind: "in", token, user: account.user };
}

/** Opens a session and gives its token: the only time that it is seen. */
export function openSession(db: Db, userId: string, userAgent: string, now: string): string {
  const token = newToken();
  const session: Session = {
    id: newId(),
    userId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: shift(now, ABSOLUTE_MS),
    userAgent: userAgent.slice(0, LONGEST_USER_AGENT),
  };
  insertSession(db, session, hashToken(token));
  return token;
}

/** The session of a token and whose it is, or null when it is over, unknown, or its account is closed. */
export function readSession(
  db: Db,
  token: string,
  now: string,
): { readonly session: Session; readonly user: User } | null {
  const session = findLiveSession(db, hashToken(token), shift(now, -IDLE_MS), now);
  if (session === null) return null;
  const user = findUser(db, session.userId);
  if (user === null || user.disabledAt !== null) return null;
  if (Date.parse(now) - Date.parse(session.lastSeenAt) >= TOUCH_EVERY_MS) touchSession(db, session.id, now);
  return { session, user };
}

/** Signs out; an unknown token changes nothing. */
export function logOut(db: Db, token: string, address: string, now: string): void {
  inTransaction(db, () => {
    const user = endSessionOf(db, token, now);
    if (user === null) return;
    recordDeed(
      db,
      {
        actor: user,
        action: "session.close",
        objectKind: "session",
        objectId: user.id,
        address,
        outcome: "done",
      },
      now,
    );
  });
}

/** A person's sessions that are alive, the latest first. */
export function sessionsOf(db: Db, userId: string, now: string): readonly Session[] {
  return listLiveSessions(db, userId, shift(now, -IDLE_MS), now);
}

/** Ends one of the person's own sessions; says whether there was one. */
export function revokeSession(db: Db, user: User, sessionId: string, address: string, now: string): boolean {
  return inTransaction(db, () => {
    const ended = deleteSession(db, user.id, sessionId);
    if (ended) {
      recordDeed(
        db,
        {
          actor: user,
          action: "session.revoke",
          objectKind: "session",
          objectId: sessionId,
          address,
          outcome: "done",
        },
        now,
      );
    }
    return ended;
  });
}

/** Ends all the person's sessions but the one they are using. */
export function endOtherSessions(db: Db, user: User, sessionId: string, address: string, now: string): void {
  inTransaction(db, () => {
    if (deleteSessions(db, user.id, sessionId) === 0) return;
    recordDeed(
      db,
      {
        actor: user,
        action: "session.revoke",
        objectKind: "user",
        objectId: user.id,
        address,
        outcome: "done",
      },
      now,
    );
  });
}

export type PasswordChange = {
  readonly user: User;
  readonly sessionId: string;
  readonly present: string;
  readonly wanted: string;
  readonly address: string;
};

export type PasswordChangeOutcome =
  | { readonly kind: "changed" }
  | { readonly kind: "wrong-present" }
  | { readonly kind: "wait"; readonly minutes: number }
  | { readonly kind: "weak"; readonly reason: string };

/** Changes a person's password and ends their other sessions. */
export async function changePassword(
  db: Db,
  change: PasswordChange,
  now: string,
): Promise<PasswordChangeOutcome> {
  const { user, address } = change;
  const attempt = { email: user.email, address };
  const minutes = await countAttempt(db, attempt);
  if (minutes !== null) return { kind: "wait", minutes };
  const deed = { actor: user, action: "password.change", objectKind: "user", objectId: user.id, address };
  const account = findCredentials(db, user.email);
  if (!(await verifyPassword(account?.passwordHash ?? null, change.present))) {
    recordDeed(db, { ...deed, outcome: "failed" }, now);
    return { kind: "wrong-present" };
  }
  await forgiveAttempt(db, attempt);
  if (change.wanted === change.present)
    return { kind: "weak", reason: "Choisissez un mot de passe différent de l’actuel." };
  const reason = passwordWeakness(change.wanted, user);
  if (reason !== null) return { kind: "weak", reason };
  const passwordHash = await hashPassword(change.wanted);
  inTransaction(db, () => {
    updatePassword(db, user.id, passwordHash);
    deleteSessions(db, user.id, change.sessionId);
    recordDeed(db, { ...deed, outcome: "done" }, now);
  });
  return { kind: "changed" };
}

function deedOf(address: string) {
  return { actor: null, action: "session.open", objectKind: "user", address } as const;
}

function endSessionOf(db: Db, token: string, now: string): User | null {
  const found = readSession(db, token, now);
  if (found === null) return null;
  deleteSession(db, found.user.id, found.session.id);
  return found.user;
}

function sweep(db: Db, now: string): void {
  deleteDeadSessions(db, shift(now, -IDLE_MS), now);
  forgetOldAttempts(db, Date.parse(now));
}

function shift(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}
