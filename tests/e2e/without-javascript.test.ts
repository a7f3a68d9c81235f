import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSheet } from "#db/answers.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { listPlannedActions } from "#db/plans.ts";
import { aBrowser } from "#tests/support/a-browser.ts";
import {
  A_MOMENT,
  type AnEnrollment,
  anEnrollment,
  anOperation,
  writeAnswers,
} from "#tests/support/a-database.ts";
import { type Account, anAccount, aRunningApp, type RunningApp } from "#tests/support/a-running-app.ts";
import { aVisit, loginAs, type Visit } from "#tests/support/a-visit.ts";
import { interviewPath, questionCard, words } from "#tests/support/an-interviewer.ts";
import { checkPage } from "#tests/support/check-page.ts";
import { publishedQuestion } from "#tests/support/published-questionnaire.ts";

let app: RunningApp;
let browser: Browser;
let claire: Account;
beforeAll(async () => {
  [app, browser] = await Promise.all([aRunningApp(), aBrowser()]);
  claire = await anAccount(app, { role: "consultant", name: "Claire Martin" });
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

describe("in a browser without JavaScript", () => {
  test("one logs in, after a wrong password that says so and keeps the address", async () => {
    const visit = await aPlainVisit();
    const { page } = visit;
    await page.goto("/operations");
    await page.getByLabel("Adresse électronique").fill(claire.email);
    await page.getByLabel("Mot de passe").fill("un mauvais mot de passe");
    await page.getByRole("button", { name: "Se connecter" }).click();
    await page.getByRole("alert").filter({ hasText: "n’est pas le bon" }).waitFor();
    expect(await page.getByLabel("Adresse électronique").inputValue()).toBe(claire.email);
    await checkPage(visit, "sans script connexion refusee");
    await page.getByLabel("Mot de passe").fill(claire.password);
    await page.getByRole("button", { name: "Se connecter" }).click();
    await page.waitForURL("/operations");
    await end(visit);
  });

  test("a theme of an interview is saved by its button, and a wrong number keeps what was typed", async () => {
    const firm = aFirm();
    const visit = await aPlainVisit();
    const { page } = visit;
    await loginAs(page, claire);
    await page.goto(`${pathOf(firm)}/pilotage`);
    const share = publishedQuestion("part-de-renovation");
    const project = publishedQuestion("projet-a-trois-ans");
    const management = publishedQuestion("temps-de-gestion");
    await choose(page, project.id, "Tenir, sans plus");
    await choose(page, management.id, "Ne sait pas");
    await page.getByRole("radio", { name: "Fort" }).check();
    await questionCard(page, share).getByRole("textbox").first().fill("cent cinquante");
    await questionCard(page, project).getByRole("textbox", { name: "Commentaire" }).fill("Il hésite.");
    await saveTheme(page);

    expect(page.url()).toContain("/pilotage");
    expect(await questionCard(page, share).getByRole("textbox").first().inputValue()).toBe("cent cinquante");
    await questionCard(page, share).locator(".error").waitFor();
    await checkPage(visit, "sans script theme refuse");
    await questionCard(page, share).getByRole("textbox").first().fill("62,5");
    await saveTheme(page);

    expect(new URL(page.url()).pathname).toBe(`${pathOf(firm)}/marche`);
    await page.getByRole("heading", { level: 1, name: "Marché et clientèle" }).waitFor();
    const sheet = readSheet(app.db, firm.sheets.consultant);
    expect(sheet.answers[share.id]?.value).toEqual({ value: 62.5 });
    expect(sheet.answers[project.id]?.value).toEqual({ choice: "tenir" });
    expect(sheet.answers[management.id]?.value).toEqual({ state: "unknown" });
    expect(sheet.comments[project.id]?.value).toBe("Il hésite.");
    expect(readSheet(app.db, firm.sheets.director).stakes.pilotage?.value).toBe(3);
    await checkPage(visit, "sans script theme suivant");
    await end(visit);
  });

  test("a question that an answer brings is asked before one goes on", async () => {
    const firm = aFirm();
    const visit = await aPlainVisit();
    const { page } = visit;
    await loginAs(page, claire);
    await page.goto(`${pathOf(firm)}/technique`);
    const reasons = publishedQuestion("raisons-sans-rge");
    expect(await questionCard(page, reasons).count()).toBe(0);
    await choose(page, "situation-rge", "jamais");
    await saveTheme(page);
    expect(page.url()).toContain("/technique");
    await questionCard(page, reasons).waitFor();
    await end(visit);
  });

  test("the plan is decided on: an action kept, one set aside with its reason, the plan agreed", async () => {
    const firm = aFirm({ interviewedAt: A_MOMENT });
    writeAnswers(app.db, firm.sheets.consultant, {
      "projet-a-trois-ans": { choice: "pas-reflechi" },
      "temps-de-gestion": { choice: "soir-et-week-end" },
      "indicateurs-suivis": { choice: "aucun" },
    });
    const visit = await aPlainVisit();
    const { page } = visit;
    await loginAs(page, claire);
    await page.goto(pathOf(firm, "plan"));
    await checkPage(visit, "sans script plan");
    await page
      .getByRole("button", { name: /^Retenir/ })
      .first()
      .click();
    await page.getByRole("heading", { name: "Dans le plan" }).waitFor();
    await page
      .getByRole("region", { name: "Suggestions" })
      .getByRole("link", { name: /^Écarter/ })
      .first()
      .click();
    await page.getByRole("button", { name: "Écarter l’action" }).click();
    await page.getByRole("alert").waitFor();
    await checkPage(visit, "sans script ecarter refuse");
    await page.getByLabel("Pourquoi").fill("Déjà fait en mars.");
    await page.getByRole("button", { name: "Écarter l’action" }).click();
    await page.getByRole("region", { name: "Écartées" }).getByText("Déjà fait en mars.").waitFor();
    await page.getByRole("button", { name: "Arrêter le plan" }).click();
    await page.getByText("Plan arrêté ensemble le").waitFor();
    const { id: enrollmentId, roundId } = firm;
    const plan = listPlannedActions(app.db, { enrollmentId, roundId });
    expect(plan.map(({ decision, reason }) => [decision, reason])).toEqual([
      ["accepted", null],
      ["rejected", "Déjà fait en mars."],
    ]);
    expect(getEnrollment(app.db, enrollmentId)?.planAgreedAt).not.toBeNull();
    await end(visit);
  });
});

function aPlainVisit(): Promise<Visit> {
  return aVisit(browser, app, { javaScriptEnabled: false });
}

async function end({ context, complaints }: Visit): Promise<void> {
  expect(complaints).toEqual([]);
  await context.close();
}

function aFirm(given: { readonly interviewedAt?: string } = {}): AnEnrollment {
  return anEnrollment(app.db, { operation: anOperation(app.db, { consultants: [claire.id] }), ...given });
}

function pathOf({ operationId, id: enrollmentId }: AnEnrollment, page = "entretien"): string {
  return interviewPath({ operationId, enrollmentId }).replace(/entretien$/, page);
}

async function choose(page: Page, questionId: string, label: string): Promise<void> {
  await questionCard(page, publishedQuestion(questionId))
    .getByRole("radio", { name: words(label) })
    .first()
    .check();
}

async function saveTheme(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Enregistrer et continuer" }).click();
}
