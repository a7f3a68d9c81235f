/**
 * Slows down whoever tries passwords: per account and per network address, never locked for good. The counts are in the
 * database, so a restart forgets nothing; keys are hashes, as people type passwords into the wrong field.
 */
import { createHash } from "node:crypto";
import { RateLimiterRes, RateLimiterSQLite } from "rate-limiter-flexible";
import type { Db } from "#db/client.server.ts";

/** Attempts at one account, whoever makes them, in a quarter of an hour. */
export const ATTEMPTS_PER_ACCOUNT = 10;
/** Attempts from one address at any account: a whole office may sit behind one. */
export const ATTEMPTS_PER_ADDRESS = 60;
const WINDOW_SECONDS = 15 * 60;

export type Attempt = { readonly email: string; readonly address: string };

/** Counts an attempt before it is judged. Gives null when it may go on, else the minutes to wait. */
export async function countAttempt(db: Db, attempt: Attempt): Promise<number | null> {
  const waits = await Promise.all([
    consume(accountLimiter(db), keyOf(attempt.email.toLowerCase())),
    consume(addressLimiter(db), keyOf(attempt.address)),
  ]);
  const longest = Math.max(...waits);
  return longest > 0 ? Math.ceil(longest / 60_000) : null;
}

/** After a success: the account starts afresh, and the address gets its attempt back. */
export async function forgiveAttempt(db: Db, attempt: Attempt): Promise<void> {
  await accountLimiter(db).delete(keyOf(attempt.email.toLowerCase()));
  await addressLimiter(db).reward(keyOf(attempt.address), 1);
}

/** Sweeps away the counts whose time is over. */
export function forgetOldAttempts(db: Db, nowMs: number): void {
  db.$client.prepare("DELETE FROM login_attempts WHERE expire < ?").run(nowMs);
}

function accountLimiter(db: Db): RateLimiterSQLite {
  return limiter(db, "account", ATTEMPTS_PER_ACCOUNT);
}

function addressLimiter(db: Db): RateLimiterSQLite {
  return limiter(db, "address", ATTEMPTS_PER_ADDRESS);
}

function limiter(db: Db, keyPrefix: string, points: number): RateLimiterSQLite {
  return new RateLimiterSQLite({
    storeClient: db.$client,
    storeType: "better-sqlite3",
    tableName: "login_attempts",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: WINDOW_SECONDS,
  });
}

/** Milliseconds to wait, 0 when the attempt may go on. */
async function consume(limiter: RateLimiterSQLite, key: string): Promise<number> {
  try {
    await limiter.consume(key, 1);
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(refusal.msBeforeNext, 1);
    throw refusal;
  }
}

function keyOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
