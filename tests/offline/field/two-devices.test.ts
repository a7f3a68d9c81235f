/**
 * The proof of the field app (« Proof » of its design): whatever is lost, cut, repeated, restarted or restored on the way, every
 * operation is in the server's log once, two tablets end up with the same content, and no conflict is lost.
 */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SlotRow } from "#app/offline/field/field-db.ts";
import { nextRequest } from "#app/offline/field/next-request.ts";
import { settleSlots } from "#app/offline/field/settle-slots.ts";
import { slotKeyOf } from "#app/offline/field/slot-state.ts";
import { openEntry } from "#app/offline/field/stored-shapes.ts";
import type { Fetch } from "#app/offline/field/transport.ts";
import { standingOfDevice } from "#app/offline/field/visit-counts.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { rebuildProjection } from "#db/answers.ts";
import { closeDatabase, type Db, openDatabase } from "#db/client.server.ts";
import { openConflictsIn } from "#db/field-log.ts";
import { migrate } from "#db/migrate.ts";
import {
  A_CONTENT,
  AT,
  aDataKey,
  aTablet,
  packOf,
  serverOf,
  type Tablet,
} from "#tests/offline/field/a-tablet.ts";
import { anEnrollment, anOperation, aUser } from "#tests/support/a-database.ts";
import { actingAs } from "#tests/support/an-acting-user.ts";

/** What happens to one request of an exchange. */
type Fate =
  | "arrives"
  /** It never reaches the server. */
  | "request lost"
  /** The server commits, and its reply is cut. */
  | "reply lost"
  /** The network delivers it twice. */
  | "delivered twice"
  /** It is believed lost, and arrives later, after others. */
  | "late"
  /** Something is written on the tablet while the reply travels. */
  | "written meanwhile";

type Step =
  | { readonly type: "write"; readonly device: 0 | 1; readonly key: string; readonly value: string | null }
  | { readonly type: "exchange"; readonly device: 0 | 1; readonly fates: readonly Fate[] }
  | { readonly type: "restart"; readonly device: 0 | 1 }
  | { readonly type: "choose"; readonly device: 0 | 1; readonly isTheirs: boolean }
  | { readonly type: "prepare again"; readonly device: 0 | 1 }
  | { readonly type: "backup" }
  | { readonly type: "restore" };

const KEYS = ["salaries", "metier"];
const device = fc.constantFrom<0 | 1>(0, 1);
const write = fc.record({
  type: fc.constant("write" as const),
  device,
  key: fc.constantFrom(...KEYS),
  value: fc.constantFrom("un", "deux", "trois", null),
});
const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Fate>("arrives") },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Fate>(
      "request lost",
      "reply lost",
      "delivered twice",
      "late",
      "written meanwhile",
    ),
  },
);
const exchange = fc.record({
  type: fc.constant("exchange" as const),
  device,
  fates: fc.array(fate, { minLength: 1, maxLength: 3 }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: write },
  { weight: 5, arbitrary: exchange },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("restart" as const), device }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant("choose" as const), device, isTheirs: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("prepare again" as const), device }) },
  { weight: 1, arbitrary: fc.constant({ type: "backup" as const }) },
  { weight: 1, arbitrary: fc.constant({ type: "restore" as const }) },
);

const folder = mkdtempSync(join(tmpdir(), "diapason-terrain-"));
const pristine = join(folder, "pristine.sqlite");
const live = join(folder, "live.sqlite");
const backup = join(folder, "backup.sqlite");
let place: { readonly enrollmentId: string; readonly respondentId: string };
let userIds: readonly [string, string];

