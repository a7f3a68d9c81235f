/**
 * The six digits that a director gives before reading what was handed in or the report: a link may have been forwarded. Only
 * an argon2id hash of them is kept, for ten minutes, five tries and one use; a new code ends the one before.
 */
import { randomInt } from "node:crypto";
import { failure, type Result, success } from "#app/domain/errors.ts";
import { formatCount } from "#app/domain/format.ts";
import { hashPassword, verifyPassword } from "#app/server/access/passwords.ts";
import { newId } from "#app/server/clock.ts";
import {
  codesEndingAfter,
  deleteOldAccessCodes,
  insertAccessCode,
  latestAccessCode,
  takeAttempt,
  useAccessCode,
} from "#db/access-codes.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { type RespondentSession, setOnRespondentSession } from "#db/respondent-sessions.ts";

const MINUTE_MS = 60_000;
/** How long a code works. */
export const CODE_MINUTES = 10;
/** How often one code may be tried. */
export const MOST_TRIES = 5;
/** How many codes an invitation may be given in an hour: with their tries, 25 guesses among a million. */
export const MOST_CODES_AN_HOUR = 5;
/** How long a browser reads what is protected once a code was given. */
export const VERIFIED_MINUTES = 60;

export type NewCode = {
  readonly id: string;
  /** Six digits, seen this once. */
  readonly code: string;
  /** ISO instant. */
  readonly expiresAt: string;
};

/** Makes a code for an invitation, which ends the one before. Fails with `too-many-codes`. */
export async function makeCode(db: Db, invitationId: string, now: string): Promise<Result<NewCode>> {
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  // Hashing takes its time: it is done before the transaction, which judges how many there are.
  const codeHash = await hashPassword(code);
  return inTransaction(db, () => {
    deleteOldAccessCodes(db, minutesFrom(now, CODE_MINUTES - 60));
    const lastHour = codesEndingAfter(db, invitationId, minutesFrom(now, CODE_MINUTES - 60));
    if (lastHour.codes >= MOST_CODES_AN_HOUR) return tooManyCodes(lastHour.firstEndsAt, now);
    const made = { id: newId(), code, expiresAt: minutesFrom(now, CODE_MINUTES) };
    insertAccessCode(db, { id: made.id, invitationId, codeHash, expiresAt: made.expiresAt });
    return success(made);
  });
}

/**
 * Tries what was typed; the right code opens the session for an hour. Problems, all on the field `code`: `no-code`,
 * `old-code`, `too-many-tries`, `wrong-code`.
 */
export async function tryCode(
  db: Db,
  session: Pick<RespondentSession, "id" | "invitationId">,
  typed: string,
  now: string,
): Promise<Result<{ readonly verifiedUntil: string }>> {
  const digits = typed.replace(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) return refuse("wrong-code", "Un code compte six chiffres.");
  const latest = latestAccessCode(db, session.invitationId);
  if (latest === null) return refuse("no-code", "Demandez d’abord un code.");
  if (latest.usedAt !== null) return refuse("no-code", "Ce code a déjà servi\u00A0: demandez-en un autre.");
  if (latest.expiresAt <= now) {
    return refuse(
      "old-code",
      `Ce code n’est plus valable, il ne durait que ${CODE_MINUTES} minutes\u00A0: demandez-en un autre.`,
    );
  }
  // Counted before it is judged: many tries at once are as many tries.
  if (!takeAttempt(db, latest.id, MOST_TRIES)) return refuse("too-many-tries", TOO_MANY_TRIES);
  const isRight = await verifyPassword(latest.codeHash, digits);
  if (!isRight) {
    const left = MOST_TRIES - 1 - latest.attempts;
    if (left <= 0) return refuse("too-many-tries", TOO_MANY_TRIES);
    const words = formatCount(left, "essai", "essais");
    return refuse("wrong-code", `Ce n’est pas le bon code. Il vous reste ${words}.`);
  }
  const verifiedUntil = minutesFrom(now, VERIFIED_MINUTES);
  return inTransaction(db, () => {
    if (!useAccessCode(db, latest.id, now)) {
      return refuse("no-code", "Ce code a déjà servi\u00A0: demandez-en un autre.");
    }
    setOnRespondentSession(db, session.id, { verifiedUntil });
    return success({ verifiedUntil });
  });
}

const TOO_MANY_TRIES = "Trop d’essais avec ce code\u00A0: demandez-en un autre.";

function tooManyCodes(firstEndsAt: string | null, now: string) {
  const free = firstEndsAt === null ? now : minutesFrom(firstEndsAt, 60 - CODE_MINUTES);
  const minutes = Math.max(1, Math.ceil((Date.parse(free) - Date.parse(now)) / MINUTE_MS));
  const wait = formatCount(minutes, "minute", "minutes");
  return failure({
    code: "too-many-codes",
    message: `Cinq codes ont déjà été demandés en une heure. Réessayez dans ${wait}.`,
  });
}

function refuse(code: string, message: string) {
  return failure({ code, message, field: "code" });
}

function minutesFrom(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * MINUTE_MS).toISOString();
}
