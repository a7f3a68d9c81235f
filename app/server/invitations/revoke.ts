/** Takes an invitation back, or opens it again. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { nowInstant } from "#app/server/clock.ts";
import { findOwnInvitation, type Inviter, recordInviting } from "#app/server/invitations/invitation-scope.ts";
import { endOfLinkDay, usualLastDay } from "#app/server/invitations/link-days.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { deleteLinks, setOnInvitation } from "#db/invitations.ts";
import { cancelMailsOf } from "#db/mails.ts";
import { deleteWaitingReminders } from "#db/reminders.ts";
import { deleteSessionsOf } from "#db/respondent-sessions.ts";

type Which = { readonly invitationId: string };

/**
 * Every link and every browser of the invitation is let in no more, its waiting messages and reminders are given up; what
 * was answered stays. Problems: those of findOwnInvitation, `already-revoked`.
 */
export function revoke(
  db: Db,
  inviter: Inviter,
  { invitationId }: Which,
  now: string = nowInstant(),
): Result<null> {
  return inTransaction(db, () => {
    const found = findOwnInvitation(db, inviter, invitationId);
    if (!found.ok) return found;
    if (found.value.revokedAt !== null) {
      return failure({ code: "already-revoked", message: "Cette invitation est déjà révoquée." });
    }
    setOnInvitation(db, invitationId, { revokedAt: now });
    deleteLinks(db, invitationId);
    deleteSessionsOf(db, invitationId);
    cancelMailsOf(db, invitationId);
    deleteWaitingReminders(db, invitationId);
    recordInviting(db, inviter, "links.revoke", found.value, now);
    return success(null);
  });
}

/**
 * Opens a revoked invitation, or gives an expired one the usual time again. The former links of a revoked one stay dead.
 * Problems: those of findOwnInvitation, `still-open`.
 */
export function reopen(
  db: Db,
  inviter: Inviter,
  { invitationId }: Which,
  now: string = nowInstant(),
): Result<null> {
  return inTransaction(db, () => {
    const found = findOwnInvitation(db, inviter, invitationId);
    if (!found.ok) return found;
    const { revokedAt, expiresAt } = found.value;
    const isExpired = expiresAt <= now;
    if (revokedAt === null && !isExpired) {
      return failure({ code: "still-open", message: "Cette invitation est ouverte." });
    }
    setOnInvitation(db, invitationId, {
      revokedAt: null,
      ...(isExpired ? { expiresAt: endOfLinkDay(usualLastDay(now)) } : {}),
    });
    recordInviting(db, inviter, "links.reopen", found.value, now);
    return success(null);
  });
}
