/** When an action is due, before anybody says otherwise. */
import type { Horizon } from "#app/domain/questionnaire/definition.ts";

/**
 * The due date that a horizon proposes for an action decided on a day (ISO dates): a week later, or as many months later
 * on the same day of the month, or on its last day where the month is shorter (31 January + 1 month = 28 February).
 */
export function dueDate(horizon: Horizon, decidedOn: string): string {
  const months = MONTHS[horizon];
  return months === 0 ? addDays(decidedOn, 7) : addMonths(decidedOn, months);
}

const MONTHS: Readonly<Record<Horizon, number>> = {
  "this-week": 0,
  "1-month": 1,
  "3-months": 3,
  "6-months": 6,
  "12-months": 12,
};

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return isoDay(date);
}

function addMonths(day: string, months: number): string {
  const start = new Date(`${day}T00:00:00Z`);
  const year = start.getUTCFullYear();
  const month = start.getUTCMonth() + months;
  // Day 0 of a month is the last of the one before.
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return isoDay(new Date(Date.UTC(year, month, Math.min(start.getUTCDate(), lastDay))));
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, "2027-02-15".length);
}
