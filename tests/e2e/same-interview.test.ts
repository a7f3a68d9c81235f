/** One interview, made in the office on one firm and in the field without a network on its twin: the same answers, the same report. */
import { strFromU8, unzipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFailed, test } from "vitest";
import { sheetOf } from "#app/domain/answers/interview.ts";
import { formatScore } from "#app/domain/format.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import { scoreAssessment } from "#app/domain/scoring/score-themes.ts";
import { nowInstant } from "#app/server/clock.ts";
import { content } from "#app/server/content/load-content.ts";
import { firmReportOf } from "#app/server/reports/firm-report.ts";
import { exportFirm } from "#app/server/space/export-firm.ts";
import { STAKE_LABELS } from "#app/text/stakes.ts";
import { readSheet } from "#db/answers.ts";
import { assessmentOf } from "#db/assessments.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { aBrowser } from "#tests/support/a-browser.ts";
import { type AnEnrollment, anEnrollment, anOperation } from "#tests/support/a-database.ts";
import { allKept, CUT, openLocked, prepareVisits, sendNow } from "#tests/support/a-field-app.ts";
import { aGate, type Gate } from "#tests/support/a-gate.ts";
import { type Account, anAccount, aRunningApp, type RunningApp } from "#tests/support/a-running-app.ts";
import { aVisit, loginAs } from "#tests/support/a-visit.ts";
import {
  allSaved,
  interviewPath,
  questionCard,
  reply,
  replyThatGives,
  words,
} from "#tests/support/an-interviewer.ts";
import { checkPage } from "#tests/support/check-page.ts";
import { answersOf } from "#tests/support/interview-answers.ts";
import { publishedQuestionnaire } from "#tests/support/published-questionnaire.ts";

const questionnaire = publishedQuestionnaire();
const wanted = answersOf(questionnaire, 2);
/** On every fifth question. */
const REMARK = "Vu en atelier : l’œil, 1 500 € et « le cahier »";
/** By the theme's place. */
const STAKES = [STAKE_LABELS[3], STAKE_LABELS[1], STAKE_LABELS[2]] as const;

let app: RunningApp;
let browser: Browser;
let gate: Gate;
let claire: Account;
beforeAll(async () => {
  gate = await aGate();
  [app, browser] = await Promise.all([aRunningApp(undefined, { APP_ORIGIN: gate.url }), aBrowser()]);
  gate.leadTo(app.url);
  claire = await anAccount(app, { role: "consultant", name: "Claire Martin" });
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await gate?.close();
});

describe("one interview on two equal firms", () => {
  test("gives the same bytes and the same report, made in the office and without a network", async () => {
    onTestFailed(() => console.error(app.said()));
    const [office, field] = [aTwin("Atelier Castor"), aTwin("Atelier Pollux")];
    await interviewInTheOffice(office);
    const debrief = await interviewInTheField(field);

    const count = Object.keys(wanted).length;
    const answers = exportedAnswers(field);
    expect(JSON.parse(answers).flatMap(({ entries }: { entries: [] }) => entries).length).toBeGreaterThan(
      count,
    );
    expect(answers, `${count} answers`).toBe(exportedAnswers(office));
    expect(notesOf(field)).toBe(notesOf(office));
    expect(reportOf(field)).toEqual(reportOf(office));
    // What the director was shown on site is what the office computes.
    const { overall, themes } = scoreAssessment(
      questionnaire,
      assessmentOf(app.db, office.id, office.roundId),
    );
    expect(debrief).toEqual([overall.score, ...themes.map(({ score }) => score)].flatMap(scoreInWords));
  });
});

/** A firm alone in its operation: nothing else may change its report. */
function aTwin(name: string): AnEnrollment {
  return anEnrollment(app.db, {
    operation: anOperation(app.db, { consultants: [claire.id] }),
    director: "Jean Lefèvre",
    consultantId: claire.id,
    firm: { name },
  });
}

async function interviewInTheOffice(firm: AnEnrollment): Promise<void> {
  const visit = await aVisit(browser, gate);
  const { page } = visit;
  await loginAs(page, claire);
  const start = interviewPath({ operationId: firm.operationId, enrollmentId: firm.id });
  await page.goto(`${start}/${questionnaire.themes[0]?.id}`);
  await answerAll(page, allSaved);
  await page.goto(start);
  await page.getByRole("button", { name: "Terminer l’entretien" }).click();
  await page.getByText(/^Entretien terminé/).waitFor();
  expect(visit.complaints).toEqual([]);
  await visit.context.close();
}

