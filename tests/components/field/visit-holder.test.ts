/** The real store, over an IndexedDB in memory. */
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { v7 } from "uuid";
import { afterEach, describe, expect, it } from "vitest";
import { keepWords } from "#app/components/field/keep-state.tsx";
import { handleOf, type VisitHandle } from "#app/components/field/use-visit.ts";
import { type HeldVisit, holdVisit, type VisitHolder } from "#app/components/field/visit-holder.ts";
import type { Photo } from "#app/domain/visit/visit-fact.ts";
import { openStore } from "#app/offline/field/open-store.ts";
import { createVault } from "#app/offline/field/vault.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { visitPack } from "#app/server/field/pack.ts";
import { aFieldVisit, FIELD_QUESTIONNAIRE, questionnaireOf, RETURN } from "#tests/support/a-field-visit.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

describe("a visit on the screen", () => {
  it("is being opened, then there", async () => {
    const { store, enrollmentId } = await aTablet();
    const holder = held(holdVisit(store, enrollmentId));
    expect(holder.holding()).toBe("opening");
    expect((await there(holder)).visit.pack.enrollmentId).toBe(enrollmentId);
  });

  it("says so when this device has not got it", async () => {
    const { store } = await aTablet();
    const holder = held(holdVisit(store, v7()));
    await until(() => holder.holding() === "absent");
  });

  it("shows what is written at once, and says that it is kept only once it is", async () => {
    const { store, enrollmentId } = await aTablet();
    const holder = held(holdVisit(store, enrollmentId));
    const before = handleIn(await there(holder), holder, store);
    before.interview.write("answer", "salaries", { choice: "toujours" });
    const shown = handleIn(now(holder), holder, store);
    expect(shown.interview.entry("answer", "salaries")).toMatchObject({
      ...{ value: { choice: "toujours" }, state: { kind: "sending" } },
    });
    expect(shown.interview.state.visible.has("formation")).toBe(true);
    expect(keepWords(shown)).toBe("enregistrement…");
    const kept = await eventually(holder, store, (handle) => stateIn(handle) === "kept");
    expect(kept.interview.entry("answer", "salaries").value).toEqual({ choice: "toujours" });
    const device = await store.visit(enrollmentId);
    expect(device?.entries.find(({ key }) => key === "salaries")?.value).toEqual({ choice: "toujours" });
    await eventually(holder, store, (handle) => handle.visit.unsent.operations === 1);
    expect(keepWords(handleIn(now(holder), holder, store))).toBe(
      "Tout est enregistré sur cet appareil. À envoyer\u00A0: 1 saisie.",
    );
  });

  it("keeps the last of what was written quickly in one place", async () => {
    const { store, enrollmentId } = await aTablet();
    const holder = held(holdVisit(store, enrollmentId));
    const { interview } = handleIn(await there(holder), holder, store);
    for (const text of ["V", "Vu", "Vu en", "Vu en atelier"]) interview.write("comment", "salaries", text);
    await eventually(holder, store, ({ notKept }) => notKept.writing === 0);
    const device = await store.visit(enrollmentId);
    expect(device?.entries.find(({ subject }) => subject === "comment")?.value).toBe("Vu en atelier");
  });

  it("does not write again what is there", async () => {
    const { store, enrollmentId } = await aTablet();
    const holder = held(holdVisit(store, enrollmentId));
    handleIn(await there(holder), holder, store).interview.write("stake", "pilotage", 3);
    const kept = await eventually(holder, store, ({ visit }) => visit.unsent.operations === 1);
    kept.interview.write("stake", "pilotage", 3);
    expect(handleIn(now(holder), holder, store).notKept.writing).toBe(0);
  });

  it("keeps on the screen, and says loudly, what the device could not keep", async () => {
    const { store, enrollmentId } = await aTablet();
    const holder = held(holdVisit(store, enrollmentId));
    const before = handleIn(await there(holder), holder, store);
    store.lock();
    before.interview.write("answer", "salaries", { choice: "toujours" });
    const lost = await eventually(holder, store, ({ notKept }) => notKept.lost === 1);
    const { value, state } = lost.interview.entry("answer", "salaries");
    expect([value, state.kind]).toEqual([{ choice: "toujours" }, "lost"]);
    expect(keepWords(lost)).toBe(
      "1 saisie n’est pas enregistrée\u00A0: ne fermez pas, elle est sur cet écran seulement.",
    );
    lost.interview.keepAgain("answer", "salaries");
    expect(handleIn(now(holder), holder, store).notKept).toEqual({ writing: 1, lost: 0 });
  });

  it("gives back what the device could not keep once it is opened again, and keeps it then", async () => {
    const { store, field, enrollmentId, openAgain } = await aTablet();
    const holder = held(holdVisit(store, enrollmentId));
    const before = handleIn(await there(holder), holder, store);
    field.db.dexie.close();
    before.interview.write("answer", "salaries", { choice: "non" });
    await eventually(holder, store, ({ notKept }) => notKept.lost === 1);
    before.interview.write("answer", "salaries", { choice: "toujours" });
    before.interview.write("comment", "salaries", "Vu en atelier");
    await eventually(holder, store, ({ notKept }) => notKept.lost === 2);
    holder.close();
    field.close();

    const again = await openAgain();
    const other = held(holdVisit(again, enrollmentId));
    const { interview } = await eventually(other, again, ({ visit }) => visit.unsent.operations === 2);
    expect(interview.entry("answer", "salaries").value).toEqual({ choice: "toujours" });
    expect(interview.entry("comment", "salaries").value).toBe("Vu en atelier");
    expect(await again.unkept(enrollmentId)).toEqual([]);
  });

  it("is read again when another page writes on the device", async () => {
    const { store, enrollmentId, consultantSheet } = await aTablet();
    const holder = held(holdVisit(store, enrollmentId));
    await there(holder);
    const end = { kind: "end", endedAt: RETURN } as const;
    await store.write({
      enrollmentId,
      respondentId: consultantSheet,
      subject: "visit",
      key: "end",
      value: end,
    });
    const told = await eventually(holder, store, (handle) => handle.fact("end") !== null);
    expect([told.fact("end"), told.factState("end").kind, told.fact("time")]).toEqual([end, "kept", null]);
  });

  it("gives the photos in the order in which they were taken, and none that was taken away", async () => {
    const { store, enrollmentId, consultantSheet } = await aTablet();
    const holder = held(holdVisit(store, enrollmentId));
    await there(holder);
    const [first, second] = [v7(), v7()];
    const photo: Photo = {
      ...{ question: null, sha256: "b".repeat(64), mediaType: "image/jpeg", caption: "Atelier" },
      ...{ width: 800, height: 600, size: 10 },
    };
    const slot = { enrollmentId, respondentId: consultantSheet, subject: "photo" } as const;
    await store.write({ ...slot, key: second, value: photo });
    await store.write({ ...slot, key: first, value: photo });
    const both = await eventually(holder, store, ({ photos }) => photos.length === 2);
    const backwards = { ...both, slots: new Map([...both.slots].toReversed()) };
    for (const visit of [both, backwards]) {
      expect(handleIn(visit, holder, store).photos.map(({ id }) => id)).toEqual([first, second]);
    }
    both.writePhoto(first, null);
    await eventually(holder, store, ({ photos }) => photos.length === 1);
  });
});

