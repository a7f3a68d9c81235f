/**
 * What goes wrong on a tablet that is not anybody's fault: each is said in words, and nothing is lost, nothing comes twice.
 *
 * The rest of the list is shown elsewhere: a hotel's welcome page, a session that ended, a new version during an interview, a
 * version of which a file is cut and wrong PINs in field-shell.test.ts; two tabs in field-visit.test.ts; a server that is killed
 * and two tablets in field-interview.test.ts.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { nowInstant } from "#app/server/clock.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { withdrawEnrollment } from "#db/enrollment-writes.ts";
import { eraseEnrollment } from "#db/erasures.ts";
import { aBrowser } from "#tests/support/a-browser.ts";
import { type AnEnrollment, type AnOperation, anEnrollment, anOperation } from "#tests/support/a-database.ts";
import { CUT, openLocked, prepareVisits, rowsOnDevice, sendAll, unlock } from "#tests/support/a-field-app.ts";
import { aGate, type Gate } from "#tests/support/a-gate.ts";
import { type Account, anAccount, aRunningApp, type RunningApp } from "#tests/support/a-running-app.ts";
import { aVisit, loginAs, type Visit } from "#tests/support/a-visit.ts";
import { checkPage } from "#tests/support/check-page.ts";

let app: RunningApp;
let browser: Browser;
let gate: Gate;
let claire: Account;
let content: string;
beforeAll(async () => {
  content = mkdtempSync(join(tmpdir(), "diapason-content-"));
  cpSync(join(projectRoot(), "questionnaires"), content, { recursive: true });
  gate = await aGate();
  [app, browser] = await Promise.all([
    aRunningApp(undefined, { APP_ORIGIN: gate.url, DIAPASON_CONTENT: content }),
    aBrowser(),
  ]);
  gate.leadTo(app.url);
  claire = await anAccount(app, { role: "consultant", name: "Claire Martin" });
});
afterEach(() => gate.become("through"));
afterAll(async () => {
  for (const { test, ...counts } of counted) {
    process.stdout.write(`${test} : ${JSON.stringify(counts)}\n`);
  }
  await browser?.close();
  await app?.stop();
  await gate?.close();
  rmSync(content, { recursive: true, force: true });
});

/** By test: how many writings the tablet held at its end, how many of them as received, and how many the server's log. */
const counted: Readonly<Record<"test", string> & Record<"onTablet" | "received" | "inLog", number>>[] = [];
/** What the console says besides, while something else than the server answers. */
const EXPECTED = new RegExp(`${CUT.source}|ERR_(INCOMPLETE|CONTENT_LENGTH)|^500 for`);
/** Milliseconds: what one writes in a row is sent together. */
const LONG = { timeout: 15_000 };
const DAY = 24 * 60 * 60 * 1_000;
const TENIR = 'answer {"choice":"tenir"}';
const OTHER = "Une idée en tête, non écrite";
const KEPT = "enregistré sur cet appareil";

