/** A reminder on a day that the consultant chooses: asked for, or given up before it leaves. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { formatDate } from "#app/domain/format.ts";
import { invitationState } from "#app/domain/invitation/invitation.ts";
import { admitReminder } from "#app/domain/invitation/reminders.ts";
import { dayInFrance, nowInstant } from "#app/server/clock.ts";
import { findOwnInvitation, type Inviter, recordInviting } from "#app/server/invitations/invitation-scope.ts";
import { whyNotLeaving } from "#app/server/mail/may-leave.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import type { Invitation } from "#db/invitations.ts";
import { deleteReminder, insertReminder, remindersOf } from "#db/reminders.ts";

type ReminderRequest = {
  readonly invitationId: string;
  /** ISO day. */
  readonly dueOn: string;
};

/**
 * Asks for a reminder. Problems: those of findOwnInvitation, `no-address`, `not-leaving`, and on the field `dueOn`
 * `reminder-refused` and `after-expiry`.
 */
export function planReminder(
  db: Db,
  inviter: Inviter,
  { invitationId, dueOn }: ReminderRequest,
  now: string = nowInstant(),
): Result<null> {
  return inTransaction(db, () => {
    const found = findOwnInvitation(db, inviter, invitationId);
    if (!found.ok) return found;
    const refusal = refuseReminder(found.value, dueOn, now);
    if (refusal !== null) return failure(refusal);
    const admitted = admitReminder(remindersOf(db, invitationId), dueOn, dayInFrance(now));
    if (!admitted.ok) return admitted;
    insertReminder(db, invitationId, dueOn);
    recordInviting(db, inviter, "links.remind", found.value, now);
    return success(null);
  });
}

/** Gives a reminder up. Problems: those of findOwnInvitation, `gone` when its message was already put in the outbox. */
export function cancelReminder(
  db: Db,
  inviter: Inviter,
  { invitationId, dueOn }: ReminderRequest,
  now: string = nowInstant(),
): Result<null> {
  return inTransaction(db, () => {
    const found = findOwnInvitation(db, inviter, invitationId);
    if (!found.ok) return found;
    if (!deleteReminder(db, invitationId, dueOn)) {
      return failure({ code: "gone", message: "Cette relance est déjà partie, ou n’existe plus." });
    }
    recordInviting(db, inviter, "links.forgoReminder", found.value, now);
    return success(null);
  });
}

function refuseReminder(invitation: Invitation, dueOn: string, now: string) {
  if (invitation.email === null) {
    return {
      code: "no-address",
      message: "Une relance part par courrier électronique\u00A0: indiquez d’abord une adresse.",
      field: "dueOn",
    };
  }
  const why = whyNotLeaving(invitation, "reminder", now);
  if (why !== null) return { code: "not-leaving", message: why, field: "dueOn" };
  if (invitationState(invitation, now) === "prepared") {
    return {
      code: "not-leaving",
      message: "Envoyez d’abord l’invitation, ou remettez le lien.",
      field: "dueOn",
    };
  }
  if (dueOn > dayInFrance(invitation.expiresAt)) {
    const message = `Le lien ne vaut que jusqu’au ${formatDate(invitation.expiresAt)}.`;
    return { code: "after-expiry", message, field: "dueOn" };
  }
  return null;
}
