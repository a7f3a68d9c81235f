import Dexie from "dexie";
import { IDBObjectStore as FDBObjectStore } from "fake-indexeddb";
import { describe, expect, onTestFinished, test } from "vitest";
import { fieldDbName } from "#app/offline/field/field-db.ts";
import { listTroubles, MOST_TROUBLES, noteTrouble } from "#app/offline/field/troubles.ts";
import { aPreparedTablet, bytesOf } from "#tests/offline/field/a-prepared-tablet.ts";
import { A_CONTENT, aBrowser, aDataKey, aTablet, packOf } from "#tests/offline/field/a-tablet.ts";
import { anEnrollment } from "#tests/support/a-database.ts";
import { aPhoto } from "#tests/support/a-field-visit.ts";

describe("what is written on a tablet", () => {
  test("is there, kept and not received, also after the tab was killed", async () => {
    const { tablet, say, shown, place } = await aPreparedTablet();
    expect(await say("metier", "Depuis 1998")).toEqual({ ok: true });
    const one = { ...place, subject: "comment", key: "metier", value: "Depuis 1998", revision: 0 };
    expect(await shown()).toMatchObject([
      { respondentId: one.respondentId, key: "metier", value: one.value },
    ]);
    await tablet.restart();
    const [entry] = await shown();
    expect(entry).toMatchObject({ value: "Depuis 1998", revision: 0, standing: { kind: "kept" } });
    expect(await tablet.opened().store.visits()).toMatchObject([
      { unsent: { operations: 1, photos: 0 }, conflicts: 0, refused: 0, syncedAt: null, standing: "open" },
    ]);
  });

  test("keeps the order in which it was written, though nobody waited between two", async () => {
    const { tablet, say, shown } = await aPreparedTablet();
    const values = Array.from({ length: 30 }, (_, index) => `version ${index}`);
    await Promise.all(values.map((value) => say("metier", value)));
    const rows = await tablet.opened().field.db.operations.orderBy("order").toArray();
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).toSorted());
    expect(new Set(rows.map(({ baseRevision }) => baseRevision))).toEqual(new Set([0]));
    expect(await shown()).toMatchObject([{ value: "version 29" }]);
  });

  test("is received once the server has it, with its number; what follows is based on it", async () => {
    const { tablet, say, shown, server } = await aPreparedTablet();
    await say("metier", "un");
    expect(await tablet.exchange(server)).toEqual({ kind: "done" });
    expect(await shown()).toMatchObject([{ value: "un", revision: 1, standing: { kind: "received" } }]);
    await say("metier", null);
    expect(await shown()).toMatchObject([{ value: null, revision: 1, standing: { kind: "kept" } }]);
    await tablet.exchange(server);
    expect(await shown()).toMatchObject([{ value: null, revision: 2, standing: { kind: "received" } }]);
  });

  test("nothing that was said is in the tables in the clear", async () => {
    const { tablet, say, enrollmentId, place } = await aPreparedTablet();
    await say("metier", "Le secret de Jean");
    await tablet.opened().store.addPhoto(place, aPhoto({ caption: "Le secret de Jean" }), bytesOf(2_000));
    await noteTrouble(tablet.opened().field, "Le secret de Jean");
    const tables = tablet.opened().field.db.dexie.tables;
    const rows = await Promise.all(tables.map((table) => table.toArray()));
    const raw = JSON.stringify(rows, (_, value) =>
      value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
    );
    expect(raw).toContain(enrollmentId);
    for (const secret of ["secret", "Lefèvre", "02 41 00 00 00", "Modalité"])
      expect(raw).not.toContain(secret);
  });

  test("a browser that is full says so, and neither the value nor the operation is half there", async () => {
    const { tablet, say, shown, place } = await aPreparedTablet();
    await say("metier", "un");
    const before = await shown();
    for (const failing of ["operations", "answers", "photos"]) {
      const { put, add } = FDBObjectStore.prototype;
      const full = (real: typeof put) =>
        function (this: { readonly name: string }, ...given: Parameters<typeof put>) {
          if (this.name === failing) throw new DOMException("full", "QuotaExceededError");
          return Reflect.apply(real, this, given);
        };
      Object.assign(FDBObjectStore.prototype, { put: full(put), add: full(add) });
      try {
        const photo = await tablet.opened().store.addPhoto(place, aPhoto(), bytesOf(2_000));
        expect(photo).toEqual({ ok: false, why: "full" });
        if (failing !== "photos") expect(await say("metier", "deux")).toEqual({ ok: false, why: "full" });
      } finally {
        Object.assign(FDBObjectStore.prototype, { put, add });
      }
      expect(await shown()).toEqual(before);
      expect(await tablet.opened().field.db.operations.count()).toBe(1);
      expect(await tablet.opened().field.db.photos.count()).toBe(0);
    }
    expect(await say("metier", "deux")).toEqual({ ok: true });
  });

  test("once locked, nothing is read nor written, and what was kept is there for the PIN", async () => {
    const { tablet, say, shown, pack } = await aPreparedTablet();
    await say("metier", "un");
    const { store } = tablet.opened();
    store.lock();
    expect(await say("metier", "deux")).toEqual({ ok: false, why: "locked" });
    expect(await store.putVisit(pack, A_CONTENT)).toEqual({ ok: false, why: "locked" });
    expect(await store.visits()).toEqual([]);
    expect(await shown()).toEqual([]);
    expect(await store.content(pack.questionnaire)).toBeNull();
    await tablet.restart();
    expect(await shown()).toMatchObject([{ value: "un" }]);
  });

  test("tables that were closed under our feet are said to be broken", async () => {
    const { tablet, say } = await aPreparedTablet();
    tablet.opened().field.db.dexie.close();
    expect(await say("metier", "un")).toEqual({ ok: false, why: "broken" });
  });

  test("another tab of the browser hears of it", async () => {
    const [source, dataKey] = [aBrowser(), await aDataKey()];
    const one = await aPreparedTablet({ source, dataKey, deviceId: "le-meme" });
    const other = await aTablet({ source, dataKey, deviceId: "le-meme", userId: one.user.id });
    onTestFinished(() => other.close());
    const heard = new Promise<void>((resolve) => other.opened().store.onChange(resolve));
    await one.say("metier", "un");
    await heard;
    expect(await one.shown(other)).toMatchObject([{ value: "un" }]);
  });
});

