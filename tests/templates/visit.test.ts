import { describe, expect, it } from "vitest";
import type { VisitRecord } from "#app/domain/visit/visit-record.ts";
import { drawPdf } from "#app/server/pdf/draw.ts";
import { visitDocument } from "#templates/visit.ts";
import {
  pdfProblems,
  readPdf,
  splittableTables,
  textOf,
  typographyProblems,
} from "#tests/support/pdf-quality.ts";

const A_COMMITMENT = {
  ...{ title: "Chiffrer chaque chantier avant de l’accepter", recommendation: "chiffrer" },
  ...{ owner: "Jean Lefèvre", dueOn: "2027-04-01" },
};
/** As wide as a signature that runs over the whole box. */
const DRAWING = { path: "M10 80L60 20L110 90L170 15L240 85L300 40L390 60", width: 400, height: 120 };
const A_RECORD: VisitRecord = {
  ...{ firm: "Menuiserie Lefèvre", operation: "Artisans de la rénovation", round: "T0" },
  ...{ consultant: "Claire Martin", heldOn: "2027-02-15", minutes: 95, issuedOn: "2027-02-16" },
  commitments: [A_COMMITMENT],
  signature: { name: "Jean Lefèvre", signedOn: "2027-02-15", drawing: DRAWING },
  signedOtherwise: null,
};
const LONG = "Relever chaque semaine les heures passées sur chaque chantier, ";
const LONGEST = {
  ...{ title: LONG.repeat(4).slice(0, 200), recommendation: null, dueOn: "2027-12-31" },
  owner: "Marie-Antoinette de La Rochefoucauld-Montmorency, responsable de l’atelier et des chantiers".padEnd(
    100,
    "x",
  ),
};
const THREE = [LONGEST, LONGEST, LONGEST];

const RECORDS: readonly (readonly [what: string, record: VisitRecord, says: readonly string[]])[] = [
  [
    "with a commitment and a signature",
    A_RECORD,
    [
      "Chiffrer chaque chantier",
      "1er avril 2027",
      "Claire Martin",
      "1 h 35",
      "Jean Lefèvre, le 15 février 2027",
    ],
  ],
  [
    "signed on paper",
    { ...A_RECORD, signature: { name: "Jean Lefèvre", signedOn: "2027-02-15", drawing: null } },
    ["Signé sur papier"],
  ],
  [
    "of hours alone",
    { ...A_RECORD, commitments: [], signature: null, consultant: null },
    ["Aucun engagement", "n’a pas été signée"],
  ],
  [
    "whose every word is as long as it may be",
    {
      ...A_RECORD,
      ...{ firm: "Entreprise générale ".repeat(10), operation: "Opération collective ".repeat(10) },
      ...{ commitments: THREE, signedOtherwise: THREE, consultant: LONGEST.owner },
      signature: { name: LONGEST.owner, signedOn: "2027-02-15", drawing: { ...DRAWING, height: 4_000 } },
    },
    ["ont changé depuis cette signature"],
  ],
];

describe("the page of a visit", () => {
  it.each(RECORDS)("%s is one sound page of A4", async (_, record, says) => {
    const bytes = await drawPdf(visitDocument(record));
    expect(await pdfProblems(bytes)).toEqual([]);
    const document = await readPdf(bytes);
    expect(document.pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
      [595, 842],
    ]);
    const text = textOf(document).replace(/\s/g, " ");
    for (const words of says) expect(text).toContain(words);
    expect(typographyProblems(visitDocument(record))).toEqual([]);
    expect(splittableTables(visitDocument(record))).toEqual([]);
  });

  it("is the same, byte for byte, for the same visit", async () => {
    const [one, other] = [await drawPdf(visitDocument(A_RECORD)), await drawPdf(visitDocument(A_RECORD))];
    expect(Buffer.compare(one, other)).toBe(0);
  });

  it("draws the line that was drawn, and none for a signature on paper", () => {
    const drawn = JSON.stringify(visitDocument(A_RECORD).content);
    expect(drawn).toContain(DRAWING.path);
    expect(JSON.stringify(visitDocument(RECORDS[1]?.[1] ?? A_RECORD).content)).not.toContain("<svg");
  });
});
