import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from "vitest";
import type { Answers } from "#app/domain/answers/answer.ts";
import { interviewState, sheetOf } from "#app/domain/answers/interview.ts";
import { formatScore } from "#app/domain/format.ts";
import type { Theme } from "#app/domain/questionnaire/definition.ts";
import { scoreAssessment } from "#app/domain/scoring/score-themes.ts";
import { assessmentOf } from "#db/assessments.ts";
import { allEnrollments, getEnrollment } from "#db/enrollments.ts";
import { currentRound, getOperation } from "#db/operations.ts";
import { listPlannedActions } from "#db/plans.ts";
import { latestReport, readReport } from "#db/reports.ts";
import { aBrowser } from "#tests/support/a-browser.ts";
import {
  type Account,
  actingAs,
  anAccount,
  aRunningApp,
  type RunningApp,
} from "#tests/support/a-running-app.ts";
import { aVisit, loginAs, type Visit } from "#tests/support/a-visit.ts";
import {
  allSaved,
  interviewPath,
  questionCard,
  reply,
  replyThatGives,
  words,
} from "#tests/support/an-interviewer.ts";
import { checkPage } from "#tests/support/check-page.ts";
import { answersOf, interviewQuickly } from "#tests/support/interview-answers.ts";
import { keepPicture } from "#tests/support/keep-picture.ts";
import { pdfProblems, readPdf, textOf } from "#tests/support/pdf-quality.ts";
import { publishedQuestion, publishedQuestionnaire } from "#tests/support/published-questionnaire.ts";

const FIRMS_FILE = join(import.meta.dirname, "../fixtures/imports/renover-frejus-brouillon.csv");
const FIRM = "Isolation du Reyran";
const PDF = "application/pdf";
const REMARK = "Il a montré son cahier : tout est noté à la main, chantier par chantier.";
const questionnaire = publishedQuestionnaire();
/** What the firm answers; the interview on the screen must store exactly this. */
const wanted: Answers = answersOf(questionnaire, 0);

let app: RunningApp;
let browser: Browser;
let claire: Account;
let visit: Visit;
let page: Page;
let operationId = "";
let enrollmentId = "";
let brokenAt: string | null = null;

beforeAll(async () => {
  [app, browser] = await Promise.all([aRunningApp(), aBrowser()]);
  claire = await anAccount(app, { role: "consultant", name: "Claire Martin" });
  visit = await aVisit(browser, app);
  page = visit.page;
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});
/** Each step begins where the one before it ended. */
beforeEach(({ task }) => {
  if (brokenAt !== null) throw new Error(`The journey broke at « ${brokenAt} »`);
  onTestFailed(async () => {
    brokenAt ??= task.name;
    await keepPicture(page, `echec ${task.name}`);
    console.error(`at ${page.url()}\n${app.said()}`);
  });
});