describe("what the server refuses", () => {
  test("is set aside with its reason, stops nothing, and is put away by the person", async () => {
    const { tablet, say, shown, server, place } = await aPreparedTablet();
    await tablet
      .opened()
      .store.write({ ...place, subject: "answer", key: "inconnue", value: { choice: "non" } });
    await say("metier", "un");
    expect(await tablet.exchange(server)).toEqual({ kind: "done" });
    const entries = await shown();
    const refused = entries.find(({ key }) => key === "inconnue");
    expect(refused).toMatchObject({
      value: { choice: "non" },
      standing: { kind: "refused", reason: "Cette question n’est pas dans le questionnaire de l’opération." },
    });
    expect(entries.find(({ key }) => key === "metier")).toMatchObject({ standing: { kind: "received" } });
    expect(await tablet.opened().store.removeVisit(place.enrollmentId)).toBe(false);
    if (refused?.standing.kind !== "refused") throw new Error("Not refused");
    await tablet.opened().store.putAway(refused.standing.operationId);
    expect((await shown()).map(({ key }) => key)).toEqual(["metier"]);
    expect(await tablet.opened().store.removeVisit(place.enrollmentId)).toBe(true);
    expect(await tablet.opened().store.visits()).toEqual([]);
    const { db } = tablet.opened().field;
    const left = [db.packs, db.contents, db.sheets, db.answers, db.operations, db.photos, db.conflicts];
    for (const table of left) expect(await table.count()).toBe(0);
  });

  test("writing something else settles it; what waits, or was received, is not put away", async () => {
    const { tablet, say, shown, server, place } = await aPreparedTablet();
    const wrong = { ...place, subject: "answer", key: "effectif" } as const;
    await tablet.opened().store.write({ ...wrong, value: { value: 400 } });
    await tablet.exchange(server);
    expect(await shown()).toMatchObject([{ standing: { kind: "refused" } }]);
    await tablet.opened().store.write({ ...wrong, value: { value: 40 } });
    const [waiting] = await tablet.opened().field.db.operations.where("state").equals("pending").toArray();
    await tablet.opened().store.putAway(waiting?.id ?? "");
    expect(await shown()).toMatchObject([{ value: { value: 40 }, standing: { kind: "kept" } }]);
    await tablet.exchange(server);
    expect(await shown()).toMatchObject([{ value: { value: 40 }, standing: { kind: "received" } }]);
    await say("metier", "un");
    expect(await tablet.opened().store.visits()).toMatchObject([{ refused: 0, unsent: { operations: 1 } }]);
  });

  test("an operation whose seal was altered is set aside, and the others go", async () => {
    const { tablet, say, server, shown } = await aPreparedTablet();
    await say("metier", "un");
    await say("salaries", "deux");
    const { operations } = tablet.opened().field.db;
    const first = await operations.orderBy("order").first();
    const entry = first?.entry.slice() ?? new Uint8Array();
    entry[30] = (entry[30] ?? 0) ^ 1;
    await operations.update(first?.order ?? 0, { entry });
    expect(await tablet.exchange(server)).toEqual({ kind: "done" });
    expect(await operations.orderBy("order").toArray()).toMatchObject([
      { state: "rejected", reason: expect.stringContaining("abîmée") },
      { state: "acknowledged" },
    ]);
    expect(await tablet.opened().store.visits()).toMatchObject([{ refused: 1 }]);
    await tablet.opened().store.putAway(first?.id ?? "");
    expect(await shown()).toMatchObject([{ key: "salaries" }]);
  });
});