async function aTablet() {
  const { db, firm, actor, user } = aFieldVisit();
  const pack = mustSucceed(visitPack({ db, questionnaireOf }, firm.id, actor, RETURN));
  const { dataKey } = await createVault("314159", 1_000);
  const source = { indexedDB: new IDBFactory(), IDBKeyRange };
  const owner = { userId: user.id, deviceId: v7(), dataKey, unkept: new Map() };
  const openIt = async () => {
    const opening = await openStore(owner, source);
    if (!opening.ok) throw new Error(opening.why);
    closing.push(opening.value.field.close);
    return opening.value;
  };
  const { store, field } = await openIt();
  const kept = await store.putVisit(pack, {
    ...{ diapason: "contenu", questionnaire: FIELD_QUESTIONNAIRE, fundingSchemes: [] },
    ...{ schemesCheckedOn: null, collectiveActions: [] },
  });
  expect(kept).toEqual({ ok: true });
  const openAgain = async () => (await openIt()).store;
  return { store, field, openAgain, enrollmentId: firm.id, consultantSheet: firm.sheets.consultant };
}

type Store = Awaited<ReturnType<typeof aTablet>>["store"];

function held(holder: VisitHolder): VisitHolder {
  closing.push(holder.close);
  return holder;
}

function now(holder: VisitHolder): HeldVisit {
  const holding = holder.holding();
  if (typeof holding === "string") throw new Error(`the visit is ${holding}`);
  return holding;
}

async function there(holder: VisitHolder): Promise<HeldVisit> {
  await until(() => typeof holder.holding() !== "string");
  return now(holder);
}

function handleIn(visit: HeldVisit, holder: VisitHolder, store: Store): VisitHandle {
  return handleOf(visit, holder, store.putAway);
}

function stateIn({ interview }: VisitHandle): string {
  return interview.entry("answer", "salaries").state.kind;
}

async function eventually(
  holder: VisitHolder,
  store: Store,
  isSo: (handle: VisitHandle) => boolean,
): Promise<VisitHandle> {
  await until(() => typeof holder.holding() !== "string" && isSo(handleIn(now(holder), holder, store)));
  return handleIn(now(holder), holder, store);
}

async function until(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo, { timeout: 3_000, interval: 5 }).toBe(true);
}
