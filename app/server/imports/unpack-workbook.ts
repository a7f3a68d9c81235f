/**
 * Opens the zip of an .xlsx file without trusting it: 153 KB can unpack to hundreds of megabytes, and a row that claims to be
 * the two billionth makes a reader fill in the others. The directory is judged first; what passes is unpacked within the
 * sizes it declares, its sheets are measured, and only then packed again, plainly, for the library that reads them.
 */
import { type UnzipFileInfo, unzipSync, zipSync } from "fflate";
import { failure, type Result, success } from "#app/domain/errors.ts";

/** What a workbook may weigh and hold. */
const WORKBOOK_LIMITS = {
  entries: 2_000,
  /** Bytes, all entries together. */
  unpacked: 60 * 1024 * 1024,
  /** Unpacked bytes for one packed byte, over the whole file; a list of firms stays under 30. */
  ratio: 200,
  /** The farthest row, blank ones included, and the farthest column. */
  row: 20_000,
  column: 300,
  cells: 1_000_000,
} as const;

/** A zip with stored entries only, safe to hand to read-excel-file. Problems: `too-big`, `not-a-table`, `other-format`. */
export function unpackWorkbook(bytes: Uint8Array): Result<Uint8Array> {
  const entries = listEntries(bytes);
  if (entries === null) return unreadable();
  const names = entries.map((entry) => entry.name);
  if (!names.includes(WORKBOOK)) return otherFormat(names);
  if (isTooBig(entries, bytes.length)) return tooBig();
  const files = unpack(bytes);
  if (files === null) return unreadable();
  // Any part may be named as a sheet by the others, so all are measured.
  for (const xml of Object.values(files)) {
    const measured = measureSheet(new TextDecoder().decode(xml));
    if (!measured.ok) return measured;
  }
  return success(zipSync(files, { level: 0 }));
}

const WORKBOOK = "xl/workbook.xml";
/** What the cells are made of; pictures, macros and the rest are not unpacked. */
const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i;

/** Reads the directory and unpacks nothing. */
function listEntries(bytes: Uint8Array): readonly UnzipFileInfo[] | null {
  const entries: UnzipFileInfo[] = [];
  try {
    unzipSync(bytes, {
      filter: (entry) => {
        entries.push(entry);
        return false;
      },
    });
  } catch {
    return null;
  }
  return entries;
}

function isTooBig(entries: readonly UnzipFileInfo[], packed: number): boolean {
  const unpacked = entries.reduce((sum, entry) => sum + entry.originalSize, 0);
  const { entries: most, unpacked: heaviest, ratio } = WORKBOOK_LIMITS;
  return entries.length > most || unpacked > heaviest || unpacked > packed * ratio;
}

/** Each entry gets a buffer of the size that it declares and can't outgrow it; one that declares less than it holds fails. */
function unpack(bytes: Uint8Array): Record<string, Uint8Array> | null {
  try {
    return unzipSync(bytes, { filter: (entry) => NEEDED.test(entry.name) });
  } catch {
    return null;
  }
}

/**
 * Rows and cells say where they are (`r`, which the library takes with any prefix): no claim may lie beyond the limits,
 * nor be written so that it can't be read here.
 */
function measureSheet(xml: string): Result<null> {
  const { row: lastRow, column: lastColumn, cells } = WORKBOOK_LIMITS;
  let count = 0;
  for (const [, quoted = ""] of xml.matchAll(/(?:\s|(?<!xmlns):)r\s*=\s*("[^"]*"|'[^']*')/g)) {
    count += 1;
    const [, letters = "", digits = ""] = /^["']([A-Z]{0,3})(\d{1,7})["']$/.exec(quoted) ?? [];
    const isClear = digits !== "" && Number(digits) <= lastRow && columnNumber(letters) <= lastColumn;
    if (!isClear || count > cells) return tooBig();
  }
  const elements = xml.match(/<(?:\w+:)?(?:row|c)[\s/>]/g)?.length ?? 0;
  return elements > cells ? tooBig() : success(null);
}

/** 1 for A, 27 for AA, 0 for a row's plain number. */
function columnNumber(letters: string): number {
  return Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

function tooBig() {
  return failure({
    code: "too-big",
    message:
      "Ce classeur est bien plus gros qu’une liste d’entreprises, une fois ouvert. Copiez la liste seule dans un nouveau classeur, ou enregistrez-la en CSV.",
  });
}

function unreadable() {
  return failure({
    code: "not-a-table",
    message:
      "Ce classeur est abîmé et ne s’ouvre pas. Enregistrez-le de nouveau depuis votre tableur, ou en CSV.",
  });
}

/** Other files that are zips too. */
function otherFormat(names: readonly string[]) {
  const kind = names.includes("xl/workbook.bin")
    ? "un classeur Excel binaire (.xlsb)"
    : names.some((name) => name.startsWith("word/"))
      ? "un document Word"
      : names.some((name) => name.startsWith("Index/"))
        ? "un document Apple (Numbers ou Pages)"
        : names.includes("content.xml")
          ? "un document LibreOffice (.ods ou .odt)"
          : "une archive";
  return failure({
    code: "other-format",
    message: `Ce fichier est ${kind}. Enregistrez la liste en .xlsx ou en CSV, puis recommencez.`,
  });
}
