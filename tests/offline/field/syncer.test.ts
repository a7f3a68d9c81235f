import { v7 } from "uuid";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { restoreRescue } from "#app/offline/field/rescue.ts";
import { retryDelay } from "#app/offline/field/retry-delay.ts";
import { startSyncer } from "#app/offline/field/syncer.ts";
import { withTabLock } from "#app/offline/field/tab-lock.ts";
import type { Fetch } from "#app/offline/field/transport.ts";
import { listTroubles } from "#app/offline/field/troubles.ts";
import { aPreparedTablet, bytesOf } from "#tests/offline/field/a-prepared-tablet.ts";
import { A_CONTENT, AT, aBrowser, aDataKey, aTablet } from "#tests/offline/field/a-tablet.ts";
import { aPhoto } from "#tests/support/a-field-visit.ts";

const KEYS = ["metier", "salaries", "effectif", "aides"];

type Prepared = Awaited<ReturnType<typeof aPreparedTablet>>;

function aSyncer({ tablet }: Pick<Prepared, "tablet">, send: Fetch, clock: () => number = Date.now) {
  const syncer = startSyncer(tablet.opened().field, {
    ...{ appVersion: "1", fetch: send, locks: null, clock, random: () => 0.5 },
  });
  onTestFinished(syncer.stop);
  return syncer;
}

const html = async () =>
  new Response("<html>Bienvenue à l’hôtel</html>", { headers: { "Content-Type": "text/html" } });
const status = (code: number) => async () => Response.json({ message: "non" }, { status: code });

describe("one exchange that comes to nothing", () => {
  const SYNC = {
    diapason: "synchro",
    results: [],
    changes: [],
    cursor: null,
    hasMore: false,
    isBehind: false,
  };
  const REST = { visits: {}, missingPhotos: [], now: "2027-02-15T17:00:00.000Z" };
  test.each<[string, Fetch, string]>([
    ["the welcome page of a hotel, that answers 200", html, "unreachable"],
    ["JSON that isn’t ours", async () => Response.json({ ok: true }), "unreachable"],
    [
      "a reply of ours that answers nothing of what was sent",
      async () => Response.json({ ...SYNC, ...REST }),
      "unreachable",
    ],
    ["a reply that is cut", async () => new Response('{"diapason":"synchro","resul'), "unreachable"],
    [
      "a reply with an outcome that nobody knows",
      async (_, init) => {
        const { operations } = JSON.parse(String(init.body));
        const results = operations.map(({ id }: { id: string }) => ({ id, outcome: "perhaps" }));
        return Response.json({ ...SYNC, ...REST, results });
      },
      "unreachable",
    ],
    ["no network", async () => Promise.reject(new TypeError("Failed to fetch")), "unreachable"],
    ["a server that fails", status(500), "unavailable"],
    ["a server that is being restarted", status(503), "unavailable"],
    ["too many requests", status(429), "unavailable"],
    ["a session that has expired", status(401), "signed-out"],
    ["a person who may not any more", status(403), "forbidden"],
    ["a server that speaks another protocol", status(426), "outdated"],
    ["an address that is gone", status(404), "forbidden"],
  ])("%s: what was written stays, and waits", async (_, send, obstacle) => {
    const { tablet, say, shown, server } = await aPreparedTablet();
    await say("metier", "un");
    expect(await tablet.exchange(send)).toEqual({ kind: "failed", obstacle });
    expect(await shown()).toMatchObject([{ value: "un", standing: { kind: "kept" } }]);
    expect(await tablet.exchange(server)).toEqual({ kind: "done" });
    expect(await shown()).toMatchObject([{ value: "un", standing: { kind: "received" } }]);
  });

  test("a server that doesn’t understand one of them: the others go, and that one waits with a reason", async () => {
    const { tablet, say, server } = await aPreparedTablet();
    const values = ["un", "deux", "mauvais", "quatre", "cinq"];
    for (const [index, value] of values.entries()) await say(KEYS[index % KEYS.length] ?? "", value);
    const fussy: Fetch = (url, init) =>
      String(init.body).includes("mauvais") ? status(422)() : server(url, init);
    expect(await tablet.exchange(fussy)).toEqual({ kind: "done" });
    const rows = await tablet.opened().field.db.operations.orderBy("order").toArray();
    expect(rows.map(({ state }) => state)[2]).toBe("deferred");
    expect(rows.filter(({ state }) => state === "deferred")).toHaveLength(1);
    expect(rows[2]?.reason).toBe("Le serveur n’a pas compris cette saisie.");
  });
});

