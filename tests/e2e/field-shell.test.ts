/** The field app's shell: it installs, opens without a server, keeps its data behind a PIN, and changes version when asked to. */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deleteSessions } from "#db/sessions.ts";
import { aBrowser } from "#tests/support/a-browser.ts";
import { type AnEnrollment, anEnrollment, anOperation } from "#tests/support/a-database.ts";
import { aGate, type Gate } from "#tests/support/a-gate.ts";
import { type Account, anAccount, aRunningApp, type RunningApp } from "#tests/support/a-running-app.ts";
import { aVisit, loginAs, type Visit } from "#tests/support/a-visit.ts";
import { checkPage } from "#tests/support/check-page.ts";

let app: RunningApp;
let browser: Browser;
let gate: Gate;
let claire: Account;
let mathieu: Account;
let firms: readonly AnEnrollment[];
beforeAll(async () => {
  gate = await aGate();
  [app, browser] = await Promise.all([aRunningApp(undefined, { APP_ORIGIN: gate.url }), aBrowser()]);
  gate.leadTo(app.url);
  claire = await anAccount(app, { role: "consultant", name: "Claire Martin" });
  mathieu = await anAccount(app, { role: "consultant", name: "Mathieu Reboul" });
  const operation = anOperation(app.db, { consultants: [claire.id] });
  firms = ["Atelier Morin", "Évrard Toitures"].map((name) =>
    anEnrollment(app.db, { operation, director: "Jean Lefèvre", firm: { name } }),
  );
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await gate?.close();
});

const PIN = "270418";
/** What the console says while the test cuts the network, or sends the welcome page of a hotel instead. */
const CUT = /ERR_(CONNECTION|EMPTY_RESPONSE|SOCKET|INTERNET|FAILED)|terrain-sw\.js|Failed to fetch/;
/** Nothing is open in it, and nobody's name is in it. */
const WHOLE = 60_000;

