import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, onTestFinished, test } from "vitest";
import { FIRST_COMPOSITION } from "#app/domain/publication/composition.ts";
import { content } from "#app/server/content/load-content.ts";
import { describeFailure } from "#app/server/failures.ts";
import { makeLog } from "#app/server/log.ts";
import { openPdfPool } from "#app/server/pdf/pool.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { publish } from "#app/server/publications/publish.ts";
import { LARGE_FROM, openReadings, type Readings } from "#app/server/readings/readings.ts";
import { type Asked, type ReadingKind, readWholeOperation } from "#app/server/readings/whole-operation.ts";
import type { Db } from "#db/client.server.ts";
import { ENDS, FAILS, NEVER_ANSWERS } from "#tests/server/readings/odd-worker.ts";
import { aStoredAction } from "#tests/support/a-collective-action.ts";
import { aDatabase, aDatabaseFile, aUser, writeAnswers } from "#tests/support/a-database.ts";
import { actingAs } from "#tests/support/an-acting-user.ts";
import {
  anAssessedFirm,
  anOperationToPublish,
  type ToPublish,
} from "#tests/support/an-operation-to-publish.ts";

const TODAY = "2027-06-15";
const NOW = "2027-06-15T09:00:00.000Z";
const ODD = `${projectRoot()}/tests/server/readings/odd-worker.ts`;
const MISSING = `${projectRoot()}/tests/server/readings/no-such-worker.ts`;

type Scene = ToPublish & { readonly db: Db };

function aScene(): Scene {
  const { db } = aDatabaseFile();
  return { db, ...anOperationToPublish(db) };
}

/** As if every operation were large, unless told otherwise; closed when the test ends. */
function readingsOf({ db }: Pick<Scene, "db">, settings: Parameters<typeof openReadings>[1] = {}): Readings {
  const readings = openReadings({ db, content }, { largeFrom: 0, ...settings });
  onTestFinished(() => readings.close());
  return readings;
}

function here<K extends ReadingKind>({ db }: Scene, kind: K, asked: Asked<K>) {
  return readWholeOperation({ db, content: content() }, kind, asked);
}

function everyQuestion({ db, operation, firms }: Scene) {
  const [first] = firms;
  if (first === undefined) throw new Error("no firm");
  const template = content().collectiveActions.collectiveActions[0]?.id ?? "";
  const action = aStoredAction(db, operation.id, { template });
  const all = { operationId: operation.id, today: TODAY };
  const one = { ...all, enrollmentId: first.id };
  return {
    overview: all,
    synthesis: all,
    publication: { ...all, composition: FIRST_COMPOSITION },
    needs: { ...all, filter: "metier=Menuiserie" },
    "firms-needing": { ...all, template },
    candidates: { ...all, actionId: action.id },
    results: one,
    "firm-report": one,
    "firm-reports": { ...all, enrollmentIds: firms.slice(0, 3).map(({ id }) => id) },
    perspectives: one,
  } satisfies { readonly [K in ReadingKind]: Asked<K> };
}

describe("a whole operation", () => {
  test("reads the same here and on the thread, whatever is asked", async () => {
    const scene = aScene();
    const readings = readingsOf(scene);
    const same = async <K extends ReadingKind>(kind: K, asked: Asked<K>) => {
      const apart = await readings.read(kind, asked);
      expect(apart).toEqual(here(scene, kind, asked));
      return JSON.stringify(apart)?.length ?? 0;
    };
    const questions = everyQuestion(scene);
    const lengths = {
      overview: await same("overview", questions.overview),
      synthesis: await same("synthesis", questions.synthesis),
      publication: await same("publication", questions.publication),
      needs: await same("needs", questions.needs),
      "firms-needing": await same("firms-needing", questions["firms-needing"]),
      candidates: await same("candidates", questions.candidates),
      results: await same("results", questions.results),
      "firm-report": await same("firm-report", questions["firm-report"]),
      "firm-reports": await same("firm-reports", questions["firm-reports"]),
      perspectives: await same("perspectives", questions.perspectives),
    } satisfies { readonly [K in ReadingKind]: number };
    const empty = Object.entries(lengths).filter(([, length]) => length < 3);
    expect(empty).toEqual([]);
  });

  test("is null where there is none", async () => {
    const readings = readingsOf(aScene());
    expect(await readings.read("synthesis", { operationId: "none", today: TODAY })).toBeNull();
  });

  test("is read again by the thread when something was written of it", async () => {
    const scene = aScene();
    const readings = readingsOf(scene);
    const asked = { operationId: scene.operation.id, today: TODAY };
    const before = await readings.read("synthesis", asked);
    const added = anAssessedFirm(scene.db, scene.operation, 3);
    expect(await readings.read("synthesis", asked)).toEqual(here(scene, "synthesis", asked));
    writeAnswers(scene.db, added.sheets.consultant, { "planning-des-chantiers": { state: "unknown" } });
    const after = await readings.read("synthesis", asked);
    expect(after).toEqual(here(scene, "synthesis", asked));
    expect(after?.report.synthesis.progress.assessed).toBe(
      (before?.report.synthesis.progress.assessed ?? 0) + 1,
    );
  });

  test("is published from the thread's reading, and held next to it the next time", async () => {
    const { db } = aDatabaseFile();
    const user = aUser(db);
    const scene = { db, ...anOperationToPublish(db, { consultants: [user.id] }) };
    const readings = readingsOf(scene);
    const publisher = { actor: { ...actingAs(scene.db, user), email: user.email }, address: "192.0.2.1" };
    const pdf = openPdfPool(1);
    onTestFinished(() => pdf.close());
    const tools = { db: scene.db, content: content(), readings, pdf, log: makeLog("silent") };
    const asked = { operationId: scene.operation.id, today: TODAY, composition: FIRST_COMPOSITION };
    const fingerprint = here(scene, "publication", asked)?.fingerprint ?? "";
    const publishSeen = () =>
      publish(tools, publisher, scene.operation.id, { revision: 0, fingerprint }, NOW);
    anAssessedFirm(scene.db, scene.operation, 3);
    expect(await publishSeen()).toMatchObject({ ok: false, problem: { code: "changed" } });
    const again = (await readings.read("publication", asked))?.fingerprint ?? "";
    const published = await publish(
      tools,
      publisher,
      scene.operation.id,
      { revision: 0, fingerprint: again },
      NOW,
    );
    expect(published).toEqual({ ok: true, value: { number: 1 } });
    anAssessedFirm(scene.db, scene.operation, 4);
    const next = await readings.read("publication", asked);
    expect(next).toEqual(here(scene, "publication", asked));
    expect(next?.held.length).toBeGreaterThan(0);
  });
});