/** Gives the scores of the debrief, overall first, as they were shown. */
async function interviewInTheField(firm: AnEnrollment): Promise<readonly string[]> {
  const visit = await aVisit(browser, gate, { expected: CUT, viewport: { width: 820, height: 1180 } });
  const { page } = visit;
  await prepareVisits(page, claire, [firm.firm.name]);
  gate.become("cut");
  const home = `/terrain/visites/${firm.id}`;
  await openLocked(page, `${home}/themes/${questionnaire.themes[0]?.id}`);
  await answerAll(page, allKept);
  await page.getByRole("heading", { name: "Bilan de fin de visite" }).waitFor();
  await page.getByText("Toutes les questions ont une réponse.").waitFor();
  await checkPage(visit, "terrain bilan complet");
  const shown = await page
    .locator(".debrief-scores :is(.overall b, .theme-scores > li > .num)")
    .allInnerTexts();
  await page.getByRole("button", { name: "Terminer la visite" }).click();
  await page.getByText(/^Visite terminée à/).waitFor();
  await allKept(page);
  gate.become("through");
  await sendNow(page);
  expect(getEnrollment(app.db, firm.id)?.interviewedAt).not.toBeNull();
  expect(visit.complaints).toEqual([]);
  await visit.context.close();
  return shown;
}

/** From the first theme to what comes after the last: every answer, a remark and a mark here and there, and every stake. */
async function answerAll(page: Page, allWritten: (page: Page) => Promise<void>): Promise<void> {
  let place = 0;
  for (const [index, theme] of questionnaire.themes.entries()) {
    await page.getByRole("heading", { level: 1, name: words(theme.label) }).waitFor();
    await page.getByRole("button", { name: "Raccourcis du clavier" }).waitFor();
    const stake = STAKES[index % STAKES.length];
    if (theme.stake && stake !== undefined)
      await page.locator(".stake").getByRole("radio", { name: stake }).check();
    for (const question of theme.questions.filter((each) => sheetOf(each) !== null)) {
      const answer = wanted[question.id];
      if (answer === undefined) continue;
      await reply(page, question, replyThatGives(question, answer, false));
      if (place % 5 === 0) await remark(page, question);
      place += 1;
    }
    await allWritten(page);
    await page.getByRole("navigation", { name: "Thèmes voisins" }).getByRole("link", { name: /→$/ }).click();
  }
}

async function remark(page: Page, question: Parameters<typeof questionCard>[1]): Promise<void> {
  const card = questionCard(page, question);
  await card.getByRole("button", { name: "Commentaire" }).click();
  const field = card.getByRole("textbox", { name: "Commentaire" });
  await field.fill(REMARK);
  await field.blur();
  await card.getByLabel("À revoir").check();
}

/** The answers and the stakes of the firm's archive, without when they were written. */
function exportedAnswers({ id }: AnEnrollment): string {
  const archive = exportFirm(app.db, id, nowInstant());
  const data = JSON.parse(
    strFromU8(unzipSync(archive?.bytes ?? new Uint8Array())["donnees.json"] ?? new Uint8Array()),
  );
  return JSON.stringify(
    data.sheets.map(({ perspective, round, entries }: Sheet) => ({
      ...{ perspective, round },
      entries: entries
        .filter(({ subject }) => subject !== "visit")
        .map(({ subject, key, value }) => ({ subject, key, value })),
    })),
  );
}

type Sheet = {
  readonly perspective: string;
  readonly round: string;
  readonly entries: readonly { readonly subject: string; readonly key: string; readonly value: string }[];
};

/** Remarks and marks, which the archive leaves to the consultant, in the order of the questionnaire. */
function notesOf({ sheets }: AnEnrollment): string {
  const { comments, review } = readSheet(app.db, sheets.consultant);
  return JSON.stringify(
    questionsOf(questionnaire).map(({ id }) => [id, comments[id]?.value, review[id]?.value]),
  );
}

/** The whole report as it would be drawn, but for the name, the ids and the minute at which the interview ended. */
function reportOf({ operationId, id, firm }: AnEnrollment): unknown {
  const report = firmReportOf(app.db, content(), { operationId, enrollmentId: id }, "2027-03-01");
  if (report === null) throw new Error("no report");
  return JSON.parse(
    JSON.stringify({ ...report, assessedOn: null })
      .replaceAll(firm.name, "Atelier")
      .replaceAll(id, "id"),
  );
}

function scoreInWords(score: number | null): readonly string[] {
  return score === null ? [] : [formatScore(score)];
}
