/** Reminders: on a day that the consultant chooses, three at most, and never to somebody who has handed in. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { InvitationState } from "#app/domain/invitation/invitation.ts";

/** A fourth message wins nobody over, and costs the consultant the firm's good will. */
export const MOST_REMINDERS = 3;

/** A reminder that was asked for. */
export type Reminder = {
  /** ISO day. */
  readonly dueOn: string;
  /** ISO instant at which its message was put in the outbox; null until then. */
  readonly queuedAt: string | null;
};

/** Whether a reminder may be asked for on this day. `today` is the day in France. */
export function admitReminder(
  reminders: readonly Reminder[],
  dueOn: string,
  today: string,
): Result<{ readonly dueOn: string }> {
  if (reminders.length >= MOST_REMINDERS) {
    return refuse(`Trois relances au plus\u00A0: cette personne en a déjà ${reminders.length}.`);
  }
  if (dueOn <= today) return refuse("Choisissez un jour à venir pour la relance.");
  if (reminders.some((reminder) => reminder.dueOn === dueOn)) {
    return refuse("Une relance est déjà prévue ce jour-là.");
  }
  return success({ dueOn });
}

/** The reminders whose day has come and that may still leave: nobody is reminded of what they did, or can do no more. */
export function dueReminders<R extends Reminder>(
  reminders: readonly R[],
  state: InvitationState,
  today: string,
): readonly R[] {
  if (state === "submitted" || state === "expired" || state === "revoked") return [];
  return reminders.filter((reminder) => reminder.queuedAt === null && reminder.dueOn <= today);
}

function refuse(message: string) {
  return failure({ code: "reminder-refused", message, field: "dueOn" });
}