describe("a consultant does the whole job", () => {
  test("logs in, and finds no operation yet", async () => {
    await page.goto("/connexion");
    await checkPage(visit, "connexion");
    await loginAs(page, claire);
    expect(new URL(page.url()).pathname).toBe("/operations");
    await page.getByRole("heading", { name: "Pas encore d’opération" }).waitFor();
    await checkPage(visit, "operations vide");
  });

  test("creates an operation; a mistake is said next to its field, and what was typed stays", async () => {
    await page.getByRole("link", { name: "Créer une opération" }).click();
    await page.getByRole("heading", { level: 1, name: "Nouvelle opération" }).waitFor();
    await checkPage(visit, "operation nouvelle");
    await page.getByLabel("Nom de l’opération").fill("Rénover + à Fréjus");
    await page.getByLabel("Financeurs").fill("CMA du Var\nDREETS Provence-Alpes-Côte d’Azur");
    await page.getByLabel("Début").fill("2026-09-01");
    await page.getByLabel("Fin", { exact: true }).fill("2026-08-01");
    await page.getByLabel("Entreprises promises").fill("12");
    await page.getByRole("button", { name: "Créer l’opération" }).click();
    const summary = page.getByRole("alert");
    await summary.getByText("Indiquez le territoire de l’opération.").waitFor();
    expect(await page.getByLabel("Nom de l’opération").inputValue()).toBe("Rénover + à Fréjus");
    expect(await page.getByLabel("Financeurs").inputValue()).toContain("CMA du Var");
    expect(await page.getByLabel("Fin", { exact: true }).inputValue()).toBe("2026-08-01");
    await checkPage(visit, "operation refusee");

    await page.getByLabel("Territoire").fill("Estérel");
    await page.getByLabel("Fin", { exact: true }).fill("2027-12-31");
    const choice = page.getByLabel("Questionnaire", { exact: true });
    await choice.selectOption({ label: await optionStarting(choice, questionnaire.title) });
    await page.getByRole("button", { name: "Créer l’opération" }).click();
    await page.getByRole("heading", { level: 1, name: "Rénover + à Fréjus" }).waitFor();
    operationId = /operations\/([^/?]+)/.exec(page.url())?.[1] ?? "";
    expect(getOperation(app.db, operationId)?.territory).toBe("Estérel");
    await checkPage(visit, "operation sans entreprise");
  });

  test("imports twelve firms from a draft; nothing is written before the word is given", async () => {
    await page.getByRole("main").getByRole("link", { name: "Importer un fichier" }).click();
    await page.getByLabel("Fichier").setInputFiles(FIRMS_FILE);
    await checkPage(visit, "import fichier");
    await page.getByRole("button", { name: "Lire le fichier" }).click();
    await page.getByRole("heading", { level: 1, name: "Relire l’import" }).waitFor();
    const chips = page.getByRole("navigation", { name: "Lignes à montrer" });
    await chips.getByRole("link", { name: "À ajouter 12" }).waitFor();
    expect(await chips.getByRole("link", { name: /Laissées de côté [1-9]/ }).count()).toBe(1);
    expect(await chips.getByRole("link", { name: /Refusées [1-9]/ }).count()).toBe(1);
    await checkPage(visit, "import relire");
    await chips.getByRole("link", { name: /Refusées/ }).click();
    await page.getByRole("cell", { name: "Refusée" }).first().waitFor();
    await checkPage(visit, "import refusees");
    expect(allEnrollments(app.db, operationId)).toEqual([]);

    await page.getByRole("button", { name: "Importer 12 entreprises" }).click();
    await page.getByRole("status").filter({ hasText: "12 entreprises ajoutées" }).waitFor();
    expect(allEnrollments(app.db, operationId)).toHaveLength(12);
    await checkPage(visit, "entreprises");
    await page.goto(`/operations/${operationId}`);
    await checkPage(visit, "operation avec entreprises");
    await page.goto(`/operations/${operationId}/synthese`);
    await page.getByRole("heading", { name: "Pas encore de synthèse" }).waitFor();
    await checkPage(visit, "synthese vide");
  });

  test("opens a firm, whose results, plan and report have nothing to say yet", async () => {
    await page.goto(`/operations/${operationId}/entreprises`);
    await page.getByRole("link", { name: FIRM, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: FIRM }).waitFor();
    enrollmentId = /entreprises\/([^/?]+)/.exec(page.url())?.[1] ?? "";
    await checkPage(visit, "entreprise fiche");
    for (const [tab, words] of [
      ["Résultats", "Pas encore de résultats"],
      ["Plan d’actions", "Aucune suggestion pour l’instant"],
      ["Rapport", "Pas encore de rapport"],
    ] as const) {
      await tabNamed(tab).click();
      await page.getByRole("heading", { name: words }).waitFor();
      await checkPage(visit, `entreprise ${tab} vide`);
    }
  });

  test("begins the interview: by the mouse, with a remark and a stake", async () => {
    await tabNamed("Entretien").click();
    await page.getByRole("heading", { level: 1, name: "Entretien" }).waitFor();
    await checkPage(visit, "entretien debut");
    await page.getByRole("link", { name: "Commencer" }).click();
    const theme = await atTheme(0);
    await checkPage(visit, "entretien theme vide");
    await answerTheme(theme, "by mouse");
    const [question] = theme.questions;
    if (question === undefined) throw new Error("the first theme asks nothing");
    const card = questionCard(page, question);
    await card.getByRole("button", { name: "Commentaire" }).click();
    await card.getByRole("textbox", { name: "Commentaire" }).fill(REMARK);
    await card.getByLabel("À revoir").check();
    await page.getByRole("radio", { name: "Fort" }).check();
    await allSaved(page);
    await checkPage(visit, "entretien theme rempli");
  });

  test("goes on by the keyboard: digits choose, Enter goes to the next question", async () => {
    await page.getByRole("navigation", { name: "Thèmes voisins" }).getByRole("link", { name: /→$/ }).click();
    const theme = await atTheme(1);
    await answerTheme(theme, "by keyboard");
    const [first, second] = theme.questions.filter((each) => each.kind === "single-choice");
    if (first === undefined || second === undefined) throw new Error("the theme has too few questions");
    await questionCard(page, first).getByRole("radio").first().focus();
    await page.keyboard.press("Enter");
    const after = theme.questions[theme.questions.indexOf(first) + 1]?.id;
    expect(await focusedQuestion()).toBe(after);
    await page.getByRole("button", { name: "Raccourcis du clavier" }).click();
    await page.getByRole("dialog", { name: "Raccourcis du clavier" }).waitFor();
    await checkPage(visit, "entretien raccourcis");
    await page.keyboard.press("Escape");
  });

  test("sees a question appear, disappear and come back with the answer it depends on", async () => {
    const theme = await openTheme("technique");
    const status = publishedQuestion("situation-rge");
    const [reasons, adviser] = [
      publishedQuestion("raisons-sans-rge"),
      publishedQuestion("referent-technique"),
    ];
    expect(await questionCard(page, reasons).count()).toBe(0);
    await reply(page, status, { choose: ["Je n'ai jamais été RGE"] });
    await questionCard(page, reasons).waitFor();
    expect(await questionCard(page, adviser).count()).toBe(0);
    await reply(page, status, { choose: ["Je suis RGE sur un domaine"] });
    await questionCard(page, adviser).waitFor();
    await questionCard(page, reasons).waitFor({ state: "detached" });
    await answerTheme(theme, "by mouse");
  });

  test("loses nothing when the page is loaded again in the middle", async () => {
    await allSaved(page);
    const [first] = questionnaire.themes;
    if (first === undefined) throw new Error("no theme");
    const before = await chosenHere();
    expect(before.length).toBeGreaterThan(3);
    await page.reload();
    await page.getByRole("button", { name: "Raccourcis du clavier" }).waitFor();
    expect(await chosenHere()).toEqual(before);
    await openTheme(first.id);
    const [question] = first.questions;
    if (question === undefined) throw new Error("no question");
    expect(
      await questionCard(page, question).getByRole("textbox", { name: "Commentaire" }).inputValue(),
    ).toBe(REMARK);
    expect(await page.getByRole("radio", { name: "Fort" }).isChecked()).toBe(true);
  });

  test("answers the other themes to the last question", async () => {
    for (const theme of questionnaire.themes) {
      await openTheme(theme.id);
      await answerTheme(theme, questionnaire.themes.indexOf(theme) % 2 === 0 ? "by mouse" : "by keyboard");
    }
    await page.getByRole("link", { name: "Tout est répondu" }).waitFor();
    await checkPage(visit, "entretien dernier theme");
    const { respondents, stakes } = assessment();
    const sheet = respondents.find(({ perspective }) => perspective === "consultant");
    expect(sheet?.answers).toEqual(wanted);
    expect(Object.values(sheet?.comments ?? {})).toEqual([REMARK]);
    expect(stakes).toEqual({ [questionnaire.themes[0]?.id ?? ""]: 3 });
    expect(interviewState(questionnaire, respondents).unanswered).toEqual([]);
  });

  test("ends the interview", async () => {
    await page.goto(interviewPath({ operationId, enrollmentId }));
    await page.getByText("Toutes les questions ont une réponse.").waitFor();
    await page.getByText(words(REMARK)).waitFor();
    await checkPage(visit, "entretien rempli");
    await page.getByRole("button", { name: "Terminer l’entretien" }).click();
    await page.getByText(/^Entretien terminé/).waitFor();
    expect(getEnrollment(app.db, enrollmentId)?.interviewedAt).not.toBeNull();
    await checkPage(visit, "entretien termine");
    await page.goto(`${interviewPath({ operationId, enrollmentId })}/pilotage`);
    await checkPage(visit, "entretien a lire");
  });

  test("reads the results: the score is the engine's, and each figure opens to its proof", async () => {
    await page.goto(firmPath("resultats"));
    expect(await textOfElement(page.locator(".big-figure").first())).toMatch(
      new RegExp(`^${overallScore()}\\s+sur 100$`),
    );
    await checkPage(visit, "resultats");
    const { themes } = scoreAssessment(questionnaire, assessment());
    for (const theme of questionnaire.themes) {
      const article = page.locator(`#theme-${theme.id}`);
      const score = themes.find(({ id }) => id === theme.id)?.score ?? null;
      const figures = await textOfElement(article);
      if (theme.scored)
        expect([theme.id, figures]).toEqual([theme.id, expect.stringContaining(inWords(score))]);
      await article.locator("summary").click();
      expect(await article.getByRole("row").count()).toBe(theme.questions.length + 1);
    }
    for (const summary of await page.locator("details.because > summary").all()) {
      await summary.click();
      expect(await summary.locator("xpath=..").locator("li").count()).toBeGreaterThan(0);
    }
    await checkPage(visit, "resultats ouverts");
  });

  test("decides the plan: keeps, adapts, sets aside, adds, reorders, takes back, follows, agrees", async () => {
    await tabNamed("Plan d’actions").click();
    await page.getByRole("heading", { name: "Suggestions" }).waitFor();
    await checkPage(visit, "plan suggestions");
    for (let kept = 1; kept <= 3; kept += 1) {
      await page
        .getByRole("region", { name: "Suggestions" })
        .getByRole("button", { name: /^Retenir/ })
        .first()
        .click();
      await page
        .locator(".planned-action")
        .nth(kept - 1)
        .waitFor();
    }
    await suggestionLink(/^Adapter/).click();
    await page.getByLabel("Action", { exact: true }).fill("");
    await page.getByRole("button", { name: "Retenir ainsi" }).click();
    await page.getByRole("alert").waitFor();
    await checkPage(visit, "plan adapter refuse");
    await page.getByLabel("Action", { exact: true }).fill("Tenir un tableau de bord d’une page");
    await page.getByLabel("Porteur").fill("Marc Olivieri");
    await page.getByLabel("Échéance").fill("2027-03-31");
    await page.getByRole("button", { name: "Retenir ainsi" }).click();
    await page.getByRole("heading", { level: 3, name: "Tenir un tableau de bord d’une page" }).waitFor();

    await suggestionLink(/^Écarter/).click();
    await page.getByRole("button", { name: "Écarter l’action" }).click();
    await page.getByRole("alert").waitFor();
    await checkPage(visit, "plan ecarter refuse");
    await page.getByLabel("Pourquoi").fill("Pas avant la retraite du chef d’atelier.");
    await page.getByRole("button", { name: "Écarter l’action" }).click();
    await page.getByRole("region", { name: "Écartées" }).getByText("Pas avant la retraite").waitFor();

    await page.getByRole("link", { name: "Ajouter une action" }).click();
    await page.getByLabel("Action", { exact: true }).waitFor();
    await checkPage(visit, "plan ajouter");
    await page.getByLabel("Action", { exact: true }).fill("Peindre l’atelier");
    await page.getByLabel("Pourquoi").fill("Les clients entrent par là.");
    await page.getByLabel("Premiers pas").fill("Demander deux devis");
    await page.getByRole("button", { name: "Ajouter au plan" }).click();
    await page.getByRole("heading", { level: 3, name: "Peindre l’atelier" }).waitFor();
    expect(await planTitles()).toHaveLength(5);

    const before = await planTitles();
    await page.getByRole("button", { name: "Monter : Peindre l’atelier" }).click();
    await expect.poll(planTitles).not.toEqual(before);
    expect((await planTitles())[3]).toBe("Peindre l’atelier");
    await page.getByRole("button", { name: "Annuler la dernière décision" }).click();
    await expect.poll(planTitles).toEqual(before);

    await page.getByRole("link", { name: "Suivre : Peindre l’atelier" }).click();
    await page.getByRole("group", { name: "Où en est-elle" }).waitFor();
    await checkPage(visit, "plan suivre");
    await page.getByRole("radio", { name: "Lancée" }).check();
    await page.getByLabel("Porteur").fill("Lucie Olivieri");
    await page.getByLabel("Échéance").fill("2027-02-28");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("Lucie Olivieri").waitFor();
    await checkPage(visit, "plan decide");
    await page.getByRole("button", { name: "Arrêter le plan" }).click();
    await page.getByText("Plan arrêté ensemble le").waitFor();
    await checkPage(visit, "plan arrete");

    const plan = storedPlan();
    expect(plan.map(({ decision }) => decision).toSorted()).toEqual([
      ...["accepted", "accepted", "accepted", "added", "changed", "rejected"],
    ]);
    expect(plan.find(({ title }) => title === "Peindre l’atelier")).toMatchObject({
      ...{ decision: "added", status: "started", owner: "Lucie Olivieri", dueOn: "2027-02-28" },
    });
    expect(getEnrollment(app.db, enrollmentId)?.planAgreedAt).not.toBeNull();
  });

  test("downloads the report: the same score, the five actions, a faultless PDF", async () => {
    await tabNamed("Rapport").click();
    await page.getByRole("heading", { name: "L’essentiel" }).waitFor();
    expect(await textOfElement(page.locator(".big-figure").first())).toContain(overallScore());
    await checkPage(visit, "rapport");
    const pdf = await fileBehind(page.getByRole("link", { name: "Télécharger le PDF" }), PDF);
    expect(await pdfProblems(pdf)).toEqual([]);
    const text = plain(textOf(await readPdf(pdf)));
    expect(text).toContain(FIRM);
    expect(text).toContain(`${overallScore()} sur 100`);
    const kept = storedPlan().filter(({ decision }) => decision !== "rejected");
    expect(kept).toHaveLength(5);
    expect(kept.filter(({ title }) => !text.includes(plain(title)))).toEqual([]);
    expect(text).toContain(plain("Pas avant la retraite du chef d’atelier."));
  });

  test("hands the report over; the version that was handed over no longer changes", async () => {
    await page.getByRole("button", { name: "Remettre le rapport" }).click();
    await page.getByText(/^Remis le/).waitFor();
    await checkPage(visit, "rapport remis");
    const stored = readReport(app.db, latestReport(app.db, enrollmentId)?.id ?? "")?.pdf;
    const open = page.getByRole("link", { name: "L’ouvrir" });
    expect((await fileBehind(open, PDF)).equals(stored ?? Buffer.from([]))).toBe(true);

    await tabNamed("Plan d’actions").click();
    await page
      .getByRole("link", { name: /^Suivre/ })
      .first()
      .click();
    await page.getByLabel("Porteur").fill("Sonia Olivieri");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("Sonia Olivieri").waitFor();
    await tabNamed("Rapport").click();
    expect((await fileBehind(open, PDF)).equals(stored ?? Buffer.from([]))).toBe(true);
    const now = await fileBehind(page.getByRole("link", { name: "Télécharger le PDF" }), PDF);
    expect(plain(textOf(await readPdf(now)))).toContain("Sonia Olivieri");
    await page.goto(firmPath());
    await checkPage(visit, "entreprise suivie");
  });

  test("reads the collective synthesis, on the screen and in print: the same figures", async () => {
    const others = allEnrollments(app.db, operationId).filter(({ id }) => id !== enrollmentId);
    const actor = actingAs(app, claire);
    others.slice(0, 6).forEach(({ id }, index) => {
      interviewQuickly({ db: app.db, questionnaire }, id, answersOf(questionnaire, index + 1), actor);
    });
    await page.goto(`/operations/${operationId}/synthese`);
    await page.getByRole("heading", { name: "L’essentiel" }).waitFor();
    await page.getByRole("heading", { name: /^Les besoins, et qui les a/ }).waitFor();
    await checkPage(visit, "synthese");
    for (const summary of await page.locator("main summary:not(.explained summary)").all())
      await summary.click();
    await checkPage(visit, "synthese ouverte");
    const essentials = page.getByRole("region", { name: "L’essentiel" });
    const figures = await essentials.locator(".figures > div").allInnerTexts();
    expect(figures.length).toBeGreaterThan(2);
    const sentences = await essentials.locator(".prose p").allInnerTexts();
    const pdf = await fileBehind(page.getByRole("link", { name: "Télécharger le PDF" }), PDF);
    expect(await pdfProblems(pdf)).toEqual([]);
    const text = plain(textOf(await readPdf(pdf)));
    expect([...figures, ...sentences].map(plain).filter((told) => !text.includes(told))).toEqual([]);
    // The synthesis is for funders too: no firm is named in it.
    const names = allEnrollments(app.db, operationId).map(({ name }) => name);
    expect(names.filter((name) => text.includes(plain(name)))).toEqual([]);
  });

  test("draws every report in one archive", async () => {
    await page.goto(`/operations/${operationId}/rapports`);
    await checkPage(visit, "tous les rapports");
    await page.getByRole("button", { name: "Produire 7 rapports" }).click();
    const archive = page.getByRole("link", { name: "Télécharger l’archive" });
    await archive.waitFor({ timeout: 60_000 });
    await checkPage(visit, "tous les rapports prets");
    const zip = await fileBehind(archive, "application/zip");
    expect(zip.subarray(0, 2).toString()).toBe("PK");
    await page.goto(`/operations/${operationId}`);
    await checkPage(visit, "operation avancee");
    await page.goto(`/operations/${operationId}/entreprises`);
    await checkPage(visit, "entreprises avancees");
    expect(visit.complaints).toEqual([]);
  });
});