describe("the server", () => {
  test("fails with 500: the answer stays on the tablet, and is on the server once when it is well again", async () => {
    const tablet = await aTablet();
    const { page, question } = tablet;
    gate.become("failing");
    await answer(tablet);
    await question.getByText(KEPT).waitFor();
    await bar(
      page,
      /Le serveur ne (peut pas recevoir en ce moment|répond pas)\. 1 saisie à envoyer, sur cet appareil\./,
    );
    expect(written(tablet)).toEqual([]);
    gate.become("through");
    await sendAll(page);
    expect(written(tablet)).toEqual([TENIR]);
    await end(tablet);
  });

  test("takes what is sent and its reply is cut in the middle: sent again, and there once", async () => {
    const tablet = await aTablet();
    const { page, question } = tablet;
    // Who is signed in is known: only the reply to what is sent is cut.
    await answer(tablet);
    await question.getByText("reçu", { exact: true }).waitFor();
    gate.become("torn");
    await answer(tablet, OTHER);
    await bar(page, /Le serveur ne répond pas\. 1 saisie à envoyer, sur cet appareil\./);
    expect(written(tablet)).toHaveLength(2);
    await question.getByText(KEPT).waitFor();
    gate.become("through");
    await sendAll(page);
    expect(written(tablet)).toHaveLength(2);
    await end(tablet);
  });

  test("was restored from an older copy: what it had acknowledged since is sent again, once", async () => {
    const tablet = await aTablet();
    const { page, question } = tablet;
    await answer(tablet);
    await question.getByText("reçu", { exact: true }).waitFor();
    const copy = `${app.file}-copie`;
    await app.db.$client.backup(copy);
    await question.getByRole("button", { name: "Commentaire" }).click();
    await question.getByRole("textbox", { name: "Commentaire" }).fill("Dit après la copie");
    await question.getByRole("checkbox", { name: "À revoir" }).check();
    await bar(page, /Tout est envoyé/);
    await expect.poll(() => written(tablet), LONG).toHaveLength(3);

    gate.become("cut");
    const older = new Database(copy);
    await older.backup(app.file);
    older.close();
    await app.killAndRestart();
    expect(written(tablet)).toEqual([TENIR]);
    gate.become("through");
    // All was acknowledged: the tablet learns of it when it asks for news.
    await page.getByRole("button", { name: "Actualiser" }).click();
    await expect
      .poll(() => written(tablet).toSorted(), LONG)
      .toEqual([TENIR, 'comment "Dit après la copie"', "review true"]);
    expect(await question.getByRole("textbox", { name: "Commentaire" }).inputValue()).toBe(
      "Dit après la copie",
    );
    await end(tablet);
  });

  test("has no longer the questionnaire: nothing is guessed, and it goes when the questionnaire is back", async () => {
    const tablet = await aTablet();
    const { page, home, question } = tablet;
    gate.become("cut");
    await answer(tablet);
    const putBack = withoutVersion1(content);
    await app.killAndRestart();
    gate.become("through");
    await page.getByRole("button", { name: "Envoyer maintenant" }).click();
    await page.getByText("Le serveur n’a plus le questionnaire de cette visite").waitFor();
    await checkPage(tablet, "terrain sans questionnaire");
    expect(written(tablet)).toEqual([]);
    // One goes on: the tablet has it.
    await answer(tablet, OTHER);
    await question.getByText(KEPT).waitFor();
    await openLocked(page, home);
    await bar(page, /2 saisies à envoyer/);

    putBack();
    await app.killAndRestart();
    await sendAll(page);
    expect(written(tablet)).toEqual([TENIR, 'answer {"choice":"idee-en-tete"}']);
    await end(tablet);
  });
});

describe("the firm, meanwhile,", () => {
  test("withdrew: its visit can only be read, and what it refused is shown until it is put away", async () => {
    const tablet = await aTablet();
    const { page, firm } = tablet;
    gate.become("cut");
    await answer(tablet);
    withdrawEnrollment(app.db, firm.id, "Cessation d’activité", nowInstant());
    gate.become("through");
    await page.getByRole("button", { name: "Envoyer maintenant" }).click();
    await page.getByText("Cette entreprise s’est retirée de l’opération").first().waitFor();
    await page.getByText("1 saisie refusée").waitFor();
    await page.getByText("Tenir, sans plus").first().waitFor();
    expect(written(tablet)).toEqual([]);
    await page.getByRole("link", { name: firm.firm.name }).click();
    await page.getByRole("heading", { name: "1 saisie refusée" }).waitFor();
    await checkPage(tablet, "terrain retiree");
    await page.getByRole("button", { name: "Retirer cette saisie" }).click();
    await page.getByText("1 saisie refusée").first().waitFor({ state: "detached" });
    await end(tablet);
  });

  test("is no longer in the consultant’s operations: what was written stays on the tablet", async () => {
    const tablet = await aTablet();
    const { page, operation } = tablet;
    gate.become("cut");
    await answer(tablet);
    app.db.$client.prepare("DELETE FROM operation_members WHERE operation_id = ?").run(operation.id);
    gate.become("through");
    await page.getByRole("button", { name: "Envoyer maintenant" }).click();
    await page.getByText("Cette entreprise n’est plus dans vos opérations").first().waitFor();
    await page.getByText("1 saisie refusée").waitFor();
    await page.getByText("Tenir, sans plus").first().waitFor();
    await checkPage(tablet, "terrain plus dans vos operations");
    expect(written(tablet)).toEqual([]);
    await end(tablet);
  });

  test("was erased at its own request: nothing of it comes back, and the tablet says so", async () => {
    const tablet = await aTablet();
    const { page, firm } = tablet;
    gate.become("cut");
    await answer(tablet);
    const { id: enrollmentId, operationId, firmId } = firm;
    eraseEnrollment(app.db, { enrollmentId, operationId, firmId, erasedAt: nowInstant().slice(0, 10) });
    gate.become("through");
    await page.getByRole("button", { name: "Envoyer maintenant" }).click();
    await page.getByText("1 saisie refusée").waitFor();
    expect(written(tablet)).toEqual([]);
    await end(tablet);
  });
});

