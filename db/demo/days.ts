/** Days and instants of the demo, without a clock. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The ISO date so many days after another. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY).toISOString().slice(0, day.length);
}

/** The ISO instant so many minutes (fractions allowed) after midnight UTC of a day. */
export function instantOn(day: string, minutes: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + Math.round(minutes * MINUTE)).toISOString();
}
