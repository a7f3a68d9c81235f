/** Puts in the outbox the reminders whose day has come. */
import { invitationState } from "#app/domain/invitation/invitation.ts";
import { dueReminders } from "#app/domain/invitation/reminders.ts";
import { dayInFrance, newId } from "#app/server/clock.ts";
import { whyNotLeaving } from "#app/server/mail/may-leave.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { findInvitation, type Invitation } from "#db/invitations.ts";
import { enqueueMail } from "#db/mails.ts";
import { invitationsToRemind, remindersOf, setReminderQueued } from "#db/reminders.ts";

/** Says how many messages were put in the outbox. Several days gone by make one message, never a pile of them. */
export function queueDueReminders(db: Db, now: string): number {
  const today = dayInFrance(now);
  const waiting = invitationsToRemind(db, today);
  if (waiting.length === 0) return 0;
  return inTransaction(db, () => {
    const asked = waiting.flatMap((id) => findInvitation(db, id) ?? []);
    return asked.filter((invitation) => queueOne(db, invitation, today, now)).length;
  });
}

function queueOne(db: Db, invitation: Invitation, today: string, now: string): boolean {
  const { id, operationId, email } = invitation;
  if (email === null || whyNotLeaving(invitation, "reminder", now) !== null) return false;
  const due = dueReminders(remindersOf(db, id), invitationState(invitation, now), today);
  if (due.length === 0) return false;
  enqueueMail(db, {
    id: newId(),
    operationId,
    invitationId: id,
    kind: "reminder",
    recipient: email,
    createdAt: now,
  });
  for (const { dueOn } of due) setReminderQueued(db, id, dueOn, now);
  return true;
}
