/** Any file that a consultant has a list of firms in, read into rows of text, or refused with words that help. */
import { failure, type Problem, type Result, success } from "#app/domain/errors.ts";
import { isBlankRow, type TableRow } from "#app/domain/firm/import/table.ts";
import { formatNumber } from "#app/domain/format.ts";
import { decodeText } from "#app/server/imports/decode-text.ts";
import { readCsv } from "#app/server/imports/read-csv.ts";
import { readWorkbook } from "#app/server/imports/read-workbook.ts";
import type { Reading } from "#app/server/imports/reading.ts";

/** What was read, and how. */
export type Table = { readonly rows: readonly TableRow[]; readonly reading: Reading };

export const TABLE_LIMITS = {
  /** Bytes of the file. */
  size: 12 * 1024 * 1024,
  /** Rows that hold something, titles included. */
  rows: 5_000,
  columns: 300,
  /** Characters of one cell. */
  cell: 2_000,
} as const;

/** Reads a file by what its bytes are, not by its name. Every Problem's message says what to do about it. */
export async function readTable(bytes: Uint8Array): Promise<Result<Table>> {
  const refused = refuseBySignature(bytes);
  if (refused !== null) return failure(refused);
  const table = startsWith(bytes, ZIP) ? await readWorkbookTable(bytes) : readTextTable(bytes);
  return table.ok ? checkSize(table.value) : table;
}

async function readWorkbookTable(bytes: Uint8Array): Promise<Result<Table>> {
  const workbook = await readWorkbook(bytes);
  if (!workbook.ok) return workbook;
  const { rows, sheet, otherSheets } = workbook.value;
  return success({ rows, reading: { format: "xlsx", sheet, otherSheets } });
}

function readTextTable(bytes: Uint8Array): Result<Table> {
  const decoded = decodeText(bytes);
  if (decoded === null) return failure(NOT_A_TABLE);
  const csv = readCsv(decoded.text);
  if (!csv.ok) return csv;
  const { rows, separator } = csv.value;
  const { encoding, guessed } = decoded;
  return success({ rows, reading: { format: "csv", encoding, encodingGuessed: guessed, separator } });
}

function checkSize(table: Table): Result<Table> {
  const filled = table.rows.filter((row) => !isBlankRow(row));
  if (filled.length === 0) return failure(EMPTY);
  if (filled.length > TABLE_LIMITS.rows) {
    return failure({
      code: "too-many-rows",
      message: `Ce fichier a ${formatNumber(filled.length)} lignes ; un import en prend ${formatNumber(TABLE_LIMITS.rows)} au plus. Coupez-le en plusieurs fichiers.`,
    });
  }
  const tooWide = filled.find((row) => row.cells.length > TABLE_LIMITS.columns);
  if (tooWide !== undefined) {
    return failure({
      code: "too-wide",
      message: `La ligne ${tooWide.line} a ${formatNumber(tooWide.cells.length)} colonnes ; une liste d’entreprises en a ${TABLE_LIMITS.columns} au plus.`,
    });
  }
  const tooLong = filled.find((row) => row.cells.some((cell) => cell.length > TABLE_LIMITS.cell));
  if (tooLong !== undefined) {
    return failure({
      code: "cell-too-long",
      message: `Une case de la ligne ${tooLong.line} dépasse ${formatNumber(TABLE_LIMITS.cell)} caractères.`,
    });
  }
  return success(table);
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PDF = [0x25, 0x50, 0x44, 0x46];

const EMPTY: Problem = { code: "empty", message: "Ce fichier est vide." };
const NOT_A_TABLE: Problem = {
  code: "not-a-table",
  message: "Ce fichier n’est pas un tableau. Enregistrez la liste en .xlsx ou en CSV, puis recommencez.",
};

function refuseBySignature(bytes: Uint8Array): Problem | null {
  if (bytes.length === 0) return EMPTY;
  if (bytes.length > TABLE_LIMITS.size) {
    return {
      code: "too-big",
      message: "Ce fichier dépasse 12 Mo. Copiez la liste seule dans un nouveau classeur.",
    };
  }
  if (startsWith(bytes, OLE)) {
    return {
      code: "other-format",
      message:
        "Ce fichier est un ancien classeur Excel (.xls) ou un classeur protégé par un mot de passe. Enregistrez-le en .xlsx sans mot de passe, ou en CSV.",
    };
  }
  if (startsWith(bytes, PDF)) {
    return {
      code: "other-format",
      message: "Ce fichier est un PDF. Il faut la liste d’origine, en .xlsx ou en CSV.",
    };
  }
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200)).trimStart().toLowerCase();
  if (/^(?:<!doctype|<html|<\?xml|<table)/.test(start)) {
    return {
      code: "other-format",
      message:
        "Ce fichier est une page web ou du XML, même s’il porte le nom d’un tableau. Ouvrez-le dans votre tableur et enregistrez-le en .xlsx.",
    };
  }
  return null;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
