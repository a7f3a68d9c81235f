/** A sheet: a title under a rule, a line of small words, then labels with their words. */
import type { Content, TableCell } from "pdfmake/interfaces";
import { wrapped } from "#app/charts/svg.ts";
import { said } from "#templates/nodes/text.ts";
import { CONTENT_WIDTH, ink, ROOM } from "#templates/theme.ts";

const LABEL_WIDTH = 104;
/** A sheet of more lines than this is longer than a page could keep together. */
const MOST_LINES = 44;

/** The sheet stays on one page as long as a page can hold it; its rows never split. */
export function sheetBlock(
  title: string,
  below: string,
  rows: readonly (readonly [label: string, words: string])[],
): Content {
  const lines = rows.reduce(
    (sum, [, words]) => sum + wrapped(words, CONTENT_WIDTH - LABEL_WIDTH - 16, 9, 999).length,
    0,
  );
  const isLong = lines > MOST_LINES;
  return {
    ...(isLong ? {} : { unbreakable: true }),
    margin: [0, 10, 0, 6],
    stack: [
      {
        ...(isLong ? { headlineLevel: ROOM.chapter } : {}),
        stack: [
          {
            canvas: [
              { type: "line", x1: 0, y1: 0, x2: CONTENT_WIDTH, y2: 0, lineWidth: 1.2, lineColor: ink.accent },
            ],
          },
          { text: said(title), style: "h2", margin: [0, 7, 0, 2] },
          ...(below === ""
            ? []
            : [{ text: said(below), style: "small", margin: [0, 0, 0, 5] } satisfies Content]),
        ],
      },
      ...(rows.length === 0
        ? []
        : [
            {
              layout: sheetLayout,
              table: {
                dontBreakRows: true,
                widths: [LABEL_WIDTH, "*"],
                body: rows.map(([label, words]) => sheetRow(label, words)),
              },
            } satisfies Content,
          ]),
    ],
  };
}

function sheetRow(label: string, value: string): TableCell[] {
  return [
    { text: said(label), fontSize: 8.2, color: ink.inkSoft, lineHeight: 1.25 },
    { text: said(finished(value)), fontSize: 9, lineHeight: 1.25 },
  ];
}

const sheetLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 8,
  paddingTop: () => 1.6,
  paddingBottom: () => 1.6,
};

/** Some texts of the catalogue end with a full stop already. */
function finished(value: string): string {
  return value.replace(/(?<!\.)\.\.(?!\.)/g, ".");
}
