/**
 * Who works on this device, and how each one's data are opened. Nothing of a visit is here: each owner's are in a database of
 * their own (field-db.ts), sealed.
 */
import type Dexie from "dexie";
import type { Table } from "dexie";
import {
  describeDb,
  type IdbSource,
  namesOf,
  type Opening,
  openDb,
  schemaOf,
} from "#app/offline/field/indexed-db.ts";
import { pinProblem } from "#app/offline/field/pin-rule.ts";
import type { DeviceRegistration } from "#app/offline/field/protocol.ts";
import type { DataKey } from "#app/offline/field/sealing.ts";
import { TRIES_BEFORE_A_WAIT, waitAfter } from "#app/offline/field/unlock-tries.ts";
import {
  createVault,
  openVault,
  recoveryKeyIn,
  type Vault,
  type VaultSecret,
  withNewPin,
} from "#app/offline/field/vault.ts";
import { newOperationId } from "#app/offline/new-id.ts";

export type DeviceDb = { readonly dexie: Dexie; readonly owners: Table<OwnerRow, string> };

/** One consultant on this device. */
export type Owner = {
  readonly userId: string;
  readonly name: string;
  /** Theirs on this browser: how the office knows it. */
  readonly deviceId: string;
  /** ISO instant; null while the server doesn't know the device. */
  readonly registeredAt: string | null;
  /** Milliseconds: no PIN is tried before; 0 when one may be tried now. */
  readonly waitUntil: number;
};

type OwnerRow = Owner & { readonly vault: Vault; readonly wrongTries: number };

/** Somebody whose data are open. */
export type Unlocked = { readonly owner: Owner; readonly dataKey: DataKey };

export type Unlocking =
  | { readonly ok: true; readonly value: Unlocked }
  | { readonly ok: false; readonly why: "unknown-owner" }
  /** `triesLeft` before one must wait; `waitUntil` in milliseconds, when one must. */
  | { readonly ok: false; readonly why: "wrong"; readonly triesLeft: number; readonly waitUntil: number }
  | { readonly ok: false; readonly why: "wait"; readonly waitUntil: number }
  /** The new PIN won't do: a sentence in French. */
  | { readonly ok: false; readonly why: "bad-pin"; readonly problem: string };

export const DEVICE_DB = "diapason-appareil";
/** The version of its tables. Later ones only add. */
export const DEVICE_SCHEMA = 1;

export async function openDeviceDb(source: IdbSource = {}): Promise<Opening<DeviceDb>> {
  const dexie = describeDb(DEVICE_DB, source);
  dexie.version(1).stores({ owners: "userId" });
  const failure = await openDb(dexie, DEVICE_SCHEMA);
  return failure === null
    ? { ok: true, value: { dexie, owners: dexie.table("owners") } }
    : { ok: false, why: failure };
}

/** Of the tables in the browser, for « État de cet appareil ». */
export function deviceSchema({ dexie }: DeviceDb): number {
  return schemaOf(dexie);
}

/** By name. */
export async function listOwners(device: DeviceDb): Promise<readonly Owner[]> {
  const rows = await device.owners.toArray();
  return rows.map(ownerOf).toSorted((a, b) => a.name.localeCompare(b.name, "fr"));
}

/**
 * A new owner, their data key behind the PIN. What is given back is registered with the server (`noteRegistered` once it is).
 * An owner who is there already keeps what they have: they unlock it, or recover it.
 */
export async function createOwner(
  device: DeviceDb,
  { userId, name, pin }: { readonly userId: string; readonly name: string; readonly pin: string },
  iterations?: number,
): Promise<Unlocking | (Extract<Unlocking, { ok: true }> & { readonly registration: DeviceRegistration })> {
  const problem = pinProblem(pin);
  if (problem !== null) return { ok: false, why: "bad-pin", problem };
  const { vault, dataKey, recoveryKey } = await createVault(pin, iterations);
  const deviceId = newOperationId();
  const row: OwnerRow = { userId, name, deviceId, registeredAt: null, waitUntil: 0, wrongTries: 0, vault };
  // `add` refuses to write over somebody: their key would be lost, and all that it seals.
  await device.owners.add(row);
  return {
    ok: true,
    value: { owner: ownerOf(row), dataKey },
    registration: { id: deviceId, recoveryKey },
  };
}

/** What the server must know of this device, to be sent (again) by whoever has opened it. */
export async function registrationOf(
  device: DeviceDb,
  { owner, dataKey }: Unlocked,
): Promise<DeviceRegistration | null> {
  const row = await device.owners.get(owner.userId);
  return row === undefined
    ? null
    : { id: row.deviceId, recoveryKey: await recoveryKeyIn(row.vault, dataKey) };
}

