/** From a need that several firms share to the synthesis that the funder reads of it: the whole way, in a browser. */
import Papa from "papaparse";
import type { Browser, Page } from "playwright-core";
import readXlsxFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listCollectiveActions } from "#db/collective-actions.ts";
import { listEvents } from "#db/events.ts";
import { aBrowser } from "#tests/support/a-browser.ts";
import { type AnEnrollment, writeAnswers } from "#tests/support/a-database.ts";
import { type Account, anAccount, aRunningApp, type RunningApp } from "#tests/support/a-running-app.ts";
import { aVisit, loginAs, type Visit } from "#tests/support/a-visit.ts";
import { aNotice, anInvitation } from "#tests/support/a-visitor.ts";
import {
  anAssessedFirm,
  anOperationToPublish,
  type ToPublish,
} from "#tests/support/an-operation-to-publish.ts";
import { checkPage } from "#tests/support/check-page.ts";
import { foundCanaries } from "#tests/support/found-canaries.ts";
import { readPdf, textOf } from "#tests/support/pdf-quality.ts";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;

/** What must never reach a funder: every firm's name, and what the firm of the journey says. */
const PRIVATE = [/chardonneret/i, /sarl\s?pinson/i, /anne\s?lefèvre/i, /un\s?mot\s?pour\s?claire/i];
const REMARK = "Un mot pour Claire seule";
const REASON = "Neuf chantiers sur dix ont tenu leur date.";
const TEXT = "Le groupe a **commencé petit** : voici ce qu’il a appris.";
const JUSTIFICATION = "Deux ateliers ont été reportés à l’automne, à la demande des participants.";

let app: RunningApp;
let browser: Browser;
let claire: Account;
let sylvie: Account;
let world: ToPublish;
let firm: AnEnrollment;
let home: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([aRunningApp(), aBrowser()]);
  claire = await anAccount(app, { role: "consultant", name: "Claire Martin" });
  sylvie = await anAccount(app, { role: "funder", name: "Sylvie Marin" });
  world = anOperationToPublish(app.db, {
    name: "Rénover à Saumur",
    startsOn: "2026-01-01",
    consultants: [claire.id],
    funderIds: [sylvie.id],
    firmCount: 0,
  });
  for (let index = 0; index < 12; index++) {
    anAssessedFirm(app.db, world.operation, index, { firm: { name: `Ets Chardonneret ${index}` } });
  }
  firm = anAssessedFirm(app.db, world.operation, 12, {
    firm: { name: "SARL Pinson" },
    director: "Anne Lefèvre",
  });
  writeAnswers(app.db, firm.sheets.director, { attentes: { value: "Ne plus être seule." } });
  aNotice(app.db, world.operation.id);
  home = `/operations/${world.operation.id}`;
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const ACTION = "Groupement momentané d’artisans pour une offre globale de rénovation";

