/** Published figures as table cells, and the rows that several chapters set alike. */
import type { Content, ContentText } from "pdfmake/interfaces";
import { countWords, NOT_PUBLISHED } from "#app/domain/report/collective/words.ts";
import type { PublishedCount } from "#app/domain/synthesis/disclosure/counts.ts";
import { linesHeight, said } from "#templates/nodes/text.ts";
import { ink } from "#templates/theme.ts";

/** « 14 sur 19 », in soft ink when not published. */
export function countCell(count: PublishedCount): ContentText {
  return figureCell(countWords(count));
}

/** A figure that is already in words. */
export function figureCell(words: string): ContentText {
  return {
    text: said(words),
    fontSize: 9,
    lineHeight: 1.25,
    alignment: "right",
    color: words === NOT_PUBLISHED ? ink.inkSoft : ink.ink,
  };
}

/** Sentences one under the other; the first is set larger. */
export function openingWords(sentences: readonly string[]): readonly Content[] {
  return sentences.map((sentence, index) => ({
    text: said(sentence),
    style: index === 0 ? "lead" : "body",
    margin: [0, 0, 0, index === 0 ? 8 : 5],
  }));
}

/** About how tall the opening words are, in points. */
export function openingHeight(sentences: readonly string[]): number {
  return sentences.reduce((height, sentence, index) => {
    const [size, spacing, air] = index === 0 ? ([10.5, 1.4, 8] as const) : ([9.5, 1.35, 5] as const);
    return height + linesHeight(sentence, size, spacing) + air;
  }, 0);
}

/**
 * A heading inside a block that never breaks: it can't be left alone, and must not ask for a page of its own, which would
 * push the block off the paper.
 */
export function blockHeading(title: string): Content {
  return { text: said(title), style: "h2" };
}

/** A remark under a chart or a table. */
export function remark(text: string): Content {
  return { text: said(text), style: "small", margin: [0, 5, 0, 4] };
}