export async function noteRegistered(device: DeviceDb, userId: string, at: string): Promise<void> {
  await device.owners.update(userId, { registeredAt: at });
}

/**
 * Opens an owner's data by their PIN. A try is counted before it is made: closing the page takes none back. A device that is too
 * full to count opens all the same: what is on it must be read and sent, and a copy of its disk lets one try as often as one
 * likes anyway.
 */
export async function unlock(
  device: DeviceDb,
  userId: string,
  pin: string,
  now: number = Date.now(),
): Promise<Unlocking> {
  const tried = (await countTry(device, userId, now).catch(unlessFull)) ?? (await uncounted(device, userId));
  if (!tried.ok) return tried;
  const { row } = tried;
  const dataKey = await openVault(row.vault, { pin });
  if (dataKey === null) {
    const triesLeft = Math.max(0, TRIES_BEFORE_A_WAIT - row.wrongTries);
    return { ok: false, why: "wrong", triesLeft, waitUntil: row.waitUntil };
  }
  await device.owners.update(userId, { wrongTries: 0, waitUntil: 0 }).catch(unlessFull);
  return { ok: true, value: { owner: ownerOf({ ...row, waitUntil: 0 }), dataKey } };
}

/** Another PIN, for whoever knows the present one. */
export async function changePin(
  device: DeviceDb,
  userId: string,
  pin: string,
  newPin: string,
  now: number = Date.now(),
): Promise<Unlocking> {
  const problem = pinProblem(newPin);
  if (problem !== null) return { ok: false, why: "bad-pin", problem };
  const unlocked = await unlock(device, userId, pin, now);
  return unlocked.ok ? renew(device, userId, { pin }, newPin) : unlocked;
}

/** Another PIN, with the recovery key that the server gave back to its user. */
export async function recover(
  device: DeviceDb,
  userId: string,
  recoveryKey: string,
  newPin: string,
): Promise<Unlocking> {
  const problem = pinProblem(newPin);
  if (problem !== null) return { ok: false, why: "bad-pin", problem };
  return renew(device, userId, { recoveryKey }, newPin);
}

/** Forgets an owner and their key for good: whoever calls has looked that nothing is unsent (purge.ts). */
export async function forgetOwner(device: DeviceDb, userId: string): Promise<void> {
  await device.owners.delete(userId);
}

async function renew(
  device: DeviceDb,
  userId: string,
  secret: VaultSecret,
  newPin: string,
): Promise<Unlocking> {
  const row = await device.owners.get(userId);
  if (row === undefined) return { ok: false, why: "unknown-owner" };
  const vault = await withNewPin(row.vault, secret, newPin);
  const dataKey = vault === null ? null : await openVault(vault, { pin: newPin });
  if (vault === null || dataKey === null) return { ok: false, why: "wrong", triesLeft: 0, waitUntil: 0 };
  await device.owners.update(userId, { vault, wrongTries: 0, waitUntil: 0 });
  return { ok: true, value: { owner: ownerOf({ ...row, waitUntil: 0 }), dataKey } };
}

type Tried = { readonly ok: true; readonly row: OwnerRow } | Extract<Unlocking, { ok: false }>;

async function countTry(device: DeviceDb, userId: string, now: number): Promise<Tried> {
  return device.dexie.transaction("rw", device.owners, async (): Promise<Tried> => {
    const row = await device.owners.get(userId);
    if (row === undefined) return { ok: false, why: "unknown-owner" };
    const longest = now + waitAfter(row.wrongTries);
    // A clock that was set back doesn't make the wait longer than it was.
    const waitUntil = Math.min(row.waitUntil, longest);
    if (waitUntil > now) return { ok: false, why: "wait", waitUntil };
    const wrongTries = row.wrongTries + 1;
    const wait = waitAfter(wrongTries);
    const counted = { ...row, wrongTries, waitUntil: wait === 0 ? 0 : now + wait };
    await device.owners.put(counted);
    return { ok: true, row: counted };
  });
}

async function uncounted({ owners }: DeviceDb, userId: string): Promise<Tried> {
  const row = await owners.get(userId);
  return row === undefined ? { ok: false, why: "unknown-owner" } : { ok: true, row };
}

/** @throws what is not about the room that is left. */
function unlessFull(error: unknown): undefined {
  if (!namesOf(error).includes("QuotaExceededError")) throw error;
}

function ownerOf({ userId, name, deviceId, registeredAt, waitUntil }: OwnerRow): Owner {
  return { userId, name, deviceId, registeredAt, waitUntil };
}
