/** Days and instants of the demo, without a clock. */
import { compareIds } from "#app/domain/compare.ts";

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

/** The earlier, or the later, of two ISO dates. */
export function earlierDay(one: string, other: string): string {
  return compareIds(one, other) <= 0 ? one : other;
}
export function laterDay(one: string, other: string): string {
  return compareIds(one, other) >= 0 ? one : other;
}
