/** From a composition to a synthesis that its funders read: in a browser, and byte by byte. */
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertAidRequest } from "#db/aid-requests.ts";
import { listAudit } from "#db/audit.ts";
import { setOnEnrollment } from "#db/enrollment-writes.ts";
import { listPublications } from "#db/publications.ts";
import { KNOWN_ROUTES } from "#tests/routes/known-routes.ts";
import { aBrowser } from "#tests/support/a-browser.ts";
import { anAidRequest } from "#tests/support/a-convention.ts";
import { A_MOMENT, writeAnswers } from "#tests/support/a-database.ts";
import { aFullFirm } from "#tests/support/a-full-firm.ts";
import { type Account, anAccount, aRunningApp, type RunningApp } from "#tests/support/a-running-app.ts";
import { aVisit, loginAs } from "#tests/support/a-visit.ts";
import { respondentCookieOf } from "#tests/support/a-visitor.ts";
import {
  anAssessedFirm,
  anOperationToPublish,
  type ToPublish,
} from "#tests/support/an-operation-to-publish.ts";
import { checkPage } from "#tests/support/check-page.ts";
import { foundCanaries } from "#tests/support/found-canaries.ts";

/** Every word of the canary firm begins so; its numbers are like no other. */
const CANARIES = [/canari-?own-?[a-z-]+/i, /913746157/, /73519347/];
const ODD_AMOUNT = 913_746_157;
const ODD_HEADCOUNT = 73_519_347;

/** What a text may try; of it only the plain words are printed. */
const NASTY =
  "Un **mot** fort 😀\n\n<script>alert('x')</script>\n\n=HYPERLINK(\"https://x.example\")\n\nA\u202Erenversé\u202C";

