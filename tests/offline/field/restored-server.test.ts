/** A device that was told what is no more: by a server since restored from an older copy, or before somebody cleared it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Fetch } from "#app/offline/field/transport.ts";
import { closeDatabase, type Db, openDatabase } from "#db/client.server.ts";
import { aPreparedTablet } from "#tests/offline/field/a-prepared-tablet.ts";
import {
  A_CONTENT,
  aDataKey,
  aTablet,
  packOf,
  serverOf,
  type Tablet,
} from "#tests/offline/field/a-tablet.ts";
import { anEnrollment } from "#tests/support/a-database.ts";

const DONE = { kind: "done" };

test("what another tablet had written, and never sends again, is no more shown; what this one wrote is sent again", async () => {
  const { say, exchange, values, isAllReceived, keepCopy, restore, writeElsewhere, log } = await aWorld();
  const copy = keepCopy();
  await writeElsewhere([["salaries", "de l’autre"]]);
  await say("metier", "d’ici");
  expect(await exchange()).toEqual(DONE);
  expect(await values()).toEqual({ salaries: "de l’autre", metier: "d’ici" });

  restore(copy);
  expect(await exchange()).toEqual(DONE);
  expect(await values()).toEqual({ metier: "d’ici" });
  expect(log()).toEqual(["metier applied"]);
  // What is written there now is based on what the server has: on nothing.
  await say("salaries", "redit");
  expect(await exchange()).toEqual(DONE);
  expect(await isAllReceived()).toBe(true);
  expect(log()).toEqual(["metier applied", "salaries applied"]);
});

test("what was written on what one had written oneself comes back in its order, without a conflict", async () => {
  const { say, exchange, values, isAllReceived, keepCopy, restore, writeElsewhere, log } = await aWorld();
  const copy = keepCopy();
  // Lost, and never sent again: the numbers that follow are others on the older copy.
  await writeElsewhere([["salaries", "avant"]]);
  for (const text of ["un", "deux", "trois"]) {
    await say("metier", text);
    expect(await exchange()).toEqual(DONE);
  }

  restore(copy);
  expect(await exchange()).toEqual(DONE);
  expect(await values()).toEqual({ metier: "trois" });
  expect(await isAllReceived()).toBe(true);
  expect(log()).toEqual(Array(3).fill("metier applied"));
});

test("what is written before the device has read the log again is based on no number of before", async () => {
  const { say, shown, exchange, cutAfterOne, keepCopy, restore, writeElsewhere, log } = await aWorld();
  const copy = keepCopy();
  await writeElsewhere([["metier", "de l’autre"]]);
  await exchange();
  expect(await shown()).toMatchObject([{ value: "de l’autre", revision: 1 }]);

  restore(copy);
  expect(await exchange(cutAfterOne())).toEqual({ kind: "failed", obstacle: "unreachable" });
  await say("metier", "d’ici");
  expect(await exchange()).toEqual(DONE);
  expect(await shown()).toMatchObject([{ value: "d’ici", standing: { kind: "received" } }]);
  expect(log()).toEqual(["metier applied"]);
});

test("a number of before, given to something else since, is not taken for what the person saw", async () => {
  const { say, shown, exchange, cutAfterOne, keepCopy, restore, writeElsewhere } = await aWorld();
  const copy = keepCopy();
  const both = (value: string) =>
    [
      ["salaries", value],
      ["metier", value],
    ] as const;
  await writeElsewhere(both("avant"));
  await exchange();

  restore(copy);
  await exchange(cutAfterOne());
  await writeElsewhere(both("après"));
  await say("metier", "d’ici");
  expect(await exchange()).toEqual(DONE);
  expect((await shown()).find(({ key }) => key === "metier")).toMatchObject({
    value: "d’ici",
    standing: { kind: "conflict", theirs: { value: "après" } },
  });
});

test("a visit that is prepared again shows no more what was cleared meanwhile", async () => {
  const { say, exchange, values, prepareAgain, writeElsewhere } = await aWorld();
  await say("metier", "un");
  await exchange();
  await writeElsewhere([["metier", null]]);
  await prepareAgain();
  expect(await values()).toEqual({});
});

test("what a pack told, and the log of a server restored since never says, is forgotten once the log is read", async () => {
  const { say, exchange, values, keepCopy, restore, prepareAgain, writeElsewhere } = await aWorld();
  const copy = keepCopy();
  await writeElsewhere([["salaries", "de l’autre"]]);
  await prepareAgain();
  expect(await values()).toEqual({ salaries: "de l’autre" });

  restore(copy);
  await say("metier", "d’ici");
  expect(await exchange()).toEqual(DONE);
  expect(await values()).toEqual({ metier: "d’ici" });
});

test("a conflict that a pack told, and that the restored server hasn't got, waits for nobody", async () => {
  const { say, shown, exchange, keepCopy, restore, prepareAgain, writeElsewhere, another } = await aWorld();
  const early = await another();
  await say("metier", "d’ici");
  await exchange();
  const copy = keepCopy();
  await writeElsewhere([["metier", "de l’autre"]], early);
  await prepareAgain();
  expect(await shown()).toMatchObject([{ standing: { kind: "conflict" } }]);

  restore(copy);
  expect(await exchange()).toEqual(DONE);
  expect(await shown()).toMatchObject([{ value: "d’ici", standing: { kind: "received" } }]);
});

test("a visit whose pack was made before what the device has read is told what it missed", async () => {
  const { db, tablet, say, exchange, actor, operation, another, server } = await aWorld();
  const second = anEnrollment(db, { operation });
  const early = packOf(db, second.id, actor);
  const other = await another();
  await other.opened().store.putVisit(early, A_CONTENT);
  await other.opened().store.write({
    ...{ enrollmentId: second.id, respondentId: second.sheets.consultant },
    ...{ subject: "comment", key: "salaries", value: "de l’autre" },
  });
  await other.exchange(server);
  await say("metier", "d’ici");
  await exchange();

  await tablet.opened().store.putVisit(early, A_CONTENT);
  expect(await exchange()).toEqual(DONE);
  const visit = await tablet.opened().store.visit(second.id);
  expect(visit?.entries).toMatchObject([{ key: "salaries", value: "de l’autre" }]);
});

/** A tablet with one visit, others of the same person, and a server that can be put back to a copy of itself. */
async function aWorld() {
  const prepared = await aPreparedTablet();
  const { tablet, shown, user, actor, enrollmentId, place } = prepared;
  let { db: current } = prepared;
  const server = serverOf(
    () => current,
    () => actor,
  );
  const another = async () => {
    const other = await aTablet({ userId: user.id, dataKey: await aDataKey() });
    onTestFinished(() => other.close());
    await other.opened().store.putVisit(packOf(current, enrollmentId, actor), A_CONTENT);
    return other;
  };
  return {
    ...prepared,
    another,
    server,
    exchange: (by: Fetch = server) => tablet.exchange(by),
    /** A network that holds for one request. */
    cutAfterOne: (): Fetch => {
      let asked = 0;
      return async (url, init) => {
        asked += 1;
        if (asked > 1) throw new TypeError("Failed to fetch");
        return server(url, init);
      };
    },
    keepCopy: () => copyOf(current),
    restore: (copy: Db) => {
      current = copy;
    },
    prepareAgain: () => tablet.opened().store.putVisit(packOf(current, enrollmentId, actor), A_CONTENT),
    writeElsewhere: async (
      values: readonly (readonly [key: string, value: string | null])[],
      on?: Tablet,
    ) => {
      const other = on ?? (await another());
      for (const [key, value] of values) {
        await other.opened().store.write({ ...place, subject: "comment", key, value });
      }
      expect(await other.exchange(server)).toEqual(DONE);
    },
    values: async () => {
      const held = (await shown()).filter(({ value }) => value !== null);
      return Object.fromEntries(held.map(({ key, value }) => [key, value]));
    },
    isAllReceived: async () => (await shown()).every(({ standing }) => standing.kind === "received"),
    log: () =>
      current.$client
        .prepare<[], string>("SELECT key || ' ' || outcome FROM answer_operations ORDER BY seq")
        .pluck()
        .all(),
  };
}

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
