/** A maturity level on paper: its disc and its word, never its colour alone. */
import type { Content } from "pdfmake/interfaces";
import { disc } from "#templates/nodes/disc.ts";
import { said } from "#templates/nodes/text.ts";
import { ink } from "#templates/theme.ts";

export type PrintedLevel = { readonly label: string; readonly rank: number } | null;

/** The disc and the word side by side; `null` prints « Non évalué » beside an empty ring. */
export function levelMark(level: PrintedLevel, levelCount: number, fontSize = 9): Content {
  return {
    columns: [
      {
        ...disc(level?.rank ?? null, levelCount, fontSize + 0.5),
        width: fontSize + 1,
        margin: [0, 0.5, 0, 0],
      },
      {
        text: said(level?.label ?? "Non évalué"),
        width: "auto",
        fontSize,
        bold: level !== null,
        color: level === null ? ink.inkSoft : ink.ink,
      },
    ],
    columnGap: 5,
  };
}
