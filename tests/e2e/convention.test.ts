/** The convention of an operation: what was promised, the time that it took, who signed, and the aid that a firm obtained. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findTarget, listTargets } from "#db/convention.ts";
import { listEvents } from "#db/events.ts";
import { aBrowser } from "#tests/support/a-browser.ts";
import { type AnEnrollment, anEnrollment, anOperation } from "#tests/support/a-database.ts";
import { type Account, anAccount, aRunningApp, type RunningApp } from "#tests/support/a-running-app.ts";
import { aVisit, loginAs, type Visit } from "#tests/support/a-visit.ts";
import { checkPage } from "#tests/support/check-page.ts";
import { readPdf } from "#tests/support/pdf-quality.ts";

/** What nobody should type, and somebody will. */
const STRANGE = '=HYPERLINK("http://x") <b>gras</b> 🧱 \u202Eenvers';

let app: RunningApp;
let browser: Browser;
let claire: Account;
let firm: AnEnrollment;
let home: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([aRunningApp(), aBrowser()]);
  const operation = anOperation(app.db, { name: "Rénover + à Fréjus", startsOn: "2026-01-01" });
  claire = await anAccount(app, { role: "consultant", name: "Claire Martin", operationIds: [operation.id] });
  firm = anEnrollment(app.db, { operation, director: "Anne Lefèvre" });
  home = `/operations/${operation.id}`;
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function arrive(options: Parameters<typeof aVisit>[2] = {}): Promise<Visit> {
  const visit = await aVisit(browser, app, options);
  await loginAs(visit.page, claire);
  return visit;
}

describe("the account against the convention", () => {
  test("says what is missing: a promise, its gap, its justification", async () => {
    const visit = await arrive();
    const { page } = visit;
    await page.goto(`${home}/convention`);
    await checkPage(visit, "convention vide");
    await page.getByRole("link", { name: "Ajouter un objectif" }).click();
    await page.getByLabel("Ce que la convention compte").selectOption("participations");
    await page.getByLabel("Prévu par la convention").fill("-3");
    await page.getByLabel("Justification de l’écart").fill(STRANGE);
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByLabel("Justification de l’écart").inputValue()).toBe(STRANGE);
    await checkPage(visit, "convention objectif refuse");
    await page.getByLabel("Prévu par la convention").fill("2");
    await page.getByLabel("Justification de l’écart").fill("");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("1 écart n’a pas encore de justification").waitFor();
    await page.getByText("Ce qui est compté").first().click();
    await page.getByText("Une présence non signée vaut zéro.").waitFor();
    await checkPage(visit, "convention un ecart");
    await visit.context.close();
  });

  test("of two consultants who save at once, the second keeps what they typed and is told", async () => {
    const [one, other] = await Promise.all([arrive(), arrive()]);
    const [target] = listTargets(app.db, firm.operationId);
    const address = `${home}/convention/objectifs/${target?.id}`;
    for (const { page } of [one, other]) await page.goto(address);
    await one.page.getByLabel("Prévu par la convention").fill("4");
    await one.page.getByRole("button", { name: "Enregistrer" }).click();
    await one.page.waitForURL(/fait=enregistre/);
    await other.page.getByLabel("Prévu par la convention").fill("5");
    await other.page.getByRole("button", { name: "Enregistrer" }).click();
    await other.page.getByText("Quelqu’un vient d’enregistrer autre chose ici").waitFor();
    expect(await other.page.getByLabel("Prévu par la convention").inputValue()).toBe("5");
    expect(findTarget(app.db, firm.operationId, target?.id ?? "")?.planned).toBe(4);
    await other.page.getByRole("button", { name: "Enregistrer" }).click();
    await other.page.waitForURL(/fait=enregistre/);
    expect(findTarget(app.db, firm.operationId, target?.id ?? "")?.planned).toBe(5);
    for (const { context } of [one, other]) await context.close();
  });
});

describe("the time spent", () => {
  test("a workshop is noted, its sheet is printed on one page of A4, and only who signed counts", async () => {
    const visit = await arrive();
    const { page } = visit;
    await page.goto(`${home}/temps`);
    await checkPage(visit, "temps vide");
    await page.getByRole("link", { name: "Noter du temps" }).click();
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("alert").waitFor();
    await checkPage(visit, "temps refuse");
    await page.getByRole("radio", { name: /^Atelier/ }).check();
    await page.getByLabel("Titre").fill(STRANGE);
    await page.getByLabel("Jour").fill("2026-03-12");
    await page.getByLabel("Heures d’un conseiller").fill("3,5");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("heading", { level: 1, name: "=HYPERLINK" }).waitFor();
    await page.getByRole("checkbox", { name: /Anne Lefèvre/ }).check();
    await page.getByLabel("Autres personnes", { exact: false }).first().fill("Luc Petit\nZoé Martin");
    await page.getByRole("button", { name: "Ajouter à la feuille" }).click();
    await page.getByRole("checkbox", { name: /Signée.*Anne Lefèvre/ }).check();
    await page.getByRole("button", { name: "Enregistrer les signatures" }).click();
    await page.waitForURL(/fait=enregistre/);
    await checkPage(visit, "temps feuille");
    const [event] = listEvents(app.db, firm.operationId);
    expect(event?.attendances.map(({ person, signedAt }) => [person, signedAt !== null])).toEqual([
      ["Anne Lefèvre", true],
      ["Luc Petit", false],
      ["Zoé Martin", false],
    ]);
    await page.getByRole("link", { name: "Feuille à imprimer" }).click();
    await page.getByRole("heading", { level: 1, name: "Feuille d’émargement" }).waitFor();
    await checkPage(visit, "temps emargement");
    const printed = await readPdf(await page.pdf({ format: "A4", preferCSSPageSize: true }));
    expect(printed.pages).toHaveLength(1);
    await page.goto(`${home}/temps`);
    await checkPage(visit, "temps liste");
    await page.goto(`${home}/convention`);
    await page.getByText("1 entreprise", { exact: true }).waitFor();
    await visit.context.close();
  });
});

describe("the aid of a firm", () => {
  test("is noted without JavaScript, and the ceiling warns", async () => {
    const visit = await arrive({ javaScriptEnabled: false });
    const { page } = visit;
    await page.goto(`${home}/entreprises/${firm.id}`);
    await page.getByRole("link", { name: "Ses demandes d’aide" }).click();
    await page.getByLabel("Demandée le").fill("2026-01-10");
    await page.getByRole("radio", { name: "Accordée" }).check();
    await page.getByLabel("Montant accordé").fill("250 000");
    await page.getByRole("checkbox", { name: /de minimis/ }).check();
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("2 choses sont à corriger").waitFor();
    expect(await page.getByLabel("Montant accordé").inputValue()).toBe("250 000");
    await page.getByLabel("Nom de l’aide").fill(STRANGE);
    await page.getByLabel("Décidée le").fill(new Date().toISOString().slice(0, 10));
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("du plafond sont atteints").waitFor();
    await visit.context.close();
  });

  test("is read, changed, and refused next to its fields", async () => {
    const visit = await arrive();
    const { page } = visit;
    await page.goto(`${home}/entreprises/${firm.id}/aides`);
    await page.getByText("du plafond sont atteints").waitFor();
    await checkPage(visit, "aides plafond");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("choses sont à corriger").waitFor();
    await checkPage(visit, "aides refusees");
    await page.getByRole("link", { name: "=HYPERLINK" }).click();
    await page.getByRole("heading", { level: 1, name: "Aide demandée" }).waitFor();
    await checkPage(visit, "aides modifier");
    await visit.context.close();
  });
});
