/** Where each tablet stands, for the office. */
import { may } from "#app/domain/operation/permissions.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import type { Db } from "#db/client.server.ts";
import { colleaguesOf, type Device, listDevices } from "#db/devices.ts";

/** A device as it is shown: without the key that opens it. */
export type ShownDevice = Omit<Device, "recoveryKey" | "userId"> & {
  readonly userName: string;
  readonly isMine: boolean;
  /** Minutes by which its clock is ahead of the server's (behind: below zero); null while that doesn't matter. */
  readonly clockWrongBy: number | null;
};

/** Seconds: nobody's clock is right to the second. */
const TOLERANCE = 5 * 60;

/** One's own and those of whom one shares an operation with; an admin sees all. The one that was seen last comes first. */
export function deviceList(db: Db, actor: ActingUser): readonly ShownDevice[] {
  if (!may(actor, "read", { resource: "devices", operationId: null })) return [];
  const whose = actor.role === "admin" ? null : colleaguesOf(db, actor.id);
  return listDevices(db, whose).map(({ recoveryKey: _key, userId, ...device }) => ({
    ...device,
    isMine: userId === actor.id,
    clockWrongBy: Math.abs(device.clockOffset) > TOLERANCE ? Math.round(device.clockOffset / 60) : null,
  }));
}
