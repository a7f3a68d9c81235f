/** What both reports share: paper, fonts, the foot of the page, and the rule against lonely headings. */
import type { Content, Margins, TDocumentDefinitions } from "pdfmake/interfaces";
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
    content: content.map((node, index) => (endsPage(content[index + 1]) ? closed(node) : node)),
  };
}

function endsPage(next: Content | undefined): boolean {
  if (next === undefined) return true;
  return typeof next === "object" && "pageBreak" in next && next.pageBreak === "before";
}

/** Without air under its last words: where none is left at the foot, it would open an empty page before the next one. */
function closed(node: Content): Content {
  if (typeof node !== "object" || Array.isArray(node)) return node;
  const air = withoutFoot("margin" in node ? node.margin : undefined);
  if ("stack" in node && node.stack !== undefined) return { ...node, ...air, stack: lastClosed(node.stack) };
  if ("ul" in node && node.ul !== undefined) return { ...node, ...air, ul: lastClosed(node.ul) };
  if ("ol" in node && node.ol !== undefined) return { ...node, ...air, ol: lastClosed(node.ol) };
  return { ...node, ...air };
}

function lastClosed(nodes: readonly Content[]): Content[] {
  return nodes.map((node, index) => (index === nodes.length - 1 ? closed(node) : node));
}

/** Nothing when there is no such margin, so that the style's own is kept. */
function withoutFoot(margin: Margins | undefined): { readonly margin?: Margins } {
  if (!Array.isArray(margin) || margin.length !== 4) return {};
  const [left, top, right] = margin;
  return { margin: [left, top, right, 0] };
}
