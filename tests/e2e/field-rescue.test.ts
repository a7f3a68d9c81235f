/** A tablet that will never send again: the copy that was taken of it is read back in the office. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aBrowser } from "#tests/support/a-browser.ts";
import { type AnEnrollment, anEnrollment, anOperation } from "#tests/support/a-database.ts";
import { allKept, aPicture, CUT, prepareVisits } from "#tests/support/a-field-app.ts";
import { aGate, type Gate } from "#tests/support/a-gate.ts";
import { type Account, anAccount, aRunningApp, type RunningApp } from "#tests/support/a-running-app.ts";
import { aVisit, loginAs } from "#tests/support/a-visit.ts";
import { checkPage } from "#tests/support/check-page.ts";

let app: RunningApp;
let browser: Browser;
let gate: Gate;
let claire: Account;
let mathieu: Account;
let firm: AnEnrollment;
const folder = mkdtempSync(join(tmpdir(), "diapason-secours-"));
const copy = join(folder, "secours.diapason");
beforeAll(async () => {
  gate = await aGate();
  [app, browser] = await Promise.all([aRunningApp(undefined, { APP_ORIGIN: gate.url }), aBrowser()]);
  gate.leadTo(app.url);
  claire = await anAccount(app, { role: "consultant", name: "Claire Martin" });
  mathieu = await anAccount(app, { role: "consultant", name: "Mathieu Reboul" });
  const operation = anOperation(app.db, { consultants: [claire.id, mathieu.id] });
  firm = anEnrollment(app.db, { operation, director: "Jean Lefèvre", firm: { name: "Atelier Morin" } });
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await gate?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("the rescue copy of a broken tablet is read in the office by its owner alone, first to see, then to write, and once", async () => {
  const tablet = await aVisit(browser, gate, { expected: CUT, viewport: { width: 820, height: 1180 } });
  await prepareVisits(tablet.page, claire, [firm.firm.name]);
  gate.become("cut");
  await tablet.page.getByRole("link", { name: firm.firm.name }).click();
  await tablet.page
    .locator("#photos ~ .visit-photos input[type=file]")
    .last()
    .setInputFiles(await aPicture(tablet.page));
  await tablet.page.getByRole("img", { name: /photo/i }).waitFor();
  await tablet.page.getByRole("link", { name: "Commencer" }).click();
  await tablet.page.getByRole("radio", { name: "Tenir, sans plus" }).check();
  await allKept(tablet.page);
  await tablet.page.getByRole("link", { name: "Appareil", exact: true }).click();
  const [download] = await Promise.all([
    tablet.page.waitForEvent("download"),
    tablet.page.getByRole("button", { name: "Télécharger une copie de secours" }).click(),
  ]);
  await download.saveAs(copy);
  // It is taken from its bag in pieces, and sends nothing more.
  await tablet.context.close();
  gate.become("through");

  const office = await aVisit(browser, gate, { expected: /^422 for/ });
  await loginAs(office.page, mathieu);
  await office.page.goto("/appareils");
  await office.page.getByLabel("Copie de secours").setInputFiles(copy);
  await office.page.getByRole("button", { name: "Lire la copie" }).click();
  await office.page.getByText("Seule la personne").last().waitFor();
  expect(logged()).toEqual([]);
  await office.context.close();

  const desk = await aVisit(browser, gate);
  await loginAs(desk.page, claire);
  await desk.page.goto("/appareils");
  await desk.page.getByLabel("Copie de secours").setInputFiles(copy);
  await desk.page.getByRole("button", { name: "Lire la copie" }).click();
  await desk.page.getByText("Rien n’est encore écrit.").waitFor();
  await checkPage(desk, "copie de secours lue");
  expect(logged()).toEqual([]);
  await desk.page.getByRole("button", { name: "Reprendre sur le serveur" }).click();
  await desk.page.getByText("Sur le serveur : 2 saisies et 1 photo.").waitFor();
  await checkPage(desk, "copie de secours reprise");
  expect(logged()).toEqual(["answer", "photo"]);
  await desk.page.getByRole("button", { name: "Lire la copie" }).click();
  await desk.page.getByText("Le serveur a déjà tout ce qu’elle contient.").waitFor();
  expect(logged()).toEqual(["answer", "photo"]);
  expect([...tablet.complaints, ...desk.complaints]).toEqual([]);
});

/** The subjects of what the server's log holds. */
function logged(): readonly string[] {
  return app.db.$client
    .prepare<[], string>("SELECT subject FROM answer_operations ORDER BY subject")
    .pluck()
    .all();
}
