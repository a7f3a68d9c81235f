/** Until when a link works: whole days, as people say them. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { formatDate } from "#app/domain/format.ts";
import { DEFAULT_LINK_DAYS, LONGEST_LINK_DAYS } from "#app/domain/invitation/invitation.ts";
import { dayInFrance } from "#app/server/clock.ts";

const DAY_MS = 86_400_000;

/** The instant at which a link of this day ends: in the evening of that day in France, in summer and in winter. */
export function endOfLinkDay(day: string): string {
  return `${day}T21:59:59.000Z`;
}

/** The last day of a link that nobody chose one for. */
export function usualLastDay(now: string): string {
  return dayAfter(dayInFrance(now), DEFAULT_LINK_DAYS);
}

/** The last day that may be chosen. */
export function latestLastDay(now: string): string {
  return dayAfter(dayInFrance(now), LONGEST_LINK_DAYS);
}

/** Problem: `bad-expiry` on the field `expiresOn`. */
export function admitLastDay(day: string, now: string): Result<{ readonly expiresAt: string }> {
  if (day <= dayInFrance(now)) return refuse("Choisissez un jour à venir.");
  const latest = latestLastDay(now);
  if (day > latest) return refuse(`Un lien vaut un an au plus\u00A0: jusqu’au ${formatDate(latest)}.`);
  return success({ expiresAt: endOfLinkDay(day) });
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, day.length);
}

function refuse(message: string) {
  return failure({ code: "bad-expiry", message, field: "expiresOn" });
}
