/** How long one waits after wrong PINs: a million of them would take a lifetime. */

export const TRIES_BEFORE_A_WAIT = 5;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 60 * 60 * 1000;

/** Milliseconds to wait after so many wrong tries in a row: none up to the fifth, then twice as long each time, up to an hour. */
export function waitAfter(wrongTries: number): number {
  if (wrongTries < TRIES_BEFORE_A_WAIT) return 0;
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrongTries - TRIES_BEFORE_A_WAIT));
}
