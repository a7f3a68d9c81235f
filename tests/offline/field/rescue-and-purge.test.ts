import { describe, expect, onTestFinished, test } from "vitest";
import { createOwner, listOwners, openDeviceDb } from "#app/offline/field/device-db.ts";
import { writeMeta } from "#app/offline/field/field-meta.ts";
import {
  CLOCK_MARGIN,
  KEPT_AFTER_SYNC,
  KEPT_UNUSED,
  purgeVisits,
  wipeOwner,
} from "#app/offline/field/purge.ts";
import { makeRescue, restoreRescue } from "#app/offline/field/rescue.ts";
import { readRescue, readRescueHeader } from "#app/offline/field/rescue-format.ts";
import { aPreparedTablet, bytesOf } from "#tests/offline/field/a-prepared-tablet.ts";
import { AT, aBrowser, aTablet } from "#tests/offline/field/a-tablet.ts";
import { aPhoto } from "#tests/support/a-field-visit.ts";

const DAY = 86_400_000;

async function anOwnedTablet() {
  const source = aBrowser();
  const opening = await openDeviceDb(source);
  if (!opening.ok) throw new Error(opening.why);
  const device = opening.value;
  const created = await createOwner(device, { userId: "claire", name: "Claire", pin: "394817" }, 1_000);
  if (!("registration" in created)) throw new Error("No owner");
  const { dataKey, owner } = created.value;
  const prepared = await aPreparedTablet({ source, dataKey, userId: "claire", deviceId: owner.deviceId });
  return { ...prepared, source, device, dataKey, recoveryKey: created.registration.recoveryKey };
}

