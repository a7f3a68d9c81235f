/** The first sheet of an .xlsx workbook that holds something, as text. */
import readXlsxFile from "read-excel-file/node";
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { TableRow } from "#app/domain/firm/import/table.ts";
import { unpackWorkbook } from "#app/server/imports/unpack-workbook.ts";

export type WorkbookTable = {
  readonly rows: readonly TableRow[];
  readonly sheet: string;
  /** Names of the other sheets that hold something: they are not read. */
  readonly otherSheets: readonly string[];
};

/** Problems: those of unpackWorkbook, `not-a-table` when the library can't read it, `empty` when no sheet holds anything. */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<WorkbookTable>> {
  const unpacked = unpackWorkbook(bytes);
  if (!unpacked.ok) return unpacked;
  const sheets = await readSheets(unpacked.value);
  if (sheets === null) {
    return failure({
      code: "not-a-table",
      message: "Ce classeur ne se lit pas. Enregistrez-le de nouveau depuis votre tableur, ou en CSV.",
    });
  }
  const [first, ...others] = sheets.filter(({ data }) =>
    data.some((row) => row.some((cell) => textOf(cell) !== "")),
  );
  if (first === undefined) return failure({ code: "empty", message: "Ce classeur est vide." });
  return success({
    rows: first.data.map((row, index) => ({ line: index + 1, cells: row.map(textOf) })),
    sheet: first.sheet,
    otherSheets: others.map(({ sheet }) => sheet),
  });
}

type RawSheet = { readonly sheet: string; readonly data: readonly (readonly unknown[])[] };

/** Null for anything that the library can't read: a spoilt sheet makes it throw its own errors, plain ones and TypeErrors. */
async function readSheets(bytes: Uint8Array): Promise<readonly RawSheet[] | null> {
  try {
    return await readXlsxFile(Buffer.from(bytes));
  } catch {
    return null;
  }
}

/** A SIRET typed as a number comes back whole: 14 digits are exact. A date gives its day. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "boolean") return cell ? "oui" : "non";
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : cell.toISOString().slice(0, 10);
  return String(cell).trim();
}