describe("the tablet", () => {
  for (const [words, days, told] of [
    ["a year ahead", 365, "en avance de 365 jours sur celle du serveur"],
    ["a year behind", -365, "en retard de 365 jours sur celle du serveur"],
  ] as const) {
    test(`has its clock ${words}: it is said, answers come in order, and no visit goes away`, async () => {
      const tablet = await aTablet({ clock: days * DAY });
      const { page, question, home, firm } = tablet;
      await answer(tablet);
      await answer(tablet, OTHER);
      await question.getByText("reçu", { exact: true }).waitFor();
      const now = Date.now();
      const rows = operations(tablet);
      expect(rows.map(({ recordedAt }) => Math.abs(Date.parse(recordedAt) - now) < DAY)).toEqual([
        true,
        true,
      ]);
      await openLocked(page, "/terrain/appareil");
      await page.getByText(told).waitFor();
      await page.getByRole("link", { name: "Visites", exact: true }).click();
      await page.getByRole("link", { name: firm.firm.name }).waitFor();
      await openLocked(page, home);
      await page.getByText("Tout est enregistré sur cet appareil et reçu par le serveur.").waitFor();
      await end(tablet);
    });
  }

  test("promises nothing about its storage: it is said where one leaves from", async () => {
    const tablet = await aTablet({
      script: () => {
        for (const name of ["persist", "persisted"]) {
          Object.defineProperty(StorageManager.prototype, name, { value: async () => false });
        }
      },
    });
    const { page } = tablet;
    await openLocked(page, "/terrain");
    await page.getByText("Ce navigateur ne promet pas de garder ce qui est ici").waitFor();
    await page.getByRole("link", { name: "Appareil", exact: true }).click();
    await page.getByText("Non, le navigateur ne promet rien").waitFor();
    await end(tablet);
  });

  test("has no storage at all: it says so before anybody writes", async () => {
    const visit = await aVisit(browser, gate);
    const { page, context } = visit;
    await loginAs(page, claire);
    await context.addInitScript(() => {
      Object.defineProperty(IDBFactory.prototype, "open", {
        value: () => {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
    await page.goto("/terrain");
    await page.getByRole("heading", { name: "Ce navigateur ne garde rien" }).waitFor();
    await checkPage(visit, "terrain sans stockage");
    expect(visit.complaints).toEqual([]);
    await context.close();
  });

  test("is full: what was said stays on the screen, is said not to be kept, and is kept once there is room", async () => {
    const tablet = await aTablet({ script: makeFillable });
    const { page, question, home } = tablet;
    await answer(tablet);
    await question.getByText("reçu", { exact: true }).waitFor();
    gate.become("cut");
    await fill(page, true);
    await answer(tablet, OTHER);
    await question.getByText("La mémoire de cet appareil est pleine.").waitFor();
    await page.getByText("1 saisie n’est pas enregistrée").waitFor();
    expect(await question.getByRole("radio", { name: OTHER }).isChecked()).toBe(true);
    await checkPage(tablet, "terrain plein");

    // Put away locked in the meantime: it comes back with the code, and is kept once there is room.
    await page.getByRole("button", { name: "Verrouiller" }).click();
    await page.getByRole("heading", { name: "Appareil verrouillé" }).waitFor();
    await page.getByText("1 saisie n’a pas trouvé de place sur cet appareil").waitFor();
    await checkPage(tablet, "terrain plein verrouille");
    await unlock(page);
    await question.getByText("La mémoire de cet appareil est pleine.").waitFor();
    expect(await question.getByRole("radio", { name: OTHER }).isChecked()).toBe(true);
    await fill(page, false);
    await question.getByRole("button", { name: "Réessayer" }).click();
    await question.getByText(KEPT).waitFor();

    // Locked while there is no room: what it holds is read all the same.
    gate.become("through");
    await fill(page, true);
    await openLocked(page, home);
    await page.getByRole("heading", { name: tablet.firm.firm.name }).waitFor();
    await fill(page, false);
    await sendAll(page);
    expect(written(tablet)).toHaveLength(2);
    await end(tablet);
  });

  test("is given photos that are none (0 bytes, 41 MB, a text, a cut one): each is refused in words, none is queued", async () => {
    const tablet = await aTablet();
    const { question } = tablet;
    const head = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1]);
    const heavy = join(content, "lourde.jpg");
    writeFileSync(heavy, head);
    truncateSync(heavy, 41 * 1024 * 1024);
    const file = (name: string, buffer: Buffer) => ({ name, mimeType: "image/jpeg", buffer });
    for (const [given, words] of [
      [file("vide.jpg", Buffer.alloc(0)), "Cette photo est vide"],
      [heavy, "Cette photo pèse plus de 40"],
      [file("devis.jpg", Buffer.from("Devis n° 12 : 1 200 €")), "Ce fichier n’est pas une photo."],
      [file("coupee.jpg", head), "Cette photo ne peut pas être lue"],
    ] as const) {
      await question.locator("input[type=file]").last().setInputFiles(given);
      await question.getByRole("alert").getByText(words).waitFor();
    }
    rmSync(heavy);
    await checkPage(tablet, "terrain photo refusee");
    expect(await question.getByRole("img").count()).toBe(0);
    await answer(tablet);
    await question.getByText("reçu", { exact: true }).waitFor();
    expect(written(tablet)).toEqual([TENIR]);
    await end(tablet);
  });

  test("holds tables of a later version: the page asks to be reloaded, and touches nothing", async () => {
    const tablet = await aTablet();
    const { page, home } = tablet;
    gate.become("cut");
    await answer(tablet);
    await bar(page, /1 saisie à envoyer/);
    gate.become("through");
    await page.goto("/operations");
    const name = `diapason-terrain-${claire.id}`;
    // As the version of tomorrow leaves it.
    const before = await countRows(page, name, 90);
    await openLocked(page, home);
    await page.getByRole("heading", { name: "Cette page est d’une version trop ancienne" }).waitFor();
    await page.getByText("Rien n’est perdu.").waitFor();
    await checkPage(tablet, "terrain version trop ancienne");
    await page.goto("/operations");
    expect(await countRows(page, name, 90)).toEqual(before);
    expect(before).toMatchObject({ operations: 1 });
    await end(tablet);
  });

  test("holds tables of the first version, with answers that wait: they are brought up to date, and go", async () => {
    const tablet = await aTablet();
    const { page, home } = tablet;
    gate.become("cut");
    await answer(tablet);
    await bar(page, /1 saisie à envoyer/);
    gate.become("through");
    await page.goto("/operations");
    await putBackToVersion1(page, `diapason-terrain-${claire.id}`);
    expect(written(tablet)).toEqual([]);
    await openLocked(page, home);
    await page.getByText("Tout est enregistré sur cet appareil et reçu par le serveur.").waitFor();
    expect(written(tablet)).toEqual([TENIR]);
    await end(tablet);
  });
});

type Tablet = Visit & {
  readonly operation: AnOperation;
  readonly firm: AnEnrollment;
  /** The address of its visit. */
  readonly home: string;
  readonly question: Locator;
};

type TabletOptions = {
  /** Milliseconds that its clock is ahead. */
  readonly clock?: number;
  /** Runs before the page's own scripts. */
  readonly script?: () => void;
};

/** Claire's, with the visit of a firm of its own, open at the first theme. */
async function aTablet({ clock = 0, script }: TabletOptions = {}): Promise<Tablet> {
  const operation = anOperation(app.db, { consultants: [claire.id] });
  const firm = anEnrollment(app.db, { operation, firm: { name: `Atelier ${operation.id.slice(-6)}` } });
  const visit = await aVisit(browser, gate, { expected: EXPECTED, viewport: { width: 820, height: 1180 } });
  const { page, context } = visit;
  if (clock !== 0) await context.clock.setSystemTime(Date.now() + clock);
  if (script !== undefined) await context.addInitScript(script);
  await prepareVisits(page, claire, [firm.firm.name]);
  await page.getByRole("link", { name: firm.firm.name }).click();
  await page.getByRole("link", { name: "Commencer" }).click();
  const question = page
    .locator(".question")
    .filter({ has: page.getByRole("radio", { name: "Tenir, sans plus" }) });
  await question.waitFor();
  return { ...visit, operation, firm, home: `/terrain/visites/${firm.id}`, question };
}

async function answer({ question }: Tablet, label = "Tenir, sans plus"): Promise<void> {
  await question.getByRole("radio", { name: label }).check();
}

/** What the strip that is always on the screen says. */
async function bar(page: Page, words: RegExp): Promise<void> {
  await page.locator(".sync-text").filter({ hasText: words }).waitFor();
}

type Row = { readonly id: string } & Readonly<Record<"subject" | "value" | "recordedAt", string>>;

/** The log of the firm's sheets, in its order. */
function operations({ firm }: Tablet): readonly Row[] {
  return app.db.$client
    .prepare<[string, string], Row>(
      `SELECT id, subject, value, recorded_at AS recordedAt FROM answer_operations
       WHERE respondent_id IN (?, ?) ORDER BY seq`,
    )
    .all(firm.sheets.director, firm.sheets.consultant);
}

/** What each line of it is of, and what it says. */
function written(tablet: Tablet): readonly string[] {
  return operations(tablet).map(({ subject, value }) => `${subject} ${value}`);
}

/** A folder of content that has never had the first version of the questionnaire; gives what puts it back. */
function withoutVersion1(folder: string): () => void {
  const whole = `${folder}-entier`;
  cpSync(folder, whole, { recursive: true });
  for (const file of ["v1.yaml", "recommendations.v1.yaml"])
    rmSync(join(folder, "artisans-renovation", file));
  const lock = join(folder, "published.lock.json");
  const { "artisans-renovation/v1": _away, ...others } = JSON.parse(readFileSync(lock, "utf8"));
  writeFileSync(lock, JSON.stringify(others));
  return () => {
    cpSync(whole, folder, { recursive: true });
    rmSync(whole, { recursive: true });
  };
}

/**
 * Chromium as it is packaged here leaves the quota that its own tools set aside; so what it throws when the device is full is thrown
 * in its place, from the writing that meets it.
 */
function makeFillable(): void {
  for (const name of ["add", "put"] as const) {
    const write = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (...given) {
      if (sessionStorage.getItem("isFull") === "yes") throw new DOMException("full", "QuotaExceededError");
      return write.apply(this, given);
    };
  }
}

async function fill(page: Page, isFull: boolean): Promise<void> {
  await page.evaluate((isFull) => sessionStorage.setItem("isFull", isFull ? "yes" : "no"), isFull);
}

/** How many rows each table holds, opened at a version of the browser's own count (Dexie's, ten times). */
function countRows(page: Page, name: string, version: number): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(
    async ([name, version]) => {
      const settled = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await settled(indexedDB.open(name, version));
      const counts: Record<string, number> = {};
      for (const store of db.objectStoreNames) {
        counts[store] = await settled(db.transaction(store).objectStore(store).count());
      }
      db.close();
      return counts;
    },
    [name, version] as const,
  );
}

/** Makes the tables as the first version of them left them: the same rows, without what later versions added. */
function putBackToVersion1(page: Page, name: string): Promise<void> {
  return page.evaluate(async (name) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await settled(indexedDB.open(name));
    type Index = IDBIndexParameters & { readonly name: string; readonly keyPath: string | string[] };
    type Table = IDBObjectStoreParameters & {
      readonly table: string;
      readonly indexes: Index[];
      readonly rows: unknown[];
    };
    const tables: Table[] = [];
    for (const table of [...db.objectStoreNames].filter((one) => one !== "troubles")) {
      const store = db.transaction(table).objectStore(table);
      const { keyPath, autoIncrement } = store;
      const older = [...store.indexNames].filter((index) => !/state\+|shown/.test(index));
      const indexes = older.map((index) => {
        const { keyPath, unique, multiEntry } = store.index(index);
        return { name: index, keyPath, unique, multiEntry };
      });
      tables.push({ table, keyPath, autoIncrement, indexes, rows: await settled(store.getAll()) });
    }
    db.close();
    await settled(indexedDB.deleteDatabase(name));
    const opening = indexedDB.open(name, 10);
    opening.onupgradeneeded = () => {
      for (const { table, indexes, rows, ...options } of tables) {
        const store = opening.result.createObjectStore(table, options);
        for (const { name, keyPath, ...options } of indexes) store.createIndex(name, keyPath, options);
        for (const row of rows) store.add(row);
      }
    };
    (await settled(opening)).close();
  }, name);
}

/** Whatever went wrong: what the tablet holds as received is in the log, and nothing is in it twice. */
async function end(tablet: Tablet): Promise<void> {
  const { page, context, complaints } = tablet;
  expect(complaints).toEqual([]);
  const held = await rowsOnDevice(page, claire.id, "operations");
  const logged = operations(tablet).map(({ id }) => id);
  const received = held.filter(({ state }) => state === "acknowledged").map(({ id }) => String(id));
  expect(new Set(logged).size).toBe(logged.length);
  expect(received.filter((id) => !logged.includes(id))).toEqual([]);
  counted.push({
    test:
      expect
        .getState()
        .currentTestName?.replaceAll(/ > |:.*/g, " ")
        .trim() ?? "",
    ...{ onTablet: held.length, received: received.length, inLog: logged.length },
  });
  await context.close();
}
