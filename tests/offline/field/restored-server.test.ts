/** A device that was told what is no more: by a server since restored from an older copy, or before somebody cleared it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { closeDatabase, type Db, openDatabase } from "#db/client.server.ts";
import { aPreparedTablet } from "#tests/offline/field/a-prepared-tablet.ts";
import { A_CONTENT, aDataKey, aTablet, packOf, serverOf } from "#tests/offline/field/a-tablet.ts";
import { anEnrollment } from "#tests/support/a-database.ts";

test("what another tablet had written, and never sends again, is no more shown; what this one wrote is sent again", async () => {
  const { db, tablet, say, shown, user, actor, enrollmentId, place } = await aPreparedTablet();
  const before = copyOf(db);
  let current = db;
  const server = serverOf(
    () => current,
    () => actor,
  );
  const other = await aTablet({ userId: user.id, dataKey: await aDataKey() });
  onTestFinished(() => other.close());
  await other.opened().store.putVisit(packOf(db, enrollmentId, actor), A_CONTENT);
  await other.opened().store.write({ ...place, subject: "comment", key: "salaries", value: "de l’autre" });
  await other.exchange(server);
  await say("metier", "d’ici");
  expect(await tablet.exchange(server)).toEqual({ kind: "done" });
  expect(await values(shown())).toEqual({ salaries: "de l’autre", metier: "d’ici" });

  current = before;
  expect(await tablet.exchange(server)).toEqual({ kind: "done" });
  expect(await values(shown())).toEqual({ metier: "d’ici" });
  expect(logOf(before)).toEqual(["metier"]);
  // What is written there now is based on what the server has: on nothing.
  await say("salaries", "redit");
  expect(await tablet.exchange(server)).toEqual({ kind: "done" });
  expect((await shown()).every(({ standing }) => standing.kind === "received")).toBe(true);
  expect(logOf(before)).toEqual(["metier", "salaries"]);
});

test("what was written on what one had written oneself comes back in its order, without a conflict", async () => {
  const { db, tablet, say, shown, user, actor, enrollmentId, place } = await aPreparedTablet();
  const before = copyOf(db);
  let current = db;
  const server = serverOf(
    () => current,
    () => actor,
  );
  // Lost, and never sent again: the numbers that follow are others on the older copy.
  const other = await aTablet({ userId: user.id, dataKey: await aDataKey() });
  await other.opened().store.putVisit(packOf(db, enrollmentId, actor), A_CONTENT);
  await other.opened().store.write({ ...place, subject: "comment", key: "salaries", value: "avant" });
  await other.exchange(server);
  other.close();
  for (const text of ["un", "deux", "trois"]) {
    await say("metier", text);
    expect(await tablet.exchange(server)).toEqual({ kind: "done" });
  }
  current = before;
  expect(await tablet.exchange(server)).toEqual({ kind: "done" });
  expect(await values(shown())).toEqual({ metier: "trois" });
  expect((await shown()).every(({ standing }) => standing.kind === "received")).toBe(true);
  expect(outcomesOf(before)).toEqual(["applied", "applied", "applied"]);
});

test("what is written before the device has read the log again is based on no number of before", async () => {
  const { db, tablet, say, shown, user, actor, enrollmentId, place } = await aPreparedTablet();
  const before = copyOf(db);
  let current = db;
  const server = serverOf(
    () => current,
    () => actor,
  );
  const other = await aTablet({ userId: user.id, dataKey: await aDataKey() });
  onTestFinished(() => other.close());
  await other.opened().store.putVisit(packOf(db, enrollmentId, actor), A_CONTENT);
  await other.opened().store.write({ ...place, subject: "comment", key: "metier", value: "de l’autre" });
  await other.exchange(server);
  await tablet.exchange(server);
  expect(await shown()).toMatchObject([{ value: "de l’autre", revision: 1 }]);

  current = before;
  let asked = 0;
  const cutAfterOne = await tablet.exchange(async (url, init) => {
    asked += 1;
    if (asked > 1) throw new TypeError("Failed to fetch");
    return server(url, init);
  });
  expect(cutAfterOne).toEqual({ kind: "failed", obstacle: "unreachable" });
  await say("metier", "d’ici");
  expect(await tablet.exchange(server)).toEqual({ kind: "done" });
  expect(await shown()).toMatchObject([{ value: "d’ici", standing: { kind: "received" } }]);
  expect(outcomesOf(before)).toEqual(["applied"]);
});

test("a number of before, given to something else since, is not taken for what the person saw", async () => {
  const { db, tablet, say, shown, user, actor, enrollmentId, place } = await aPreparedTablet();
  const before = copyOf(db);
  let current = db;
  const server = serverOf(
    () => current,
    () => actor,
  );
  const writeElsewhere = async (values: readonly (readonly [key: string, value: string])[]) => {
    const other = await aTablet({ userId: user.id, dataKey: await aDataKey() });
    await other.opened().store.putVisit(packOf(current, enrollmentId, actor), A_CONTENT);
    for (const [key, value] of values) {
      await other.opened().store.write({ ...place, subject: "comment", key, value });
    }
    await other.exchange(server);
    other.close();
  };
  await writeElsewhere([
    ["salaries", "avant"],
    ["metier", "avant"],
  ]);
  await tablet.exchange(server);

  current = before;
  let asked = 0;
  await tablet.exchange(async (url, init) => {
    asked += 1;
    if (asked > 1) throw new TypeError("Failed to fetch");
    return server(url, init);
  });
  await writeElsewhere([
    ["salaries", "après"],
    ["metier", "après"],
  ]);
  await say("metier", "d’ici");
  expect(await tablet.exchange(server)).toEqual({ kind: "done" });
  const metier = (await shown()).find(({ key }) => key === "metier");
  expect(metier).toMatchObject({
    value: "d’ici",
    standing: { kind: "conflict", theirs: { value: "après" } },
  });
});

test("a visit that is prepared again shows no more what was cleared meanwhile", async () => {
  const { db, tablet, say, shown, user, actor, enrollmentId, place, server } = await aPreparedTablet();
  await say("metier", "un");
  await tablet.exchange(server);
  const other = await aTablet({ userId: user.id, dataKey: await aDataKey() });
  onTestFinished(() => other.close());
  await other.opened().store.putVisit(packOf(db, enrollmentId, actor), A_CONTENT);
  await other.opened().store.write({ ...place, subject: "comment", key: "metier", value: null });
  await other.exchange(server);

  await tablet.opened().store.putVisit(packOf(db, enrollmentId, actor), A_CONTENT);
  expect(await values(shown())).toEqual({});
});

test("what a pack told, and the log of a server restored since never says, is forgotten once the log is read", async () => {
  const { db, tablet, say, shown, user, actor, enrollmentId, place } = await aPreparedTablet();
  const before = copyOf(db);
  let current = db;
  const server = serverOf(
    () => current,
    () => actor,
  );
  const other = await aTablet({ userId: user.id, dataKey: await aDataKey() });
  onTestFinished(() => other.close());
  await other.opened().store.putVisit(packOf(db, enrollmentId, actor), A_CONTENT);
  await other.opened().store.write({ ...place, subject: "comment", key: "salaries", value: "de l’autre" });
  await other.exchange(server);
  await tablet.opened().store.putVisit(packOf(db, enrollmentId, actor), A_CONTENT);
  expect(await values(shown())).toEqual({ salaries: "de l’autre" });

  current = before;
  await say("metier", "d’ici");
  expect(await tablet.exchange(server)).toEqual({ kind: "done" });
  expect(await values(shown())).toEqual({ metier: "d’ici" });
});

test("a conflict that a pack told, and that the restored server hasn't got, waits for nobody", async () => {
  const { db, tablet, say, shown, user, actor, enrollmentId, place } = await aPreparedTablet();
  let current = db;
  const server = serverOf(
    () => current,
    () => actor,
  );
  const other = await aTablet({ userId: user.id, dataKey: await aDataKey() });
  onTestFinished(() => other.close());
  await other.opened().store.putVisit(packOf(db, enrollmentId, actor), A_CONTENT);
  await say("metier", "d’ici");
  await tablet.exchange(server);
  const before = copyOf(db);
  await other.opened().store.write({ ...place, subject: "comment", key: "metier", value: "de l’autre" });
  await other.exchange(server);
  await tablet.opened().store.putVisit(packOf(db, enrollmentId, actor), A_CONTENT);
  expect(await shown()).toMatchObject([{ standing: { kind: "conflict" } }]);

  current = before;
  expect(await tablet.exchange(server)).toEqual({ kind: "done" });
  expect(await shown()).toMatchObject([{ value: "d’ici", standing: { kind: "received" } }]);
});

test("a visit whose pack was made before what the device has read is told what it missed", async () => {
  const { db, tablet, say, user, actor, operation, server } = await aPreparedTablet();
  const second = anEnrollment(db, { operation });
  const early = packOf(db, second.id, actor);
  const other = await aTablet({ userId: user.id, dataKey: await aDataKey() });
  onTestFinished(() => other.close());
  await other.opened().store.putVisit(early, A_CONTENT);
  await other.opened().store.write({
    ...{ enrollmentId: second.id, respondentId: second.sheets.consultant },
    ...{ subject: "comment", key: "salaries", value: "de l’autre" },
  });
  await other.exchange(server);
  await say("metier", "d’ici");
  await tablet.exchange(server);

  await tablet.opened().store.putVisit(early, A_CONTENT);
  expect(await tablet.exchange(server)).toEqual({ kind: "done" });
  const visit = await tablet.opened().store.visit(second.id);
  expect(visit?.entries).toMatchObject([{ key: "salaries", value: "de l’autre" }]);
});

/** The database as it stands, opened apart. */
function copyOf(db: Db): Db {
  const folder = mkdtempSync(join(tmpdir(), "diapason-copie-"));
  const path = join(folder, "copie.sqlite");
  writeFileSync(path, db.$client.serialize());
  const copy = openDatabase(path);
  onTestFinished(() => {
    closeDatabase(copy);
    rmSync(folder, { recursive: true, force: true });
  });
  return copy;
}

function logOf(db: Db): readonly string[] {
  return db.$client.prepare<[], string>("SELECT key FROM answer_operations ORDER BY seq").pluck().all();
}

function outcomesOf(db: Db): readonly string[] {
  return db.$client.prepare<[], string>("SELECT outcome FROM answer_operations ORDER BY seq").pluck().all();
}

async function values(entries: Promise<readonly { readonly key: string; readonly value: unknown }[]>) {
  const held = (await entries).filter(({ value }) => value !== null);
  return Object.fromEntries(held.map(({ key, value }) => [key, value]));
}
