/**
 * Publishing at its edges, over the built application as a consultant's browser does it: too few firms, firms that are all the
 * same, one that makes up nearly everything, words that nobody should write, and two people at once.
 */
import "#tests/support/production.ts";

import { unzipSync } from "fflate";
import Papa from "papaparse";
import { createRequestHandler } from "react-router";
import readXlsxFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHAPTERS } from "#app/domain/publication/composition.ts";
import { nowInstant } from "#app/server/clock.ts";
import { withFailures } from "#app/server/route-failures.ts";
import { services, stopServices } from "#app/server/services.ts";
import { exportFirm } from "#app/server/space/export-firm.ts";
import { insertAidRequest } from "#db/aid-requests.ts";
import { listAudit } from "#db/audit.ts";
import { writeTerms } from "#db/convention.ts";
import { migrate } from "#db/migrate.ts";
import { recordDecision } from "#db/plans.ts";
import { findDraft, latestPublication, listPublications, readPublicationFile } from "#db/publications.ts";
import { aMember, aStoredAction } from "#tests/support/a-collective-action.ts";
import { anAidRequest } from "#tests/support/a-convention.ts";
import { A_MOMENT, type AnEnrollment, type AnOperation, aUser } from "#tests/support/a-database.ts";
import { aPlannedAction } from "#tests/support/a-questionnaire.ts";
import { anAssessedFirm, anOperationToPublish } from "#tests/support/an-operation-to-publish.ts";
import { builtApp } from "#tests/support/built-app.ts";
import { foundCanaries } from "#tests/support/found-canaries.ts";
import { pdfProblems, readPdf, textOf } from "#tests/support/pdf-quality.ts";
import { ORIGIN, signedInCookie, startTestServices } from "#tests/support/test-services.ts";

const FILES = ["json", "pdf", "xlsx", "csv"] as const;
const FORMULA = '=HYPERLINK("https://x.example";"Lire")';
const SHORT_LIMIT_MS = 60_000;

let handle: (request: Request) => Promise<Response>;
let claire: string;
let karim: string;

// One database and one pool for all: each test has its operation, and the threads that draw take seconds to start.
beforeAll(async () => {
  handle = createRequestHandler(withFailures(await builtApp()), "production");
  const opened = startTestServices();
  migrate(opened);
  claire = aUser(opened, { name: "Claire Martin" }).id;
  karim = aUser(opened, { name: "Karim Benali" }).id;
}, 180_000);
afterAll(stopServices);

const db = () => services().db;

type Page = { readonly status: number; readonly to: string | null; readonly text: string };

/** `fields`: a form that is sent; without them the page is read. */
async function ask(
  path: string,
  userId: string,
  fields?: Record<string, string> | [string, string][],
): Promise<Page> {
  const headers = { cookie: signedInCookie(userId), "sec-fetch-site": "same-origin", origin: ORIGIN };
  const sent = fields === undefined ? {} : { method: "POST", body: new URLSearchParams(fields) };
  const response = await handle(new Request(`${ORIGIN}${path}`, { headers, ...sent }));
  const text = (await response.text()).replace(/<script[\s\S]*?<\/script>/g, "").replace(/<!-- -->/g, "");
  return { status: response.status, to: response.headers.get("location"), text };
}

function anOperation(given: Parameters<typeof anOperationToPublish>[1] = {}) {
  return anOperationToPublish(db(), { consultants: [claire, karim], ...given });
}

