/** The look of printed pages: one place for paper, type and colour. Lengths are PDF points (1/72 inch). */
import type { StyleDictionary, TDocumentInformation } from "pdfmake/interfaces";
import { printPalette } from "#app/charts/palette.ts";

export const ink = printPalette;

export const FONT = { text: "Inter", title: "Source Serif 4" } as const;

/** A4, and the margins: left, top, right, bottom. */
export const PAGE = { width: 595.28, height: 841.89, margins: [48, 56, 48, 64] } as const;

/** The width that a page offers to its content. */
export const CONTENT_WIDTH = PAGE.width - PAGE.margins[0] - PAGE.margins[2];

/** The lowest ordinate that content reaches. */
export const FOOT = PAGE.height - PAGE.margins[3];

/**
 * The room that a heading, or a chapter that opens no page, wants for itself and for what it announces; `most`: no page has
 * more, whatever stands above it.
 */
export const ROOM = { heading: 96, chapter: 250, shortChapter: 140, most: 680 } as const;

export const styles: StyleDictionary = {
  title: { font: FONT.title, fontSize: 30, lineHeight: 1.1, bold: true },
  h1: { font: FONT.title, fontSize: 21, bold: true, lineHeight: 1.15 },
  h2: { font: FONT.title, fontSize: 13, bold: true, lineHeight: 1.2, margin: [0, 14, 0, 5] },
  h3: { fontSize: 9.5, bold: true, margin: [0, 8, 0, 3] },
  lead: { fontSize: 10.5, lineHeight: 1.4, color: ink.inkSoft },
  body: { fontSize: 9.5, lineHeight: 1.35 },
  small: { fontSize: 8.2, lineHeight: 1.3, color: ink.inkSoft },
  tableHead: { fontSize: 8.2, bold: true, color: ink.inkSoft },
  figure: { font: FONT.title, fontSize: 30, bold: true, lineHeight: 1 },
};

/**
 * Who made the document and what it is called. The creation date is given, never read from a clock: the same input must
 * give the same bytes.
 */
export function information(title: string, subject: string, issuedOn: string): TDocumentInformation {
  return {
    title,
    subject,
    author: "Diapason",
    creator: "Diapason",
    producer: "Diapason",
    creationDate: new Date(`${issuedOn}T12:00:00Z`),
  };
}