describe("what several have written", () => {
  test("a conflict is shown on both tablets, each with the other’s value; the choice settles it on both", async () => {
    const first = await aPreparedTablet();
    const { say, shown, server } = first;
    const other = await aTablet({ userId: first.user.id });
    onTestFinished(() => other.close());
    await other.opened().store.putVisit(first.pack, A_CONTENT);
    await say("metier", "le mien");
    await say("metier", "l’autre", other);
    await first.tablet.exchange(server);
    await other.exchange(server);
    await first.tablet.exchange(server);
    const [here] = await shown();
    const [there] = await shown(other);
    expect(here).toMatchObject({ value: "le mien", revision: 1 });
    expect(here?.standing).toMatchObject({ kind: "conflict", theirs: { value: "l’autre", revision: 1 } });
    expect(there).toMatchObject({ value: "l’autre", revision: 1 });
    expect(there?.standing).toMatchObject({ kind: "conflict", theirs: { value: "le mien", revision: 1 } });
    expect(await first.tablet.opened().store.visits()).toMatchObject([{ conflicts: 1 }]);
    await say("metier", "les deux");
    for (const tablet of [first.tablet, other]) await tablet.exchange(server);
    for (const tablet of [first.tablet, other]) {
      expect(await shown(tablet)).toMatchObject([{ value: "les deux", standing: { kind: "received" } }]);
    }
  });

  test("a visit that is prepared while a reply travels misses nothing of what that reply didn’t tell", async () => {
    const first = await aPreparedTablet();
    const { tablet, server, say, shown, place } = first;
    const other = await aTablet({ userId: first.user.id });
    onTestFinished(() => other.close());
    // Prepared before the other tablet wrote; put on the device once an exchange has gone beyond it.
    const early = first.pack;
    await tablet.opened().store.removeVisit(place.enrollmentId);
    await other.opened().store.putVisit(early, A_CONTENT);
    await say("metier", "écrit ailleurs", other);
    await other.exchange(server);
    let isPut = false;
    await tablet.exchange(async (url, init) => {
      const reply = await server(url, init);
      if (!isPut) await tablet.opened().store.putVisit(early, A_CONTENT);
      isPut = true;
      return reply;
    });
    await tablet.exchange(server);
    expect(await shown()).toMatchObject([{ value: "écrit ailleurs" }]);
  });
});

