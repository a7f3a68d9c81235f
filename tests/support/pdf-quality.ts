/** What a printed document must be, read from its bytes: the checks of docs/reports.md. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import createQpdf from "@neslinesli93/qpdf-wasm";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const require = createRequire(import.meta.url);
const QPDF_WASM = require.resolve("@neslinesli93/qpdf-wasm/dist/qpdf.wasm");

/** A piece of text with its box, in points from the top left of its page. */
export type PrintedText = {
  readonly text: string;
  readonly x: number;
  readonly top: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
};

export type PrintedPage = {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PrintedText[];
};

export type PrintedDocument = {
  readonly title: string;
  readonly language: string;
  readonly outline: readonly string[];
  readonly pages: readonly PrintedPage[];
  /** Fonts that a reader would have to replace. */
  readonly missingFonts: readonly string[];
};

/** Header and footer stand in these bands, in points; what is between them is the page's body. */
const HEAD_BAND = 50;
const FOOT_BAND = 60;

export async function readPdf(bytes: Uint8Array): Promise<PrintedDocument> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise;
  const metadata = await pdf.getMetadata();
  const outline = await pdf.getOutline();
  const missing = new Set<string>();
  const pages: PrintedPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    await page.getOperatorList();
    const { width, height } = page.getViewport({ scale: 1 });
    const content = await page.getTextContent();
    const texts: PrintedText[] = [];
    for (const item of content.items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const font = fontNamed(page.commonObjs, item.fontName);
      if (font.missing) missing.add(font.name);
      const [, , , , x = 0, y = 0] = item.transform.map(Number);
      texts.push({
        text: item.str,
        x,
        top: height - y - item.height,
        width: item.width,
        size: item.height,
        font: font.name,
      });
    }
    pages.push({ width, height, texts });
  }
  const info: Record<string, unknown> = { ...metadata.info };
  return {
    title: String(info.Title ?? ""),
    language: String(info.Language ?? ""),
    outline: (outline ?? []).map((entry) => entry.title),
    pages,
    missingFonts: [...missing],
  };
}

/** The text of a document, page by page, with single spaces; no-break spaces are kept. */
export function textOf(document: PrintedDocument): string {
  return document.pages.map(pageText).join("\n");
}

export function pageText(page: PrintedPage): string {
  return page.texts
    .map((each) => each.text)
    .join(" ")
    .replace(/ +/g, " ");
}

/** What `qpdf --check` says; empty when the file is clean. */
export async function qpdfProblems(bytes: Uint8Array): Promise<readonly string[]> {
  // The package's types know fewer options than Emscripten reads.
  const options = { locateFile: () => QPDF_WASM, wasmBinary: readFileSync(QPDF_WASM), noInitialRun: true };
  const { FS: files, callMain } = await createQpdf(options);
  if (!isFileSystem(files)) throw new Error("qpdf has no file system to write to");
  // It holds on to the console of its birth: what it says goes to a file, as with a shell's « > ».
  for (const output of [1, 2]) {
    const stream = files.streams[output];
    if (stream !== undefined) files.close(stream);
    files.open(SAID, "a");
  }
  files.writeFile("/document.pdf", bytes);
  const exit = callMain(["--check", "/document.pdf"]);
  return exit === 0 ? [] : [`qpdf --check: ${exit}`, ...linesOf(files.readFile(SAID))];
}

const SAID = "/said.txt";

function linesOf(bytes: Uint8Array): readonly string[] {
  return Buffer.from(bytes)
    .toString()
    .split("\n")
    .filter((line) => line !== "");
}

/** Emscripten's files, whose types forgot most of them. A file that is opened takes the lowest number that is free. */
type FileSystem = {
  readonly streams: readonly (object | undefined)[];
  readonly open: (path: string, mode: string) => object;
  readonly close: (stream: object) => void;
  readonly writeFile: (path: string, bytes: Uint8Array) => void;
  readonly readFile: (path: string) => Uint8Array;
};

function isFileSystem(files: object): files is FileSystem {
  return ["streams", "open", "close", "writeFile", "readFile"].every((name) => name in files);
}

/** Every fault of a document, in sentences; empty when it may be handed over. */
export async function pdfProblems(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await readPdf(bytes);
  return [
    ...(await qpdfProblems(bytes)),
    ...document.missingFonts.map((font) => `the font ${font} is not embedded`),
    ...(document.language === "fr-FR" ? [] : [`the language is « ${document.language} »`]),
    ...(document.title === "" ? ["the document has no title"] : []),
    ...(document.outline.length === 0 ? ["the document has no outline"] : []),
    ...document.pages.flatMap((page, index) =>
      pageProblems(page).map((problem) => `page ${index + 1}: ${problem}`),
    ),
  ];
}

/** The smallest print that is read without glasses, in points. */
const SMALLEST_PRINT = 6.9;
const EDGE = 18;