/** What the preview would send back. */
async function previewed({ id }: AnOperation, userId = claire): Promise<Record<string, string>> {
  const { status, text } = await ask(`/operations/${id}/publications/apercu`, userId);
  expect(status).toBe(200);
  const hidden = [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  return Object.fromEntries(hidden.map(([, name = "", value = ""]) => [name, value]));
}

function send({ id }: AnOperation, fields: Record<string, string>, userId = claire): Promise<Page> {
  return ask(`/operations/${id}/publications/apercu`, userId, fields);
}

/** Publishes, and gives every file as it was kept. */
async function publishNow(operation: AnOperation): Promise<Readonly<Record<(typeof FILES)[number], Buffer>>> {
  const done = await send(operation, await previewed(operation));
  expect([done.status, done.to]).toEqual([302, expect.stringMatching(/fait=synthese-publiee$/)]);
  const { id = "" } = latestPublication(db(), operation.id) ?? {};
  const file = (name: (typeof FILES)[number]) => Buffer.from(readPublicationFile(db(), id, name) ?? []);
  return { json: file("json"), pdf: file("pdf"), xlsx: file("xlsx"), csv: file("csv") };
}

/** The lines of the CSV by the name of their figure: what is printed, and the number where there is one. */
function figuresOf(csv: Buffer): ReadonlyMap<string, { readonly value: string; readonly printed: string }> {
  const { data } = Papa.parse<string[]>(csv.toString("utf8").replace("\uFEFF", ""), { delimiter: ";" });
  return new Map(data.slice(1).map(([id = "", , , , value = "", printed = ""]) => [id, { value, printed }]));
}

/** The figures that come from answers and have a number. */
function answersIn(csv: Buffer): readonly string[] {
  return [...figuresOf(csv)].flatMap(([id, { value }]) =>
    value !== "" && /^(overall|theme|obstacle|opportunity|need|recommendation|scheme|plans):/.test(id)
      ? [id]
      : [],
  );
}

describe("an operation", () => {
  test("of no firm has a preview that says why nothing can be published, and nothing is", async () => {
    const { operation } = anOperation({ firmCount: 0 });
    const page = await ask(`/operations/${operation.id}/publications/apercu`, claire);
    expect([page.status, page.text]).toEqual([
      200,
      expect.stringContaining("Aucune entreprise n’est encore"),
    ]);
    expect(page.text).not.toContain("Publier la n°");
    const refused = await send(operation, await previewed(operation));
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining("rien à publier")]);
    expect(listPublications(db(), operation.id)).toEqual([]);
  });

  test.each([1, 4])(
    "of %i firms says how far it is, and no figure of its answers",
    async (firmCount) => {
      const { operation } = anOperation({ firmCount });
      const files = await publishNow(operation);
      expect(answersIn(files.csv)).toEqual([]);
      expect(figuresOf(files.csv).get("progress:assessed")?.value).toBe(String(firmCount));
      expect(await pdfProblems(files.pdf)).toEqual([]);
      // Neither the trade nor the place of so few.
      expect(await foundCanaries(files.json, [/Menuiserie/, /Isolation/, /Angers/])).toEqual([]);
    },
    SHORT_LIMIT_MS,
  );

  test(
    "of as many firms as the threshold prints medians and no number of firms out of five",
    async () => {
      const { operation } = anOperation({ firmCount: 5 });
      const files = await publishNow(operation);
      const counts = answersIn(files.csv).filter((id) => !/median|evaluated|^plans/.test(id));
      // Five out of five would be everybody, anything else too few.
      expect(counts.filter((id) => !/:level:/.test(id))).toEqual([]);
      expect(answersIn(files.csv)).toContain("overall:median");
      expect(await pdfProblems(files.pdf)).toEqual([]);
    },
    SHORT_LIMIT_MS,
  );

  // How long three hundred take is measured by the bench.
  test("of sixty firms is published with every file whole", async () => {
    const { operation } = anOperation({ firmCount: 60 });
    const files = await publishNow(operation);
    expect(figuresOf(files.csv).get("progress:assessed")?.value).toBe("60");
    expect(answersIn(files.csv).length).toBeGreaterThan(150);
    expect(await pdfProblems(files.pdf)).toEqual([]);
    const sheets = await readXlsxFile(files.xlsx);
    expect(sheets.find(({ sheet }) => sheet === "Chiffres")?.data.length).toBe(figuresOf(files.csv).size);
  }, 180_000);

  test(
    "whose firms are all the same prints neither none nor all of them",
    async () => {
      const { operation } = anOperation({ firmCount: 0 });
      for (let made = 0; made < 12; made++) {
        anAssessedFirm(db(), operation, 3, { firm: { name: `Jumelle ${made}` }, trade: "Menuiserie" });
      }
      const files = await publishNow(operation);
      const figures = figuresOf(files.csv);
      const firms = [...figures].filter(([id]) => /^(obstacle|opportunity|need|recommendation):/.test(id));
      expect(firms.length).toBeGreaterThan(20);
      expect(firms.flatMap(([id, { value }]) => (value === "" ? [] : [id]))).toEqual([]);
      const levels = [...figures].filter(([id]) => id.includes(":level:"));
      // One class of all the levels at most: it tells where nobody is.
      expect(levels.map(([, { value }]) => value).filter((value) => value !== "" && value !== "12")).toEqual(
        [],
      );
      expect(await pdfProblems(files.pdf)).toEqual([]);
    },
    SHORT_LIMIT_MS,
  );
});