describe("the syncer", () => {
  test("sends what is written by itself, and says how it stands", async () => {
    const prepared = await aPreparedTablet();
    const syncer = aSyncer(prepared, prepared.server);
    await prepared.say("metier", "un");
    syncer.now();
    await vi.waitFor(() => expect(syncer.state().lastSyncedAt).not.toBeNull(), 5_000);
    await vi.waitFor(() => expect(syncer.state().unsent).toEqual({ operations: 0, photos: 0 }), 5_000);
    await vi.waitFor(
      () =>
        expect(syncer.state()).toMatchObject({
          phase: "idle",
          trouble: null,
          progress: null,
          isElsewhere: false,
        }),
      5_000,
    );
    expect(await prepared.shown()).toMatchObject([{ standing: { kind: "received" } }]);
  });

  test("waits after a failure, tries at once when asked without waiting the longer for it, and notes the trouble once", async () => {
    const prepared = await aPreparedTablet();
    let isUp = false;
    let tries = 0;
    const syncer = aSyncer(
      prepared,
      (url, init) => {
        tries += 1;
        return isUp ? prepared.server(url, init) : status(503)();
      },
      () => AT,
    );
    await prepared.say("metier", "un");
    await vi.waitFor(() => expect(syncer.state().trouble?.tries).toBe(1), 5_000);
    expect(syncer.state()).toMatchObject({
      phase: "waiting",
      trouble: { obstacle: "unavailable", retryAt: AT + 5_000 },
    });
    syncer.now();
    await vi.waitFor(() => expect([tries, syncer.state().phase]).toEqual([2, "waiting"]), 5_000);
    expect(syncer.state().trouble).toMatchObject({ tries: 1, retryAt: AT + 5_000 });
    isUp = true;
    syncer.now();
    await vi.waitFor(
      () => expect(syncer.state()).toMatchObject({ phase: "idle", trouble: null, unsent: { operations: 0 } }),
      5_000,
    );
    expect(await listTroubles(prepared.tablet.opened().field)).toHaveLength(1);
  });

  test("asked for during a try that comes to nothing, it tries again right after it", async () => {
    const prepared = await aPreparedTablet();
    await prepared.say("metier", "un");
    const fail: (() => void)[] = [];
    let isUp = false;
    const syncer = aSyncer(prepared, (url, init) =>
      isUp
        ? prepared.server(url, init)
        : new Promise((_, reject) => fail.push(() => reject(new TypeError("Failed to fetch")))),
    );
    await vi.waitFor(() => expect(fail).toHaveLength(1), 5_000);
    syncer.now();
    isUp = true;
    fail[0]?.();
    // Well before the five seconds that a failure waits.
    await vi.waitFor(
      () => expect(syncer.state()).toMatchObject({ phase: "idle", trouble: null, unsent: { operations: 0 } }),
      3_000,
    );
  });

  test("what is written while an exchange is under way follows it, and not five minutes later", async () => {
    const prepared = await aPreparedTablet();
    let asked = 0;
    const syncer = aSyncer(prepared, async (url, init) => {
      asked += 1;
      const reply = await prepared.server(url, init);
      if (asked === 1) await prepared.say("metier", "entre-temps");
      return reply;
    });
    await vi.waitFor(() => expect(asked).toBe(2), 5_000);
    await vi.waitFor(() => expect(syncer.state().unsent.operations).toBe(0), 5_000);
  });

  test("what the server deferred is not sent again and again", async () => {
    const prepared = await aPreparedTablet();
    await prepared.say("metier", "mauvais");
    let asked = 0;
    const syncer = aSyncer(prepared, (url, init) => {
      asked += 1;
      return String(init.body).includes("mauvais") ? status(422)() : prepared.server(url, init);
    });
    // The exchange that had it set aside ends without it.
    await vi.waitFor(() => expect(asked).toBe(2), 5_000);
    await vi.waitFor(() => expect(syncer.state()).toMatchObject({ phase: "idle", trouble: null }), 5_000);
    await new Promise((resolve) => setTimeout(resolve, 1_700));
    const before = asked;
    await new Promise((resolve) => setTimeout(resolve, 1_700));
    expect(asked).toBe(before);
  });

  test("tables that are closed under it break nothing", async () => {
    const prepared = await aPreparedTablet();
    const syncer = aSyncer(prepared, prepared.server);
    await vi.waitFor(() => expect(syncer.state().lastSyncedAt).not.toBeNull(), 5_000);
    const { field } = prepared.tablet.opened();
    field.db.dexie.close();
    field.changed();
    syncer.now();
    await vi.waitFor(() => expect(syncer.state().trouble?.obstacle).toBe("device"), 5_000);
  });

  test("asks nothing more once the session has expired, until the person comes back", async () => {
    const prepared = await aPreparedTablet();
    let asked = 0;
    const syncer = aSyncer(prepared, (url, init) => {
      asked += 1;
      return asked === 1 ? status(401)() : prepared.server(url, init);
    });
    await vi.waitFor(() => expect(syncer.state().trouble?.obstacle).toBe("signed-out"), 5_000);
    // One keeps writing meanwhile.
    expect(await prepared.say("metier", "un")).toEqual({ ok: true });
    await new Promise((resolve) => setTimeout(resolve, 1_800));
    expect(asked).toBe(1);
    syncer.now();
    await vi.waitFor(
      () => expect(syncer.state()).toMatchObject({ trouble: null, unsent: { operations: 0 } }),
      5_000,
    );
  });

  test("stops when it is told to, and what was not acknowledged stays", async () => {
    const prepared = await aPreparedTablet();
    await prepared.say("metier", "un");
    const hanging: Fetch = (_, { signal }) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener("abort", () => reject(new Error("aborted"))),
      );
    const syncer = aSyncer(prepared, hanging);
    await vi.waitFor(() => expect(syncer.state().phase).toBe("sending"), 5_000);
    syncer.cancel();
    await vi.waitFor(() => expect(syncer.state()).toMatchObject({ phase: "idle", trouble: null }), 5_000);
    expect(syncer.state().unsent.operations).toBe(1);
  });

  test("two tabs: one sends, the other says that it is elsewhere; a lease that was left behind ends", async () => {
    const [source, dataKey] = [aBrowser(), await aDataKey()];
    const prepared = await aPreparedTablet({ source, dataKey, deviceId: "un" });
    const { field } = prepared.tablet.opened();
    let now = AT;
    const holding = { field, locks: null, clock: () => now, signal: new AbortController().signal };
    const second = () => withTabLock(holding, async () => "sent");
    let free = () => {};
    const first = withTabLock(
      holding,
      () => new Promise<string>((resolve) => (free = () => resolve("first"))),
    );
    await vi.waitFor(async () => expect(await second()).toBe("elsewhere"), 5_000);
    // A tab that was killed renews nothing.
    now += 31_000;
    expect(await second()).toBe("sent");
    free();
    expect(await first).toBe("first");
    expect(await second()).toBe("sent");
  });

  test.each([
    [1, 5_000],
    [2, 10_000],
    [3, 20_000],
    [4, 30_000],
    [7, 300_000],
    [500, 300_000],
  ])("after %i tries in vain it waits %i ms, give or take a tenth", (tries, delay) => {
    expect(retryDelay(tries, 0.5)).toBe(delay);
    expect(retryDelay(tries, 0)).toBe(delay * 0.9);
    expect(retryDelay(tries, 1)).toBe(delay * 1.1);
  });
});