function firmPath(part = ""): string {
  return `/operations/${operationId}/entreprises/${enrollmentId}${part === "" ? "" : `/${part}`}`;
}

function tabNamed(name: string) {
  return page.getByRole("navigation", { name: "Étapes" }).getByRole("link", { name, exact: true });
}

/** Waits for the theme of this place, with its script running. */
async function atTheme(place: number): Promise<Theme> {
  const theme = questionnaire.themes[place];
  if (theme === undefined) throw new Error(`no theme ${place}`);
  await page.getByRole("heading", { level: 1, name: words(theme.label) }).waitFor();
  await page.getByRole("button", { name: "Raccourcis du clavier" }).waitFor();
  return theme;
}

async function openTheme(themeId: string): Promise<Theme> {
  await page.goto(`${interviewPath({ operationId, enrollmentId })}/${themeId}`);
  return atTheme(questionnaire.themes.findIndex(({ id }) => id === themeId));
}

/** Gives every wanted answer of the theme that the page hasn't got yet. */
async function answerTheme(theme: Theme, how: "by mouse" | "by keyboard"): Promise<void> {
  const sheet = assessment().respondents.find(({ perspective }) => perspective === "consultant");
  const answers: Answers = sheet?.answers ?? {};
  for (const question of theme.questions.filter((each) => sheetOf(each) !== null)) {
    const answer = wanted[question.id];
    if (answer === undefined) expect(await questionCard(page, question).count()).toBe(0);
    else if (JSON.stringify(answers[question.id]) !== JSON.stringify(answer)) {
      await reply(page, question, replyThatGives(question, answer, how === "by keyboard"));
    }
  }
  await allSaved(page);
}

