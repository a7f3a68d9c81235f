import Dexie from "dexie";
import { IDBObjectStore as FDBObjectStore } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import {
  changePin,
  createOwner,
  DEVICE_DB,
  deviceSchema,
  listOwners,
  noteRegistered,
  openDeviceDb,
  recover,
  registrationOf,
  unlock,
} from "#app/offline/field/device-db.ts";
import { FIELD_SCHEMA, fieldDbName, openFieldDb } from "#app/offline/field/field-db.ts";
import { openStore } from "#app/offline/field/open-store.ts";
import { open, seal } from "#app/offline/field/sealing.ts";
import { aBrowser, aDataKey } from "#tests/offline/field/a-tablet.ts";

const FEW = 1_000;
const CLAIRE = { userId: "claire", name: "Claire Martin", pin: "394817" };
const NOW = Date.parse("2027-02-15T08:00:00.000Z");

async function aDevice(source = aBrowser()) {
  const opening = await openDeviceDb(source);
  if (!opening.ok) throw new Error(opening.why);
  return opening.value;
}

async function withClaire() {
  const source = aBrowser();
  const device = await aDevice(source);
  const created = await createOwner(device, CLAIRE, FEW);
  if (!("registration" in created)) throw new Error("No owner");
  return { source, device, created };
}

describe("the owners of a device", () => {
  test("one is there again after the browser was closed, and opens their data with their PIN", async () => {
    const { source, device, created } = await withClaire();
    const sealed = await seal(created.value.dataKey, "gardé");
    device.dexie.close();
    const again = await aDevice(source);
    expect(await listOwners(again)).toMatchObject([
      { userId: "claire", name: "Claire Martin", registeredAt: null },
    ]);
    const unlocked = await unlock(again, "claire", "394817", NOW);
    if (!unlocked.ok) throw new Error(unlocked.why);
    expect(await open(unlocked.value.dataKey, sealed)).toBe("gardé");
    expect(deviceSchema(again)).toBe(1);
  });

  test("a bad PIN makes no owner, and nobody is written over", async () => {
    const { device, created } = await withClaire();
    const bad = await createOwner(device, { userId: "paul", name: "Paul", pin: "111111" }, FEW);
    expect(bad).toMatchObject({ ok: false, why: "bad-pin" });
    await expect(createOwner(device, { ...CLAIRE, pin: "508213" }, FEW)).rejects.toThrow();
    expect(await unlock(device, "claire", "394817", NOW)).toMatchObject({ ok: true });
    expect(await listOwners(device)).toEqual([created.value.owner]);
    expect(await unlock(device, "paul", "394817", NOW)).toEqual({ ok: false, why: "unknown-owner" });
  });

  test("five wrong PINs, then one waits, twice as long each time; the right one counts from nothing again", async () => {
    const { device } = await withClaire();
    const wrong = (at: number) => unlock(device, "claire", "000001", at);
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await wrong(NOW)).toEqual({ ok: false, why: "wrong", triesLeft, waitUntil: 0 });
    }
    expect(await wrong(NOW)).toEqual({ ok: false, why: "wrong", triesLeft: 0, waitUntil: NOW + 30_000 });
    // The right one has to wait too.
    expect(await unlock(device, "claire", "394817", NOW + 29_999)).toEqual({
      ok: false,
      why: "wait",
      waitUntil: NOW + 30_000,
    });
    expect(await wrong(NOW + 30_000)).toMatchObject({ why: "wrong", waitUntil: NOW + 90_000 });
    // A clock that is set back a year makes nobody wait for a year.
    expect(await wrong(NOW - 365 * 86_400_000)).toMatchObject({
      why: "wait",
      waitUntil: NOW - 365 * 86_400_000 + 60_000,
    });
    expect(await unlock(device, "claire", "394817", NOW + 90_000)).toMatchObject({ ok: true });
    expect(await wrong(NOW + 90_000)).toMatchObject({ why: "wrong", triesLeft: 4 });
  });

  test("a try is counted before it is made", async () => {
    const { device } = await withClaire();
    void unlock(device, "claire", "000001", NOW);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await device.owners.get("claire")).toMatchObject({ wrongTries: 1 });
  });

  test("a device that is too full to count opens for the right PIN, and for no other", async () => {
    const { device } = await withClaire();
    for (const _ of [1, 2, 3, 4]) await unlock(device, "claire", "000001", NOW);
    const { put } = FDBObjectStore.prototype;
    const full: typeof put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    FDBObjectStore.prototype.put = full;
    try {
      expect(await unlock(device, "claire", "000001", NOW)).toMatchObject({ ok: false, why: "wrong" });
      expect(await unlock(device, "claire", "394817", NOW)).toMatchObject({ ok: true });
      expect(await unlock(device, "paul", "394817", NOW)).toEqual({ ok: false, why: "unknown-owner" });
    } finally {
      FDBObjectStore.prototype.put = put;
    }
    expect(await unlock(device, "claire", "000001", NOW)).toMatchObject({ why: "wrong", triesLeft: 0 });
    // A wait that had begun is kept to, room or not.
    FDBObjectStore.prototype.put = full;
    try {
      expect(await unlock(device, "claire", "394817", NOW)).toMatchObject({ ok: false, why: "wait" });
    } finally {
      FDBObjectStore.prototype.put = put;
    }
  });

  test("a PIN is changed by whoever knows it, or by the recovery key", async () => {
    const { device, created } = await withClaire();
    expect(await changePin(device, "claire", "394817", "222222")).toMatchObject({ why: "bad-pin" });
    expect(await changePin(device, "claire", "000001", "508213")).toMatchObject({ why: "wrong" });
    expect(await changePin(device, "claire", "394817", "508213")).toMatchObject({ ok: true });
    expect(await unlock(device, "claire", "394817")).toMatchObject({ ok: false });
    const { recoveryKey } = created.registration;
    expect(await recover(device, "claire", "A".repeat(43), "771902")).toMatchObject({ why: "wrong" });
    expect(await recover(device, "claire", recoveryKey, "771902")).toMatchObject({ ok: true });
    expect(await unlock(device, "claire", "771902")).toMatchObject({ ok: true });
  });

  test("the device can say itself to the server again, with the same recovery key", async () => {
    const { device, created } = await withClaire();
    await noteRegistered(device, "claire", "2027-02-15T08:00:00.000Z");
    expect(await listOwners(device)).toMatchObject([{ registeredAt: "2027-02-15T08:00:00.000Z" }]);
    expect(await registrationOf(device, created.value)).toEqual(created.registration);
    expect(created.registration.recoveryKey).toMatch(/^[\w-]{43}$/);
  });
});