describe("one firm with nine tenths of the money", () => {
  /** Like no other number of the report. */
  const ODD = { cost: 973_519, asked: 918_273, granted: 907_331 };
  const OTHERS = { cost: 1_021, asked: 2_017, granted: 1_511 };

  test(
    "leaves no amount behind, in any file, nor anything that gives it back",
    async () => {
      const { operation, firms } = anOperation();
      fund(operation, firms, ODD);
      const files = await publishNow(operation);
      const figures = figuresOf(files.csv);
      for (const id of ["plans:costs", "aid:asked", "aid:granted", "aid:per-public-euro"]) {
        expect([id, figures.get(id)]).toEqual([id, { value: "", printed: "n. p." }]);
      }
      const totals = (["cost", "asked", "granted"] as const).map((what) => ODD[what] + 11 * OTHERS[what]);
      const private_ = [...Object.values(ODD), ...Object.values(OTHERS), ...totals].map(
        (amount) => new RegExp(`(?<!\\d)${amount}(?!\\d)`),
      );
      for (const file of FILES) {
        expect([file, await foundCanaries(files[file], private_)]).toEqual([file, []]);
      }
    },
    SHORT_LIMIT_MS,
  );

  test(
    "and the same operation without it prints what the others make together",
    async () => {
      const { operation, firms } = anOperation();
      fund(operation, firms, OTHERS);
      const figures = figuresOf((await publishNow(operation)).csv);
      expect(figures.get("plans:costs")?.value).toBe(String(12 * OTHERS.cost));
      expect(figures.get("aid:asked")?.value).toBe(String(12 * OTHERS.asked));
      expect(figures.get("aid:granted")?.value).toBe(String(12 * OTHERS.granted));
    },
    SHORT_LIMIT_MS,
  );

  function fund(operation: AnOperation, firms: readonly AnEnrollment[], first: typeof ODD): void {
    const terms = { publicFunding: 100_000, countedUnit: "firm" } as const;
    writeTerms(db(), operation.id, terms, { baseRevision: "", now: A_MOMENT });
    for (const [place, { id, roundId }] of firms.entries()) {
      const { cost, asked, granted } = place === 0 ? first : OTHERS;
      const after = aPlannedAction({ id: `${id}-achat`, cost });
      recordDecision(
        db(),
        { enrollmentId: id, roundId },
        { verb: "accept", actionId: after.id, after },
        { actorId: claire, decidedAt: A_MOMENT },
      );
      const request = anAidRequest({ enrollmentId: id, askedAmount: asked, grantedAmount: granted });
      insertAidRequest(db(), request, A_MOMENT);
    }
  }
});

