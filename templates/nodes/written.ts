/** The consultants' own words on paper: paragraphs, small titles, lists and quotations. */
import type { Content, ContentText } from "pdfmake/interfaces";
import type { Run, TextBlock, WrittenText } from "#app/domain/publication/written-text.ts";
import { said } from "#templates/nodes/text.ts";
import { ink } from "#templates/theme.ts";

/** The blocks one under the other; nothing for words that are missing. */
export function written(words: WrittenText | undefined): readonly Content[] {
  return (words ?? []).map(block);
}

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

/** Each run is treated alone: a sign at its beginning keeps the space that the run before ends with. */
function runs(words: readonly Run[]): ContentText {
  return {
    text: words.map(({ text, strong, emphasized }) => ({
      text: said(text),
      ...(strong === true ? { bold: true } : {}),
      ...(emphasized === true ? { italics: true } : {}),
    })),
  };
}
