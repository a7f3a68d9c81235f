/** Operations, their firms and imports, over the built application: what a consultant meets on the way. */
import "#tests/support/production.ts";

import { readFileSync } from "node:fs";
import { createRequestHandler } from "react-router";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withFailures } from "#app/server/route-failures.ts";
import { services, stopServices } from "#app/server/services.ts";
import { allEnrollments, getEnrollment } from "#db/enrollments.ts";
import { migrate } from "#db/migrate.ts";
import { listMembers, listOperations } from "#db/operations.ts";
import { type AnOperation, anEnrollment, anOperation, aUser } from "#tests/support/a-database.ts";
import { aSiret } from "#tests/support/arbitrary-siret.ts";
import { builtApp } from "#tests/support/built-app.ts";
import { ORIGIN, signedInCookie, startTestServices } from "#tests/support/test-services.ts";

const DRAFT_FILE = readFileSync(new URL("../fixtures/imports/renover-frejus-brouillon.csv", import.meta.url));

let handle: (request: Request) => Promise<Response>;
let claire: { readonly id: string; readonly role: "consultant" };
let operation: AnOperation;
let firms: string;

beforeAll(async () => {
  handle = createRequestHandler(withFailures(await builtApp()), "production");
}, 120_000);

beforeEach(() => {
  const db = startTestServices();
  migrate(db);
  claire = { id: aUser(db, { role: "consultant", name: "Claire Martin" }).id, role: "consultant" };
  operation = anOperation(db, { name: "Rénover à Fréjus", consultants: [claire.id] });
  firms = `/operations/${operation.id}/entreprises`;
});

afterAll(stopServices);

type Sent = Readonly<Record<string, string | readonly string[]>> | FormData;

/** Asks as Claire, from our own page. A form without a file goes as a browser sends it. */
async function ask(path: string, sent?: Sent) {
  const headers = new Headers({ "sec-fetch-site": "same-origin", cookie: signedInCookie(claire.id) });
  const init = sent === undefined ? {} : { method: "POST", body: await bodyOf(sent, headers) };
  const response = await handle(new Request(`${ORIGIN}${path}`, { headers, ...init }));
  return {
    status: response.status,
    to: response.headers.get("location") ?? "",
    text: wordsOf(await response.text()),
  };
}

async function bodyOf(sent: Sent, headers: Headers): Promise<Uint8Array<ArrayBuffer> | URLSearchParams> {
  if (!(sent instanceof FormData)) {
    return new URLSearchParams(
      Object.entries(sent).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
    );
  }
  const encoded = new Response(sent);
  const bytes = new Uint8Array(await encoded.arrayBuffer());
  headers.set("content-type", encoded.headers.get("content-type") ?? "");
  headers.set("content-length", String(bytes.length));
  return bytes;
}