describe("words that nobody should write", () => {
  const compose = (operation: AnOperation, fields: Record<string, string>) =>
    ask(`/operations/${operation.id}/publications/composer`, claire, {
      revision: "0",
      chapters: "needs",
      ...fields,
    });

  test(
    "40,000 characters are published whole; one more is refused, and given back",
    async () => {
      const { operation } = anOperation();
      const longest = `${"Des mots entiers. ".repeat(2_222)}fin.`;
      expect(longest).toHaveLength(40_000);
      const refused = await compose(operation, { "texte-foreword": `${longest}!` });
      expect([refused.status, refused.text.includes(`${longest}!`)]).toEqual([422, true]);
      expect(findDraft(db(), operation.id)).toBeNull();
      expect((await compose(operation, { "texte-foreword": longest })).status).toBe(302);
      const files = await publishNow(operation);
      expect(squeezed(textOf(await readPdf(files.pdf)))).toContain(squeezed("Des mots entiers. fin."));
      expect(await pdfProblems(files.pdf)).toEqual([]);
    },
    SHORT_LIMIT_MS,
  );

  test(
    "HTML, emoji, right-to-left marks and control characters are words, or nothing",
    async () => {
      const { operation } = anOperation();
      const nasty = `<img src=x onerror=alert(1)> <b>gras</b> A\u202Eenvers\u202C\u2066B\u2069 \u0007fin ${FORMULA} 😀`;
      expect((await compose(operation, { "texte-needs": nasty, "texte-conclusion": nasty })).status).toBe(
        302,
      );
      const preview = await ask(`/operations/${operation.id}/publications/apercu`, claire);
      expect(preview.text).not.toContain("<img src=x");
      expect(preview.text).toContain("&lt;img src=x onerror=alert(1)&gt;");
      const files = await publishNow(operation);
      expect(files.json.toString("utf8")).not.toMatch(/\p{Bidi_Control}|\p{Cc}|\\u00|\\u20/u);
      const text = squeezed(textOf(await readPdf(files.pdf)));
      expect(text).toContain("<imgsrc=xonerror=alert(1)><b>gras</b>");
      expect(text).toContain("AenversB");
      expect(await pdfProblems(files.pdf)).toEqual([]);
    },
    SHORT_LIMIT_MS,
  );

  test.each([
    ["a revision that is no number", { revision: "beaucoup" }, 409],
    ["a negative revision", { revision: "-4" }, 409],
    ["a huge revision", { revision: "99999999999999999999" }, 409],
    ["a chapter that doesn't exist", { chapters: "lune" }, 422],
    ["no chapter", { chapters: "" }, 422],
  ] as const)("%s is never a failure of the server", async (_what, fields, status) => {
    const { operation } = anOperation({ firmCount: 1 });
    const sent = await compose(operation, { "texte-foreword": "gardé", ...fields });
    expect([sent.status, sent.status === 302 || sent.text.includes("gardé")]).toEqual([status, true]);
  });

  test("a preview that was tampered with publishes nothing", async () => {
    const { operation } = anOperation();
    const seen = await previewed(operation);
    for (const fields of [{}, { ...seen, fingerprint: FORMULA }, { ...seen, revision: "1e9" }]) {
      const refused = await send(operation, fields);
      expect([refused.status, refused.text]).toEqual([
        409,
        expect.stringContaining("rien n’est encore paru"),
      ]);
    }
    expect(listPublications(db(), operation.id)).toEqual([]);
  });
});

