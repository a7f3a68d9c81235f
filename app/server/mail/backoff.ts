/** When a message that the server did not take is tried again. */

const MINUTE_MS = 60_000;
/** Minutes to wait after the first failed attempt, the second … After the last one nobody tries any more. */
const WAITS: readonly number[] = [1, 5, 30, 2 * 60, 12 * 60];

/** The instant of the next attempt; null when there were enough. `attempts` counts the one that just failed. */
export function nextAttempt(attempts: number, now: string): string | null {
  const minutes = WAITS[attempts - 1];
  if (minutes === undefined) return null;
  return new Date(Date.parse(now) + minutes * MINUTE_MS).toISOString();
}
