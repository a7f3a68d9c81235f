/** When something happened, told by a device whose clock may be wrong. */

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
