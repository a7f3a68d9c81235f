/**
 * The interview without a network, put through what ruins such interviews: the server gone, the tab crashed, the server ended
 * three times in the middle of the sending, two tablets that disagree. All is counted in the server's file: nothing lost, nothing
 * twice.
 */
import { createHash } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFailed, test } from "vitest";
import { sheetOf } from "#app/domain/answers/interview.ts";
import type { Theme } from "#app/domain/questionnaire/definition.ts";
import { historyOf } from "#db/answer-history.ts";
import { readSheet } from "#db/answers.ts";
import { assessmentOf } from "#db/assessments.ts";
import { photos } from "#db/schema/field.ts";
import { aBrowser } from "#tests/support/a-browser.ts";
import { type AnEnrollment, anEnrollment, anOperation } from "#tests/support/a-database.ts";
import {
  allKept,
  answerThemeInField,
  aPicture,
  CUT,
  openLocked,
  prepareVisits,
  rowsOnDevice,
  sendAll,
} from "#tests/support/a-field-app.ts";
import { aGate, type Gate } from "#tests/support/a-gate.ts";
import { type Account, anAccount, aRunningApp, type RunningApp } from "#tests/support/a-running-app.ts";
import { aVisit, type Visit } from "#tests/support/a-visit.ts";
import { questionCard, reply } from "#tests/support/an-interviewer.ts";
import { checkPage } from "#tests/support/check-page.ts";
import { answersOf } from "#tests/support/interview-answers.ts";
import { isRebuilt } from "#tests/support/kill-during-sync.ts";
import { publishedQuestion, publishedQuestionnaire } from "#tests/support/published-questionnaire.ts";

const questionnaire = publishedQuestionnaire();
const wanted = answersOf(questionnaire, 1);
const project = publishedQuestion("projet-a-trois-ans");
const management = publishedQuestion("temps-de-gestion");
const TABLET = { width: 820, height: 1180 } as const;

let app: RunningApp;
let browser: Browser;
let gate: Gate;
let claire: Account;
let mathieu: Account;
beforeAll(async () => {
  gate = await aGate();
  [app, browser] = await Promise.all([aRunningApp(undefined, { APP_ORIGIN: gate.url }), aBrowser()]);
  gate.leadTo(app.url);
  claire = await anAccount(app, { role: "consultant", name: "Claire Martin" });
  mathieu = await anAccount(app, { role: "consultant", name: "Mathieu Reboul" });
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await gate?.close();
});

