/** The clock and the ids that a use case takes when a test gives no others. */
import { newId, nowInstant } from "#app/server/clock.ts";
import type { Stamp } from "#db/enrollment-writes.ts";

/** One instant for everything that a use case writes. */
export function systemStamp(): Stamp {
  return { now: nowInstant(), newId };
}
