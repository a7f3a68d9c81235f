/** A whole visit without a network: what is said, photographed, promised and signed in a workshop comes home, once. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { visitFactSchema } from "#app/domain/visit/visit-fact.ts";
import { aBrowser } from "#tests/support/a-browser.ts";
import { type AnEnrollment, anEnrollment, anOperation } from "#tests/support/a-database.ts";
import { aPicture, CUT, openLocked, prepareVisits, sendNow } from "#tests/support/a-field-app.ts";
import { aGate, type Gate } from "#tests/support/a-gate.ts";
import { type Account, anAccount, aRunningApp, type RunningApp } from "#tests/support/a-running-app.ts";
import { aVisit } from "#tests/support/a-visit.ts";
import { checkPage } from "#tests/support/check-page.ts";

let app: RunningApp;
let browser: Browser;
let gate: Gate;
let claire: Account;
let firm: AnEnrollment;
beforeAll(async () => {
  gate = await aGate();
  [app, browser] = await Promise.all([aRunningApp(undefined, { APP_ORIGIN: gate.url }), aBrowser()]);
  gate.leadTo(app.url);
  claire = await anAccount(app, { role: "consultant", name: "Claire Martin" });
  const operation = anOperation(app.db, { consultants: [claire.id] });
  firm = anEnrollment(app.db, { operation, director: "Jean Lefèvre", firm: { name: "Atelier Morin" } });
});
beforeEach(() => gate.become("through"));
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await gate?.close();
});

const KEPT = "enregistré sur cet appareil";

describe("a visit without a network", () => {
  test("keeps all of it through a tab that is killed, and brings it home once", {
    timeout: 240_000,
  }, async () => {
    const visit = await aVisit(browser, gate, { expected: CUT, viewport: { width: 820, height: 1180 } });
    const { context } = visit;
    await prepareVisits(visit.page, claire, ["Atelier Morin"]);
    const home = `/terrain/visites/${firm.id}`;

    gate.become("cut");
    await visit.page.getByRole("link", { name: "Atelier Morin" }).click();
    await visit.page.getByRole("heading", { name: "L’entreprise" }).waitFor();
    await checkPage(visit, "terrain visite");
    await visit.page.getByRole("button", { name: "Démarrer" }).click();
    await visit.page.getByText("en cours", { exact: true }).waitFor();

    await visit.page.getByRole("link", { name: "Commencer" }).click();
    const first = visit.page.locator(".question:has(.answer input[type=radio])").first();
    await first.locator(".answer").getByRole("radio").nth(1).check();
    await first.getByText(KEPT).waitFor();
    await first.getByRole("button", { name: "Commentaire" }).click();
    await first.getByRole("textbox", { name: "Commentaire" }).fill("Vu en atelier, sans réseau");
    await first.getByRole("checkbox", { name: "À revoir" }).check();
    await first
      .locator("input[type=file]")
      .first()
      .setInputFiles(await aPicture(visit.page));
    await first.getByRole("img", { name: "Photo sans légende" }).waitFor();
    await first.getByLabel("Légende de la photo").fill("La scie, côté cour");
    await visit.page.getByText(/saisies et 1 photo\.$/).waitFor();
    await checkPage(visit, "terrain theme");

    // Killed without a word: nothing is sent, nothing is closed.
    await visit.page.close({ runBeforeUnload: false });
    const page = await context.newPage();
    await openLocked(page, `${home}/bilan`);
    await page.getByRole("heading", { name: "Bilan de fin de visite" }).waitFor();
    await page.getByRole("button", { name: "Écrire un engagement à nous" }).click();
    await page.getByText("Dites en quelques mots ce qui sera fait.").waitFor();
    await page.getByLabel("Ce qui sera fait").fill("Appeler la banque");
    await page.getByText("Dites en quelques mots ce qui sera fait.").waitFor({ state: "detached" });
    await sign(page);
    await page.getByRole("img", { name: "Signature de Jean Lefèvre" }).waitFor();
    await page.getByLabel("Ce qui sera fait").fill("Appeler la banque lundi");
    await page.getByText("Les engagements ont été modifiés depuis la signature.").waitFor();
    await page.getByLabel("Ce qui sera fait").fill("Appeler la banque");
    await page
      .getByText("Les engagements ont été modifiés depuis la signature.")
      .waitFor({ state: "detached" });
    await checkPage({ ...visit, page }, "terrain bilan");
    await page.getByText(/questions sont sans réponse/).waitFor();
    await page.getByRole("button", { name: "Terminer la visite" }).click();
    await page.getByText(/^Visite terminée à/).waitFor();

    await page.getByRole("link", { name: "Atelier Morin" }).click();
    await page.getByText("en pause", { exact: true }).waitFor();
    await page.getByText("Vu en atelier, sans réseau").waitFor();

    expect(written()).toEqual([]);
    gate.become("through");
    await sendNow(page);
    const operations = written();
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
    const subjects = new Set(operations.map(({ subject }) => subject));
    expect([...subjects].toSorted()).toEqual(["answer", "comment", "photo", "review", "visit"]);
    const facts = operations.flatMap(({ subject, value }) =>
      subject === "visit" ? [visitFactSchema.parse(JSON.parse(value))] : [],
    );
    const promised = facts.findLast(({ kind }) => kind === "commitments");
    expect(promised).toMatchObject({ commitments: [{ title: "Appeler la banque", owner: "Jean Lefèvre" }] });
    expect(facts.find(({ kind }) => kind === "signature")).toMatchObject({ name: "Jean Lefèvre" });
    expect(facts.findLast(({ kind }) => kind === "time")).toMatchObject({ runningSince: null });
    expect(visit.complaints).toEqual([]);
    await context.close();
  });

  test("is written in one tab at a time", { timeout: 120_000 }, async () => {
    const visit = await aVisit(browser, gate, { expected: CUT });
    const { page, context } = visit;
    await prepareVisits(page, claire, ["Atelier Morin"]);
    await page.getByRole("link", { name: "Atelier Morin" }).click();
    await page.getByRole("button", { name: "Corriger" }).waitFor();
    const other = await context.newPage();
    await openLocked(other, `/terrain/visites/${firm.id}`);
    const reading = "Cette visite est ouverte dans un autre onglet";
    await other.getByText(reading).waitFor();
    expect(await other.getByRole("button", { name: "Corriger" }).count()).toBe(0);
    await checkPage({ ...visit, page: other }, "terrain visite lue");
    await other.getByRole("button", { name: "Prendre la main" }).click();
    await other.getByRole("button", { name: "Corriger" }).waitFor();
    await page.getByText(reading).waitFor();
    expect(visit.complaints).toEqual([]);
    await context.close();
  });
});

/** A finger that goes up and down. */
async function sign(page: Page): Promise<void> {
  const box = page.locator(".signature-box");
  await box.scrollIntoViewIfNeeded();
  const place = await box.boundingBox();
  if (place === null) throw new Error("there is nowhere to sign");
  await page.mouse.move(place.x + 60, place.y + 60);
  await page.mouse.down();
  for (let step = 1; step <= 30; step += 1) {
    await page.mouse.move(place.x + 60 + step * 8, place.y + 60 + 30 * Math.sin(step / 2));
  }
  await page.mouse.up();
  await page.getByRole("button", { name: "Enregistrer la signature" }).click();
}

/** The log of the consultant's and the director's sheets, in its order. */
function written(): readonly { readonly id: string; readonly subject: string; readonly value: string }[] {
  return app.db.$client
    .prepare<[string], { id: string; subject: string; value: string }>(
      `SELECT o.id, o.subject, o.value FROM answer_operations o JOIN respondents r ON r.id = o.respondent_id
       WHERE r.enrollment_id = ? ORDER BY o.seq`,
    )
    .all(firm.id);
}