function pageProblems(page: PrintedPage): readonly string[] {
  const body = page.texts.filter(
    (each) => each.top > HEAD_BAND && each.top + each.size < page.height - FOOT_BAND,
  );
  return [
    ...(body.map((each) => each.text).join("").length < 60 ? ["is (almost) empty"] : []),
    ...page.texts
      .filter((each) => isOutside(each, page))
      .map((each) => `« ${each.text} » is outside the page`),
    ...page.texts
      .filter((each) => each.size < SMALLEST_PRINT)
      .map((each) => `« ${each.text} » is printed at ${each.size.toFixed(1)} points`),
    ...overlaps(page.texts),
    ...loneHeading(body),
  ];
}

function isOutside(each: PrintedText, page: PrintedPage): boolean {
  return (
    each.x < EDGE ||
    each.x + each.width > page.width - EDGE ||
    each.top < EDGE ||
    each.top + each.size > page.height - EDGE
  );
}

/** Two texts overlap when they share more than a hair of each other's height and width. */
function overlaps(texts: readonly PrintedText[]): readonly string[] {
  const found: string[] = [];
  const sorted = texts.toSorted((a, b) => a.top - b.top);
  sorted.forEach((a, index) => {
    for (let next = index + 1; next < sorted.length; next++) {
      const b = sorted[next];
      if (b === undefined || b.top > a.top + a.size) break;
      const shared = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const height = Math.min(inkBottom(a), inkBottom(b)) - Math.max(inkTop(a), inkTop(b));
      if (shared > 2.5 && height > 1.5) found.push(`« ${a.text} » and « ${b.text} » overlap`);
    }
  });
  return found;
}

/** The band that letters without accents or tails fill. */
function inkTop(text: PrintedText): number {
  return text.top + text.size * 0.25;
}

function inkBottom(text: PrintedText): number {
  return text.top + text.size;
}

/** The last words of a page's body must not be a heading: headings are in the title's family. */
function loneHeading(body: readonly PrintedText[]): readonly string[] {
  const lowest = body.toSorted((a, b) => b.top - a.top)[0];
  if (lowest === undefined || !lowest.font.includes("SourceSerif") || lowest.size < 11.5) return [];
  return [`the heading « ${lowest.text} » stands alone at the foot`];
}

/**
 * Faults of French print in what a definition says: a reader of PDFs gives every space back as a plain one, so words are
 * judged before they are drawn.
 */
export function typographyProblems(definition: unknown): readonly string[] {
  return [...new Set(stringsOf(definition).flatMap(textProblems))];
}

/** Plain spaces before high punctuation, straight quotes, bare guillemets and a cut « œ » are not French print. */
function textProblems(text: string): readonly string[] {
  const problems: string[] = [];
  if (/ [;:!?»](?=$|\s)/.test(text)) problems.push(`a breaking space before a sign in « ${text} »`);
  if (/« /.test(text)) problems.push(`a breaking space after « in « ${text} »`);
  if (/\p{L}'\p{L}/u.test(text)) problems.push(`a straight apostrophe in « ${text} »`);
  if (/\d \d{3}(?!\d)/.test(text)) problems.push(`a breaking space inside a number in « ${text} »`);
  if (/\d [%€]/.test(text)) problems.push(`a breaking space before % or € in « ${text} »`);
  if (/oe(?:uvr|ur|il|uf|ud|u\b)/i.test(text)) problems.push(`« oe » in two letters in « ${text} »`);
  if (text.includes('"')) problems.push(`a straight quotation mark in « ${text} »`);
  return problems;
}

/** Every `text` of a definition, nested ones and the words of charts included. */
function stringsOf(node: unknown): readonly string[] {
  if (Array.isArray(node))
    return node.flatMap((each) => (typeof each === "string" ? [each] : stringsOf(each)));
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === "text" && typeof value === "string") return [value];
    if (key === "svg" && typeof value === "string")
      return [...value.matchAll(/<text[^>]*>([^<]*)</g)].map((match) => match[1] ?? "");
    return stringsOf(value);
  });
}

/** Tables whose rows may split: neither they say that they don't, nor what they stand in. */
export function splittableTables(node: unknown, isKept = false): readonly unknown[] {
  if (Array.isArray(node)) return node.flatMap((each) => splittableTables(each, isKept));
  if (typeof node !== "object" || node === null) return [];
  const kept = isKept || ("unbreakable" in node && node.unbreakable === true);
  const inside = Object.values(node).flatMap((each) => splittableTables(each, kept));
  if (!("body" in node) || !("widths" in node) || kept) return inside;
  return "dontBreakRows" in node && node.dontBreakRows === true ? inside : [node.widths, ...inside];
}

type FontStore = { readonly has: (id: string) => boolean; readonly get: (id: string) => unknown };

function fontNamed(store: FontStore, id: string): { readonly name: string; readonly missing: boolean } {
  const font: unknown = store.has(id) ? store.get(id) : null;
  if (typeof font !== "object" || font === null) return { name: id, missing: true };
  const name = "name" in font ? String(font.name) : id;
  return { name, missing: "missingFile" in font && font.missingFile === true };
}