describe("which thread reads", () => {
  const asked = ({ operation }: Pick<ToPublish, "operation">) => ({
    operationId: operation.id,
    today: TODAY,
  });

  test("a small operation is read here: no thread is started", async () => {
    const scene = aScene();
    const readings = readingsOf(scene, { largeFrom: scene.firms.length + 1, worker: MISSING });
    expect(await readings.read("overview", asked(scene))).toEqual(here(scene, "overview", asked(scene)));
    anAssessedFirm(scene.db, scene.operation, 1);
    await expect(readings.read("overview", asked(scene))).rejects.toMatchObject({ code: "READING_FAILED" });
    expect(LARGE_FROM).toBe(300);
  });

  test("a database in memory is read here, however large", async () => {
    const db = aDatabase();
    const scene = { db, ...anOperationToPublish(db, { firmCount: 2 }) };
    const readings = readingsOf(scene, { worker: MISSING });
    expect(await readings.read("overview", asked(scene))).toEqual(here(scene, "overview", asked(scene)));
  });

  test("two who ask the same at once share one reading, unless something is written in between", async () => {
    const scene = aScene();
    const readings = readingsOf(scene, { worker: ODD });
    const [first, second] = await Promise.all([
      readings.read("overview", asked(scene)),
      readings.read("overview", asked(scene)),
    ]);
    expect(second).toBe(first);
    const third = readings.read("overview", asked(scene));
    anAssessedFirm(scene.db, scene.operation, 1);
    const fourth = readings.read("overview", asked(scene));
    const another = readings.read("overview", { ...asked(scene), today: "2027-06-16" });
    expect(await Promise.all([third, fourth, another])).toMatchObject([
      { asked: 2 },
      { asked: 3 },
      { asked: 4 },
    ]);
  });
});

describe("a thread that fails", () => {
  test.each([
    { how: "ends in the middle", today: ENDS, why: /exited with code: 3/ },
    { how: "refuses", today: FAILS, why: /no such questionnaire/ },
    { how: "is too slow", today: NEVER_ANSWERS, why: /abort/i },
  ])("and $how says so in French, and the next reading is done", async ({ today, why }) => {
    const scene = aScene();
    // Long enough for a thread to start.
    const readings = readingsOf(scene, { worker: ODD, limitMs: 4_000 });
    const all = { operationId: scene.operation.id };
    const error = await readings.read("overview", { ...all, today }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "READING_FAILED", cause: { message: expect.stringMatching(why) } });
    expect(describeFailure(error)).toMatchObject({
      status: 503,
      personMessage: expect.stringMatching(/^Les chiffres de cette opération n’ont pas pu être calculés\./),
      logMessage: "a large operation could not be read",
    });
    expect(await readings.read("overview", { ...all, today: TODAY })).toMatchObject({ asked: 1 });
  });

  test("is stopped at its limit even when memory is collected meanwhile", async () => {
    const scene = aScene();
    const readings = readingsOf(scene, { worker: ODD, limitMs: 1_500 });
    setFlagsFromString("--expose-gc");
    const collect: unknown = runInNewContext("gc");
    if (typeof collect !== "function") throw new Error("memory can't be collected on demand");
    const collecting = setInterval(() => collect(), 100);
    onTestFinished(() => clearInterval(collecting));
    const waiting = readings.read("overview", { operationId: scene.operation.id, today: NEVER_ANSWERS });
    await expect(waiting).rejects.toMatchObject({ code: "READING_FAILED" });
  });

  test("when the readings are closed, nobody waits for ever", async () => {
    const scene = aScene();
    const readings = openReadings({ db: scene.db, content }, { largeFrom: 0, worker: ODD });
    const waiting = readings.read("overview", { operationId: scene.operation.id, today: NEVER_ANSWERS });
    const outcome = expect(waiting).rejects.toMatchObject({ code: "READING_FAILED" });
    await readings.close();
    await outcome;
  });
});
