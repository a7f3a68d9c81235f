/** What a tablet says of itself each time that it sends something. */
import type { ReadSync } from "#app/forms/sync-form.ts";
import type { SyncResult } from "#app/offline/field/protocol.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import type { Db } from "#db/client.server.ts";
import { findDevice, noteDevice } from "#db/devices.ts";

/** Far beyond any clock that is merely wrong, in seconds: a hundred years. */
const WIDEST_OFFSET = 100 * 365 * 24 * 3600;

/**
 * Writes how the device stands once this request is done. One that isn't known here has no line: what it sends is written all
 * the same.
 */
export function reportDevice(
  db: Db,
  { device, visits }: Pick<ReadSync, "device" | "visits">,
  results: readonly SyncResult[],
  actor: ActingUser,
  now: string,
): void {
  if (findDevice(db, device.id)?.userId !== actor.id) return;
  const acknowledged = results.filter(({ outcome }) => outcome === "applied" || outcome === "duplicate");
  // Its count was made before this request: what the request settles waits no more.
  const waitingOperations = Math.max(0, device.waiting.operations - acknowledged.length);
  const { photos, conflicts } = device.waiting;
  noteDevice(
    db,
    device.id,
    {
      lastSeenAt: now,
      appVersion: device.appVersion,
      waitingOperations,
      waitingPhotos: photos,
      waitingConflicts: conflicts,
      visits: new Set(visits).size,
      clockOffset: offsetOf(device.clock, now),
    },
    waitingOperations === 0 && photos === 0,
  );
}

function offsetOf(clock: string, now: string): number {
  const seconds = Math.round((Date.parse(clock) - Date.parse(now)) / 1000);
  return Math.max(-WIDEST_OFFSET, Math.min(WIDEST_OFFSET, seconds));
}
