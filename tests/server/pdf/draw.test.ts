import type { Content } from "pdfmake/interfaces";
import { describe, expect, it } from "vitest";
import { drawPdf } from "#app/server/pdf/draw.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { printedDocument } from "#templates/nodes/document.ts";
import { paragraph } from "#templates/nodes/text.ts";
import { readPdf, textOf } from "#tests/support/pdf-quality.ts";

const WORDS = { title: "Essai", subject: "Essai", issuedOn: "2026-11-21", head: "Tête", foot: "Pied" };

const UNDRAWABLE: readonly { readonly what: string; readonly content: Content; readonly why: RegExp }[] = [
  {
    what: "that reads a file of the machine",
    content: { image: `${projectRoot()}/package.json` },
    why: /access|denied|not allowed|policy/i,
  },
  {
    what: "that asks for an address",
    content: { image: "https://exemple.fr/logo.png" },
    why: /access|denied|not allowed|policy/i,
  },
  {
    what: "whose row lacks a cell",
    content: { table: { widths: ["*", "*"], body: [["une", "deux"], ["une"]] } },
    why: /row/i,
  },
  {
    what: "set in a font that is not the house's",
    content: { text: "Bonjour", font: "Comic" },
    why: /Comic/,
  },
];

describe.each(UNDRAWABLE)("a document $what", ({ content, why }) => {
  it("is refused with the reason, and the next one is drawn", async () => {
    await expect(drawPdf(printedDocument(WORDS, [content]))).rejects.toThrow(why);
    await expect(drawPdf(printedDocument(WORDS, [paragraph("Bonjour")]))).resolves.toBeDefined();
  });
});

describe("a figure with decimals", () => {
  it.each(["57,1", "67,5", "7,7"])("is drawn with its comma between its figures: %s", async (figure) => {
    const widthOf = async (words: string) => {
      const { pages } = await readPdf(
        await drawPdf(printedDocument(WORDS, [{ text: words, fontSize: 100, lineHeight: 1 }])),
      );
      return pages[0]?.texts.find(({ text }) => text === words)?.width ?? 0;
    };
    const parts = await Promise.all([...figure].map(widthOf));
    const apart = parts.reduce((sum, width) => sum + width, 0);
    expect(apart).toBeGreaterThan(100);
    expect(await widthOf(figure)).toBeCloseTo(apart, 0);
  });
});

describe("a sign that an earlier document only held as a part of another", () => {
  it.each([
    ["an apostrophe, after closing marks", "“Personne ne répond”", "L’atelier", {}],
    [
      "an apostrophe, after closing marks, in italics",
      "“Personne ne répond”",
      "L’atelier",
      { italics: true },
    ],
    ["letters, after letters with an accent", "éàçêïôù", "eaceiou", { bold: true }],
  ])("%s: it is read and found in the next one", async (_, earlier, later, style) => {
    await drawPdf(printedDocument(WORDS, [{ text: earlier, ...style }]));
    const next = await readPdf(await drawPdf(printedDocument(WORDS, [{ text: later, ...style }])));
    expect(textOf(next)).toContain(later);
  });
});