describe("photos", () => {
  test("bytes and words are there together, and go after the text; the same ones are not sent twice", async () => {
    const { tablet, place, server } = await aPreparedTablet();
    const { store } = tablet.opened();
    const bytes = bytesOf(5_000);
    const sent: string[] = [];
    const reported: number[] = [];
    let isKept = true;
    expect(await store.addPhoto(place, aPhoto({ size: 5_000 }), bytes)).toEqual({ ok: true });
    const [entry] = (await store.visit(place.enrollmentId))?.entries ?? [];
    expect(entry).toMatchObject({ subject: "photo", value: { caption: "" }, standing: { kind: "kept" } });
    expect(await store.photoBytes(place.enrollmentId, aPhoto().sha256)).toEqual(bytes);
    expect(await store.visits()).toMatchObject([{ unsent: { operations: 1, photos: 1 } }]);
    const counting: typeof server = async (url, init) => {
      sent.push(url);
      if (url.includes("/photos/")) return Response.json({ diapason: "photo" });
      reported.push(JSON.parse(String(init.body)).device.waiting.photos);
      const reply = await (await server(url, init)).json();
      return Response.json(isKept ? { ...reply, missingPhotos: [] } : reply);
    };
    expect(await tablet.exchange(counting)).toEqual({ kind: "done" });
    const photo = `/resources/terrain/photos/${place.enrollmentId}/${aPhoto().sha256}`;
    expect(sent).toEqual(["/resources/sync", photo, "/resources/sync"]);
    // The office learns that none waits any more.
    expect(reported).toEqual([1, 0]);
    expect(await store.visits()).toMatchObject([{ unsent: { operations: 0, photos: 0 } }]);
    // The server has not kept it, and says so: it is sent again, and is not believed to be there.
    isKept = false;
    await tablet.exchange(counting);
    expect(sent.slice(3)).toEqual(["/resources/sync", photo, "/resources/sync"]);
    expect(await store.visits()).toMatchObject([{ unsent: { operations: 0, photos: 1 } }]);
  });

  test("count in their own visit alone, sent or not", async () => {
    const { db, tablet, place, operation, actor, server } = await aPreparedTablet();
    const { store } = tablet.opened();
    const { id, sheets } = anEnrollment(db, { operation });
    await store.putVisit(packOf(db, id, actor), A_CONTENT);
    await store.addPhoto(place, aPhoto({ size: 700 }), bytesOf(700));
    const elsewhere = { enrollmentId: id, respondentId: sheets.consultant };
    for (const letter of ["b", "c"]) {
      await store.addPhoto(elsewhere, aPhoto({ sha256: letter.repeat(64), size: 50 }), bytesOf(50));
    }
    const counted = async () => {
      const visits = await Promise.all([store.visit(place.enrollmentId), store.visit(id)]);
      return visits.map((visit) => [visit?.unsent.photos, visit?.photoBytes]);
    };
    expect(await counted()).toEqual([
      [1, 700],
      [2, 100],
    ]);
    await tablet.exchange(async (url, init) => {
      if (url.includes("/photos/")) return Response.json({ diapason: "photo" });
      return Response.json({ ...(await (await server(url, init)).json()), missingPhotos: [] });
    });
    expect(await counted()).toEqual([
      [0, 700],
      [0, 100],
    ]);
  });

  test("one that is refused stays unsent and stops no other; one that was taken back isn't sent", async () => {
    const { tablet, place, server } = await aPreparedTablet();
    const { store } = tablet.opened();
    for (const [index, letter] of ["a", "b", "c"].entries()) {
      await store.addPhoto(place, aPhoto({ sha256: letter.repeat(64) }), bytesOf(100 + index));
    }
    const entries = (await store.visit(place.enrollmentId))?.entries ?? [];
    const third = entries.find(({ value }) => JSON.stringify(value).includes("ccc"));
    await store.write({ ...place, subject: "photo", key: third?.key ?? "", value: null });
    expect(await store.visits()).toMatchObject([{ unsent: { operations: 4, photos: 2 } }]);
    const sent: string[] = [];
    const picky: typeof server = async (url, init) => {
      if (!url.includes("/photos/")) {
        return Response.json({ ...(await (await server(url, init)).json()), missingPhotos: [] });
      }
      sent.push(url.slice(-1));
      return url.endsWith("a")
        ? Response.json({ message: "non" }, { status: 422 })
        : Response.json({ diapason: "photo" });
    };
    expect(await tablet.exchange(picky)).toEqual({ kind: "done" });
    expect(sent).toEqual(["a", "b"]);
    const [visit] = await store.visits();
    expect(visit).toMatchObject({ unsent: { operations: 0, photos: 1 }, syncedAt: null });
  });
});