function focusedQuestion(): Promise<string | null> {
  return page.evaluate(
    () => document.activeElement?.closest("[data-question]")?.getAttribute("data-question") ?? null,
  );
}

/** The values that are chosen in the theme on the screen. */
function chosenHere(): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>("[data-question] input:checked")].map(
      ({ name, value }) => `${name}=${value}`,
    ),
  );
}

function assessment() {
  return assessmentOf(app.db, enrollmentId, currentRound(app.db, operationId).id);
}

function overallScore(): string {
  return formatScore(scoreAssessment(questionnaire, assessment()).overall.score);
}

function inWords(score: number | null): string {
  return score === null ? "Non évalué" : `${formatScore(score)} sur 100`;
}

function storedPlan() {
  return listPlannedActions(app.db, { enrollmentId, roundId: currentRound(app.db, operationId).id });
}

function planTitles(): Promise<readonly string[]> {
  return page.locator(".planned-action h3").allInnerTexts();
}

function suggestionLink(name: RegExp) {
  return page.getByRole("region", { name: "Suggestions" }).getByRole("link", { name }).first();
}

async function optionStarting(select: ReturnType<Page["getByLabel"]>, start: string): Promise<string> {
  const options = await select.getByRole("option").allInnerTexts();
  const found = options.find((option) => words(start).test(option));
  if (found === undefined) throw new Error(`no option « ${start} » among ${options.join(" / ")}`);
  return found;
}

async function textOfElement(element: Locator): Promise<string> {
  return (await element.textContent()) ?? "";
}

/** The file that a link leads to. */
async function fileBehind(link: Locator, type: string): Promise<Buffer> {
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, type]);
  return answer.body();
}

/** Words as print and screen both have them: single plain spaces, typographic apostrophes. */
function plain(text: string): string {
  return text.replace(/'/g, "’").replace(/\s+/g, " ").trim();
}
