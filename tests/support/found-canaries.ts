/** Looks for words and numbers in whatever a reader is sent, packed or not. */
import { inflateSync } from "node:zlib";
import { strFromU8, unzipSync } from "fflate";
import { readPdf, textOf } from "#tests/support/pdf-quality.ts";

/** The canaries that are in these bytes: in the clear, in a workbook's files, in a PDF's streams and in its text. */
export async function foundCanaries(
  bytes: Uint8Array,
  canaries: readonly RegExp[],
): Promise<readonly string[]> {
  const texts = [...(await textsOf(bytes))].flatMap((text) => [text, withoutSpaces(text)]);
  return [...new Set(texts.flatMap((text) => canaries.flatMap((canary) => canary.exec(text)?.[0] ?? [])))];
}

async function textsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const raw = Buffer.from(bytes);
  const clear = [raw.toString("utf8"), raw.toString("latin1")];
  if (raw.subarray(0, 4).toString("latin1") === "PK\u0003\u0004") {
    return [...clear, ...Object.values(unzipSync(new Uint8Array(bytes))).map((file) => strFromU8(file))];
  }
  if (raw.subarray(0, 5).toString("latin1") !== "%PDF-") return clear;
  return [...clear, ...streamsOf(raw), textOf(await readPdf(new Uint8Array(bytes)))];
}

/** What the streams of a PDF hold once they are unpacked; those that are not packed this way are in the clear already. */
function streamsOf(pdf: Buffer): readonly string[] {
  const found: string[] = [];
  for (let at = pdf.indexOf("stream\n"); at !== -1; at = pdf.indexOf("stream\n", at + 1)) {
    const start = at + "stream\n".length;
    const end = pdf.indexOf("endstream", start);
    try {
      found.push(inflateSync(pdf.subarray(start, end)).toString("latin1"));
    } catch {
      found.push(pdf.subarray(start, end).toString("latin1"));
    }
  }
  return found;
}

/** Numbers are printed with spaces between their thousands. */
function withoutSpaces(text: string): string {
  return text.replace(/[\s\u00A0\u202F]+/g, "");
}
