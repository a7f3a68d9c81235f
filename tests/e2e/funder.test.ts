import type { Browser } from "playwright-core";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KNOWN_ROUTES } from "#tests/routes/known-routes.ts";
import { aBrowser } from "#tests/support/a-browser.ts";
import { anEnrollment, anOperation, writeAnswers } from "#tests/support/a-database.ts";
import { anAccount, aRunningApp, type RunningApp } from "#tests/support/a-running-app.ts";
import { aVisit, loginAs } from "#tests/support/a-visit.ts";
import { checkPage } from "#tests/support/check-page.ts";

const FUNDED = "Rénover + en Anjou";
const SISTER = "Patrimoine vivant du Maine";
/** Everything that must never reach a funder, in both operations. */
const PRIVATE = ["Menuiserie Canari", "Jean Serin", "canari@chardonneret.example", "pas-reflechi"];

let app: RunningApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([aRunningApp(), aBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

describe("a funder", () => {
  test("reads the names of the operations it pays for, and nothing else of any operation", async () => {
    const consultant = await anAccount(app, { role: "consultant", name: "Claire Martin" });
    const funder = await anAccount(app, { role: "funder", name: "Sylvie Marin" });
    const funded = anOperation(app.db, {
      name: FUNDED,
      consultants: [consultant.id],
      funderIds: [funder.id],
    });
    const sister = anOperation(app.db, { name: SISTER, consultants: [consultant.id] });
    const places = [funded, sister].map((operation) => {
      const firm = anEnrollment(app.db, {
        operation,
        director: "Jean Serin",
        email: "canari@chardonneret.example",
        firm: { name: "Menuiserie Canari" },
      });
      writeAnswers(app.db, firm.sheets.consultant, { "projet-a-trois-ans": { choice: "pas-reflechi" } });
      return { operationId: operation.id, enrollmentId: firm.id };
    });

    const visit = await aVisit(browser, app);
    const { page } = visit;
    await loginAs(page, funder);
    expect(new URL(page.url()).pathname).toBe("/financeur");
    await page.getByRole("heading", { name: FUNDED }).waitFor();
    const home = await page.content();
    expect(PRIVATE.filter((word) => home.includes(word))).toEqual([]);
    expect(home).not.toContain(SISTER);
    expect(home).not.toContain("Non évalué");
    await checkPage(visit, "financeur accueil");

    // The same refusal whether it is theirs, another's or nobody's: the answer doesn't tell what exists.
    const nobodys = { operationId: v7(), enrollmentId: v7() };
    for (const { path } of KNOWN_ROUTES.filter((route) => isTheConsultants(route.path))) {
      for (const place of [...places, nobodys]) {
        const answer = await page.request.get(fill(path, place));
        expect([path, answer.status()]).toEqual([path, 403]);
        const words = await answer.text();
        expect([path, PRIVATE.filter((word) => words.includes(word))]).toEqual([path, []]);
      }
    }
    await page.goto(fill("/operations/:operationId", nobodys));
    await checkPage(visit, "financeur refus");
    expect((await page.goto("/nulle-part"))?.status()).toBe(404);
    await checkPage(visit, "financeur introuvable");
    await visit.context.close();
  });

  test("whom nobody has put in an operation is told what to expect", async () => {
    const funder = await anAccount(app, { role: "funder", name: "Paul Estève" });
    const visit = await aVisit(browser, app);
    await loginAs(visit.page, funder);
    await visit.page.getByRole("heading", { name: "Aucune opération pour le moment" }).waitFor();
    await checkPage(visit, "financeur vide");
    await visit.page.goto("/compte");
    await checkPage(visit, "financeur compte");
    await visit.context.close();
  });
});

function isTheConsultants(path: string): boolean {
  return ["/operations", "/admin", "/questionnaires", "/dispositifs"].some((start) => path.startsWith(start));
}

function fill(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => values[name] ?? "premiere");
}