let app: RunningApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([aRunningApp(), aBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

type World = ToPublish & { readonly consultant: Account; readonly second: Account; readonly funder: Account };

async function aWorld(name: string, town: string): Promise<World> {
  const consultant = await anAccount(app, { role: "consultant", name: `Claire ${town}` });
  const second = await anAccount(app, { role: "consultant", name: `Karim ${town}` });
  const funder = await anAccount(app, { role: "funder", name: `Sylvie ${town}` });
  const made = anOperationToPublish(app.db, {
    name,
    consultants: [consultant.id, second.id],
    funderIds: [funder.id],
  });
  return { ...made, consultant, second, funder };
}

async function publishNow(page: Page, operationId: string): Promise<void> {
  await page.goto(`/operations/${operationId}/publications/apercu`);
  await page.getByRole("button", { name: /^Publier la n°/ }).click();
  await page.waitForURL(/publications\?fait=synthese-publiee/);
}

describe("a synthesis", () => {
  test("is composed, previewed, published, and read by its funder and its firms", async () => {
    const { operation, consultant, funder } = await aWorld("Rénover à Saumur", "Saumur");
    const home = `/operations/${operation.id}/publications`;
    const firm = aFullFirm(app.db, operation, { whose: "lecteur", userId: consultant.id });
    const visit = await aVisit(browser, app);
    const { page } = visit;
    await loginAs(page, consultant);
    await page.goto(home);
    await checkPage(visit, "publications vide");
    await page.getByRole("link", { name: "Composer la première" }).click();
    await page.getByRole("heading", { name: "Composer la publication" }).waitFor();
    await page.getByText("Avant-propos").first().click();
    const foreword = page.getByLabel("Texte : Avant-propos");
    await foreword.fill("a".repeat(40_001));
    await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await page
      .getByText(/il y en a 40\s001/)
      .first()
      .waitFor();
    expect(await foreword.inputValue()).toHaveLength(40_001);
    await foreword.fill(NASTY);
    await page.getByRole("checkbox", { name: "Les entreprises aussi, dans leur espace" }).check();
    await checkPage(visit, "composer");
    await page.getByRole("button", { name: "Enregistrer et voir l’aperçu" }).click();
    await page.getByRole("heading", { name: "Aperçu de la publication n° 1" }).waitFor();
    expect(await page.locator("script:not([src])", { hasText: "alert('x')" }).count()).toBe(0);
    await page.getByText("<script>alert('x')</script>").waitFor();
    expect(await page.locator(".report").textContent()).toContain("Arenversé");
    await checkPage(visit, "aperçu");
    const previewed = await page.locator(".report").textContent();
    await page.getByRole("button", { name: "Publier la n° 1" }).click();
    await page.getByText("La synthèse est publiée").waitFor();
    await checkPage(visit, "publications");
    await visit.context.close();

    const reading = await aVisit(browser, app);
    await loginAs(reading.page, funder);
    await checkPage(reading, "financeur publications");
    await reading.page.getByRole("link", { name: /Lire la synthèse/ }).click();
    await reading.page.locator(".report").waitFor();
    // To the letter what was previewed.
    expect(await reading.page.locator(".report").textContent()).toBe(previewed);
    await checkPage(reading, "financeur synthese");
    const anchors = await reading.page
      .locator(".contents a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    expect(anchors.length).toBeGreaterThan(10);
    for (const anchor of anchors)
      expect([anchor, await reading.page.locator(anchor).count()]).toEqual([anchor, 1]);
    const headings = await reading.page.locator(".report h2").count();
    expect(anchors).toHaveLength(headings);

    const [published] = listPublications(app.db, operation.id);
    for (const file of ["pdf", "xlsx", "csv", "json"] as const) {
      const path = `/financeur/operations/${operation.id}/publications/1/synthese.${file}`;
      const answer = await reading.page.request.get(path);
      expect([file, answer.status()]).toEqual([file, 200]);
      const sha256 = createHash("sha256")
        .update(await answer.body())
        .digest("hex");
      expect([file, sha256]).toEqual([file, published?.sha256[file]]);
    }
    const lines = listAudit(app.db, {}, { limit: 20, offset: 0 });
    expect(lines.map(({ action }) => action)).toContain("synthesis.download");
    await reading.page.goto(`/financeur/operations/${operation.id}/comparer`);
    await checkPage(reading, "financeur comparer vide");
    await reading.page.goto("/financeur/comparer");
    await checkPage(reading, "financeur operations vide");
    await reading.context.close();

    const director = await aVisit(browser, app);
    const value = respondentCookieOf(firm.cookies.withCode).replace(/^[^=]+=/, "");
    await director.context.addCookies([{ name: "diapason_reponse", value, url: app.url }]);
    await director.page.goto("/espace");
    await director.page.getByRole("link", { name: "Synthèse" }).click();
    await director.page.getByRole("heading", { name: "La synthèse de l’opération" }).waitFor();
    expect(await director.page.locator(".report").textContent()).toBe(previewed);
    await checkPage(director, "espace synthese");
    await director.context.close();
  });

  test("weighs less than 150 KB of JavaScript on the funder’s page", async () => {
    const { operation, consultant, funder } = await aWorld("Rénover à Cholet", "Cholet");
    const writing = await aVisit(browser, app);
    await loginAs(writing.page, consultant);
    await publishNow(writing.page, operation.id);
    await writing.context.close();
    const logging = await aVisit(browser, app);
    await loginAs(logging.page, funder);
    const cookies = await logging.context.cookies();
    await logging.context.close();
    const visit = await aVisit(browser, app);
    await visit.context.addCookies(cookies);
    const bodies: Promise<Buffer>[] = [];
    visit.page.on("response", (response) => {
      if (response.request().resourceType() === "script") bodies.push(response.body());
    });
    await visit.page.goto(`/financeur/operations/${operation.id}`, { waitUntil: "networkidle" });
    const scripts = await Promise.all(bodies);
    const weight = scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0) / 1024;
    console.log(
      `page du financeur : ${weight.toFixed(1)} Ko de JavaScript compressé, ${scripts.length} modules`,
    );
    expect(weight).toBeLessThan(150);
    expect(scripts.length).toBeGreaterThan(0);
    await visit.context.close();
  });

  test("is compared with the one before, and across the operations of a funder", async () => {
    const { operation, consultant, funder } = await aWorld("Rénover à Segré", "Segré");
    const other = anOperationToPublish(app.db, {
      name: "Rénover à Baugé",
      consultants: [consultant.id],
      funderIds: [funder.id],
    });
    const visit = await aVisit(browser, app);
    await loginAs(visit.page, consultant);
    await publishNow(visit.page, operation.id);
    for (let index = 20; index < 26; index++) anAssessedFirm(app.db, operation, index);
    await publishNow(visit.page, operation.id);
    await publishNow(visit.page, other.operation.id);
    await checkPage(visit, "publication autre operation");
    await visit.context.close();
    const reading = await aVisit(browser, app);
    await loginAs(reading.page, funder);
    await reading.page.goto(`/financeur/operations/${operation.id}`);
    await reading.page.getByRole("link", { name: "Comparer avec la précédente" }).click();
    await reading.page
      .getByText("ne porte pas sur le même nombre d’entreprises")
      .first()
      .waitFor({ state: "attached" });
    await checkPage(reading, "financeur comparer");
    await reading.page.goto(`/financeur/operations/${operation.id}/publications/1`);
    await reading.page.getByText("Une publication plus récente a paru.").waitFor();
    await checkPage(reading, "financeur ancienne");
    await reading.page.goto("/financeur/comparer");
    await reading.page.getByRole("link", { name: "Rénover à Baugé" }).waitFor();
    await checkPage(reading, "financeur comparer operations");
    await reading.context.close();
  });

  test("composed by two people at once loses nobody’s words", async () => {
    const { operation, consultant, second } = await aWorld("Rénover à Angers", "Angers");
    const path = `/operations/${operation.id}/publications/composer`;
    const [one, other] = await Promise.all([aVisit(browser, app), aVisit(browser, app)]);
    await loginAs(one.page, consultant);
    await loginAs(other.page, second);
    for (const { page } of [one, other]) {
      await page.goto(path);
      await page.getByText("Avant-propos").first().click();
    }
    await one.page.getByLabel("Texte : Avant-propos").fill("Les mots de Claire");
    await other.page.getByLabel("Texte : Avant-propos").fill("Les mots de Karim");
    await one.page.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await one.page.getByText("C’est enregistré").waitFor();
    await other.page.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await other.page.getByText("Claire Angers a enregistré").waitFor();
    expect(await other.page.getByLabel("Texte : Avant-propos").inputValue()).toBe("Les mots de Karim");
    await other.page.getByText("Les mots de Claire").waitFor();
    await checkPage(other, "composer à deux");
    await other.page.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await other.page.getByText("C’est enregistré").waitFor();
    await one.context.close();
    await other.context.close();
  });
});

describe("a firm full of canaries", () => {
  test("shows in no byte that a funder receives, unless somebody writes it in a text", async () => {
    const { operation, consultant, funder } = await aWorld("Rénover à Durtal", "Durtal");
    aCanaryFirm(operation, consultant);
    const writing = await aVisit(browser, app);
    await loginAs(writing.page, consultant);
    await publishNow(writing.page, operation.id);
    for (let index = 30; index < 36; index++) anAssessedFirm(app.db, operation, index);
    await publishNow(writing.page, operation.id);

    const reading = await aVisit(browser, app);
    await loginAs(reading.page, funder);
    const looked = await lookEverywhere(reading.page, operation.id, ["1", "2"]);
    expect(looked.found).toEqual([]);
    // Pages, their data, data route by route, and eight files.
    expect(looked.received).toBeGreaterThan(30);

    await writing.page.goto(`/operations/${operation.id}/publications/composer`);
    await writing.page.getByText("Conclusion").first().click();
    await writing.page.getByLabel("Texte : Conclusion").fill("Merci à canari-own-nom.");
    await writing.page.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await writing.page.getByText("C’est enregistré").waitFor();
    await publishNow(writing.page, operation.id);
    const leaked = await lookEverywhere(reading.page, operation.id, ["3"]);
    expect(leaked.found.map(([path]) => path)).toEqual(
      expect.arrayContaining([
        `/financeur/operations/${operation.id}`,
        `/financeur/operations/${operation.id}.data`,
        `/financeur/operations/${operation.id}/publications/3/synthese.pdf`,
        `/financeur/operations/${operation.id}/publications/3/synthese.json`,
      ]),
    );
    await writing.context.close();
    await reading.context.close();
  });
});

/** Assessed like the others, with something private in every table. */
function aCanaryFirm(operation: ToPublish["operation"], { id: userId }: Account): void {
  const { db } = app;
  const { enrollment } = aFullFirm(db, operation, { whose: "own", userId });
  setOnEnrollment(db, enrollment.id, { interviewedAt: A_MOMENT }, A_MOMENT);
  db.$client.prepare("UPDATE enrollments SET headcount = ? WHERE id = ?").run(ODD_HEADCOUNT, enrollment.id);
  writeAnswers(db, enrollment.sheets.consultant, { "planning-des-chantiers": { state: "unknown" } }, userId);
  writeAnswers(db, enrollment.sheets.director, { attentes: { value: "canari-own-attente" } });
  const request = anAidRequest({
    enrollmentId: enrollment.id,
    name: "canari-own-aide",
    grantedAmount: ODD_AMOUNT,
  });
  insertAidRequest(db, { ...request, id: `${request.id}-odd`, outcome: "granted" }, A_MOMENT);
}

/** Every address that opens to a funder, as a page and as data: the paths where a canary was found, and which. */
async function lookEverywhere(page: Page, operationId: string, numbers: readonly string[]) {
  const layout = ["root", "routes/funder/layout"];
  const found: (readonly [path: string, canaries: readonly string[]])[] = [];
  let received = 0;
  const look = async (path: string) => {
    const answer = await page.request.get(path);
    expect([path, answer.status()]).toEqual([path, 200]);
    const canaries = await foundCanaries(await answer.body(), CANARIES);
    if (canaries.length > 0) found.push([path, canaries]);
    received++;
  };
  for (const route of KNOWN_ROUTES.filter(({ path }) => path.startsWith("/financeur"))) {
    for (const number of route.path.includes("/publications/1") ? numbers : ["1"]) {
      const path = route.path
        .replace(":operationId", operationId)
        .replace("/publications/1", `/publications/${number}`);
      if (route.isResource === true) {
        for (const file of ["pdf", "xlsx", "csv", "json"]) await look(path.replace(/pdf$/, file));
        continue;
      }
      for (const form of [
        path,
        `${path}.data`,
        ...[...layout, route.id].map((id) => `${path}.data?_routes=${id}`),
      ]) {
        await look(form);
      }
    }
  }
  return { found, received };
}
