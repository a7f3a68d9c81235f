/** A server that was restored from an older copy: the device sends again what it wrote, and believes no more what the copy has not. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { closeDatabase, type Db, openDatabase } from "#db/client.server.ts";
import { aPreparedTablet } from "#tests/offline/field/a-prepared-tablet.ts";
import { A_CONTENT, aDataKey, aTablet, packOf, serverOf } from "#tests/offline/field/a-tablet.ts";

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

async function values(entries: Promise<readonly { readonly key: string; readonly value: unknown }[]>) {
  const held = (await entries).filter(({ value }) => value !== null);
  return Object.fromEntries(held.map(({ key, value }) => [key, value]));
}
