import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { describe, expect, it } from "vitest";
import { drawPdf } from "#app/server/pdf/draw.ts";
import { printedDocument } from "#templates/nodes/document.ts";
import { chapter, paragraph } from "#templates/nodes/text.ts";
import { FOOT } from "#templates/theme.ts";
import { pdfProblems, qpdfProblems, typographyProblems } from "#tests/support/pdf-quality.ts";

const WORDS = { title: "Essai", subject: "Essai", issuedOn: "2026-11-21", head: "Tête", foot: "Pied" };
const BODY = paragraph(
  "Assez de mots pour qu’une page ne soit pas vide, ni presque vide, aux yeux de qui la compte.",
);
const SOUND: readonly Content[] = [BODY, chapter("Chapitre"), BODY];

function document(content: readonly Content[] = SOUND): TDocumentDefinitions {
  return printedDocument(WORDS, content);
}

const at = (x: number, y: number, more: object = {}): Content => ({
  text: "Anticonstitutionnellement",
  absolutePosition: { x, y },
  ...more,
});

const FAULTS: readonly (readonly [what: string, definition: TDocumentDefinitions, said: RegExp])[] = [
  ["an empty page", document([...SOUND, { text: " ", pageBreak: "before" }]), /page 3: is \(almost\) empty/],
  ["words that run out of the page", document([...SOUND, at(10, 300)]), /is outside the page/],
  ["words over other words", document([...SOUND, at(60, 400), at(70, 403)]), /overlap/],
  ["print that is too small", document([...SOUND, { text: "Minuscule", fontSize: 6 }]), /6.0 points/],
  [
    "a heading alone at the foot",
    document([...SOUND, at(48, FOOT - 24, { style: "h2" })]),
    /« Anticonstitutionnellement » stands alone/,
  ],
  ["no language", { ...document(), language: "en" }, /the language is « en »/],
  ["no title", { ...document(), info: {} }, /has no title/],
  ["no outline", document([BODY]), /has no outline/],
];

describe("the checks of a printed document", () => {
  it("find nothing in a sound one", async () => {
    expect(await pdfProblems(await drawPdf(document()))).toEqual([]);
  });

  it.each(FAULTS)("find %s", async (_, definition, said) => {
    const problems = await pdfProblems(await drawPdf(definition));
    expect(problems).toEqual([expect.stringMatching(said)]);
  });

  it("say what qpdf says of a file cut short", async () => {
    const bytes = await drawPdf(document());
    const problems = await qpdfProblems(bytes.subarray(0, bytes.length - 60));
    expect(problems).toEqual(["qpdf --check: 2", expect.stringContaining("can't find startxref")]);
  });

  it.each([
    ["Où ?", "a breaking space before a sign"],
    ["« Oui\u00a0»", "a breaking space after «"],
    ["l'été", "a straight apostrophe"],
    ["4 000 euros", "a breaking space inside a number"],
    ["60 % des réponses", "a breaking space before % or €"],
    ["1\u202f500 €", "a breaking space before % or €"],
    ["la main-d’oeuvre", "« oe » in two letters"],
    ['dit "oui"', "a straight quotation mark"],
  ])("find the fault of print in « %s »", (text, fault) => {
    expect(typographyProblems({ content: [{ text }] })).toEqual([expect.stringContaining(fault)]);
    expect(typographyProblems({ svg: `<svg><text x="1">${text}</text></svg>` })).toHaveLength(1);
  });

  it.each(["Où\u202f?", "«\u00a0Oui\u00a0»", "4\u202f000\u00a0€", "60\u202f%", "l’œuvre", "coexister"])(
    "find no fault of print in « %s »",
    (text) => expect(typographyProblems({ text })).toEqual([]),
  );
});