describe("a visit while the server is gone", () => {
  test("comes home once, though the tab crashed and the server was ended three times while it took it", {
    timeout: 240_000,
  }, async () => {
    onTestFailed(() => console.error(app.said()));
    const operation = anOperation(app.db, { consultants: [claire.id] });
    const [morin, evrard] = [
      anEnrollment(app.db, { operation, firm: { name: "Atelier Morin" } }),
      anEnrollment(app.db, { operation, firm: { name: "Évrard Toitures" } }),
    ];
    const visit = await aVisit(browser, gate, { expected: CUT, viewport: TABLET });
    await prepareVisits(visit.page, claire, ["Atelier Morin", "Évrard Toitures"]);

    await app.kill();
    const [first, second] = questionnaire.themes;
    if (first === undefined || second === undefined) throw new Error("the questionnaire has too few themes");
    const address = `/terrain/visites/${morin.id}/themes/${first.id}`;
    await openLocked(visit.page, address);
    const given = await answerThemeInField(visit.page, first, wanted);
    await remarkOn(visit.page);
    await visit.page.getByRole("radio", { name: "Fort" }).check();
    await visit.page.locator(".stake").getByText("enregistré sur cet appareil").waitFor();
    await addPhoto(visit.page);
    await openLocked(visit.page, `/terrain/visites/${evrard.id}/themes/${second.id}`);
    const givenThere = await answerThemeInField(visit.page, second, wanted);
    await openLocked(visit.page, address);
    await questionCard(visit.page, project).getByRole("img").waitFor();
    const before = await onScreen(visit.page);
    expect(before.length).toBeGreaterThan(given);
    await crash(visit);

    const page = await visit.context.newPage();
    await openLocked(page, address);
    await questionCard(page, project).getByRole("img").waitFor();
    expect(await onScreen(page)).toEqual(before);
    expect(await questionCard(page, project).getByRole("textbox", { name: "Commentaire" }).inputValue()).toBe(
      "Vu en atelier",
    );
    expect(await page.getByRole("radio", { name: "Fort" }).isChecked()).toBe(true);
    const written = await rowsOnDevice(page, claire.id, "operations");
    // The answers of both firms, the remark, the mark, the stake and the photo.
    expect(written.length).toBeGreaterThanOrEqual(given + givenThere + 4);
    expect(new Set(written.map(({ state }) => state))).toEqual(new Set(["pending"]));
    expect(logged()).toEqual([]);

    const kills = endThreeTimes();
    await app.restart();
    await sendAll(page);
    expect(kills()).toBe(3);
    const ids = logged();
    const summary = `${written.length} written, ${ids.length} in the log after ${kills()} kills`;
    process.stdout.write(`${summary}\n`);
    expect(ids.toSorted(), summary).toEqual(written.map(({ id }) => String(id)).toSorted());
    expect(isRebuilt(app.db), "the projection is the one that the log gives").toBe(true);
    const stored = app.db.select().from(photos).all();
    expect(stored.map(({ sha256, enrollmentId }) => [sha256, enrollmentId])).toEqual([
      [
        createHash("sha256")
          .update(stored[0]?.bytes ?? "")
          .digest("hex"),
        morin.id,
      ],
    ]);
    expect(await photosOnDevice(page)).toEqual(stored.map(({ sha256 }) => sha256));
    const { respondents } = assessmentOf(app.db, morin.id, morin.roundId);
    expect(respondents.find(({ perspective }) => perspective === "consultant")?.evidenced).toEqual([
      project.id,
    ]);
    expect(answersOfFirm(morin)).toEqual(wantedOf(first));
    expect(answersOfFirm(evrard)).toEqual(wantedOf(second));

    await page.reload();
    await openLocked(page, address);
    const cards = page.locator("[data-question]");
    await cards.first().locator(".slot.is-received").waitFor();
    expect(await page.locator("[data-question] fieldset .slot.is-received").allTextContents()).toEqual(
      Array(given).fill("reçu"),
    );
    await checkPage({ ...visit, page }, "terrain theme recu");
    await end(visit);
  });
});

describe("two tablets on one firm", () => {
  test("that disagree are shown both answers; one chooses, both then hold the same, and the log keeps both", {
    timeout: 240_000,
  }, async () => {
    const operation = anOperation(app.db, { consultants: [claire.id, mathieu.id] });
    const firm = anEnrollment(app.db, { operation, firm: { name: "Menuiserie Lefèvre" } });
    const path = `/terrain/visites/${firm.id}/themes/pilotage`;
    const tablets = await Promise.all(
      [claire, mathieu].map(async (account) => {
        const visit = await aVisit(browser, gate, { expected: CUT, viewport: TABLET });
        await prepareVisits(visit.page, account, [firm.firm.name]);
        return visit;
      }),
    );
    const [hers, his] = tablets;
    if (hers === undefined || his === undefined) throw new Error("there are two tablets");
    gate.become("cut");
    for (const { page } of tablets) {
      await openLocked(page, path);
      await reply(page, management, { digit: 2 });
    }
    await reply(hers.page, project, { choose: ["Tenir, sans plus"] });
    await reply(his.page, project, { choose: ["Une idée en tête, non écrite"] });
    for (const { page } of tablets) await allKept(page);
    gate.become("through");
    await sendAll(hers.page);
    await sendAll(his.page);

    // Who was second is asked, and only of what they said otherwise.
    const card = questionCard(his.page, project);
    const choice = card.getByRole("region", { name: "Deux réponses différentes" });
    await choice.getByText("Claire Martin a répondu « Tenir, sans plus »").waitFor();
    await choice.getByText("Vous avez répondu « Une idée en tête").waitFor();
    await his.page.locator(".sync-bar").getByText("1 réponse à choisir").waitFor();
    expect(await his.page.getByRole("region", { name: "Deux réponses différentes" }).count()).toBe(1);
    expect(answersOfFirm(firm)[project.id]).toEqual({ choice: "tenir" });
    await checkPage(his, "terrain conflit");
    await choice.getByRole("button", { name: "Garder la mienne" }).click();
    await choice.waitFor({ state: "detached" });
    await sendAll(his.page);
    await his.page.locator(".sync-bar").getByText("1 réponse à choisir").waitFor({ state: "detached" });
    await card.locator(".slot.is-received").waitFor();

    await hers.page.getByRole("button", { name: "Actualiser" }).click();
    for (const { page } of tablets) {
      const chosen = { name: "Une idée en tête", checked: true };
      await questionCard(page, project).getByRole("radio", chosen).waitFor();
      await questionCard(page, project).locator(".slot.is-received").waitFor();
      expect(await page.getByRole("region", { name: "Deux réponses différentes" }).count()).toBe(0);
    }
    expect(await onScreen(hers.page)).toEqual(await onScreen(his.page));
    const written = historyOf(app.db, firm.sheets.consultant, "answer", project.id).toReversed();
    expect(written.map(({ author, value, outcome }) => [author, value, outcome])).toEqual([
      ["Claire Martin", { choice: "tenir" }, "applied"],
      ["Mathieu Reboul", { choice: "idee-en-tete" }, "conflict"],
      ["Mathieu Reboul", { choice: "idee-en-tete" }, "applied"],
    ]);
    expect(isRebuilt(app.db)).toBe(true);
    await end(...tablets);
  });
});

