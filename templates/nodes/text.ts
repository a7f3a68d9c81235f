/** Words on the page: headings that are never left alone, paragraphs, lists. */
import type { Content, ContentStack, ContentText, Margins } from "pdfmake/interfaces";
import { wrapped } from "#app/charts/svg.ts";
import { typographic } from "#app/domain/format.ts";
import { CONTENT_WIDTH, FOOT, ink, ROOM } from "#templates/theme.ts";

/**
 * Pictures that are written as characters, with what joins and colours them: the fonts of the house have none, and would print
 * a box over the words that follow. Signs of text (©, ®, ™, arrows) stay.
 */
const PICTURES =
  /(?:(?![©®™↔-↙])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200D|\uFE0F|\u20E3)+ ?/gu;

/** Text without the pictures that can't be printed. */
export function printable(text: string): string {
  return text.replace(PICTURES, "");
}

/** Text as French print wants it. A line neither begins with the dot of a list nor ends with the number of what follows. */
export function said(text: string): string {
  return typographic(printable(text))
    .replace(/ · /g, "\u00a0· ")
    .replace(/(?<=^|· )(\d{1,2}\.) /g, "$1\u00a0");
}

/** Words that begin a line. */
export function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase("fr") + text.slice(1);
}

/**
 * A chapter's title with its short rule; it opens a page unless told otherwise, and stands in the outline. `room`: points
 * that one which opens no page wants under it. `isListed`: whether the contents name it, where there are any.
 */
export function chapter(
  title: string,
  options: {
    readonly newPage?: boolean;
    readonly kicker?: string;
    readonly room?: number;
    readonly isListed?: boolean;
  } = {},
): Content {
  const head: ContentStack = {
    stack: [
      ...(options.kicker === undefined ? [] : [{ text: said(options.kicker), style: "small" }]),
      {
        text: said(title),
        style: "h1",
        outline: true,
        outlineExpanded: true,
        ...((options.isListed ?? true) ? { tocItem: true } : {}),
      },
      { canvas: [{ type: "rect", x: 0, y: 0, w: 33, h: 1.6, color: ink.accent }], margin: [0, 6, 0, 12] },
    ],
  };
  if (options.newPage !== false) return { ...head, unbreakable: true, pageBreak: "before" };
  return { ...head, margin: [0, 18, 0, 0], headlineLevel: options.room ?? ROOM.chapter };
}

/** The chapters of the document and their pages: together, on the page where there is room for them all. */
export function contents(): Content {
  return kept(heading("Sommaire"), {
    toc: { textStyle: "body", textMargin: [0, 2, 0, 2], numberStyle: { color: ink.inkSoft } },
  });
}

/** A heading inside a chapter. `room`: points that it wants for itself and what it announces, when that is tall. */
export function heading(title: string, room: number = ROOM.heading): ContentText {
  return { text: said(title), style: "h2", headlineLevel: room };
}

/**
 * What must stand on one page: a heading with what it announces. The rule against lone headings doesn't see into such a
 * block, and doesn't need to.
 */
export function kept(...content: readonly Content[]): Content {
  return { unbreakable: true, stack: content.map(withoutLevel) };
}

function withoutLevel(node: Content): Content {
  if (typeof node !== "object" || !("headlineLevel" in node)) return node;
  const { headlineLevel: _, ...plain } = node;
  return plain;
}

export function paragraph(text: string, style = "body", margin: Margins = [0, 0, 0, 6]): ContentText {
  return { text: said(text), style, margin };
}

/** About how tall words are that go from margin to margin, in points. */
export function linesHeight(text: string, fontSize: number, lineHeight: number): number {
  return wrapped(said(text), CONTENT_WIDTH, fontSize, 999).length * fontSize * lineHeight * FONT_LINE;
}

/** How much taller than its size a line of Inter is. */
const FONT_LINE = 1.21;

/** A ruled list, as on the essentials page: a mark, the words. */
export function markedList(items: readonly { readonly mark: Content; readonly words: Content }[]): Content {
  return {
    layout: ruled,
    table: {
      widths: [12, "*"],
      dontBreakRows: true,
      body: items.map((item) => [item.mark, item.words]),
    },
  };
}

/** A bullet of plain type. */
export function bullets(items: readonly string[], fontSize = 9.5): Content {
  return {
    ul: items.map((item) => ({ text: said(item), margin: [0, 0, 0, 2] })),
    style: "body",
    fontSize,
    markerColor: ink.accent,
  };
}

/** Numbered steps. */
export function numbered(items: readonly string[], fontSize = 9.5): Content {
  return {
    ol: items.map((item) => ({ text: said(item), margin: [0, 0, 0, 1.5] })),
    style: "body",
    fontSize,
    lineHeight: 1.25,
    markerColor: ink.accent,
  };
}

/** Thin lines between rows, none round the table. */
export const ruled = {
  hLineWidth: (row: number, node: { readonly table: { readonly body: readonly unknown[] } }) =>
    row === 0 || row === node.table.body.length ? 0 : 0.6,
  vLineWidth: () => 0,
  hLineColor: () => ink.line,
  paddingLeft: () => 0,
  paddingRight: () => 6,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

/**
 * pdfmake asks it at every heading: a page break goes before a heading that would stand at the foot of its page, alone or
 * almost. Headings give as their level the room that they want, in points, for a row that never splits has no true place yet
 * when this is asked.
 */
export function breakBeforeLoneHeading(
  node: { readonly headlineLevel?: number | undefined; readonly startPosition: { readonly top: number } },
  nodes: { readonly getFollowingNodesOnPage: () => readonly unknown[] },
): boolean {
  if (node.headlineLevel === undefined) return false;
  return node.startPosition.top > FOOT - node.headlineLevel || nodes.getFollowingNodesOnPage().length === 0;
}
