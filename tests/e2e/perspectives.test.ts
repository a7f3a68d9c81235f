/** The 360° of one firm: invited by mail and by a link, seen differently by each, agreed on, and printed. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assessmentOf } from "#db/assessments.ts";
import { openSheets } from "#db/enrollment-writes.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { invitationsOfFirm } from "#db/invitations.ts";
import { insertRound } from "#db/operations.ts";
import { listRespondents } from "#db/respondents.ts";
import { aBrowser } from "#tests/support/a-browser.ts";
import {
  A_MOMENT,
  type AnEnrollment,
  anEnrollment,
  anOperation,
  writeAnswers,
} from "#tests/support/a-database.ts";
import { linkIn, type MailCatcher, startMailCatcher } from "#tests/support/a-mail-catcher.ts";
import { type Account, anAccount, aRunningApp, type RunningApp } from "#tests/support/a-running-app.ts";
import { aVisit, loginAs, type Visit } from "#tests/support/a-visit.ts";
import { checkPage } from "#tests/support/check-page.ts";
import { readPdf, textOf } from "#tests/support/pdf-quality.ts";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;
const DIRECTOR = "dirigeante@lefevre.example";

/** The director is sure of the quotes and of the climate; nobody else is. */
const SAID = {
  director: { "climat-de-l-equipe": 4, "planning-des-chantiers": 3 },
  employees: [0, 1, 1],
} as const;

let app: RunningApp;
let browser: Browser;
let catcher: MailCatcher;
let claire: Account;
let firm: AnEnrollment;
/** Every secret that went by: none may be in the file, nor in what the server said. */
const secrets: string[] = [];

beforeAll(async () => {
  catcher = await startMailCatcher();
  const settings = { SMTP_URL: catcher.url, MAIL_FROM: "Diapason <diapason@exemple.fr>" };
  [app, browser] = await Promise.all([aRunningApp(undefined, settings), aBrowser()]);
  const operation = anOperation(app.db, {
    name: "Rénover + à Fréjus",
    questionnaireId: "artisans-renovation",
    questionnaireVersion: 2,
  });
  claire = await anAccount(app, { role: "consultant", name: "Claire Martin", operationIds: [operation.id] });
  firm = anEnrollment(app.db, {
    operation,
    email: DIRECTOR,
    director: "Anne Lefèvre",
    consultantId: claire.id,
  });
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await catcher?.stop();
});

