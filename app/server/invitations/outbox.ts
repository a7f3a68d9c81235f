/** The outbox, as its consultants act on it: a message read to be copied, marked as sent, tried again, given up. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { nowInstant } from "#app/server/clock.ts";
import {
  findOwnInvitation,
  type Inviter,
  type InvitingTools,
  recordInviting,
} from "#app/server/invitations/invitation-scope.ts";
import { writeLetter } from "#app/server/invitations/write-letter.ts";
import type { Letter } from "#app/server/mail/letter.ts";
import { whyNotLeaving } from "#app/server/mail/may-leave.ts";
import { mintLink } from "#app/server/respondents/links.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { type Invitation, setOnInvitation } from "#db/invitations.ts";
import { findMail, type Mail, setOnMail } from "#db/mails.ts";

type Which = { readonly operationId: string; readonly mailId: string };
type Found = { readonly mail: Mail; readonly invitation: Invitation };

/**
 * The words of a message, with a link of their own, to be copied once. Problems: `not-found`, those of findOwnInvitation,
 * `not-waiting`, `not-leaving`, `questionnaire-missing`.
 */
export function copyLetter(
  tools: InvitingTools & { readonly origin: string },
  inviter: Inviter,
  which: Which,
  now: string = nowInstant(),
): Result<Letter> {
  const { db } = tools;
  return inTransaction(db, () => {
    const found = findUnsent(db, inviter, which);
    if (!found.ok) return found;
    const { mail, invitation } = found.value;
    const why = whyNotLeaving(invitation, mail.kind, now);
    if (why !== null) return failure({ code: "not-leaving", message: why });
    const letter = writeLetter(tools, mail, invitation, mintLink(db, invitation.id, now));
    if (letter === null) throw new Error(`No questionnaire for the invitation ${invitation.id}`);
    recordInviting(db, inviter, "links.copyLetter", invitation, now);
    return success(letter);
  });
}

/** Says that somebody sent a message by their own means. Problems: `not-found`, those of findOwnInvitation, `not-waiting`. */
export function markSent(db: Db, inviter: Inviter, which: Which, now: string = nowInstant()): Result<null> {
  return changeUnsent(db, inviter, which, "links.markSent", now, ({ mail, invitation }) => {
    setOnMail(db, mail.id, { state: "sent", sentAt: now, lastError: null });
    if (invitation.sentAt === null) setOnInvitation(db, invitation.id, { sentAt: now });
  });
}

/** Tries a message again at once, as often as a new one. Problems: the same. */
export function retry(db: Db, inviter: Inviter, which: Which, now: string = nowInstant()): Result<null> {
  return changeUnsent(db, inviter, which, "links.retry", now, ({ mail }) => {
    setOnMail(db, mail.id, { state: "waiting", attempts: 0, nextAttemptAt: now });
  });
}

/** Gives a message up. Problems: the same. */
export function cancelMail(db: Db, inviter: Inviter, which: Which, now: string = nowInstant()): Result<null> {
  return changeUnsent(db, inviter, which, "links.cancelMail", now, ({ mail }) => {
    setOnMail(db, mail.id, { state: "cancelled" });
  });
}

function changeUnsent(
  db: Db,
  inviter: Inviter,
  which: Which,
  action: `links.${string}`,
  now: string,
  change: (found: Found) => void,
): Result<null> {
  return inTransaction(db, () => {
    const found = findUnsent(db, inviter, which);
    if (!found.ok) return found;
    change(found.value);
    recordInviting(db, inviter, action, found.value.invitation, now);
    return success(null);
  });
}

/** A message of this operation that has neither left nor been given up. */
function findUnsent(db: Db, inviter: Inviter, { operationId, mailId }: Which): Result<Found> {
  const mail = findMail(db, mailId);
  if (mail === null || mail.operationId !== operationId) return failure(NO_SUCH_MAIL);
  const invitation = findOwnInvitation(db, inviter, mail.invitationId);
  if (!invitation.ok) return invitation.problem.code === "not-found" ? failure(NO_SUCH_MAIL) : invitation;
  if (mail.state === "sent" || mail.state === "cancelled") return failure(NOT_WAITING[mail.state]);
  return success({ mail, invitation: invitation.value });
}

const NO_SUCH_MAIL = { code: "not-found", message: "Ce message n’existe pas." };
const NOT_WAITING = {
  sent: { code: "not-waiting", message: "Ce message est parti entre-temps." },
  cancelled: { code: "not-waiting", message: "Ce message a été annulé entre-temps." },
} as const;