describe("the tables of an older version", () => {
  test("open with the present one, a full queue in them, and nothing is missing", async () => {
    const source = aBrowser();
    const dataKey = await aDataKey();
    const first = await aPreparedTablet({ source, dataKey, deviceId: "un" });
    for (let index = 0; index < 300; index += 1) await first.say(`q${index}`, `réponse ${index}`);
    await first.tablet.opened().store.addPhoto(first.place, aPhoto(), bytesOf(3_000));
    const { db } = first.tablet.opened().field;
    const names = Object.keys(VERSION_1);
    const rows = await Promise.all(names.map((name) => db.dexie.table(name).toArray()));
    const before = await first.tablet.opened().store.visit(first.enrollmentId);
    // The same rows, in tables that a version 1 made.
    const old = aBrowser();
    const dexie = new Dexie(fieldDbName(first.user.id), old);
    dexie.version(1).stores(VERSION_1);
    for (const [index, name] of names.entries()) await dexie.table(name).bulkAdd(rows[index] ?? []);
    dexie.close();
    const tablet = await aTablet({ source: old, dataKey, deviceId: "un", userId: first.user.id });
    onTestFinished(() => tablet.close());
    expect(await tablet.opened().store.visit(first.enrollmentId)).toEqual(before);
    expect(await tablet.opened().store.photoBytes(first.enrollmentId, aPhoto().sha256)).toEqual(
      bytesOf(3_000),
    );
    expect(await tablet.opened().field.db.operations.where("state").equals("pending").count()).toBe(301);
    await noteTrouble(tablet.opened().field, "Un ennui");
    expect(await listTroubles(tablet.opened().field)).toMatchObject([{ what: "Un ennui" }]);
    expect(await first.say("q0", "encore", tablet)).toEqual({ ok: true });
  });
});

/** As they were: never edited. */
const VERSION_1 = {
  packs: "enrollmentId",
  contents: "questionnaire",
  sheets: "respondentId, enrollmentId",
  answers: "[respondentId+subject+key], enrollmentId",
  operations: "++order, &id, state, [respondentId+subject+key], [enrollmentId+state], [enrollmentId+isTold]",
  photos: "[enrollmentId+sha256], state, [enrollmentId+state]",
  conflicts: "id, enrollmentId, [respondentId+subject+key]",
  meta: "name",
};

test("of what goes wrong, the last are kept, the latest first", async () => {
  const { tablet } = await aPreparedTablet();
  for (let index = 0; index < 23; index += 1) await noteTrouble(tablet.opened().field, `ennui ${index}`);
  const troubles = await listTroubles(tablet.opened().field);
  expect(troubles).toHaveLength(MOST_TROUBLES);
  expect([troubles[0]?.what, troubles.at(-1)?.what]).toEqual(["ennui 22", "ennui 3"]);
});