describe("the 360° of a firm", () => {
  test("begins with what everybody will be told, then a message that leaves at once", async () => {
    const visit = await aVisit(browser, app);
    const { page } = visit;
    await loginAs(page, claire);
    await page.goto(`/operations/${firm.operationId}/invitations`);
    await checkPage(visit, "invitations sans notice");
    await page
      .getByRole("main")
      .getByRole("link", { name: /notice/i })
      .first()
      .click();
    await page.getByLabel("Qui répond des données").fill("La chambre de métiers du Var");
    await page.getByLabel("À qui écrire").fill("donnees@cma.example");
    await page.getByRole("button", { name: "Aperçu" }).click();
    await page.getByRole("heading", { name: "Ce que chacun lira" }).waitFor();
    await checkPage(visit, "invitations notice apercu");
    await page.getByRole("button", { name: /^Enregistrer/ }).click();
    await page.waitForURL(/invitation=notice/);
    await page.goto(`/operations/${firm.operationId}/invitations`);
    await checkPage(visit, "invitations aucune");

    await page.getByRole("button", { name: "Inviter tous les dirigeants" }).click();
    await expect.poll(() => catcher.mails.length, { timeout: 20_000 }).toBe(1);
    const [mail] = catcher.mails;
    expect(mail?.envelopeTo).toEqual([DIRECTOR]);
    expect(mail?.text).toContain("Rénover + à Fréjus");
    await page.reload();
    await checkPage(visit, "invitations envoyees");
    await end(visit);
  });

  test("a mail scanner that opens the link changes nothing", async () => {
    const link = linkIn(catcher.mails[0]?.text);
    secrets.push(link.split("/r/")[1] ?? "");
    const before = invitationsOfFirm(app.db, firm.id, firm.roundId);
    for (const method of ["GET", "HEAD", "GET"]) expect((await fetch(link, { method })).status).toBe(200);
    expect(invitationsOfFirm(app.db, firm.id, firm.roundId)).toEqual(before);
  });

  test("the director answers on a phone, and goes on where they stopped", async () => {
    const link = linkIn(catcher.mails[0]?.text);
    const visit = await aVisit(browser, app, PHONE);
    const { page } = visit;
    await page.goto(link);
    await checkPage(visit, "repondant lien");
    await page.getByRole("button", { name: "Commencer" }).click();
    await page.getByRole("heading", { name: "Avant de commencer" }).waitFor();
    expect(page.url()).not.toContain("/r/");
    await checkPage(visit, "repondant notice");
    await page.getByRole("button", { name: "J’ai lu, je commence" }).click();
    await page.waitForURL(/\/reponse\/questions\//);
    await checkPage(visit, "repondant premiere question");
    await keepCookies(visit);
    for (const [question, points] of Object.entries(SAID.director)) await answer(page, question, points);
    await checkPage(visit, "repondant question repondue");
    await end(visit);

    const elsewhere = await aVisit(browser, app, PHONE);
    await elsewhere.page.goto(link);
    await elsewhere.page.getByRole("button", { name: "Continuer" }).click();
    await elsewhere.page.waitForURL(/\/reponse\/questions\//);
    await elsewhere.page.goto("/reponse/questions/climat-de-l-equipe");
    expect(await chosen(elsewhere.page)).toBe("tres-bon");
    await elsewhere.page.goto("/reponse/sommaire");
    await checkPage(elsewhere, "repondant sommaire");
    await elsewhere.page.goto("/reponse/envoyer");
    await checkPage(elsewhere, "repondant envoyer");
    await elsewhere.page.getByRole("button", { name: "Envoyer mes réponses" }).click();
    await elsewhere.page.waitForURL("/reponse/merci");
    await checkPage(elsewhere, "repondant merci");
    await elsewhere.page.goBack();
    await elsewhere.page.reload();
    expect(new URL(elsewhere.page.url()).pathname).toBe("/reponse/merci");
    await keepCookies(elsewhere);
    await end(elsewhere);
  });

  test("employees answer by one shared link, each a sheet of their own, without JavaScript too", async () => {
    const consultant = await aVisit(browser, app);
    await loginAs(consultant.page, claire);
    await consultant.page.goto(`${home()}/invitations`);
    await checkPage(consultant, "invitations de l’entreprise");
    const card = consultant.page.locator("section, article").filter({
      has: consultant.page.locator("input[name=perspective][value=employee]"),
    });
    await card.last().getByRole("button", { name: "Inviter", exact: true }).click();
    await card.last().getByRole("button", { name: "Copier un lien" }).click();
    const link = await consultant.page.getByLabel("Lien à remettre").inputValue();
    secrets.push(link.split("/r/")[1] ?? "");
    await checkPage(consultant, "invitations lien a copier");
    await end(consultant);

    for (const [index, points] of SAID.employees.entries()) {
      const visit = await aVisit(browser, app, { ...PHONE, javaScriptEnabled: index > 0 });
      await visit.page.goto(link);
      await visit.page.getByRole("button", { name: "Commencer" }).click();
      await visit.page.getByRole("button", { name: "J’ai lu, je commence" }).click();
      await visit.page.waitForURL(/\/reponse\/questions\//);
      await answer(visit.page, "climat-de-l-equipe", points);
      await visit.page.goto("/reponse/envoyer");
      await visit.page.getByRole("button", { name: "Envoyer mes réponses" }).click();
      await visit.page.waitForURL("/reponse/merci");
      if (index === 0) await checkPage(visit, "repondant salarie sans script merci");
      await keepCookies(visit);
      await end(visit);
    }
    const { respondents } = assessmentOf(app.db, firm.id, firm.roundId);
    expect(respondents.filter(({ perspective }) => perspective === "employee")).toHaveLength(3);
  });

  test("the consultant reads the gaps, and settles the widest with the director", async () => {
    writeAnswers(
      app.db,
      firm.sheets.consultant,
      { "planning-des-chantiers": { choice: "de-tete" } },
      claire.id,
    );
    const visit = await aVisit(browser, app);
    const { page } = visit;
    await loginAs(page, claire);
    await page.goto(`${home()}/regards`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const told = await page.getByRole("main").textContent();
    // 100 for the director, 0, 25 and 25 for the three employees: 83 points.
    expect(told).toContain("83");
    await checkPage(visit, "regards");
    await page.goto(`${home()}/regards/restitution?question=climat-de-l-equipe`);
    await checkPage(visit, "restitution");
    await page.locator("input[type=radio][value=bon]").check();
    await page.getByLabel("Pourquoi").fill("Deux départs cette année, mais une équipe qui se parle.");
    await page.getByRole("button", { name: "Convenir de cette valeur" }).click();
    await expect
      .poll(() => agreedOn("climat-de-l-equipe"))
      .toEqual({
        answer: { choice: "bon" },
        reason: "Deux départs cette année, mais une équipe qui se parle.",
      });
    await page.goto(`${home()}/resultats`);
    await checkPage(visit, "resultats convenus");
    await end(visit);
  });

  test("the report prints the same figures, the agreed value and why", async () => {
    const visit = await aVisit(browser, app);
    await loginAs(visit.page, claire);
    const pdf = await visit.context.request.get(`${home()}/rapport.pdf`);
    expect(pdf.status()).toBe(200);
    const text = textOf(await readPdf(await pdf.body())).replace(/\s+/g, " ");
    for (const words of [
      "Regards croisés",
      "+83",
      "Deux départs cette année, mais une équipe qui se parle.",
    ]) {
      expect(text).toContain(words);
    }
    await end(visit);
  });

  test("months later, a second round says what changed", async () => {
    insertRound(app.db, { id: "t1", operationId: firm.operationId, code: "T1", openedOn: "2099-01-01" });
    openSheets(app.db, firm.id, { now: A_MOMENT, newId: () => randomUUID() });
    const sheet = listRespondents(app.db, firm.id).find(
      ({ roundId, perspective }) => roundId === "t1" && perspective === "consultant",
    );
    const answers = {
      "planning-des-chantiers": { choice: "quatre-semaines" },
      "climat-de-l-equipe": { choice: "tensions" },
    };
    writeAnswers(app.db, sheet?.id ?? "", answers, claire.id);
    const visit = await aVisit(browser, app);
    await loginAs(visit.page, claire);
    await visit.page.goto(`${home()}/evolution`);
    const told = await visit.page.getByRole("main").textContent();
    // From « de tête » (0) to a planning at four weeks (75); from the agreed « bon » (75) to « tensions » (25).
    for (const words of ["+75", "−50", "Ce qui a progressé", "Ce qui a reculé"])
      expect(told).toContain(words);
    await checkPage(visit, "evolution");
    await end(visit);
  });

  test("no secret of a link or a cookie is in the database's file, nor in the log", () => {
    expect(secrets.length).toBeGreaterThanOrEqual(6);
    const bytes = Buffer.concat(["", "-wal"].map((suffix) => readFileSync(`${app.file}${suffix}`)));
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThanOrEqual(43);
      expect(bytes.includes(secret)).toBe(false);
      expect(app.said().includes(secret)).toBe(false);
    }
    // The file does hold what it should: the check reads the right one.
    expect(bytes.includes(getEnrollment(app.db, firm.id)?.name ?? "?")).toBe(true);
  });
});

function home(): string {
  return `/operations/${firm.operationId}/entreprises/${firm.id}`;
}

/** Answers a question with the choice of so many points: the choices stand from the worst to the best. */
async function answer(page: Page, question: string, points: number): Promise<void> {
  await page.goto(`/reponse/questions/${question}`);
  await page.locator(".answer input[type=radio]").nth(points).check({ force: true });
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith(`/${question}`));
}

async function chosen(page: Page): Promise<string | null> {
  return await page.locator(".answer input[type=radio]:checked").getAttribute("value");
}

async function keepCookies({ context }: Visit): Promise<void> {
  for (const { name, value } of await context.cookies()) {
    if (!name.includes("reponse")) continue;
    // React Router writes a cookie's value as JSON in base64.
    const decoded: unknown = JSON.parse(Buffer.from(decodeURIComponent(value), "base64").toString("utf8"));
    if (typeof decoded === "string") secrets.push(decoded);
  }
}

function agreedOn(question: string) {
  const { respondents } = assessmentOf(app.db, firm.id, firm.roundId);
  return respondents.find(({ perspective }) => perspective === "consultant")?.agreed?.[question];
}

async function end(visit: Visit): Promise<void> {
  expect(visit.complaints).toEqual([]);
  await visit.context.close();
}
