import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { exportFirm } from "#app/server/space/export-firm.ts";
import { recordOperations } from "#db/answers.ts";
import {
  A_MOMENT,
  aDatabase,
  anAnswerOperation,
  anEnrollment,
  anOperation,
  aUser,
} from "#tests/support/a-database.ts";
import { aFullFirm } from "#tests/support/a-full-firm.ts";

const NOW = "2027-02-16T21:34:56.789Z";

/** The archive of a firm that has a sister of which as much is held. */
function anArchive() {
  const db = aDatabase();
  const user = aUser(db);
  const operation = anOperation(db, { consultants: [user.id] });
  const firm = aFullFirm(db, operation, { whose: "elle", userId: user.id });
  aFullFirm(db, operation, { whose: "soeur", userId: user.id });
  const archive = exportFirm(db, firm.enrollment.id, NOW);
  if (archive === null) throw new Error("no archive");
  const files = Object.fromEntries(
    Object.entries(unzipSync(archive.bytes)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
  return { db, firm, archive, files, all: Object.values(files).join("\n") };
}

describe("the archive holds", () => {
  const { firm, files, all } = anArchive();
  test.each([
    "nom",
    "adresse",
    "ville",
    "dirigeant",
    "courriel",
    "telephone",
    "metier",
    "label",
    "lieu",
    "reponse-dirigeant",
    "reponse-dirigeant-remarque",
    "reponse-entretien",
    "convenu",
    "raison-convenue",
    "action",
    "porteur",
    "mot",
    "piece",
    "dans-la-piece",
    "rapport",
    "preuve",
    "destinataire-director",
    "boite-director",
    "courrier-director",
    "visite",
    "lieu-de-visite",
    "present",
    "aide",
    "engagement",
    "porteur-engagement",
    "signataire",
    "legende",
    "dans-la-photo",
  ])("the %s", (what) => {
    expect(all).toContain(firm.canary(what));
  });

  test("a file for each reader, the released report and the joined file", () => {
    const names = Object.keys(files).map((name) => name.replace(/-[0-9a-f]{4}\.pdf$/, ".pdf"));
    expect(names).toEqual([
      "lisez-moi.txt",
      "donnees.json",
      "fiche.csv",
      "reponses.csv",
      "plan.csv",
      "engagements.csv",
      "suivi.csv",
      "accords.csv",
      "rapports/rapport-remis-le-2027-02-15.pdf",
      expect.stringMatching(/^pieces\/.*canari-elle-piece\.pdf$/),
      expect.stringMatching(/^photos\/[0-9a-f]{12}\.jpg$/),
      "visites/signature-t0.svg",
    ]);
    expect(() => JSON.parse(files["donnees.json"] ?? "")).not.toThrow();
  });

  test("what it leaves out, said in words", () => {
    const said = files["lisez-moi.txt"] ?? "";
    for (const words of [
      "les réponses des salariés et des clients",
      "notes de travail de votre consultant",
    ]) {
      expect(said).toContain(words);
    }
  });
});

describe("the archive holds nothing", () => {
  const { all } = anArchive();
  test.each([
    ["of another firm", "canari-soeur"],
    ["that a group answered", "reponse-groupe"],
    ["of whom a group’s link was sent to", "employee@|-employee"],
    ["of the consultant’s notes", "reponse-entretien-remarque"],
    ["of what they noted of a visit", "note-de-visite"],
    ["that opens a door: neither a hash of a link", "canari-elle-lien"],
    ["nor of a code", "canari-elle-code"],
  ])("%s", (_what, words) => {
    expect(all).not.toMatch(new RegExp(words));
  });
});

test("a cell that a spreadsheet would compute is made a text, and numbers stay numbers", () => {
  const db = aDatabase();
  const firm = anEnrollment(db, { firm: { name: "=1+1" }, director: "@SOMME(A1)", trade: "-2+3" });
  const values = { "=a": "+33 6", b: "=HYPERLINK(1)", c: "\tonglet", d: "\rretour" };
  recordOperations(
    db,
    [
      ...Object.entries(values).map(([key, value]) =>
        anAnswerOperation({ respondentId: firm.sheets.director, key, value: { value } }),
      ),
      anAnswerOperation({ respondentId: firm.sheets.director, key: "nombre", value: { value: -12.5 } }),
    ],
    { actorId: null, recordedAt: A_MOMENT },
  );
  const archive = exportFirm(db, firm.id, NOW);
  const files = unzipSync(archive?.bytes ?? new Uint8Array());
  const cells = ["fiche.csv", "reponses.csv"]
    .map((name) => strFromU8(files[name] ?? new Uint8Array()).replace("\uFEFF", ""))
    .flatMap((csv) => csv.split(/;|\r\n/))
    .map((cell) => cell.replace(/^"|"$/g, ""));
  for (const dangerous of [
    "=1+1",
    "@SOMME(A1)",
    "-2+3",
    "=a",
    "+33 6",
    "=HYPERLINK(1)",
    "\tonglet",
    "\rretour",
  ]) {
    expect(cells, dangerous).toContain(`'${dangerous}`);
    expect(cells, dangerous).not.toContain(dangerous);
  }
  expect(cells).toContain("-12.5");
});

test("the same data on the same day give the same bytes, and nobody’s data none", () => {
  const { db, firm, archive } = anArchive();
  expect(exportFirm(db, firm.enrollment.id, NOW)?.bytes).toEqual(archive.bytes);
  expect(archive.fileName).toBe("donnees-canari-elle-nom-2027-02-16.zip");
  expect(exportFirm(db, "personne", NOW)).toBeNull();
});
