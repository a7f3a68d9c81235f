/** The firm's own space: every page and state of it, and the way in by a code. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setOnInvitation } from "#db/invitations.ts";
import { aBrowser } from "#tests/support/a-browser.ts";
import { A_MOMENT, anOperation } from "#tests/support/a-database.ts";
import { aFullFirm, type FullFirm } from "#tests/support/a-full-firm.ts";
import { type Account, anAccount, aRunningApp, type RunningApp } from "#tests/support/a-running-app.ts";
import { aVisit, loginAs, type Visit } from "#tests/support/a-visit.ts";
import { aNotice } from "#tests/support/a-visitor.ts";
import { checkPage } from "#tests/support/check-page.ts";

let app: RunningApp;
let browser: Browser;
let claire: Account;
let firm: FullFirm;

beforeAll(async () => {
  [app, browser] = await Promise.all([aRunningApp(), aBrowser()]);
  const operation = anOperation(app.db, {
    questionnaireId: "artisans-renovation",
    questionnaireVersion: 2,
  });
  claire = await anAccount(app, { role: "consultant", name: "Claire Martin", operationIds: [operation.id] });
  firm = aFullFirm(app.db, operation, { whose: "elle", userId: claire.id });
  aNotice(app.db, operation.id);
  setOnInvitation(app.db, firm.invitationId, { openedAt: A_MOMENT });
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

describe("a director's space", () => {
  test("opens with a code that the consultant says aloud, after a wrong one", async () => {
    const consultant = await aVisit(browser, app);
    await loginAs(consultant.page, claire);
    await consultant.page.goto(`${firmPath()}/invitations`);
    await consultant.page.getByRole("button", { name: "Donner un code au dirigeant" }).click();
    await consultant.page.waitForURL(/\/invitations\/code/);
    await consultant.page.getByRole("heading", { level: 1 }).waitFor();
    const code = /(\d{3})\s?(\d{3})/.exec((await consultant.page.getByRole("main").textContent()) ?? "");
    expect(code).not.toBeNull();
    await checkPage(consultant, "espace code donne");

    const director = await aDirector(firm.cookies.withoutCode);
    const { page } = director;
    await page.goto("/espace");
    expect(new URL(page.url()).pathname).toBe("/espace/code");
    await checkPage(director, "espace code");
    const field = page.locator("input[autocomplete=one-time-code]");
    const right = `${code?.[1]}${code?.[2]}`;
    await field.fill(right === "123456" ? "654321" : "123456");
    await page.getByRole("button", { name: /^(Ouvrir|Entrer|Valider)/ }).click();
    await page.locator(".error, [role=alert]").first().waitFor();
    await checkPage(director, "espace code refuse");
    await field.fill(right);
    await page.getByRole("button", { name: /^(Ouvrir|Entrer|Valider)/ }).click();
    await page.waitForURL((url) => url.pathname === "/espace");
    await end(director);
    await end(consultant);
  });

  test("shows the report, the plan, the aid, the answers and the data", async () => {
    const visit = await aDirector(firm.cookies.withCode);
    const { page } = visit;
    for (const [name, path] of [
      ["accueil", ""],
      ["plan", "/plan"],
      ["action", `/plan/${firm.actionId}`],
      ["aides", "/aides"],
      ["reponses", "/reponses"],
      ["donnees", "/donnees"],
    ] as const) {
      expect((await page.goto(`/espace${path}`))?.status()).toBe(200);
      await checkPage(visit, `espace ${name}`);
    }
    await end(visit);
  });

  test("marks an action done with a word, and shows it to the consultant", async () => {
    const visit = await aDirector(firm.cookies.withCode);
    const { page } = visit;
    await page.goto(`/espace/plan/${firm.actionId}`);
    await page.locator("input[name=status][value=done]").check({ force: true });
    await page.locator("textarea").first().fill("C’est fait depuis lundi.");
    await page.getByRole("button", { name: /^Enregistrer/ }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(firm.actionId));
    await checkPage(visit, "espace action faite");
    await end(visit);

    const consultant = await aVisit(browser, app);
    await loginAs(consultant.page, claire);
    await consultant.page.goto(`${firmPath()}/plan/${firm.actionId}/suivi`);
    await consultant.page.getByText("C’est fait depuis lundi.").first().waitFor();
    await checkPage(consultant, "suivi avec le mot de l’entreprise");
    await end(consultant);
  });
});

function firmPath(): string {
  return `/operations/${firm.enrollment.operationId}/entreprises/${firm.enrollment.id}`;
}

/** Somebody whose browser came by the director's link before. */
async function aDirector(token: string): Promise<Visit> {
  const visit = await aVisit(browser, app, { viewport: { width: 390, height: 844 } });
  const value = encodeURIComponent(Buffer.from(JSON.stringify(token)).toString("base64"));
  await visit.context.addCookies([{ name: "diapason_reponse", value, url: app.url }]);
  return visit;
}

async function end({ context, complaints }: Visit): Promise<void> {
  expect(complaints).toEqual([]);
  await context.close();
}