test("2,000 operations and 20 photos go in under 60 requests", async () => {
  const prepared = await aPreparedTablet();
  const { tablet, place, server, enrollmentId, write } = prepared;
  const { respondentId } = place;
  const said = Array.from({ length: 1_980 }, (_, index) =>
    write("comment", KEYS[index % KEYS.length] ?? "", `réponse ${index}`, { respondentId }),
  );
  const photos = Array.from({ length: 20 }, (_, index) => index.toString(16).padStart(64, "0"));
  const shot = photos.map((sha256) => write("photo", v7(), aPhoto({ sha256 })));
  const restored = await restoreRescue(tablet.opened().field, {
    visits: [],
    contents: [],
    operations: [...said, ...shot].map((operation) => ({ enrollmentId, revision: null, operation })),
    photos: photos.map((sha256, index) => ({
      ...{ ...place, key: shot[index]?.key ?? "", sha256, mediaType: "image/jpeg", bytes: bytesOf(10_000) },
    })),
  });
  expect(restored).toEqual({ operations: 2_000, photos: 20 });
  let requests = 0;
  const began = performance.now();
  const outcome = await tablet.exchange(async (url, init) => {
    requests += 1;
    if (url.includes("/photos/")) return Response.json({ diapason: "photo" });
    return Response.json({ ...(await (await server(url, init)).json()), missingPhotos: [] });
  });
  const took = Math.round(performance.now() - began);
  expect(outcome).toEqual({ kind: "done" });
  expect(requests, `${requests} requests in ${took} ms`).toBeLessThan(60);
  expect(await tablet.opened().store.visits()).toMatchObject([{ unsent: { operations: 0, photos: 0 } }]);
  expect(prepared.db.$client.prepare("SELECT count(*) FROM answer_operations").pluck().get()).toBe(2_000);
  console.log(`${requests} requests, ${took} ms`);
}, 120_000);