describe("a need that firms share", () => {
  test("is read with who has it and how many are missing, and becomes an action", async () => {
    const visit = await arrive(claire);
    const { page } = visit;
    await page.goto(home);
    await page.getByRole("link", { name: "Besoins" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Besoins partagés" }).waitFor();
    await page.getByRole("heading", { name: "Il manque des entreprises" }).waitFor();
    await page.getByText("Il en manque 1 : il en faut au moins 6.").waitFor();
    const need = page.locator("li.need").filter({ hasText: ACTION });
    expect(await need.textContent()).toMatch(/8 entreprises sur 13 évaluées \(13 participantes\)/);
    await need.locator("summary").click();
    expect(await need.locator("tbody tr").count()).toBe(8);
    expect(await need.locator("tbody").textContent()).toMatch(/Ets Chardonneret \d/);
    await checkPage(visit, "ensemble besoins");
    await need.getByRole("link", { name: /^Lancer l’action/ }).click();
    await page.getByText("8 entreprises ont ce besoin").waitFor();
    await page.getByLabel("Coût par entreprise").fill("450");
    await page.getByRole("button", { name: "Proposer l’action" }).click();
    await page.getByRole("heading", { level: 1, name: ACTION }).waitFor();
    await page.getByRole("link", { name: "Inviter des entreprises" }).first().click();
    await page.getByRole("checkbox", { name: /SARL Pinson/ }).check();
    await checkPage(visit, "ensemble inviter");
    await page.getByRole("button", { name: "Inviter", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: ACTION }).waitFor();
    expect(standing().members.length).toBeGreaterThanOrEqual(8);
    await end(visit);
  });

  test("gets its answer from the firm itself, on a phone, by its link alone", async () => {
    const { token } = anInvitation(app.db, firm, "director");
    const visit = await aVisit(browser, app, PHONE);
    const { page } = visit;
    await page.goto(`/r/${token}`);
    await page.getByRole("button", { name: /^(Commencer|Continuer)$/ }).click();
    await page.getByRole("button", { name: "J’ai lu, je commence" }).click();
    await page.waitForURL(/\/reponse\//);
    await page.goto("/espace/actions-collectives");
    await page.getByRole("link", { name: ACTION }).first().click();
    await page.getByRole("heading", { level: 1, name: ACTION }).waitFor();
    await page.getByText("450 € avant les aides").waitFor();
    await page.getByRole("radio", { name: /^Oui/ }).check({ force: true });
    await page.getByLabel("Heures par mois").fill("3,5");
    await page.getByLabel("Un mot").fill(REMARK);
    await checkPage(visit, "ensemble invitation");
    await page.getByRole("button", { name: "Envoyer ma réponse" }).click();
    await page.getByText("Vous avez dit : oui").waitFor();
    expect(standing().members.find(({ enrollmentId }) => enrollmentId === firm.id)).toMatchObject({
      answer: "yes",
      hours: 3.5,
      isOwnAnswer: true,
    });
    await end(visit);
  });

  test("is tried in a pilot whose end is written before it begins, and scales with a reason", async () => {
    const visit = await arrive(claire);
    const { page } = visit;
    const here = `${home}/actions/${standing().id}`;
    await page.goto(here);
    await page.getByText(REMARK).waitFor();
    for (const member of standing()
      .members.filter(({ answer }) => answer === "invited")
      .slice(0, 4)) {
      await page.goto(`${here}/entreprises/${member.enrollmentId}`);
      await page.getByRole("radio", { name: /^Oui/ }).check({ force: true });
      await page.getByRole("button", { name: /^Enregistrer/ }).click();
      await page.waitForURL((url) => url.pathname === here);
    }
    await page.getByRole("link", { name: "Écrire le pilote" }).first().click();
    await page.getByLabel("Jour de l’essai").fill("2027-04-01");
    await page.getByLabel("Bilan au plus tard").fill("2027-03-01");
    await page.getByLabel("Plafond de dépense").fill("1 800");
    await page.getByLabel("Critère d’arrêt").fill("");
    await page.getByRole("button", { name: "Enregistrer le pilote" }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByLabel("Plafond de dépense").inputValue()).toBe("1 800");
    await page.getByLabel("Bilan au plus tard").fill("2027-06-30");
    await page.getByLabel("Critère d’arrêt").fill("Moins de quatre entreprises au deuxième chantier");
    await page.getByRole("button", { name: "Enregistrer le pilote" }).click();
    await page.waitForURL((url) => url.pathname === here);
    await page.getByRole("button", { name: "Commencer le pilote" }).click();
    await page.getByRole("button", { name: "Terminer le pilote et ouvrir le bilan" }).waitFor();
    await checkPage(visit, "ensemble pilote");
    await page.getByLabel("Ce que l’on a vu").fill("Dix chantiers menés ensemble.");
    await page.getByRole("button", { name: "Terminer le pilote et ouvrir le bilan" }).click();
    await page.getByRole("link", { name: "Décider de la suite" }).click();
    await page.getByRole("radio", { name: /^Étendre/ }).check({ force: true });
    await page.getByRole("button", { name: "Enregistrer la décision" }).click();
    // No decision without a reason, and the choice is kept.
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("radio", { name: /^Étendre/ }).isChecked()).toBe(true);
    await page.getByLabel("Pourquoi").fill(REASON);
    await page.getByRole("button", { name: "Enregistrer la décision" }).click();
    await page.waitForURL((url) => url.pathname === here);
    await page.getByRole("link", { name: "Écrire le retour d’expérience" }).first().click();
    await page.getByLabel("Coût réel").fill("1 640");
    await page.getByLabel("Ce qui a marché").fill("Un planning commun, tenu par une seule personne.");
    await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await page.waitForURL((url) => url.pathname === here);
    expect(standing()).toMatchObject({ stage: "scaled", feedback: { realCost: 1_640 } });
    await checkPage(visit, "ensemble action etendue");
    await end(visit);
  });
});

describe("what was promised", () => {
  test("is counted from a sheet that somebody signed", async () => {
    const visit = await arrive(claire);
    const { page } = visit;
    await page.goto(`${home}/temps/nouveau`);
    await page.getByRole("radio", { name: /^Atelier/ }).check();
    await page.getByLabel("Titre").fill("Un chantier à plusieurs");
    await page.getByLabel("Jour").fill("2026-03-12");
    await page.getByLabel("Heures d’un conseiller").fill("3,5");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("heading", { level: 1, name: "Un chantier à plusieurs" }).waitFor();
    await page.getByRole("checkbox", { name: /Anne Lefèvre/ }).check();
    await page.getByRole("button", { name: "Ajouter à la feuille" }).click();
    await page.getByRole("checkbox", { name: /Signée.*Anne Lefèvre/ }).check();
    await page.getByRole("button", { name: "Enregistrer les signatures" }).click();
    await page.waitForURL(/fait=enregistre/);
    expect(listEvents(app.db, world.operation.id)[0]?.attendances[0]?.signedAt).not.toBeNull();
    await promise(page, "enrolled", "10");
    await page.getByText("Entreprises inscrites").first().waitFor();
    await end(visit);
  });

  test("keeps a publication back while a gap has no justification, and nothing is lost", async () => {
    const [visit, meanwhile] = await Promise.all([arrive(claire), arrive(claire)]);
    const { page } = visit;
    await page.goto(`${home}/publications/composer`);
    await page.getByText("Avant-propos").first().click();
    await page.getByLabel("Texte : Avant-propos").fill(TEXT);
    await page.getByRole("button", { name: "Enregistrer et voir l’aperçu" }).click();
    await page.getByRole("button", { name: "Publier la n° 1" }).waitFor();
    // Somebody writes a promise that is not kept while the preview stands open.
    await promise(meanwhile.page, "workshops", "3");
    await page.getByRole("button", { name: "Publier la n° 1" }).click();
    await page.getByText("Justifiez d’abord l’écart à la convention : « Ateliers collectifs ».").waitFor();
    await checkPage(visit, "ensemble publication refusee");
    await page.goto(`${home}/publications/composer`);
    expect(await page.getByLabel("Texte : Avant-propos").inputValue()).toBe(TEXT);
    await page.goto(`${home}/publications/apercu`);
    await page.getByText("Justifiez l’écart à la convention : « Ateliers collectifs ».").waitFor();
    expect(await page.getByRole("button", { name: /^Publier/ }).count()).toBe(0);
    await page.getByRole("link", { name: "Voir la convention" }).click();
    await page.getByRole("link", { name: /^Justifier l’écart/ }).click();
    await page.getByLabel("Justification de l’écart").fill(JUSTIFICATION);
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.waitForURL(/fait=enregistre/);
    await checkPage(visit, "ensemble convention");
    await page.goto(`${home}/publications/apercu`);
    await page.locator(".report").getByText("commencé petit").waitFor();
    await page.getByRole("button", { name: "Publier la n° 1" }).click();
    await page.getByText("La synthèse est publiée").waitFor();
    await end(meanwhile);
    await end(visit);
  });
});

describe("the funder", () => {
  test("reads it all: the words, the figures with what they mean, the action, and no firm", async () => {
    const visit = await arrive(sylvie);
    const { page } = visit;
    await page.getByRole("link", { name: /Lire la synthèse/ }).click();
    const report = page.locator(".report");
    await report.getByText("commencé petit").waitFor();
    const figure = page.locator("details.every-figure ul.explained details").first();
    await page.locator("details.every-figure > summary").first().click();
    await figure.locator("summary").click();
    await figure.getByText("Ce qui est compté").waitFor();
    expect(await figure.textContent()).toMatch(/Sur.+Au\s?\d{1,2}/s);
    const words = (await report.textContent()) ?? "";
    for (const told of [
      ACTION,
      REASON,
      JUSTIFICATION,
      `5 sur ${standing().members.length}`,
      "Étendue",
      "450\u202F€",
      "1\u202F640\u202F€",
    ]) {
      expect([told, plain(words).includes(plain(told))]).toEqual([told, true]);
    }
    await checkPage(visit, "ensemble financeur");
    expect(await foundCanaries(Buffer.from(await page.content()), PRIVATE)).toEqual([]);
    await end(visit);
  });

  test("takes it away in every format, with the action’s figures and still no firm", async () => {
    const visit = await arrive(sylvie);
    await visit.page.getByRole("link", { name: /Lire la synthèse/ }).click();
    const files: Record<string, Buffer> = {};
    for (const file of ["pdf", "xlsx", "csv", "json"]) {
      const [download] = await Promise.all([
        visit.page.waitForEvent("download"),
        visit.page.locator(`a[href$="synthese.${file}"]`).first().click(),
      ]);
      const bytes = await visit.page.request.get(download.url()).then((answer) => answer.body());
      expect([file, bytes.length > 1_000]).toEqual([file, true]);
      expect([file, await foundCanaries(bytes, PRIVATE)]).toEqual([file, []]);
      files[file] = bytes;
    }
    const text = plain(textOf(await readPdf(files.pdf ?? Buffer.alloc(0))));
    for (const told of [ACTION, REASON, JUSTIFICATION, "commencé petit", "1\u202F640\u202F€"]) {
      expect([told, text.includes(plain(told))]).toEqual([told, true]);
    }
    const sheets = await readXlsxFile(files.xlsx ?? Buffer.alloc(0));
    const rows = sheets.find(({ sheet }) => sheet === "Chiffres")?.data ?? [];
    const { data } = Papa.parse<string[]>((files.csv ?? Buffer.alloc(0)).toString("utf8"), {
      delimiter: ";",
    });
    for (const [id, value] of [
      ["action:col-gme-renovation:joined", 5],
      ["action:col-gme-renovation:unit-cost", 450],
      ["action:col-gme-renovation:budget-cap", 1_800],
      ["convention:Ateliers collectifs:achieved", 1],
      ["convention:Ateliers collectifs:gap", -2],
      ["hours:collective", 3.5],
    ] as const) {
      expect([id, rows.find(([name]) => name === id)?.[4]]).toEqual([id, value]);
      const line = data.find(([name]) => name === id);
      expect([id, Number(line?.[4]?.replace(",", "."))]).toEqual([id, value]);
    }
    await end(visit);
  });
});

/** The action of the journey, as it is kept now. */
function standing() {
  const [action] = listCollectiveActions(app.db, world.operation.id);
  if (action === undefined) throw new Error("no action yet");
  return action;
}

async function promise(page: Page, indicator: string, planned: string): Promise<void> {
  await page.goto(`${home}/convention/objectifs/nouveau`);
  await page.getByLabel("Ce que la convention compte").selectOption(indicator);
  await page.getByLabel("Prévu par la convention").fill(planned);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.waitForURL(/fait=enregistre/);
}

/** Words without their spaces and with one apostrophe: print and screen cut lines where they like. */
function plain(text: string): string {
  return text.replace(/[\s\u00A0\u202F]+/g, "").replaceAll("'", "’");
}

async function arrive(account: Account, options: Parameters<typeof aVisit>[2] = {}): Promise<Visit> {
  const visit = await aVisit(browser, app, options);
  await loginAs(visit.page, account);
  return visit;
}

async function end(visit: Visit): Promise<void> {
  expect(visit.complaints).toEqual([]);
  await visit.context.close();
}
