/** A file as it was read: rows of text, before anybody knows what they mean. */

/** A line of the file, its cells trimmed. `line` counts from 1, as a text editor or a spreadsheet shows it. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

/** True when no cell holds anything. */
export function isBlankRow(row: TableRow): boolean {
  return row.cells.every((cell) => cell === "");
}
