import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { confirmImport } from "#app/server/imports/confirm-import.ts";
import { discardImport } from "#app/server/imports/discard-import.ts";
import { prepareImport, reviewImport } from "#app/server/imports/prepare-import.ts";
import { listAudit } from "#db/audit.ts";
import type { Db } from "#db/client.server.ts";
import { updateEnrollment, withdrawEnrollment } from "#db/enrollment-writes.ts";
import { allEnrollments, findEnrollmentBySiret } from "#db/enrollments.ts";
import { respondents } from "#db/schema/answers.ts";
import { importDrafts } from "#db/schema/firms.ts";
import { type AnOperation, aDatabase, anEnrollment, anOperation } from "#tests/support/a-database.ts";
import { aStamp, aWriter } from "#tests/support/a-writer.ts";
import { aSiret } from "#tests/support/arbitrary-siret.ts";

const DRAFT_FILE = readFileSync(
  new URL("../../fixtures/imports/renover-frejus-brouillon.csv", import.meta.url),
);
const [A, B, C] = [aSiret(99_900_001), aSiret(99_900_002), aSiret(99_900_003)];

function aScene() {
  const db = aDatabase();
  const operation = anOperation(db);
  const writer = aWriter(db, [operation]);
  return { db, operation, writer };
}
type Scene = ReturnType<typeof aScene>;

async function prepare({ db, operation, writer }: Scene, file: string | Uint8Array) {
  const bytes = typeof file === "string" ? Buffer.from(file) : file;
  const prepared = await prepareImport(
    db,
    writer,
    { operationId: operation.id, fileName: "liste.csv", bytes },
    aStamp(),
  );
  if (!prepared.ok) throw new Error(prepared.problem.message);
  return prepared.value;
}
function confirm({ db, operation, writer }: Scene, draftId: string) {
  const confirmed = confirmImport(
    db,
    writer,
    { operationId: operation.id, draftId, consultantId: writer.actor.id },
    aStamp(),
  );
  if (!confirmed.ok) throw new Error(confirmed.problem.message);
  return confirmed.value;
}
const names = (db: Db, operation: AnOperation) => allEnrollments(db, operation.id).map((firm) => firm.name);

describe("the messy list of a real operation", () => {
  it("is judged line by line, and nothing is written", async () => {
    const scene = aScene();
    const { draftId, judgement, reading } = await prepare(scene, DRAFT_FILE);
    expect(reading).toEqual({
      format: "csv",
      encoding: "windows-1252",
      encodingGuessed: true,
      separator: ";",
    });
    const { db, operation, writer } = scene;
    const kept = reviewImport(db, writer, { operationId: operation.id, draftId }, aStamp());
    expect(kept).toMatchObject({ ok: true, value: { reading } });
    expect(judgement.counts).toEqual({ add: 12, change: 0, ignore: 5, refuse: 4 });
    expect(judgement.headers).toMatchObject({ line: 4, ignored: ["N°", "Observations"] });
    expect(names(scene.db, scene.operation)).toEqual([]);
    const said = (line: number) => judgement.lines.find((one) => one.line === line)?.reasons.join(" ");
    expect(said(10)).toMatch(/Doublon de la ligne 6/);
    expect(said(15)).toMatch(/zéro initial perdu.*099.912.347.00012/);
    expect(said(16)).toMatch(/faute de frappe/);
    expect(said(20)).toMatch(/Doublon de la ligne 18.*même nom/);
    expect(said(22)).toMatch(/Le nom de l’entreprise manque/);
    expect(said(25)).toMatch(/abrégé par le tableur/);
  });

  it("is imported as it was shown: 12 firms, their communes known, their typography kept", async () => {
    const scene = aScene();
    const { draftId } = await prepare(scene, DRAFT_FILE);
    expect(confirm(scene, draftId).counts).toEqual({ add: 12, change: 0, ignore: 5, refuse: 4 });
    const firms = allEnrollments(scene.db, scene.operation.id);
    expect(firms).toHaveLength(12);
    expect(firms.filter((firm) => firm.inseeCode === null).map((firm) => firm.name)).toEqual([
      "Carrelages Saint-Aygulf",
    ]);
    expect(findEnrollmentBySiret(scene.db, scene.operation.id, "99970137800013")).toMatchObject({
      name: "Chauffage Sanitaire de l’Estérel",
      city: "Fréjus",
      inseeCode: "83061",
      nafCode: "43.22B",
      nafVersion: "NAFRev2",
      headcount: 6,
      labels: ["RGE"],
      consultantId: scene.writer.actor.id,
      status: "enrolled",
    });
    // Each firm has the sheets of its director and its consultant.
    expect(scene.db.select().from(respondents).all()).toHaveLength(24);
  });

  it("a second time changes nothing", async () => {
    const scene = aScene();
    confirm(scene, (await prepare(scene, DRAFT_FILE)).draftId);
    const { judgement, draftId } = await prepare(scene, DRAFT_FILE);
    expect(judgement.counts).toEqual({ add: 0, change: 0, ignore: 17, refuse: 4 });
    expect(confirm(scene, draftId).counts.add).toBe(0);
    expect(names(scene.db, scene.operation)).toHaveLength(12);
  });
});

