/** How a file was read, and what the person is told of it: who sees « FrÃ©jus » wants to know which encoding was taken. */
import * as z from "zod";
import { formatCount, quote } from "#app/domain/format.ts";
import type { TextEncodingName } from "#app/server/imports/decode-text.ts";

const csvSchema = z.object({
  format: z.literal("csv"),
  encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252", "macintosh"]),
  /** Nothing in the file says its encoding. */
  encodingGuessed: z.boolean(),
  separator: z.string(),
});
const xlsxSchema = z.object({
  format: z.literal("xlsx"),
  sheet: z.string(),
  /** Names of the other sheets that hold something: they are not read. */
  otherSheets: z.array(z.string()).readonly(),
});

export const readingSchema = z.discriminatedUnion("format", [csvSchema, xlsxSchema]);
export type Reading = Readonly<z.output<typeof readingSchema>>;

/** French sentences, first how it was read, then what to be wary of. */
export function describeReading(reading: Reading): readonly string[] {
  return reading.format === "csv" ? describeCsv(reading) : describeWorkbook(reading);
}

function describeCsv({
  encoding,
  encodingGuessed,
  separator,
}: Extract<Reading, { format: "csv" }>): readonly string[] {
  const how = `Texte lu en ${ENCODINGS[encoding]}, les colonnes séparées par ${SEPARATORS[separator] ?? quote(separator)}.`;
  if (!encodingGuessed) return [how];
  return [how, "Les accents ont été devinés\u00A0: vérifiez qu’ils se lisent bien ci-dessous."];
}

function describeWorkbook({ sheet, otherSheets }: Extract<Reading, { format: "xlsx" }>): readonly string[] {
  const how = `Feuille lue\u00A0: ${quote(sheet)}.`;
  if (otherSheets.length === 0) return [how];
  const named = otherSheets.slice(0, MOST_NAMED).map(quote);
  const unnamed = otherSheets.length - named.length;
  const rest = unnamed === 0 ? [] : [`et ${formatCount(unnamed, "autre", "autres")}`];
  const what =
    otherSheets.length === 1 ? "Une autre feuille n’a pas été lue" : "D’autres feuilles n’ont pas été lues";
  return [how, `${what}\u00A0: ${[...named, ...rest].join(", ").replace(", et ", " et ")}.`];
}

/** Sheets that are named; a workbook may have hundreds. */
const MOST_NAMED = 5;

const ENCODINGS: Readonly<Record<TextEncodingName, string>> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "windows-1252": "Windows-1252",
  macintosh: "Mac Roman",
};

const SEPARATORS: Readonly<Record<string, string>> = {
  ";": "des points-virgules",
  ",": "des virgules",
  "\t": "des tabulations",
  "|": "des barres verticales",
};