/** The page without its scripts, its spaces made plain and its apostrophes unescaped. */
function wordsOf(html: string): string {
  return html
    .replace(/<script[\s\S]*?<\/script>/g, "")
    .replace(/<!-- -->/g, "")
    .replace(/&#x27;/g, "'")
    .replace(/[\u00A0\u202F]/g, " ");
}

const NEW_OPERATION = {
  name: "Artisans du Var",
  territory: "Var",
  funders: "Région\r\nCMA",
  convention: "",
  startsOn: "2027-01-01",
  endsOn: "2027-12-31",
  targetFirms: "24",
  minimumGroupSize: "5",
  questionnaire: "artisans-renovation/1",
};

describe("creating an operation", () => {
  it("keeps what was typed and says what is wrong, next to each field and at the top", async () => {
    const answer = await ask("/operations/nouvelle", { ...NEW_OPERATION, territory: "", targetFirms: "" });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="Artisans du Var"');
    expect(answer.text).toContain("Région\r\nCMA");
    expect(answer.text).toMatch(/role="alert".*2 choses sont à corriger/);
    expect(answer.text).toContain('<span class="error" id="champ-territory-error">');
    const upsideDown = await ask("/operations/nouvelle", { ...NEW_OPERATION, endsOn: "2026-12-31" });
    expect(upsideDown.status).toBe(422);
    expect(upsideDown.text).toContain("choisissez une date de fin plus tardive");
    expect(upsideDown.text).toContain('value="2026-12-31"');
    expect(listOperations(services().db, claire)).toHaveLength(1);
  });

  it("makes its creator a member and leads to it", async () => {
    const answer = await ask("/operations/nouvelle", NEW_OPERATION);
    const created = listOperations(services().db, claire).find(({ name }) => name === "Artisans du Var");
    expect(answer).toMatchObject({ status: 302, to: `/operations/${created?.id}?fait=operation-creee` });
    expect(created).toMatchObject({ funders: ["Région", "CMA"], targetFirms: 24, stage: "preparation" });
    const { text } = await ask(answer.to);
    expect(text).toContain("L’opération est créée.");
    expect(text).toContain("Cette opération n’a pas encore d’entreprise.");
  });

  it("is refused with a questionnaire that nobody published", async () => {
    const answer = await ask("/operations/nouvelle", { ...NEW_OPERATION, questionnaire: "invente/7" });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("Ce questionnaire n’est pas publié sur ce serveur.");
  });
});

describe("the members of an operation", () => {
  it("are added by the address of their account, or told why not", async () => {
    const { db } = services();
    aUser(db, { role: "funder", name: "Paul Estève", email: "paul@region.example" });
    const path = `/operations/${operation.id}/reglages`;
    const refused = await ask(path, { intent: "add-member", email: "inconnu@region.example" });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="inconnu@region.example"');
    expect(refused.text).toContain("Aucun compte n’a cette adresse.");
    const added = await ask(path, { intent: "add-member", email: "paul@region.example" });
    expect(added.to).toBe(`${path}?fait=membre-ajoute`);
    expect(listMembers(db, operation.id).map(({ name }) => name)).toEqual(["Claire Martin", "Paul Estève"]);
  });

  it("keep one consultant at least", async () => {
    const path = `/operations/${operation.id}/reglages`;
    const answer = await ask(path, { intent: "remove-member", userId: claire.id });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("est le dernier consultant de l’opération");
  });
});

it("an operation’s first page counts the firms that stay, and says what is to be done for each", async () => {
  const { db } = services();
  anEnrollment(db, { operation, firm: { name: "Toits du Var" }, nextAppointmentAt: "2020-01-06T09:00" });
  anEnrollment(db, { operation, firm: { name: "Bois du Var" } });
  anEnrollment(db, { operation, firm: { name: "Partie" }, withdrawnAt: "2027-02-01T08:00:00.000Z" });
  const { text } = await ask(`/operations/${operation.id}`);
  expect(text).toContain('2 <span class="soft small">sur 30</span>');
  expect(text).toMatch(/Toits du Var.*class="step-link next-step".*Bois du Var.*class="step-link" /);
  expect(text).not.toContain("Partie");
  expect(text).toMatch(/0 entreprise évaluée sur 2 inscrites/);
  const list = await ask("/operations");
  expect(list.text).toMatch(/Rénover à Fréjus.*<b>2<\/b> inscrites sur 30/);
});

const A_FIRM = { name: "Toitures Varoises", siret: "", nafCode: "", nafVersion: "", labels: "RGE" };

describe("adding a firm", () => {
  it("keeps every box, ticked ones too, when something doesn’t read", async () => {
    const answer = await ask(`${firms}/ajouter`, {
      ...A_FIRM,
      name: "",
      siret: "999 701 378 00014",
      director: "Nadia Benali",
      labels: ["RGE", "EPV"],
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("Le nom de l’entreprise est nécessaire.");
    expect(answer.text).toContain("contient une faute de frappe");
    expect(answer.text).toContain('value="Nadia Benali"');
    expect(answer.text.match(/<input[^>]*checked=""[^>]*>/g)).toHaveLength(2);
    expect(allEnrollments(services().db, operation.id)).toEqual([]);
  });

  it("says a commune that isn’t one, and a SIRET that is there already", async () => {
    const siret = aSiret(99_900_001);
    anEnrollment(services().db, { operation, firm: { siret } });
    const unknown = await ask(`${firms}/ajouter`, { ...A_FIRM, city: "Frejuss", postalCode: "83600" });
    expect(unknown.status).toBe(422);
    expect(unknown.text).toMatch(/Commune « Frejuss » introuvable.*Fréjus/);
    const twin = await ask(`${firms}/ajouter`, { ...A_FIRM, siret });
    expect(twin.status).toBe(422);
    expect(twin.text).toContain("Une entreprise de cette opération a déjà ce SIRET.");
  });

  it("leads to its page, whose main button is the interview", async () => {
    const answer = await ask(`${firms}/ajouter`, { ...A_FIRM, city: "frejus", consultantId: claire.id });
    const [firm] = allEnrollments(services().db, operation.id);
    expect(firm).toMatchObject({ city: "Fréjus", inseeCode: "83061", consultantId: claire.id });
    expect(answer.to).toBe(`${firms}/${firm?.id}?fait=entreprise-ajoutee`);
    const { text } = await ask(answer.to);
    expect(text).toContain(`<a class="button" href="${firms}/${firm?.id}/entretien" data-discover="true">`);
  });
});

describe("a firm’s page", () => {
  it("notes an appointment, keeps what was typed of a wrong one, and takes it off", async () => {
    const { db } = services();
    const { id } = anEnrollment(db, { operation });
    const wrong = await ask(`${firms}/${id}`, {
      intent: "appointment",
      day: "",
      time: "9h",
      place: "Atelier",
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("Indiquez le jour du rendez-vous.");
    expect(wrong.text).toContain("Indiquez une heure, comme 14:30.");
    expect(wrong.text).toContain('value="Atelier"');
    await ask(`${firms}/${id}`, {
      intent: "appointment",
      day: "2027-02-18",
      time: "08:30",
      place: "Atelier",
    });
    expect(getEnrollment(db, id)).toMatchObject({ nextAppointmentAt: "2027-02-18T08:30" });
    expect((await ask(`${firms}/${id}`)).text).toContain("Le 18 février 2027 à 8 h 30 · Atelier");
    await ask(`${firms}/${id}`, { intent: "cancel-appointment" });
    expect(getEnrollment(db, id)?.nextAppointmentAt).toBeNull();
  });

  it("withdraws the firm for a reason, and takes it back", async () => {
    const { db } = services();
    const { id } = anEnrollment(db, { operation });
    expect((await ask(`${firms}/${id}`, { intent: "withdraw", reason: " " })).status).toBe(422);
    await ask(`${firms}/${id}`, { intent: "withdraw", reason: "Vente du fonds" });
    expect((await ask(`${firms}/${id}`)).text).toMatch(/s’est retirée le.*« Vente du fonds ».*Réinscrire/);
    expect((await ask(firms)).text).toContain("Aucune entreprise ne correspond");
    expect((await ask(`${firms}?statut=withdrawn`)).text).toContain("Menuiserie Lefèvre");
    await ask(`${firms}/${id}`, { intent: "reinstate" });
    expect(getEnrollment(db, id)?.withdrawnAt).toBeNull();
  });
});

describe("importing a file", () => {
  const aFile = (bytes: Uint8Array<ArrayBuffer>, name = "liste.csv") => {
    const form = new FormData();
    form.set("file", new File([bytes], name));
    return form;
  };

  it("shows each line and writes nothing before it is confirmed, then says what was done", async () => {
    const { db } = services();
    const sent = await ask(`${firms}/importer`, aFile(new Uint8Array(DRAFT_FILE), "brouillon.csv"));
    expect(sent.status).toBe(302);
    const preview = await ask(sent.to);
    expect(preview.status).toBe(200);
    for (const words of [
      "brouillon.csv : 21 lignes lues sous les titres de la ligne 4",
      "Colonnes laissées de côté : « N° », « Observations ».",
      "Texte lu en Windows-1252, les colonnes séparées par des points-virgules.",
      "Les accents ont été devinés",
      "Importer 12 entreprises",
      "Isolation du Reyran",
      "zéro initial perdu",
    ]) {
      expect(preview.text).toContain(words);
    }
    expect(preview.text).toMatch(/Refusées <b class="num">4<\/b>/);
    expect(allEnrollments(db, operation.id)).toEqual([]);

    const refusedOnly = await ask(`${sent.to}?lignes=refuse`);
    expect(refusedOnly.text).toContain("Les accents ont été devinés");
    expect(refusedOnly.text.match(/<tr>/g)).toHaveLength(1 + 4);

    const done = await ask(sent.to, { intent: "confirm", consultantId: claire.id });
    expect(done).toMatchObject({ status: 302, to: `${firms}?importees=12&modifiees=0&refusees=4` });
    expect((await ask(done.to)).text).toContain(
      "L’import est fait : 12 entreprises ajoutées, 4 lignes refusées.",
    );
    const enrolled = allEnrollments(db, operation.id);
    expect(enrolled).toHaveLength(12);
    expect(new Set(enrolled.map((firm) => firm.consultantId))).toEqual(new Set([claire.id]));

    const again = await ask(sent.to);
    expect(again.status).toBe(404);
    expect(again.text).toContain("Cet import n’est plus là");
  });

  it("shows what changes in a firm that is there: before and after", async () => {
    const siret = aSiret(99_900_001);
    anEnrollment(services().db, { operation, headcount: 4, firm: { siret, name: "Toits" } });
    const csv = new TextEncoder().encode(`Raison sociale;SIRET;Effectif\nToits;${siret};6\n`);
    const sent = await ask(`${firms}/importer`, aFile(csv));
    const preview = await ask(sent.to);
    expect(preview.text).toContain("Modifier 1 entreprise");
    expect(preview.text).toMatch(/Effectif : <del>4<\/del>.*<ins>6<\/ins>/);
  });

  it("can be given up", async () => {
    const sent = await ask(`${firms}/importer`, aFile(new Uint8Array(DRAFT_FILE)));
    const answer = await ask(sent.to, { intent: "discard" });
    expect(answer.to).toBe(`${firms}?fait=import-abandonne`);
    expect((await ask(sent.to)).status).toBe(404);
    expect(allEnrollments(services().db, operation.id)).toEqual([]);
  });

  it("says in French why a file doesn’t read, and keeps the page", async () => {
    const pdf = await ask(`${firms}/importer`, aFile(new TextEncoder().encode("%PDF-1.7")));
    expect(pdf.status).toBe(422);
    expect(pdf.text).toContain("Ce fichier est un PDF.");
    expect(pdf.text).toContain("Lire le fichier");
    const none = await ask(`${firms}/importer`, new FormData());
    expect(none.status).toBe(422);
    expect(none.text).toContain("Choisissez un fichier");
  });
});

it("another operation’s firms, drafts and settings are not there", async () => {
  const { db } = services();
  const other = anOperation(db);
  const elsewhere = anEnrollment(db, { operation: other });
  const theirs = `/operations/${other.id}`;
  for (const path of [
    theirs,
    `${theirs}/entreprises`,
    `${theirs}/entreprises/ajouter`,
    `${theirs}/entreprises/importer`,
    `${theirs}/reglages`,
    `${theirs}/entreprises/${elsewhere.id}`,
    `${firms}/${elsewhere.id}`,
    `${firms}/${elsewhere.id}/modifier`,
  ]) {
    expect((await ask(path)).status, path).toBe(404);
  }
  const sent = await ask(`${firms}/${elsewhere.id}`, { intent: "withdraw", reason: "par erreur" });
  expect(sent.status).toBe(404);
  expect(getEnrollment(db, elsewhere.id)?.withdrawnAt).toBeNull();
});

describe("the content that diagnoses rest on", () => {
  it("a questionnaire is read whole: conditions, points, what each answer leads to", async () => {
    const list = await ask("/questionnaires");
    expect(list.text).toContain('href="/questionnaires/artisans-renovation/1"');
    const page = await ask("/questionnaires/artisans-renovation/1");
    expect(page.status).toBe(200);
    const { content } = services();
    const found = content.questionnaires.find(
      ({ questionnaire }) => questionnaire.id === "artisans-renovation",
    );
    const questions = found?.questionnaire.themes.flatMap((theme) => theme.questions) ?? [];
    expect(page.text.match(/class="question-label"/g)).toHaveLength(questions.length);
    expect(page.text.match(/class="question-condition/g)).toHaveLength(
      questions.filter((question) => question.visibleWhen !== undefined).length,
    );
    expect((await ask("/questionnaires/artisans-renovation/99")).status).toBe(404);
    expect((await ask("/questionnaires/artisans-renovation/abc")).status).toBe(404);
  });

  it("schemes are found by the address, and what it can’t mean changes nothing", async () => {
    const { schemes } = services().content.fundingSchemes;
    expect((await ask("/dispositifs?sujet=nimporte")).text).toContain(`${schemes.length} dispositifs`);
    const training = schemes.filter((scheme) => scheme.topics.includes("training")).length;
    expect((await ask("/dispositifs?sujet=training")).text).toContain(
      `${training} dispositifs sur ${schemes.length}`,
    );
    expect((await ask("/dispositifs?q=zzzz")).text).toContain("Aucun dispositif ne correspond");
  });

  it("communes are suggested by the beginning of their name", async () => {
    const answer = await ask("/resources/communes?q=fréj");
    expect(JSON.parse(answer.text)).toContainEqual(
      expect.objectContaining({ name: "Fréjus", inseeCode: "83061", department: "Var" }),
    );
    expect(JSON.parse((await ask("/resources/communes?q=f")).text)).toEqual([]);
  });
});
