/** When something happened, told by a device whose clock may be wrong. */

import { dayOf } from "#app/domain/visit/day-of.ts";

export type ClockReading = {
  /** ISO instant that the device showed when it sent; null when nobody noted it. */
  readonly deviceNow: string | null;
  /** ISO instant of the server, at that moment. */
  readonly now: string;
};

/**
 * The ISO instant, by the server's clock, of what the device says to have happened at `told`: a wrong clock still tells how long
 * ago. `now` when that would be in the future, or before `notBefore`: the clock was set in between, and tells nothing.
 */
export function instantOnSite(told: string, { deviceNow, now }: ClockReading, notBefore: string): string {
  const ahead = deviceNow === null ? 0 : Date.parse(deviceNow) - Date.parse(now);
  const at = Date.parse(told) - ahead;
  return at >= Date.parse(notBefore) && at <= Date.parse(now) ? new Date(at).toISOString() : now;
}

/** The day of what the device says to have happened on `told` (ISO day), by the server's clock; never before the day `notBefore`. */
export function dayOnSite(told: string, clock: ClockReading, notBefore: string): string {
  return dayOf(instantOnSite(`${told}T12:00:00.000Z`, clock, `${dayOf(notBefore)}T00:00:00.000Z`));
}
