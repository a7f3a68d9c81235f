/**
 * The time of a visit: minutes counted up to the last pause, and the instant since when it runs. That instant is written, so a
 * tab that is closed, or a battery that dies, stops nothing.
 */
import type { VisitFactOf } from "#app/domain/visit/visit-fact.ts";

export type VisitTime = VisitFactOf<"time">;

/** What a first start needs: the event that these hours become, and the day of the visit where it is held (ISO date). */
export type TimedVisit = Pick<VisitTime, "eventId" | "heldOn">;

const MOST_MINUTES = 24 * 60;
/** A visit that lasts longer was most likely forgotten, in minutes. */
const LONG = 10 * 60;

/** Whole minutes spent at an instant (ISO), 0 to 1440. A clock that was set back takes none away. */
export function minutesAt(time: VisitTime | null, now: string): number {
  if (time === null) return 0;
  return Math.min(MOST_MINUTES, time.minutes + runningMinutes(time, now));
}

/** Begins, or goes on; one that runs is left as it is. */
export function startTime(time: VisitTime | null, visit: TimedVisit, now: string): VisitTime {
  if (time === null) return { kind: "time", ...visit, minutes: 0, runningSince: now };
  return time.runningSince === null ? { ...time, runningSince: now } : time;
}

/** Stops the count at an instant; one that is paused is left as it is. */
export function pauseTime(time: VisitTime, now: string): VisitTime {
  return { ...time, minutes: minutesAt(time, now), runningSince: null };
}

/** Says by hand how many minutes were spent up to an instant (kept within 0 to 1440); a count that runs goes on from there. */
export function setMinutes(
  time: VisitTime | null,
  visit: TimedVisit,
  minutes: number,
  now: string,
): VisitTime {
  const said = Math.min(MOST_MINUTES, Math.max(0, Math.round(minutes)));
  if (time === null) return { kind: "time", ...visit, minutes: said, runningSince: null };
  return { ...time, minutes: said, runningSince: time.runningSince === null ? null : now };
}

/** Whether it has run for so long that somebody most likely forgot to stop it. */
export function seemsForgotten(time: VisitTime | null, now: string): boolean {
  return time !== null && runningMinutes(time, now) >= LONG;
}

/** Minutes in French: « 45 min », « 1 h 05 », « 2 h ». */
export function durationInWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}\u00A0min`;
  return rest === 0 ? `${hours}\u00A0h` : `${hours}\u00A0h\u00A0${String(rest).padStart(2, "0")}`;
}

function runningMinutes({ runningSince }: VisitTime, now: string): number {
  if (runningSince === null) return 0;
  return Math.max(0, Math.round((Date.parse(now) - Date.parse(runningSince)) / 60_000));
}