/** A remark and a mark on the first question. */
async function remarkOn(page: Page): Promise<void> {
  const card = questionCard(page, project);
  await card.getByRole("button", { name: "Commentaire" }).click();
  await card.getByRole("textbox", { name: "Commentaire" }).fill("Vu en atelier");
  await card.getByRole("textbox", { name: "Commentaire" }).blur();
  await card.getByRole("checkbox", { name: "À revoir" }).check();
  await allKept(page);
}

async function addPhoto(page: Page): Promise<void> {
  const card = questionCard(page, project);
  await card
    .locator("input[type=file]")
    .first()
    .setInputFiles(await aPicture(page));
  await card.getByRole("img", { name: "Photo sans légende" }).waitFor();
  await allKept(page);
}

/** The values that are chosen or typed in the theme on the screen. */
function onScreen(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("#theme :is(input, textarea)")]
      .filter((field) => !["file", "hidden"].includes(field.type))
      .filter((field) => !("checked" in field && ["radio", "checkbox"].includes(field.type)) || field.checked)
      .map(({ name, value }) => `${name}=${value}`),
  );
}

/** The tab's process ends as when a tablet is short of memory. */
async function crash({ page, context }: Visit): Promise<void> {
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => undefined);
  await crashed;
  await page.close();
}

/**
 * Ends the server when it has written the first batch and its acknowledgement is on the way, when it has the same batch again and
 * has not answered, and when it has a photo and has not answered. Each time it is started again before anything else comes through.
 */
function endThreeTimes(): () => number {
  let kills = 0;
  const endAtNext = (request: string, moment: "received" | "answered", following?: () => void) =>
    gate.atNext(request, moment, () => {
      kills += 1;
      gate.become("cut");
      void app.killAndRestart().then(() => {
        following?.();
        gate.become("through");
      });
    });
  endAtNext("POST /resources/sync", "answered", () =>
    endAtNext("POST /resources/sync", "received", () =>
      endAtNext("PUT /resources/terrain/photos/", "received"),
    ),
  );
  return () => kills;
}

function logged(): readonly string[] {
  return app.db.$client.prepare<[], string>("SELECT id FROM answer_operations").pluck().all();
}

/** The photos that the tablet holds, by the name that their bytes give them. */
function photosOnDevice(page: Page): Promise<readonly string[]> {
  return rowsOnDevice(page, claire.id, "photos").then((rows) => rows.map(({ sha256 }) => String(sha256)));
}

function wantedOf({ questions }: Theme) {
  return Object.fromEntries(
    questions
      .filter((question) => sheetOf(question) !== null)
      .flatMap(({ id }) => (wanted[id] === undefined ? [] : [[id, wanted[id]] as const])),
  );
}

/** What the firm's consultant answered, as the server holds it. */
function answersOfFirm({ sheets }: AnEnrollment) {
  const { answers } = readSheet(app.db, sheets.consultant);
  return Object.fromEntries(Object.entries(answers).map(([id, { value }]) => [id, value]));
}

async function end(...visits: readonly Visit[]): Promise<void> {
  for (const { context, complaints } of visits) {
    expect(complaints).toEqual([]);
    await context.close();
  }
}
