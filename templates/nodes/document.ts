/** What both reports share: paper, fonts, the foot of the page, and the rule against lonely headings. */
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { breakBeforeLoneHeading, said } from "#templates/nodes/text.ts";
import { FONT, information, ink, PAGE, styles } from "#templates/theme.ts";

export type DocumentWords = {
  readonly title: string;
  readonly subject: string;
  /** ISO date; the document's creation date, so that the same input gives the same bytes. */
  readonly issuedOn: string;
  /** At the left of each foot: whose document it is. */
  readonly foot: string;
  /** At the head of each page after the cover. */
  readonly head: string;
};

/** A whole document. pdfmake writes into what it is given: make a new one for each drawing. */
export function printedDocument(words: DocumentWords, content: readonly Content[]): TDocumentDefinitions {
  return {
    pageSize: "A4",
    pageMargins: [...PAGE.margins],
    language: "fr-FR",
    info: information(words.title, words.subject, words.issuedOn),
    defaultStyle: { font: FONT.text, fontSize: 9.5, lineHeight: 1.3, color: ink.ink },
    styles,
    header: (page) =>
      page === 1
        ? ""
        : { text: said(words.head), style: "small", margin: [PAGE.margins[0], 28, PAGE.margins[2], 0] },
    footer: (page, pages) =>
      page === 1
        ? ""
        : {
            columns: [
              { text: said(words.foot), style: "small" },
              { text: `${page} / ${pages}`, style: "small", alignment: "right", width: 60 },
            ],
            margin: [PAGE.margins[0], 26, PAGE.margins[2], 0],
          },
    pageBreakBefore: breakBeforeLoneHeading,
    content: [...content],
  };
}