test(
  "a formula stays words, whoever’s name it is and in every file that is handed over",
  async () => {
    const { operation, firms } = anOperation({ name: FORMULA, territory: "+33", funders: ["@région", "-1"] });
    const formulaFirm = anAssessedFirm(db(), operation, 13, {
      firm: { name: FORMULA, city: FORMULA },
      director: FORMULA,
      trade: FORMULA,
    });
    for (const index of [14, 15, 16, 17]) anAssessedFirm(db(), operation, index, { trade: FORMULA });
    const members = [...firms, formulaFirm].map(({ id }) => aMember({ enrollmentId: id, remark: FORMULA }));
    const action = aStoredAction(db(), operation.id, { stage: "gathering", members });
    const titled = { ...action.description, title: FORMULA, aim: FORMULA, totalCost: 1_200 };
    db()
      .$client.prepare("UPDATE collective_actions SET description = ? WHERE id = ?")
      .run(JSON.stringify(titled), action.id);
    const target = {
      indicator: "own",
      label: FORMULA,
      unit: "+unités",
      planned: "2",
      achieved: "3",
      justification: FORMULA,
    };
    const added = await ask(`/operations/${operation.id}/convention/objectifs/nouveau`, claire, target);
    expect(added.status).toBe(302);
    const composed = await ask(`/operations/${operation.id}/publications/composer`, claire, [
      ["revision", "0"],
      ["texte-foreword", FORMULA],
      ...CHAPTERS.map((chapter): [string, string] => ["chapters", chapter]),
    ]);
    expect(composed.status).toBe(302);
    const { xlsx, csv } = await publishNow(operation);

    const cells = (await readXlsxFile(xlsx)).flatMap(({ data }) => data.flat());
    expect(cells.filter((cell) => typeof cell === "string" && beginsAFormula(cell))).toEqual([]);
    const words = cells.filter((cell) => typeof cell === "string");
    // Some begin a cell, where they get their apostrophe; others stand after other words.
    expect(words.filter((cell) => cell.startsWith(`'${FORMULA}`)).length).toBeGreaterThan(1);
    expect(words.filter((cell) => cell.includes(FORMULA)).length).toBeGreaterThan(3);
    for (const [name, bytes] of Object.entries(unzipSync(xlsx))) {
      expect([name, /<f[ >]/.test(Buffer.from(bytes).toString("utf8"))]).toEqual([name, false]);
    }
    expect(formulasOf(csv)).toEqual([]);

    const archive = exportFirm(db(), formulaFirm.id, nowInstant());
    const sheets = Object.entries(unzipSync(archive?.bytes ?? new Uint8Array())).filter(([name]) =>
      name.endsWith(".csv"),
    );
    expect(sheets.length).toBeGreaterThan(4);
    for (const [name, bytes] of sheets) expect([name, formulasOf(Buffer.from(bytes))]).toEqual([name, []]);
    expect(Buffer.from(sheets[0]?.[1] ?? []).toString("utf8")).toContain("HYPERLINK");
  },
  SHORT_LIMIT_MS,
);

describe("two consultants who publish at once", () => {
  test(
    "publish once: the other is told who did, and nothing is half done",
    async () => {
      const { operation } = anOperation();
      const [one, other] = await Promise.all([previewed(operation), previewed(operation, karim)]);
      expect(one).toEqual(other);
      const answers = await Promise.all([send(operation, one), send(operation, other, karim)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([302, 409]);
      const told = answers.find(({ status }) => status === 409)?.text ?? "";
      expect(told).toMatch(/La publication n°\s1 vient de paraître, par (Claire Martin|Karim Benali)/);
      expect(listPublications(db(), operation.id).map(({ number }) => number)).toEqual([1]);
      const count = db()
        .$client.prepare(
          "SELECT count(*) FROM publication_ledgers WHERE publication_id IN (SELECT id FROM publications WHERE operation_id = ?)",
        )
        .pluck()
        .get(operation.id);
      expect(count).toBe(1);
      const deeds = listAudit(db(), { operationId: operation.id }, { limit: 20, offset: 0 }).filter(
        ({ action }) => action === "synthesis.publish",
      );
      expect(deeds).toHaveLength(1);
    },
    SHORT_LIMIT_MS,
  );

  test(
    "and the one who was told reads the preview again, then publishes the next",
    async () => {
      const { operation } = anOperation();
      const seen = await previewed(operation);
      await Promise.all([send(operation, seen), send(operation, seen, karim)]);
      const next = await send(operation, await previewed(operation, karim), karim);
      expect(next.status).toBe(302);
      expect(
        listPublications(db(), operation.id)
          .map(({ number }) => number)
          .toSorted(),
      ).toEqual([1, 2]);
    },
    SHORT_LIMIT_MS,
  );
});

/** The cells that a spreadsheet would compute; numbers are none. */
function formulasOf(csv: Buffer): readonly string[] {
  const { data } = Papa.parse<string[]>(csv.toString("utf8").replace("\uFEFF", ""), { delimiter: ";" });
  return data.flat().filter(beginsAFormula);
}

function beginsAFormula(cell: string): boolean {
  return /^[\s\u00A0]*[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(cell);
}

function squeezed(text: string): string {
  return text.replace(/\s+/gu, "");
}
