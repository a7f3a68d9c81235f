/**
 * What is written of somebody who answers without a name says neither who nor at what time: identifiers are drawn by lot, and
 * instants are cut to the day.
 */
import { createHash, randomUUID } from "node:crypto";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { isGroup } from "#app/domain/scoring/group-answers.ts";
import { dayInFrance, newId } from "#app/server/clock.ts";

/** The instant that may be written for this perspective: of somebody without a name, the day only. */
export function writtenInstant(perspective: InvitedPerspective, now: string): string {
  return isGroup(perspective) ? `${dayInFrance(now)}T00:00:00.000Z` : now;
}

/** A new identifier that may be written for this perspective: the usual ones tell the millisecond. */
export function writtenId(perspective: InvitedPerspective): string {
  return isGroup(perspective) ? randomUUID() : newId();
}

/**
 * The identifier of an operation that a device made, as it may be written: the same for the same one, so that sending twice
 * writes once, and without the time that the device put in it.
 */
export function writtenOperationId(perspective: InvitedPerspective, sentId: string): string {
  if (!isGroup(perspective)) return sentId;
  const hash = createHash("sha256").update(sentId).digest("hex");
  // Version 8 of RFC 9562: made as one likes.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