beforeAll(() => {
  const db = openDatabase(pristine);
  migrate(db);
  const users = ["Claire Martin", "Mathieu Roy"].map((name) => aUser(db, { name }));
  const [one, other] = users;
  const operation = anOperation(db, { consultants: users.map(({ id }) => id) });
  const firm = anEnrollment(db, { operation });
  place = { enrollmentId: firm.id, respondentId: firm.sheets.consultant };
  userIds = [one?.id ?? "", other?.id ?? ""];
  closeDatabase(db);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const counted = { runs: 0, operations: 0, conflicts: 0, restores: 0, faults: 0 };

describe("two tablets and a server", () => {
  for (const isSame of [true, false]) {
    test(
      `${isSame ? "of one consultant" : "of two consultants"}: nothing is lost, nothing twice, both the same`,
      async () => {
        await fc.assert(
          fc.asyncProperty(fc.array(step, { maxLength: 30, size: "max" }), async (steps) => {
            const world = await aWorld(isSame);
            try {
              for (const one of steps) await world.play(one);
              await world.comeHome();
              await world.judge();
            } finally {
              world.end();
            }
          }),
          { numRuns: RUNS, ...(SEED === null ? {} : { seed: SEED }) },
        );
      },
      TIME,
    );
  }
  test("the numbers above are of something", () => {
    console.log(JSON.stringify(counted));
    expect(counted.runs).toBe(2 * RUNS);
    for (const count of Object.values(counted)) expect(count).toBeGreaterThan(RUNS / 10);
  });
});

/** FIELD_RUNS plays more of them, FIELD_SEED the same ones again. */
const RUNS = Number(process.env.FIELD_RUNS ?? 120);
const TIME = 60_000 + RUNS * 1_000;
const SEED = process.env.FIELD_SEED === undefined ? null : Number(process.env.FIELD_SEED);

async function aWorld(isSame: boolean) {
  copyFileSync(pristine, live);
  copyFileSync(pristine, backup);
  let db: Db = openDatabase(live);
  const dataKey = await aDataKey();
  const ids = [userIds[0], isSame ? userIds[0] : userIds[1]] as const;
  const actorOf = (userId: string): ActingUser => actingAs(db, { id: userId, role: "consultant" });
  const tablets = [
    await aTablet({ userId: ids[0], dataKey }),
    await aTablet({ userId: ids[1], dataKey }),
  ] as const;
  for (const [index, tablet] of tablets.entries()) {
    await tablet
      .opened()
      .store.putVisit(packOf(db, place.enrollmentId, actorOf(ids[index === 0 ? 0 : 1])), A_CONTENT);
  }
  /** Requests that the network still holds. */
  const late: (() => Promise<Response>)[] = [];

  /** By tablet: the ids of what was written on it. */
  const written = new Map<Tablet, Set<string>>(tablets.map((tablet) => [tablet, new Set()]));
  let isRestored = false;

  const writeOn = async (tablet: Tablet, key: string, value: string | null) => {
    const kept = await tablet.opened().store.write({ ...place, subject: "comment", key, value });
    const last = await tablet.opened().field.db.operations.orderBy("order").last();
    written.get(tablet)?.add(last?.id ?? "");
    return kept;
  };
  const logOf = () =>
    db.$client
      .prepare<[], { id: string; key: string; outcome: string }>(
        "SELECT id, key, outcome FROM answer_operations ORDER BY seq",
      )
      .all();
  /** What a tablet says to be on the server is there: before one restores an older copy. */
  const judgeWords = async (tablet: Tablet) => {
    if (isRestored) return;
    const logged = new Set(logOf().map(({ id }) => id));
    const said = await tablet
      .opened()
      .field.db.operations.where("state")
      .anyOf(["acknowledged", "conflict"])
      .toArray();
    expect(said.filter(({ id }) => !logged.has(id))).toEqual([]);
  };
  /** Nobody is in conflict with what they wrote themselves on the same tablet. */
  const judgeConflicts = () => {
    if (isRestored) return;
    const current = new Map<string, string>();
    for (const { id, key, outcome } of logOf()) {
      if (outcome === "applied") current.set(key, id);
      else {
        const own = tablets.find((tablet) => written.get(tablet)?.has(id));
        expect(own === undefined || written.get(own)?.has(current.get(key) ?? "")).toBe(false);
      }
    }
  };

  const networkOf = (which: 0 | 1, fates: readonly Fate[]): Fetch => {
    const server = serverOf(
      () => db,
      () => actorOf(ids[which]),
    );
    const left = [...fates];
    return async (url, init) => {
      const next = left.shift() ?? "request lost";
      if (next !== "arrives") counted.faults += 1;
      switch (next) {
        case "arrives":
          return server(url, init);
        case "request lost":
          throw new TypeError("Failed to fetch");
        case "late":
          late.push(() => server(url, init));
          throw new TypeError("Failed to fetch");
        case "reply lost":
          await server(url, init);
          return new Response('{"diapason":"synchro","resu');
        case "delivered twice":
          await server(url, init);
          return server(url, init);
        case "written meanwhile": {
          const reply = await server(url, init);
          await writeOn(tablets[which], KEYS[0] ?? "", "entre-temps");
          return reply;
        }
      }
    };
  };

  const always: readonly Fate[] = Array.from({ length: 40 }, () => "arrives" as const);

  return {
    play: async (one: Step) => {
      switch (one.type) {
        case "write":
          expect(await writeOn(tablets[one.device], one.key, one.value)).toEqual({ ok: true });
          break;
        case "exchange":
          await tablets[one.device].exchange(networkOf(one.device, one.fates));
          await judgeWords(tablets[one.device]);
          await Promise.all(late.splice(0, one.fates.length === 1 ? 1 : 0).map((deliver) => deliver()));
          break;
        case "restart":
          await tablets[one.device].restart();
          break;
        case "choose": {
          const visit = await tablets[one.device].opened().store.visit(place.enrollmentId);
          const entry = visit?.entries.find(({ standing }) => standing.kind === "conflict");
          if (entry?.standing.kind !== "conflict") break;
          const value = one.isTheirs ? entry.standing.theirs.value : entry.value;
          await writeOn(tablets[one.device], entry.key, typeof value === "string" ? value : null);
          break;
        }
        case "prepare again":
          await tablets[one.device]
            .opened()
            .store.putVisit(packOf(db, place.enrollmentId, actorOf(ids[one.device])), A_CONTENT);
          break;
        case "backup":
          closeDatabase(db);
          copyFileSync(live, backup);
          db = openDatabase(live);
          break;
        case "restore":
          counted.restores += 1;
          isRestored = true;
          closeDatabase(db);
          copyFileSync(backup, live);
          db = openDatabase(live);
          break;
      }
    },

    /** The network holds, and each tablet has its time. */
    comeHome: async () => {
      await Promise.all(late.splice(0).map((deliver) => deliver()));
      for (const _ of [1, 2, 3]) {
        for (const which of [0, 1] as const) {
          const outcome = await tablets[which].exchange(networkOf(which, always));
          expect(outcome).toEqual({ kind: "done" });
        }
      }
    },

    judge: async () => {
      counted.runs += 1;
      const logged = logOf().map(({ id }) => id);
      judgeConflicts();
      expect(new Set(logged).size).toBe(logged.length);
      const pending = openConflictsIn(db, { userId: ids[0], respondentIds: [place.respondentId] });
      const conflicting = [...new Set(pending.map(({ key }) => key))].toSorted();
      counted.conflicts += conflicting.length;
      const before = projectionOf(db);
      rebuildProjection(db);
      expect(projectionOf(db)).toEqual(before);
      for (const tablet of tablets) {
        const { field } = tablet.opened();
        const held = await field.db.operations.orderBy("order").toArray();
        counted.operations += held.length;
        expect(held.map(({ id }) => id)).toEqual([...(written.get(tablet) ?? [])]);
        expect(held.filter(({ id }) => !logged.includes(id))).toEqual([]);
        expect(await standingOfDevice(field.db)).toEqual({
          unsent: { operations: 0, photos: 0 },
          conflicts: conflicting.length,
          refused: 0,
        });
        const visit = await tablet.opened().store.visit(place.enrollmentId);
        const shown = visit?.entries
          .filter(({ standing }) => standing.kind === "conflict")
          .map(({ key }) => key);
        expect(shown?.toSorted()).toEqual(conflicting);
        const rows = await field.db.answers.toArray();
        expect(await toldBy(rows, dataKey)).toEqual(before);
        await settleSlots(
          field.db,
          rows.map((row) => ({ slot: slotKeyOf(row), enrollmentId: row.enrollmentId })),
        );
        expect(await field.db.answers.toArray()).toEqual(rows);
        const left = await nextRequest(field, dataKey, { appVersion: "1", now: AT, after: 0 });
        expect(left.request.operations).toEqual([]);
        await tablet.restart();
        expect(await tablet.opened().store.visit(place.enrollmentId)).toEqual(visit);
      }
    },

    end: () => {
      for (const tablet of tablets) tablet.close();
      closeDatabase(db);
    },
  };
}

type Projected = { readonly key: string; readonly value: unknown; readonly revision: number };

function projectionOf(db: Db): readonly Projected[] {
  return db.$client
    .prepare<[], { key: string; value: string; revision: number }>(
      "SELECT key, value, revision FROM answers ORDER BY key",
    )
    .all()
    .map((row) => ({ ...row, value: JSON.parse(row.value) }));
}

/** What a tablet believes that the server holds. */
async function toldBy(
  rows: readonly SlotRow[],
  dataKey: Awaited<ReturnType<typeof aDataKey>>,
): Promise<readonly Projected[]> {
  const told = await Promise.all(
    rows
      .filter(({ told: { isEmpty } }) => !isEmpty)
      .map(async ({ key, told }) => ({
        key,
        value: told.entry === null ? null : (await openEntry(dataKey, told.entry)).value,
        revision: told.revision,
      })),
  );
  return told.toSorted((a, b) => a.key.localeCompare(b.key));
}
