/** Tablets and other browsers on which visits are prepared, as the server last heard of them. */
import { asc, desc, eq, inArray } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { users } from "#db/schema/accounts.ts";
import { devices } from "#db/schema/field.ts";

export type Device = Readonly<typeof devices.$inferSelect>;

/** A device with the name of the person whose it is. */
export type OwnedDevice = Device & { readonly userName: string };

/** What a device says of itself each time that it comes. */
export type DeviceState = Pick<
  Device,
  | "lastSeenAt"
  | "appVersion"
  | "waitingOperations"
  | "waitingPhotos"
  | "waitingConflicts"
  | "visits"
  | "clockOffset"
>;

/** One device, or null. */
export function findDevice(db: Db, id: string): Device | null {
  return db.select().from(devices).where(eq(devices.id, id)).get() ?? null;
}

/** Writes a device down. */
export function insertDevice(
  db: Db,
  device: Pick<Device, "id" | "userId" | "name" | "recoveryKey" | "registeredAt" | "lastSeenAt">,
): void {
  db.insert(devices).values(device).run();
}

/** The name that the device goes by now: a browser is brought up to date. */
export function renameDevice(db: Db, id: string, name: string, lastSeenAt: string): void {
  db.update(devices).set({ name, lastSeenAt }).where(eq(devices.id, id)).run();
}

/** Writes how a device stands; `synced`: it has nothing left to send. A device that isn't known is left alone. */
export function noteDevice(db: Db, id: string, state: DeviceState, synced: boolean): void {
  db.update(devices)
    .set(synced ? { ...state, lastSyncedAt: state.lastSeenAt } : state)
    .where(eq(devices.id, id))
    .run();
}

/** The devices of these people, or everybody's (null), the one that was seen last first. */
export function listDevices(db: Db, userIds: readonly string[] | null): readonly OwnedDevice[] {
  return db
    .select({ device: devices, userName: users.name })
    .from(devices)
    .innerJoin(users, eq(users.id, devices.userId))
    .where(userIds === null ? undefined : inArray(devices.userId, [...userIds]))
    .orderBy(desc(devices.lastSeenAt), asc(devices.id))
    .all()
    .map(({ device, userName }) => ({ ...device, userName }));
}

/** The consultants who have an operation in common with this person, that person included. */
export function colleaguesOf(db: Db, userId: string): readonly string[] {
  return db.$client
    .prepare<{ userId: string }, string>(
      `SELECT :userId UNION SELECT other.user_id FROM operation_members own
         JOIN operation_members other ON other.operation_id = own.operation_id AND other.role = 'consultant'
       WHERE own.user_id = :userId AND own.role = 'consultant'`,
    )
    .pluck()
    .all({ userId });
}