describe("a rescue copy", () => {
  test("is read back with the recovery key or the data key, and put back on another tablet, once", async () => {
    const { device, tablet, say, server, dataKey, recoveryKey, place, shown, enrollmentId } =
      await anOwnedTablet();
    await say("metier", "reçu");
    await tablet.exchange(server);
    await say("metier", "secret");
    await say("salaries", "un");
    await tablet.opened().store.addPhoto(place, aPhoto(), bytesOf(70_000));
    const text = (await makeRescue(device, tablet.opened().field, AT)) ?? "";
    expect(text).not.toContain("secret");
    expect(text).not.toContain("Lefèvre");
    expect(readRescueHeader(text)).toMatchObject({ userId: "claire", madeAt: new Date(AT).toISOString() });
    const read = await readRescue(text, { recoveryKey });
    expect(await readRescue(text, { dataKey })).toEqual(read);
    if (!read.ok) throw new Error(read.why);
    expect(
      read.rescue.operations.map(({ operation, revision }) => [operation.value, revision]),
    ).toMatchObject([
      ["reçu", 1],
      ["secret", null],
      ["un", null],
      [{ caption: "" }, null],
    ]);
    expect(read.rescue.photos).toMatchObject([{ sha256: aPhoto().sha256, bytes: bytesOf(70_000) }]);
    // On the same tablet there is nothing to put back.
    expect(await restoreRescue(tablet.opened().field, read.rescue)).toEqual({ operations: 0, photos: 0 });
    const other = await aTablet({ userId: "claire" });
    onTestFinished(() => other.close());
    expect(await restoreRescue(other.opened().field, read.rescue)).toEqual({ operations: 4, photos: 1 });
    expect(await restoreRescue(other.opened().field, read.rescue)).toEqual({ operations: 0, photos: 0 });
    expect(await shown(other)).toMatchObject((await shown()).map(({ key, value }) => ({ key, value })));
    expect(await other.opened().store.photoBytes(enrollmentId, aPhoto().sha256)).toEqual(bytesOf(70_000));
    expect(await other.exchange(server)).toEqual({ kind: "done" });
    expect(await tablet.exchange(server)).toEqual({ kind: "done" });
    expect((await shown()).every(({ standing }) => standing.kind === "received")).toBe(true);
  });

  test("that is none, is damaged, is of another key or of a later version says which", async () => {
    const { device, tablet, say, recoveryKey } = await anOwnedTablet();
    await say("metier", "un");
    const text = (await makeRescue(device, tablet.opened().field, AT)) ?? "";
    const why = async (file: string, key = recoveryKey) => {
      const read = await readRescue(file, { recoveryKey: key });
      return read.ok ? null : read.why;
    };
    expect(await why(text)).toBeNull();
    for (const file of ["", "{}", "[]", "null", '{"diapason":"visite","version":1}', text.slice(0, -10)]) {
      expect(await why(file)).toBe("not-a-copy");
    }
    expect(await why(text.replace('"version":1', '"version":2'))).toBe("newer");
    expect(await why(text, "A".repeat(43))).toBe("sealed");
    expect(await why(text.replace(/"data":".{40}/, '"data":"'))).toBe("sealed");
    expect(await why(text.replace(/"iv":"[^"]*"/g, '"iv":"é"'))).toBe("sealed");
    tablet.opened().store.lock();
    expect(await makeRescue(device, tablet.opened().field, AT)).toBeNull();
  });
});

describe("what is done leaves the device", () => {
  async function aSyncedTablet() {
    const prepared = await anOwnedTablet();
    await prepared.say("metier", "un");
    await prepared.tablet.exchange(prepared.server);
    const { field } = prepared.tablet.opened();
    const serverAt = (at: number) => writeMeta(field.db, { serverNow: at });
    return { ...prepared, field, serverAt };
  }

  test("seven days after it was synced, by the server’s clock", async () => {
    const { field, serverAt, enrollmentId } = await aSyncedTablet();
    await serverAt(AT + KEPT_AFTER_SYNC);
    expect(await purgeVisits(field, AT)).toEqual([]);
    await serverAt(AT + KEPT_AFTER_SYNC + 1);
    expect(await purgeVisits(field, AT)).toEqual([enrollmentId]);
    expect(await field.db.operations.count()).toBe(0);
  });

  test("not by a clock that is a year ahead, and yet not never", async () => {
    const { field, enrollmentId } = await aSyncedTablet();
    expect(await purgeVisits(field, AT + 366 * DAY)).toEqual([]);
    expect(await purgeVisits(field, AT - 366 * DAY)).toEqual([]);
    expect(await purgeVisits(field, AT + KEPT_AFTER_SYNC + CLOCK_MARGIN + 1)).toEqual([enrollmentId]);
  });

  test("never while something of it waits, and looking at it again doesn’t keep it longer", async () => {
    const { field, serverAt, say, tablet, server, enrollmentId } = await aSyncedTablet();
    await say("metier", "deux");
    await serverAt(AT + 1_000 * DAY);
    expect(await purgeVisits(field, AT + 1_000 * DAY)).toEqual([]);
    await tablet.exchange(server);
    await serverAt(AT + DAY);
    await tablet.exchange(server);
    await serverAt(AT + KEPT_AFTER_SYNC + 1);
    expect(await purgeVisits(field, AT)).toEqual([enrollmentId]);
  });

  test("one on which nothing was written yet stays for a month", async () => {
    const { tablet, enrollmentId } = await anOwnedTablet();
    const { field } = tablet.opened();
    await writeMeta(field.db, { serverNow: AT + KEPT_UNUSED });
    expect(await purgeVisits(field, AT)).toEqual([]);
    await writeMeta(field.db, { serverNow: AT + KEPT_UNUSED + 1 });
    expect(await purgeVisits(field, AT)).toEqual([enrollmentId]);
  });

  test("a logout takes all away, but refuses while something is unsent, with the counts", async () => {
    const { device, field, say, tablet, server, source } = await aSyncedTablet();
    await say("metier", "deux");
    expect(await wipeOwner(device, field)).toEqual({
      ok: false,
      left: { unsent: { operations: 1, photos: 0 }, conflicts: 0, refused: 0 },
    });
    expect(await listOwners(device)).toHaveLength(1);
    await tablet.exchange(server);
    expect(await wipeOwner(device, field)).toEqual({ ok: true });
    expect(await listOwners(device)).toEqual([]);
    const names = (await source.indexedDB.databases()).map(({ name }) => name);
    expect(names).toEqual(["diapason-appareil"]);
  });
});
