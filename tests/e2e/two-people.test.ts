import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "#app/domain/answers/answer.ts";
import { historyOf } from "#db/answer-history.ts";
import { readSheet } from "#db/answers.ts";
import { aBrowser } from "#tests/support/a-browser.ts";
import { type AnEnrollment, anEnrollment, anOperation } from "#tests/support/a-database.ts";
import { type Account, anAccount, aRunningApp, type RunningApp } from "#tests/support/a-running-app.ts";
import { aVisit, loginAs, type Visit } from "#tests/support/a-visit.ts";
import { allSaved, interviewPath, questionCard, reply, words } from "#tests/support/an-interviewer.ts";
import { checkPage } from "#tests/support/check-page.ts";
import { publishedQuestion } from "#tests/support/published-questionnaire.ts";

let app: RunningApp;
let browser: Browser;
let claire: Account;
let mathieu: Account;
beforeAll(async () => {
  [app, browser] = await Promise.all([aRunningApp(), aBrowser()]);
  claire = await anAccount(app, { role: "consultant", name: "Claire Martin" });
  mathieu = await anAccount(app, { role: "consultant", name: "Mathieu Reboul" });
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const project = publishedQuestion("projet-a-trois-ans");
const management = publishedQuestion("temps-de-gestion");
const share = publishedQuestion("part-de-renovation");

describe("two consultants on one interview", () => {
  test("who answer differently are shown both answers, choose one, and the log keeps both", async () => {
    const firm = aFirm();
    const [first, second] = [await atThemeOf(firm, claire), await atThemeOf(firm, mathieu)];
    await reply(first.page, project, { choose: ["Tenir, sans plus"] });
    await allSaved(first.page);
    await reply(second.page, project, { choose: ["Une idée en tête, non écrite"] });

    const card = questionCard(second.page, project);
    const choice = card.getByRole("region", { name: "Deux réponses différentes" });
    await choice.getByText("Claire Martin a répondu").waitFor();
    await second.page.getByRole("status").filter({ hasText: "1 réponse à choisir" }).waitFor();
    expect(answer(firm, project.id)).toEqual({ choice: "tenir" });
    await checkPage(second, "deux personnes conflit");
    await choice.getByRole("button", { name: "Garder la mienne" }).click();
    await choice.waitFor({ state: "detached" });
    await allSaved(second.page);
    expect(answer(firm, project.id)).toEqual({ choice: "idee-en-tete" });
    expect(written(firm, project.id)).toEqual([
      ["Claire Martin", { choice: "tenir" }, "applied"],
      ["Mathieu Reboul", { choice: "idee-en-tete" }, "conflict"],
      ["Mathieu Reboul", { choice: "idee-en-tete" }, "applied"],
    ]);

    await first.page.reload();
    await questionCard(first.page, project)
      .getByRole("radio", { name: "Une idée en tête", checked: true })
      .waitFor();
    await end(first, second);
  });

  test("who answer alike are asked nothing", async () => {
    const firm = aFirm();
    const [first, second] = [await atThemeOf(firm, claire), await atThemeOf(firm, mathieu)];
    for (const { page } of [first, second]) {
      await reply(page, project, { choose: ["Tenir, sans plus"] });
      await allSaved(page);
    }
    expect(await second.page.getByRole("region", { name: "Deux réponses différentes" }).count()).toBe(0);
    expect(answer(firm, project.id)).toEqual({ choice: "tenir" });
    await end(first, second);
  });

  test("can take the other's answer instead", async () => {
    const firm = aFirm();
    const [first, second] = [await atThemeOf(firm, claire), await atThemeOf(firm, mathieu)];
    await reply(first.page, project, { choose: ["Tenir, sans plus"] });
    await allSaved(first.page);
    await reply(second.page, project, { choose: ["Je n'y ai pas réfléchi"] });
    const card = questionCard(second.page, project);
    await card.getByRole("button", { name: "Prendre la sienne" }).click();
    await allSaved(second.page);
    await card.getByRole("radio", { name: "Tenir, sans plus", checked: true }).waitFor();
    expect(answer(firm, project.id)).toEqual({ choice: "tenir" });
    await end(first, second);
  });
});

/** What the browser says when its network is cut; anything else is still a fault. */
const CUT = /ERR_INTERNET_DISCONNECTED/;

describe("a consultant whose network is cut in the middle of an interview", () => {
  test("goes on, is told what is not saved, and all is sent once when it comes back", async () => {
    const firm = aFirm();
    const visit = await atThemeOf(firm, claire, CUT);
    const { page, context } = visit;
    await reply(page, project, { choose: ["Tenir, sans plus"] });
    await allSaved(page);
    await context.setOffline(true);
    await reply(page, project, { choose: ["Un objectif écrit, chiffré"] });
    await reply(page, management, { digit: 2 });
    await reply(page, share, { type: "62,5" });
    await page
      .getByRole("status")
      .filter({ hasText: words("3 saisies pas encore enregistrées : le serveur ne répond pas") })
      .waitFor();
    expect(answer(firm, project.id)).toEqual({ choice: "tenir" });
    await checkPage(visit, "entretien sans reseau");

    await context.setOffline(false);
    await allSaved(page);
    expect(answer(firm, project.id)).toEqual({ choice: "objectif-revu" });
    expect(answer(firm, share.id)).toEqual({ value: 62.5 });
    expect(written(firm, project.id).map(([, value]) => value)).toEqual([
      { choice: "tenir" },
      { choice: "objectif-revu" },
    ]);
    expect(written(firm, management.id)).toHaveLength(1);
    expect(written(firm, share.id)).toHaveLength(1);
    await end(visit);
  });

  test("is asked before leaving the interview, and may stay", async () => {
    const firm = aFirm();
    const visit = await atThemeOf(firm, claire, CUT);
    const { page, context } = visit;
    await context.setOffline(true);
    await reply(page, project, { choose: ["Tenir, sans plus"] });
    await page.getByRole("status").filter({ hasText: "1 saisie pas encore enregistrée" }).waitFor();
    await page.locator(".interview-head").getByRole("link", { name: firm.firm.name }).click();
    const dialog = page.getByRole("dialog", { name: "1 saisie n’est pas encore enregistrée" });
    await dialog.waitFor();
    await checkPage(visit, "entretien quitter");
    await dialog.getByRole("button", { name: "Rester" }).click();
    await dialog.waitFor({ state: "detached" });
    await questionCard(page, project)
      .getByRole("radio", { name: "Tenir, sans plus", checked: true })
      .waitFor();
    await context.setOffline(false);
    await allSaved(page);
    await end(visit);
  });

  test("may close the tab: what was not sent leaves from the next one", async () => {
    const firm = aFirm();
    const visit = await atThemeOf(firm, claire, CUT);
    const { page, context } = visit;
    await context.setOffline(true);
    await reply(page, project, { choose: ["Tenir, sans plus"] });
    const card = questionCard(page, project);
    await card.getByRole("button", { name: "Commentaire" }).click();
    await card.getByRole("textbox", { name: "Commentaire" }).fill("Il passe la main dans deux ans.");
    await page.getByRole("status").filter({ hasText: "2 saisies pas encore enregistrées" }).waitFor();
    await page.close();
    expect(answer(firm, project.id)).toBeUndefined();

    await context.setOffline(false);
    const next = await context.newPage();
    await next.goto(interviewPath({ operationId: firm.operationId, enrollmentId: firm.id }));
    await allSaved(next);
    expect(answer(firm, project.id)).toEqual({ choice: "tenir" });
    expect(readSheet(app.db, firm.sheets.consultant).comments[project.id]?.value).toBe(
      "Il passe la main dans deux ans.",
    );
    expect(written(firm, project.id)).toHaveLength(1);
    await end(visit);
  });
});

/** A firm that both consultants may interview. */
function aFirm(): AnEnrollment {
  const operation = anOperation(app.db, { consultants: [claire.id, mathieu.id] });
  return anEnrollment(app.db, { operation, director: "Jean Lefèvre" });
}

async function atThemeOf(firm: AnEnrollment, account: Account, expected?: RegExp): Promise<Visit> {
  const visit = await aVisit(browser, app, expected === undefined ? {} : { expected });
  await loginAs(visit.page, account);
  const { operationId, id: enrollmentId } = firm;
  await visit.page.goto(`${interviewPath({ operationId, enrollmentId })}/pilotage`);
  // The buttons that only a running script shows.
  await visit.page.getByRole("button", { name: "Raccourcis du clavier" }).waitFor();
  return visit;
}

async function end(...visits: readonly Visit[]): Promise<void> {
  for (const { context, complaints } of visits) {
    expect(complaints).toEqual([]);
    await context.close();
  }
}

function answer(firm: AnEnrollment, questionId: string): Answer | undefined {
  return readSheet(app.db, firm.sheets.consultant).answers[questionId]?.value;
}

/** Who wrote what under a question and what became of it, the earliest first. */
function written(firm: AnEnrollment, questionId: string) {
  return historyOf(app.db, firm.sheets.consultant, "answer", questionId)
    .toReversed()
    .map(({ author, value, outcome }) => [author, value, outcome] as const);
}
