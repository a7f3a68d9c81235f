/** Comma-separated values, as French spreadsheets write them: semicolons, quotes, and lines of several lines. */
import Papa from "papaparse";
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { TableRow } from "#app/domain/firm/import/table.ts";

export type CsvTable = { readonly rows: readonly TableRow[]; readonly separator: string };

/** Tried in this order; the first wins when two fit as well. */
const SEPARATORS = [";", "\t", "|", ","] as const;

/**
 * The rows of a text, each with the line on which it begins. Problem `open-quote`: a quotation mark is never closed.
 */
export function readCsv(text: string): Result<CsvTable> {
  const lines = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  const told = /^sep=(.)\n/i.exec(lines);
  const separator = told?.[1] ?? guessSeparator(lines);
  const { rows, openQuoteAt } = parseRows(lines, separator);
  if (openQuoteAt !== null) {
    return failure({
      code: "open-quote",
      message: `Un guillemet ouvert à la ligne ${openQuoteAt} n’est jamais refermé : la suite du fichier ne peut pas être lue.`,
    });
  }
  return success({ rows: told === null ? rows : rows.slice(1), separator });
}

/** How many lines are looked at to find the separator. */
const SEPARATOR_SAMPLE = 100;

/** The separator that cuts most lines into one same number of cells, the greater number if two do as well. */
function guessSeparator(text: string): string {
  const fits = SEPARATORS.map((separator) => {
    const { data } = Papa.parse<string[]>(text, { delimiter: separator, preview: SEPARATOR_SAMPLE });
    const widths = data.map((cells) => cells.length).filter((width) => width > 1);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    const [width = 1, count = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { separator, width, count };
  });
  const best = fits.reduce((a, b) =>
    b.count > a.count || (b.count === a.count && b.width > a.width) ? b : a,
  );
  return best.separator;
}

function parseRows(
  text: string,
  separator: string,
): { readonly rows: readonly TableRow[]; readonly openQuoteAt: number | null } {
  const rows: TableRow[] = [];
  let line = 1;
  let start = 0;
  let openQuoteAt: number | null = null;
  Papa.parse<string[]>(text, {
    delimiter: separator,
    newline: "\n",
    step: ({ data, errors, meta }) => {
      if (errors.some((error) => error.code === "MissingQuotes")) openQuoteAt ??= line;
      rows.push({ line, cells: data.map(cleanCell) });
      line += countBreaks(text, start, meta.cursor);
      start = meta.cursor;
    },
  });
  return { rows: withoutLastBlank(rows), openQuoteAt };
}

/** `="00123"` is how some programs keep a spreadsheet from dropping zeros. */
function cleanCell(cell: string): string {
  return cell.replace(/^="(.*)"$/s, "$1").trim();
}

/** The break at the end of the last line begins no other. */
function withoutLastBlank(rows: readonly TableRow[]): readonly TableRow[] {
  const last = rows.at(-1);
  return last !== undefined && last.cells.length === 1 && last.cells[0] === "" ? rows.slice(0, -1) : rows;
}

function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at !== -1 && at < to; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
