/** Reminders that consultants asked for: a day each, and when their message was put in the outbox. */
import { and, asc, eq, isNull, lte } from "drizzle-orm";
import type { Reminder } from "#app/domain/invitation/reminders.ts";
import type { Db } from "#db/client.server.ts";
import { reminders } from "#db/schema/invitations.ts";

/** The reminders of an invitation, the earliest first. */
export function remindersOf(db: Db, invitationId: string): readonly Reminder[] {
  return db
    .select({ dueOn: reminders.dueOn, queuedAt: reminders.queuedAt })
    .from(reminders)
    .where(eq(reminders.invitationId, invitationId))
    .orderBy(asc(reminders.dueOn))
    .all();
}

/**
 * Asks for a reminder.
 * @throws when there is one of that day.
 */
export function insertReminder(db: Db, invitationId: string, dueOn: string): void {
  db.insert(reminders).values({ invitationId, dueOn }).run();
}

/** Gives a reminder up, unless its message was put in the outbox; says whether there was one. */
export function deleteReminder(db: Db, invitationId: string, dueOn: string): boolean {
  return (
    db
      .delete(reminders)
      .where(
        and(eq(reminders.invitationId, invitationId), eq(reminders.dueOn, dueOn), isNull(reminders.queuedAt)),
      )
      .run().changes > 0
  );
}

/** Gives up all reminders of an invitation that have not left. */
export function deleteWaitingReminders(db: Db, invitationId: string): void {
  db.delete(reminders)
    .where(and(eq(reminders.invitationId, invitationId), isNull(reminders.queuedAt)))
    .run();
}

/** The invitations that have a reminder of this day or an earlier one which has not left. */
export function invitationsToRemind(db: Db, today: string): readonly string[] {
  return db
    .selectDistinct({ invitationId: reminders.invitationId })
    .from(reminders)
    .where(and(isNull(reminders.queuedAt), lte(reminders.dueOn, today)))
    .all()
    .map(({ invitationId }) => invitationId);
}

/** Says that the message of a reminder was put in the outbox. */
export function setReminderQueued(db: Db, invitationId: string, dueOn: string, queuedAt: string): void {
  db.update(reminders)
    .set({ queuedAt })
    .where(and(eq(reminders.invitationId, invitationId), eq(reminders.dueOn, dueOn)))
    .run();
}
