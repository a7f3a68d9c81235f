import { expect, it } from "vitest";
import { describeReading, type Reading } from "#app/server/imports/reading.ts";

const CSV = { format: "csv", encoding: "utf-8", encodingGuessed: false, separator: ";" } as const;
const WORKBOOK = { format: "xlsx", sheet: "Liste", otherSheets: [] } as const;
const GUESSED = "Les accents ont été devinés\u00A0: vérifiez qu’ils se lisent bien ci-dessous.";

const rows: readonly (readonly [what: string, reading: Reading, said: readonly string[]])[] = [
  [
    "a text that says its encoding",
    CSV,
    ["Texte lu en UTF-8, les colonnes séparées par des points-virgules."],
  ],
  [
    "one whose encoding was guessed",
    { ...CSV, encoding: "macintosh", encodingGuessed: true, separator: "\t" },
    ["Texte lu en Mac Roman, les colonnes séparées par des tabulations.", GUESSED],
  ],
  [
    "one that names a separator of its own",
    { ...CSV, separator: "#" },
    ["Texte lu en UTF-8, les colonnes séparées par «\u00A0#\u00A0»."],
  ],
  ["a workbook of one sheet", WORKBOOK, ["Feuille lue\u00A0: «\u00A0Liste\u00A0»."]],
  [
    "a workbook of two sheets",
    { ...WORKBOOK, otherSheets: ["Notes"] },
    [
      "Feuille lue\u00A0: «\u00A0Liste\u00A0».",
      "Une autre feuille n’a pas été lue\u00A0: «\u00A0Notes\u00A0».",
    ],
  ],
  [
    "a workbook of many sheets",
    { ...WORKBOOK, otherSheets: ["A", "B", "C", "D", "E", "F", "G"] },
    [
      "Feuille lue\u00A0: «\u00A0Liste\u00A0».",
      "D’autres feuilles n’ont pas été lues\u00A0: «\u00A0A\u00A0», «\u00A0B\u00A0», «\u00A0C\u00A0», «\u00A0D\u00A0», «\u00A0E\u00A0» et 2 autres.",
    ],
  ],
];
it.each(rows)("%s", (_what, reading, said) => {
  expect(describeReading(reading)).toEqual(said);
});
