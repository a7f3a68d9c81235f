/** JSON columns, parsed where they are read: whatever comes out of a cell has been checked against its schema. */
import type * as z from "zod";

/** Where a cell is: « answers.value ». */
export type CellName = `${string}.${string}`;

/**
 * Reads a JSON cell.
 * @throws when the cell is not JSON or not of the shape: the file was changed by other means than the application. The
 * message names table and column, never what the cell holds, because it goes to the log.
 */
export function readCell<T>(schema: z.ZodType<T>, text: string, cell: CellName): T {
  const parsed = schema.safeParse(parseJson(text, cell));
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.join(".") ?? "";
  throw new Error(`Corrupt cell in ${cell}: unexpected shape${path === "" ? "" : ` at « ${path} »`}`);
}

/** Writes a value for a JSON cell. The same value always gives the same text when its keys come in the same order. */
export function writeCell(value: unknown): string {
  return JSON.stringify(value);
}

function parseJson(text: string, cell: CellName): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may be somebody's answer.
    throw new Error(`Corrupt cell in ${cell}: not JSON`);
  }
}
