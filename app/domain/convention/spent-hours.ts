/** The time that the operation took, by what it was spent on. */
import type { EventKind, OperationEvent, SpentHours } from "#app/domain/convention/convention.ts";

/** Hours in a day of advice, as conventions count them. */
export const HOURS_IN_A_DAY = 7;

/** Hours by category. `steering`: committees, which no convention counts as advice: they are said apart. */
export type HoursByCategory = SpentHours & { readonly steering: number };

/** What is needed of an event to know the time that it took. */
export type TimedEvent = Pick<OperationEvent, "kind" | "heldOn" | "hours" | "advisers">;

/** Hours of all advisers together. */
export function hoursOf({ hours, advisers }: Pick<OperationEvent, "hours" | "advisers">): number {
  return hours * advisers;
}

/** Whether the event is over, or goes on, on this ISO date: what is only planned took no time yet. */
export function isHeld({ heldOn }: Pick<OperationEvent, "heldOn">, asOf: string): boolean {
  return heldOn <= asOf;
}

/** The hours of the events held by this ISO date. */
export function sumHours(events: readonly TimedEvent[], asOf: string): HoursByCategory {
  const sums = { individual: 0, collective: 0, preparation: 0, steering: 0 };
  for (const event of events) {
    if (isHeld(event, asOf)) sums[CATEGORIES[event.kind]] += hoursOf(event);
  }
  return sums;
}

const CATEGORIES: Readonly<Record<EventKind, keyof HoursByCategory>> = {
  visit: "individual",
  debrief: "individual",
  workshop: "collective",
  preparation: "preparation",
  steering: "steering",
};