describe("the field app", () => {
  test("is one document, the same for everybody, without anybody's name", async () => {
    const cookieless = await documentAt("/terrain");
    const visit = await aVisit(browser, gate);
    await loginAs(visit.page, claire);
    const signedIn = await (await visit.page.request.get("/terrain")).text();
    expect(withoutNonce(signedIn)).toBe(withoutNonce(cookieless));
    expect(cookieless).not.toContain("Claire");
    await end(visit);
  });

  test("installs with a PIN, takes two visits along, and opens them with the server gone", {
    timeout: 240_000,
  }, async () => {
    const visit = await aVisit(browser, gate, { expected: CUT });
    const { page } = visit;
    await page.goto("/terrain");
    await page.getByRole("link", { name: "Se connecter" }).waitFor();
    await checkPage(visit, "terrain premiere ouverture");
    await loginAs(page, claire);
    await page.goto("/terrain");
    await choosePin(page, visit);
    await page.getByRole("heading", { name: "Aucune visite sur cet appareil" }).waitFor();
    await checkPage(visit, "terrain aucune visite");

    await page.getByRole("link", { name: "Préparer mes visites" }).first().click();
    for (const { firm } of firms) await page.getByRole("checkbox", { name: firm.name }).check();
    await checkPage(visit, "terrain preparer");
    await page.getByRole("button", { name: "Préparer 2 visites" }).click();
    await page.getByText("Préparation : 2 sur 2 sur cet appareil.").waitFor();
    await checkPage(visit, "terrain prepare");
    await shellReady(page);
    expect(visit.complaints).toEqual([]);

    gate.become("cut");
    await page.goto("/terrain");
    await page.getByRole("heading", { name: "Appareil verrouillé" }).waitFor();
    await checkPage(visit, "terrain verrouille");
    await givePin(page, "111222");
    await page.getByText("Encore 4 essais avant une attente").waitFor();
    expect(await page.getByText("Atelier Morin").count()).toBe(0);
    await givePin(page, PIN);
    for (const { firm } of firms) await page.getByRole("link", { name: firm.name }).waitFor();
    await page
      .getByText(/0 sur \d+ questions/)
      .first()
      .waitFor();
    await checkPage(visit, "terrain mes visites");

    await page.goto("/terrain/appareil");
    await givePin(page, PIN);
    await page.getByRole("heading", { name: "État de cet appareil" }).waitFor();
    await page.getByText("Stockage durable").waitFor();
    await checkPage(visit, "terrain appareil");

    // A deep address, as it is reopened after a killed tab.
    await page.goto(`/terrain/visites/${firms[0]?.id}/themes/pilotage`);
    await givePin(page, PIN);
    await page.getByRole("radio", { name: "Tenir, sans plus" }).waitFor();

    await page.goto("/terrain/nulle/part");
    await givePin(page, PIN);
    await page.getByRole("heading", { name: "Cette page n’existe pas" }).waitFor();
    gate.become("through");
    await end(visit);
  });

  test("makes wrong PINs wait, and a forgotten one is replaced by whoever is signed in", {
    timeout: 120_000,
  }, async () => {
    const visit = await anOpenDevice();
    const { page } = visit;
    await page.getByRole("button", { name: "Verrouiller" }).click();
    await page.getByRole("heading", { name: "Appareil verrouillé" }).waitFor();
    for (const pin of ["111222", "111223", "111224", "111225", "111226"]) await givePin(page, pin);
    await page.getByText(/Trop d’essais. Réessayez dans \d+\ss/).waitFor();
    await page.getByRole("button", { name: "Code oublié" }).click();
    await page.getByLabel("Code de l’appareil").fill("918273");
    await page.getByLabel("Le même, encore une fois").fill("918273");
    await page.getByRole("button", { name: "Changer le code et ouvrir" }).click();
    await page.getByRole("heading", { name: "Mes visites" }).waitFor();
    await page.reload();
    await givePin(page, "918273");
    await page.getByRole("heading", { name: "Mes visites" }).waitFor();
    await end(visit);
  });

  test("locks itself once nobody has touched it for half an hour, and is typed on at once", {
    timeout: 120_000,
  }, async () => {
    const visit = await aVisit(browser, gate, { expected: CUT });
    const { page } = visit;
    await visit.context.clock.install();
    await loginAs(page, claire);
    await page.goto("/terrain");
    await choosePin(page);
    const locked = page.getByRole("heading", { name: "Appareil verrouillé" });
    await page.getByRole("heading", { name: "Mes visites" }).waitFor();
    await visit.context.clock.fastForward("29:30");
    await page.keyboard.press("Tab");
    await visit.context.clock.fastForward("29:30");
    await page.getByRole("heading", { name: "Mes visites" }).waitFor();
    expect(await locked.count()).toBe(0);
    await visit.context.clock.fastForward("01:00");
    await locked.waitFor();
    await page.keyboard.type(PIN);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Mes visites" }).waitFor();
    await end(visit);
  });

  test("goes on under a hotel’s welcome page, and believes nothing that it says", {
    timeout: 120_000,
  }, async () => {
    const visit = await anOpenDevice();
    const { page } = visit;
    gate.become("portal");
    await page.goto("/terrain/preparer");
    await givePin(page, PIN);
    await page.getByText("Le serveur ne répond pas.").first().waitFor();
    expect(await page.getByText("Bienvenue à l’hôtel").count()).toBe(0);
    await checkPage(visit, "terrain portail");
    gate.become("through");
    await page.getByRole("button", { name: "Réessayer" }).click();
    await page.getByRole("checkbox", { name: "Atelier Morin" }).waitFor();
    await end(visit);
  });

  test("asks to log in again when the session ended, and goes on without", { timeout: 120_000 }, async () => {
    const visit = await anOpenDevice();
    const { page } = visit;
    // The exchange that opening begins is over: it would meet the end of the session by itself.
    await page.getByText(/Dernier échange à/).waitFor();
    deleteSessions(app.db, claire.id, null);
    await page.getByRole("button", { name: "Actualiser" }).click();
    await page.getByRole("link", { name: "Se reconnecter" }).waitFor();
    await page.getByRole("link", { name: "Préparer", exact: true }).click();
    await page.getByText("Connectez-vous pour continuer.").waitFor();
    await checkPage(visit, "terrain session finie");
    await end(visit);
  });

  test("sends nothing of one person under another’s name", { timeout: 120_000 }, async () => {
    const visit = await anOpenDevice();
    const { page } = visit;
    await page.goto("/operations");
    await page.getByRole("button", { name: "Se déconnecter" }).click();
    await page.waitForURL(/\/connexion/);
    await loginAs(page, mathieu);
    const before = gate.asked().length;
    await page.goto("/terrain");
    await givePin(page, PIN);
    await page.getByText("Envois refusés : ce navigateur est connecté à un autre compte").waitFor();
    expect(gate.asked().slice(before)).not.toContain("POST /resources/sync");
    await page.getByRole("link", { name: "Préparer", exact: true }).click();
    await page.getByText("Ce navigateur est connecté au compte de Mathieu Reboul").waitFor();
    await end(visit);
  });

  test("changes version only when the person says so", { timeout: 120_000 }, async () => {
    const visit = await anOpenDevice();
    const { page } = visit;
    await page.goto("/terrain/appareil");
    await givePin(page, PIN);
    const [before] = await cacheNames(page);
    gate.rewrite("/terrain-sw.js", (text) => text.replaceAll(before ?? "", "terrain-plus-recent"));
    await page.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration("/terrain"))?.update();
    });
    const button = page.getByRole("button", { name: "Nouvelle version : recharger" });
    await button.waitFor();
    await checkPage(visit, "terrain nouvelle version");
    // Both are there, and the page goes on with its own.
    expect(await cacheNames(page)).toEqual([before, "terrain-plus-recent"].toSorted());
    await page.getByRole("link", { name: "Visites", exact: true }).click();
    await page.getByRole("heading", { name: "Mes visites" }).waitFor();
    await button.click();
    await page.getByRole("heading", { name: "Appareil verrouillé" }).waitFor();
    expect(await cacheNames(page)).toEqual(["terrain-plus-recent"]);
    gate.rewrite("/terrain-sw.js", null);
    await end(visit);
  });

  test("installs no version of which a file is cut, and keeps the one that it has", {
    timeout: 120_000,
  }, async () => {
    const visit = await anOpenDevice();
    const { page } = visit;
    const [before] = await cacheNames(page);
    gate.rewrite("/terrain-sw.js", (text) => text.replaceAll(before ?? "", "terrain-abime"));
    gate.rewrite("/terrain.webmanifest", (text) => text.slice(0, -20));
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration("/terrain");
      await registration?.update();
      const { installing } = registration ?? {};
      if (installing === null || installing === undefined) return;
      await new Promise<void>((resolve) => {
        installing.addEventListener("statechange", () => {
          if (installing.state === "redundant") resolve();
        });
      });
    });
    expect(await cacheNames(page)).toEqual([before]);
    expect(await page.getByRole("button", { name: "Nouvelle version : recharger" }).count()).toBe(0);
    gate.rewrite("/terrain-sw.js", null);
    gate.rewrite("/terrain.webmanifest", null);
    await end(visit);
  });

  test("gives a rescue copy that it reads back, and is left with nothing behind", {
    timeout: 120_000,
  }, async () => {
    const visit = await anOpenDevice();
    const { page } = visit;
    await page.getByRole("link", { name: "Appareil", exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Télécharger une copie de secours" }).click(),
    ]);
    const path = await download.path();
    const text = readFileSync(path, "utf8");
    expect(JSON.parse(text)).toMatchObject({ diapason: "copie-de-secours", userId: claire.id });
    expect(text).not.toContain("Claire");
    const file = page.getByLabel("Relire une copie de secours");
    await file.setInputFiles(path);
    await page.getByText("Tout ce que contient cette copie est déjà sur cet appareil.").waitFor();
    const notOne = { name: "photo.diapason", mimeType: "application/json", buffer: Buffer.from("<html>") };
    await file.setInputFiles(notOne);
    await page.getByText("Ce fichier n’est pas une copie de secours.").waitFor();

    await page.getByRole("button", { name: "Se déconnecter de cet appareil" }).click();
    await page.getByRole("button", { name: "Oui, effacer et me déconnecter" }).click();
    await page.waitForURL(/\/connexion/);
    const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    expect(names).toEqual(["diapason-appareil"]);
    await page.goto("/terrain");
    await page.getByRole("heading", { name: "Le terrain, sur cet appareil" }).waitFor();
    await page.getByRole("link", { name: "Se connecter" }).waitFor();
    await end(visit);
  });

  test("leaves every page outside of it alone", { timeout: 120_000 }, async () => {
    const visit = await anOpenDevice();
    const { page } = visit;
    const before = gate.asked().length;
    await page.goto("/operations");
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(gate.asked().slice(before)[0]).toBe("GET /operations");
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    await end(visit);
  });
});