describe("tables that don't open", () => {
  test("written by a newer version: said, and nothing is deleted", async () => {
    const source = aBrowser();
    const owner = { userId: "claire", deviceId: "appareil", dataKey: await aDataKey() };
    const newer = new Dexie(fieldDbName("claire"), source);
    newer.version(FIELD_SCHEMA + 1).stores({ operations: "++order", demain: "id" });
    await newer.table("operations").add({ id: "une" });
    newer.close();
    expect(await openFieldDb("claire", source)).toEqual({ ok: false, why: "newer" });
    expect(await openStore(owner, source)).toEqual({ ok: false, why: "newer" });
    await newer.open();
    expect(await newer.table("operations").toArray()).toMatchObject([{ id: "une" }]);
    newer.close();
    const device = new Dexie(DEVICE_DB, source);
    device.version(9).stores({ owners: "userId" });
    await device.open();
    device.close();
    expect(await openDeviceDb(source)).toEqual({ ok: false, why: "newer" });
  });

  test.each([
    ["SecurityError", "unavailable"],
    ["InvalidStateError", "unavailable"],
    ["QuotaExceededError", "unavailable"],
    ["DataError", "broken"],
  ])("a browser that answers %s: %s", async (name, why) => {
    const indexedDB = {
      open: () => {
        throw new DOMException("non", name);
      },
    };
    expect(await openDeviceDb({ ...aBrowser(), indexedDB })).toEqual({ ok: false, why });
  });
});