describe("confirming", () => {
  it("changes what differs, field by field, and never erases", async () => {
    const scene = aScene();
    anEnrollment(scene.db, { operation: scene.operation, firm: { siret: A }, headcount: 4 });
    const { draftId, judgement } = await prepare(
      scene,
      `Entreprise;SIRET;Effectif;Tél\nMenuiserie Lefèvre;${A};7;\n`,
    );
    expect(judgement.lines[0]?.changes).toMatchObject([{ field: "headcount", before: "4", after: "7" }]);
    expect(confirm(scene, draftId).counts).toMatchObject({ change: 1 });
    expect(findEnrollmentBySiret(scene.db, scene.operation.id, A)).toMatchObject({
      headcount: 7,
      phone: "02 41 00 00 00",
    });
  });

  it("judges again: what was enrolled, changed or withdrawn meanwhile is seen", async () => {
    const scene = aScene();
    const { db, operation, writer } = scene;
    const withdrawn = anEnrollment(db, { operation, firm: { siret: B } });
    const { draftId, judgement } = await prepare(
      scene,
      `Entreprise;SIRET;Effectif\nUn;${A};1\nDeux;${B};2\nTrois;${C};3\n`,
    );
    expect(judgement.counts).toMatchObject({ add: 2, change: 1 });
    const enrolled = anEnrollment(db, { operation, firm: { siret: A, name: "Un" } });
    updateEnrollment(
      db,
      enrolled.id,
      { ...enrolled.firm, ...enrolled, headcount: 1 },
      writer.actor,
      aStamp(),
    );
    withdrawEnrollment(db, withdrawn.id, "Cessation", aStamp().now);
    const result = confirm(scene, draftId);
    expect(result.lines.map((line) => line.verdict)).toEqual(["ignore", "ignore", "add"]);
    expect(result.counts).toEqual({ add: 1, change: 0, ignore: 2, refuse: 0 });
  });

  it("does not let one line that the database refuses hold up the others", async () => {
    const scene = aScene();
    scene.db.$client.exec(
      "CREATE TRIGGER no_two BEFORE INSERT ON firms WHEN NEW.name = 'Deux' BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    const { draftId } = await prepare(scene, `Entreprise;SIRET\nUn;${A}\nDeux;${B}\nTrois;${C}\n`);
    const result = confirm(scene, draftId);
    expect(result.counts).toEqual({ add: 2, change: 0, ignore: 0, refuse: 1 });
    expect(result.lines[1]).toMatchObject({
      verdict: "refuse",
      reasons: [expect.stringContaining("refusé cette ligne")],
    });
    expect(names(scene.db, scene.operation)).toEqual(["Trois", "Un"]);
  });

  it("is written once: the draft is gone, and the log says who imported", async () => {
    const scene = aScene();
    const { db, operation, writer } = scene;
    const { draftId } = await prepare(scene, `Entreprise;SIRET\nUn;${A}\n`);
    confirm(scene, draftId);
    expect(
      confirmImport(db, writer, { operationId: operation.id, draftId, consultantId: null }),
    ).toMatchObject({
      ok: false,
      problem: { code: "draft-gone" },
    });
    expect(listAudit(db, { action: "firmFile.import" }, { offset: 0, limit: 10 })).toMatchObject([
      { actorId: writer.actor.id, operationId: operation.id, outcome: "done" },
    ]);
  });

  it("leaves alone the identity of a firm that another operation has too, and says so", async () => {
    const scene = aScene();
    const { db, operation } = scene;
    const elsewhere = anEnrollment(db, { firm: { siret: A, name: "Nom du registre" }, headcount: 40 });
    anEnrollment(db, { operation, firmRow: elsewhere.firm });
    const { draftId } = await prepare(scene, `Entreprise;SIRET;Effectif\nAutre nom;${A};3\n`);
    const result = confirm(scene, draftId);
    expect(result.lines[0]?.warnings.join(" ")).toMatch(/répertoire commun/);
    expect(findEnrollmentBySiret(db, operation.id, A)).toMatchObject({
      name: "Nom du registre",
      headcount: 3,
    });
    expect(findEnrollmentBySiret(db, elsewhere.operationId, A)).toMatchObject({ headcount: 40 });
  });
});

describe("a draft", () => {
  it("is shown again, judged as of now", async () => {
    const scene = aScene();
    const { draftId } = await prepare(scene, `Entreprise;SIRET\nUn;${A}\n`);
    anEnrollment(scene.db, { operation: scene.operation, firm: { siret: A, name: "Un" } });
    const review = reviewImport(
      scene.db,
      scene.writer,
      { operationId: scene.operation.id, draftId },
      aStamp(),
    );
    expect(review).toMatchObject({
      ok: true,
      value: { fileName: "liste.csv", judgement: { counts: { ignore: 1 } } },
    });
  });

  it("is given up without a trace of the firms", async () => {
    const scene = aScene();
    const { draftId } = await prepare(scene, DRAFT_FILE);
    const scope = { operationId: scene.operation.id, draftId };
    expect(discardImport(scene.db, scene.writer, scope, aStamp())).toEqual({ ok: true, value: null });
    expect(scene.db.select().from(importDrafts).all()).toEqual([]);
    expect(discardImport(scene.db, scene.writer, scope, aStamp())).toMatchObject({
      problem: { code: "draft-gone" },
    });
  });

  it("is its author's only, and of one operation only", async () => {
    const scene = aScene();
    const other = anOperation(scene.db);
    const colleague = aWriter(scene.db, [scene.operation, other]);
    const { draftId } = await prepare(scene, `Entreprise;SIRET\nUn;${A}\n`);
    const gone = { ok: false, problem: { code: "draft-gone" } };
    expect(
      reviewImport(scene.db, colleague, { operationId: scene.operation.id, draftId }, aStamp()),
    ).toMatchObject(gone);
    expect(reviewImport(scene.db, colleague, { operationId: other.id, draftId }, aStamp())).toMatchObject(
      gone,
    );
  });
});

describe("nobody imports", () => {
  it("into an operation that is not theirs", async () => {
    const scene = aScene();
    const stranger = aWriter(scene.db, []);
    const { draftId } = await prepare(scene, `Entreprise;SIRET\nUn;${A}\n`);
    const place = { operationId: scene.operation.id, draftId };
    const refused = { ok: false, problem: { code: "forbidden" } };
    const upload = { operationId: scene.operation.id, fileName: "x.csv", bytes: DRAFT_FILE };
    expect(await prepareImport(scene.db, stranger, upload)).toMatchObject(refused);
    expect(reviewImport(scene.db, stranger, place)).toMatchObject(refused);
    expect(confirmImport(scene.db, stranger, { ...place, consultantId: null })).toMatchObject(refused);
    expect(discardImport(scene.db, stranger, place)).toMatchObject(refused);
  });

  it("a file without titles: no draft is kept", async () => {
    const { db, operation, writer } = aScene();
    const upload = { operationId: operation.id, fileName: "x.csv", bytes: Buffer.from("bonjour;1\n") };
    expect(await prepareImport(db, writer, upload)).toMatchObject({
      ok: false,
      problem: { code: "no-headers" },
    });
    expect(db.select().from(importDrafts).all()).toEqual([]);
  });
});

it("2,000 lines are judged and written at a steady pace", { timeout: 120_000 }, async () => {
  const scene = aScene();
  const lines = Array.from(
    { length: 2_000 },
    (_, index) => `Entreprise ${index};${aSiret(99_000_000 + index)};83600;Frejus;${index % 9}`,
  );
  // The processor's time, in microseconds: the clock's depends on what else the machine does.
  const start = process.cpuUsage();
  const { draftId } = await prepare(scene, ["Entreprise;SIRET;CP;Ville;Effectif", ...lines].join("\n"));
  expect(confirm(scene, draftId).counts).toEqual({ add: 2_000, change: 0, ignore: 0, refuse: 0 });
  const { user, system } = process.cpuUsage(start);
  expect(user + system).toBeLessThan(10_000_000);
});
