import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EnrollmentStatus } from "#app/domain/operation/operation.ts";
import { content } from "#app/server/content/load-content.ts";
import type { DemoAccount } from "#app/server/demo/demo-accounts.ts";
import { type LoadedDemo, loadDemo } from "#app/server/demo/load-demo.ts";
import { makeLog } from "#app/server/log.ts";
import { openPdfPool } from "#app/server/pdf/pool.ts";
import { allEnrollments } from "#db/enrollments.ts";
import { aBrowser } from "#tests/support/a-browser.ts";
import { aRunningApp, type RunningApp } from "#tests/support/a-running-app.ts";
import { aVisit, loginAs, type Visit } from "#tests/support/a-visit.ts";
import { checkPage } from "#tests/support/check-page.ts";

let app: RunningApp;
let browser: Browser;
let demo: LoadedDemo;
beforeAll(async () => {
  const pdf = openPdfPool();
  const load = aRunningApp(async (db) => {
    demo = await loadDemo({ db, content: content(), pdf, log: makeLog("silent") });
  }).finally(() => pdf.close());
  [app, browser] = await Promise.all([load, aBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

describe("the demo, page by page", () => {
  test("an admin walks the menu, and the states of accounts", async () => {
    const visit = await visitOf("admin");
    const { page } = visit;
    await walkMenu(visit, "admin", "/");
    await page.goto("/admin/utilisateurs");
    await page.getByRole("button", { name: "Créer le compte" }).click();
    await page.getByRole("alert").waitFor();
    await checkPage(visit, "demo admin compte refuse");
    await page.goto("/admin/utilisateurs");
    await page.getByRole("main").getByRole("link", { name: "Claire Fabre" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Claire Fabre" }).waitFor();
    await checkPage(visit, "demo admin personne");
    await page.goto("/questionnaires");
    await page
      .getByRole("main")
      .getByRole("link", { name: /artisans/i })
      .first()
      .click();
    await page.getByRole("heading", { level: 1, name: /artisans/i }).waitFor();
    for (const summary of await page.locator("main summary").all()) await summary.click();
    await checkPage(visit, "demo questionnaire ouvert");
    await end(visit);
  });

  test.each(["renover-plus", "epv-paca"])("a consultant walks the menu of %s", async (key) => {
    const { id, name } = operationNamed(key);
    const visit = await visitOf("second");
    const { page } = visit;
    await page.goto(`/operations/${id}`);
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await walkMenu(visit, key, `/operations/${id}`);
    await page.goto(`/operations/${id}/synthese`);
    for (const summary of await page.locator("main summary:not(.explained summary)").all())
      await summary.click();
    await checkPage(visit, `demo ${key} synthese ouverte`);
    for (const part of ["entretien", "entretien/lecture", "regards", "resultats", "plan", "rapport"]) {
      await page.goto(`${firmOf(id, "reported")}/${part}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await checkPage(visit, `demo ${key} ${part}`);
    }
    await end(visit);
  });

  test("a consultant opens firms wherever they stand", async () => {
    const { id } = operationNamed("renover-plus");
    const visit = await visitOf("second");
    for (const [status, parts] of [
      ["interviewing", ["", "/entretien", "/entretien/marche", "/resultats", "/plan", "/rapport"]],
      ["planned", ["", "/plan"]],
      ["withdrawn", ["", "/entretien/marche", "/plan", "/rapport"]],
    ] as const) {
      for (const part of parts) {
        await visit.page.goto(`${firmOf(id, status)}${part}`);
        await visit.page.getByRole("heading", { level: 1 }).waitFor();
        await checkPage(visit, `demo entreprise ${status} ${part}`);
      }
    }
    await end(visit);
  });

  test("forms that come back say what is wrong, and lists that find nothing say what to do", async () => {
    const { id } = operationNamed("renover-plus");
    const visit = await visitOf("second");
    const { page } = visit;
    await page.goto(`/operations/${id}/entreprises?q=introuvable`);
    await page.getByRole("heading", { name: "Aucune entreprise ne correspond" }).waitFor();
    await checkPage(visit, "demo entreprises aucune");
    await page.goto(`/operations/${id}/entreprises/importer/introuvable`);
    await page.getByRole("heading", { name: "Rien à relire" }).waitFor();
    await checkPage(visit, "demo import introuvable");
    await page.goto(`/operations/${id}/entreprises/ajouter`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await checkPage(visit, "demo entreprise ajouter");
    await page.getByLabel("SIRET").fill("123");
    await page
      .getByRole("main")
      .getByRole("button", { name: /^(Ajouter|Inscrire)/ })
      .click();
    await page.locator("[aria-invalid=true]").first().waitFor();
    expect(await page.getByLabel("SIRET").inputValue()).toBe("123");
    await checkPage(visit, "demo entreprise refusee");
    await page.goto(`${firmOf(id, "interviewing")}/modifier`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await checkPage(visit, "demo entreprise modifier");
    await page.goto(`/operations/${id}/reglages`);
    await page.getByLabel("Nom de l’opération").fill("");
    await page.getByRole("button", { name: "Enregistrer" }).first().click();
    await page.getByRole("alert").waitFor();
    await checkPage(visit, "demo reglages refuses");
    expect((await page.goto(`/operations/${id}/entreprises/introuvable`))?.status()).toBe(404);
    await checkPage(visit, "demo introuvable");
    expect((await page.goto("/admin/utilisateurs"))?.status()).toBe(403);
    await checkPage(visit, "demo interdit");
    await end(visit);
  });
});

async function visitOf(key: DemoAccount["key"]): Promise<Visit> {
  const account = demo.accounts.find((one) => one.key === key);
  if (account === undefined) throw new Error(`the demo has no account ${key}`);
  const visit = await aVisit(browser, app);
  await loginAs(visit.page, account);
  return visit;
}

async function end({ context, complaints }: Visit): Promise<void> {
  expect(complaints).toEqual([]);
  await context.close();
}

/** Follows every link of the menu that begins so, as the menu is where one stands. */
async function walkMenu(visit: Visit, whose: string, start: string): Promise<void> {
  const { page } = visit;
  const entries = (await menuEntries(page)).filter(({ href }) => href.startsWith(start));
  expect(entries.length).toBeGreaterThan(3);
  for (const { label, href } of entries) {
    const answer = await page.goto(href);
    expect([href, answer?.status()]).toEqual([href, 200]);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await checkPage(visit, `demo ${whose} menu ${label}`);
  }
}

function menuEntries(page: Page): Promise<readonly { readonly label: string; readonly href: string }[]> {
  return page
    .locator("header .nav-inner li a")
    .evaluateAll((links) =>
      links.map((link) => ({ label: link.textContent, href: link.getAttribute("href") ?? "" })),
    );
}

function operationNamed(key: string) {
  const found = demo.operations.find((one) => one.key === key);
  if (found === undefined) throw new Error(`the demo has no operation ${key}`);
  return found;
}

/** The address of the first firm that stands there. */
function firmOf(operationId: string, status: EnrollmentStatus): string {
  const firm = allEnrollments(app.db, operationId).find((one) => one.status === status);
  if (firm === undefined) throw new Error(`no firm is ${status}`);
  return `/operations/${operationId}/entreprises/${firm.id}`;
}
