/** Tablets that make themselves known, and the key by which one of them is opened again. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { may } from "#app/domain/operation/permissions.ts";
import type { DeviceRegistration } from "#app/offline/field/protocol.ts";
import { browserName } from "#app/server/access/user-agent.ts";
import { type ActingUser, forbidden } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { findDevice, insertDevice, renameDevice } from "#db/devices.ts";

/**
 * Keeps a device and its key. Doing it again changes nothing but the browser's name. Fails with `forbidden` when the device is
 * somebody else's, and with `taken` when it has another key: what that one opens would be lost.
 */
export function registerDevice(
  db: Db,
  { id, recoveryKey }: DeviceRegistration,
  userAgent: string,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<null> {
  if (!may(actor, "write", DEVICES)) return forbidden();
  return inTransaction(db, () => {
    const known = findDevice(db, id);
    const name = browserName(userAgent);
    if (known === null) {
      const { id: userId } = actor;
      insertDevice(db, { id, userId, name, recoveryKey, registeredAt: now, lastSeenAt: now });
      return success(null);
    }
    if (known.userId !== actor.id) return failure(SOMEBODY_ELSES);
    if (known.recoveryKey !== recoveryKey) return failure(TAKEN);
    renameDevice(db, id, name, now);
    return success(null);
  });
}

/** The key of one’s own device; fails with `not-found` when nobody knows the device, with `forbidden` when it is somebody else’s. */
export function recoveryKeyOf(db: Db, deviceId: string, actor: ActingUser): Result<string> {
  const device = findDevice(db, deviceId);
  if (device === null) return failure(UNKNOWN);
  return device.userId === actor.id ? success(device.recoveryKey) : failure(SOMEBODY_ELSES);
}

/**
 * Whether somebody may send in the name of a device. Fails with `forbidden` when it is registered to another person: what that
 * person wrote must not be written under this one's name. A device that nobody registered stops nothing.
 */
export function mayUseDevice(db: Db, deviceId: string, actor: ActingUser): Result<null> {
  const device = findDevice(db, deviceId);
  return device === null || device.userId === actor.id ? success(null) : failure(SOMEBODY_ELSES);
}

const DEVICES = { resource: "devices", operationId: null } as const;
const UNKNOWN = {
  code: "not-found",
  message: "Cet appareil n’est pas connu du serveur\u00A0: sa clé ne peut pas être rendue.",
};
const SOMEBODY_ELSES = {
  code: "forbidden",
  message:
    "Cet appareil est enregistré au nom d’une autre personne\u00A0: connectez-vous avec le compte de cette personne.",
};
const TAKEN = {
  code: "taken",
  message:
    "Cet appareil est déjà enregistré autrement\u00A0: effacez l’application de terrain, puis recommencez.",
};
