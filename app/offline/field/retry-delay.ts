/** How long one waits before another try. */

/** Milliseconds; the last one is repeated. */
const DELAYS = [5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000] as const;
/** Tablets that lost the same network don't all come back at the same instant. */
const JITTER = 0.2;

/** Milliseconds before the next try, after so many in vain (1 or more). `random` is between 0 and 1. */
export function retryDelay(tries: number, random: number): number {
  const delay = DELAYS[Math.min(Math.max(tries, 1), DELAYS.length) - 1] ?? DELAYS[0];
  return Math.round(delay * (1 - JITTER / 2 + JITTER * random));
}