/** A tablet of Claire's with the field app installed, open, and without visits. */
async function anOpenDevice(): Promise<Visit> {
  const visit = await aVisit(browser, gate, { expected: CUT });
  await loginAs(visit.page, claire);
  await visit.page.goto("/terrain");
  await choosePin(visit.page);
  await visit.page.getByRole("heading", { name: "Mes visites" }).waitFor();
  await shellReady(visit.page);
  return visit;
}

async function choosePin(page: Page, seen?: Visit): Promise<void> {
  await page.getByLabel("Code de l’appareil").fill(PIN);
  await page.getByLabel("Le même, encore une fois").fill("270419");
  await page.getByRole("button", { name: "Choisir ce code" }).click();
  await page.getByText("Les deux codes ne sont pas les mêmes.").waitFor();
  if (seen !== undefined) await checkPage(seen, "terrain choisir un code");
  await page.getByLabel("Le même, encore une fois").fill(PIN);
  await page.getByRole("button", { name: "Choisir ce code" }).click();
}

async function givePin(page: Page, pin: string): Promise<void> {
  await page.getByLabel("Code de l’appareil").fill(pin);
  const button = page.getByRole("button", { name: "Déverrouiller" });
  await button.click();
  // The key is computed from the PIN on purpose slowly.
  await page.getByRole("button", { name: "Un instant…" }).waitFor({ state: "detached" });
}

async function shellReady(page: Page): Promise<void> {
  await page.waitForFunction(
    async () => {
      const registration = await navigator.serviceWorker.getRegistration("/terrain");
      return registration?.active?.state === "activated" && navigator.serviceWorker.controller !== null;
    },
    undefined,
    { timeout: WHOLE },
  );
}

async function cacheNames(page: Page): Promise<readonly string[]> {
  return (await page.evaluate(() => caches.keys())).toSorted();
}

async function documentAt(path: string): Promise<string> {
  return (await fetch(`${gate.url}${path}`)).text();
}

function withoutNonce(html: string): string {
  return html.replaceAll(/nonce="[^"]*"/g, "");
}

async function end({ context, complaints }: Visit): Promise<void> {
  expect(complaints).toEqual([]);
  await context.close();
}
