/** The consultants' own words on paper: paragraphs, small titles, lists and quotations. */
import type { Content, ContentText } from "pdfmake/interfaces";
import type { Run, TextBlock, WrittenText } from "#app/domain/publication/written-text.ts";
import { linesHeight, said } from "#templates/nodes/text.ts";
import { ink } from "#templates/theme.ts";

/** The blocks one under the other; nothing for words that are missing. */
export function written(words: WrittenText | undefined): readonly Content[] {
  return (words ?? []).map(block);
}

/** About how tall the blocks are, in points. */
export function writtenHeight(words: WrittenText | undefined): number {
  return (words ?? []).reduce((height, each) => {
    const items = each.kind === "list" ? each.items : [each.runs];
    const lines = items.map((item) => linesHeight(item.map(({ text }) => text).join(""), 9.5, 1.35) + 2);
    return height + lines.reduce((sum, line) => sum + line, BLOCK_AIR);
  }, 0);
}

/** Points under a block; a quotation is set larger, and has more. */
const BLOCK_AIR = 7;

function block(each: TextBlock): Content {
  switch (each.kind) {
    case "paragraph":
      return { ...runs(each.runs), style: "body", margin: [0, 0, 0, 6] };
    case "title":
      return { ...runs(each.runs), style: "h3", headlineLevel: SMALL_TITLE };
    case "quotation":
      return quotation(each.runs);
    case "list": {
      const items = each.items.map((item): Content => ({ ...runs(item), margin: [0, 0, 0, 2] }));
      const common = { style: "body", markerColor: ink.accent } as const;
      return each.isOrdered
        ? { ol: items, ...common, margin: [0, 0, 0, 6] }
        : { ul: items, ...common, margin: [0, 0, 0, 6] };
    }
  }
}

/** The room that a small title wants under itself, in points. */
const SMALL_TITLE = 48;

/** Words between a rule and the margin. */
export function quotation(words: readonly Run[], attribution?: string): Content {
  return {
    margin: [0, 2, 0, 9],
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (line: number) => (line === 0 ? 1.6 : 0),
      vLineColor: () => ink.accent,
      paddingLeft: () => 12,
      paddingRight: () => 0,
      paddingTop: () => 1,
      paddingBottom: () => 1,
    },
    table: {
      dontBreakRows: true,
      widths: ["*"],
      body: [
        [
          {
            stack: [
              { ...runs(words), style: "lead", color: ink.ink },
              ...(attribution === undefined || attribution === ""
                ? []
                : [{ text: said(attribution), style: "small", margin: [0, 3, 0, 0] } satisfies Content]),
            ],
          },
        ],
      ],
    },
  };
}

function runs(words: readonly Run[]): ContentText {
  return {
    text: words.map(({ text, strong, emphasized }, index) => ({
      text: saidBetween(words[index - 1]?.text ?? "", text, words[index + 1]?.text ?? ""),
      ...(strong === true ? { bold: true } : {}),
      ...(emphasized === true ? { italics: true } : {}),
    })),
  };
}

/**
 * A run as it is said beside its neighbours: an apostrophe before bold words, a space before a sign that stands in another run,
 * guillemets round italics.
 */
function saidBetween(before: string, text: string, after: string): string {
  // What a run ends with is spaced there, and what begins the next one sees it so: nothing is spaced twice.
  const own = /«\s*$/.test(before) ? text.trimStart() : text;
  const left = /^[\s;:!?»%€]/.test(own) ? (/[\p{L}\p{N}»)\s]$/u.exec(before)?.[0] ?? "") : "";
  const right = /[\s'«]$/.test(own) ? (/^[\p{L}\p{N};:!?»%€]/u.exec(after)?.[0] ?? "") : "";
  const whole = said(`${left}${own}${right}`);
  return whole.slice(left.length, whole.length - right.length);
}
