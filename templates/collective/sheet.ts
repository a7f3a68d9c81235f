/** A sheet: a title under a rule, a line of small words, then labels with their words. */
import type { Content, TableCell } from "pdfmake/interfaces";
import { wrapped } from "#app/charts/svg.ts";
import { capitalized, said } from "#templates/nodes/text.ts";
import { CONTENT_WIDTH, ink, ROOM } from "#templates/theme.ts";

const LABEL_WIDTH = 96;
/** Points: small enough for four sheets to a page, large enough to be read. */
const WORDS_SIZE = 8.5;
const LINE_HEIGHT = 1.14;
/** A sheet of more lines than this is longer than a page could keep together. */
const MOST_LINES = 44;

export type SheetRows = readonly (readonly [label: string, words: string])[];

/** The sheet stays on one page as long as a page can hold it; its rows never split. */
export function sheetBlock(title: string, below: string, rows: SheetRows): Content {
  const isLong = linesOf(rows) > MOST_LINES;
  return {
    ...(isLong ? {} : { unbreakable: true }),
    margin: [0, 9, 0, 0],
    stack: [
      {
        ...(isLong ? { headlineLevel: ROOM.chapter } : {}),
        stack: [
          {
            canvas: [
              { type: "line", x1: 0, y1: 0, x2: CONTENT_WIDTH, y2: 0, lineWidth: 1.2, lineColor: ink.accent },
            ],
          },
          { text: said(title), style: "h2", margin: [0, 4, 0, 0] },
          ...(below === ""
            ? []
            : [{ text: said(below), style: "small", margin: [0, 0, 0, 2] } satisfies Content]),
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

/**
 * Points that a title wants under it to stand on the page of the sheet that it announces. `between`: points of the words that
 * stand between both. Where no page holds it all, the title stands with what follows it.
 */
export function roomAboveSheet(rows: SheetRows, between = 0): number {
  const lines = linesOf(rows);
  const whole = TITLE + between + SHEET_HEAD + lines * LINE + rows.length * ROW_AIR;
  // A long sheet asks for a chapter's room itself.
  if (lines > MOST_LINES || whole > ROOM.most) return ROOM.chapter + TITLE;
  return Math.max(ROOM.chapter, whole);
}

/** Points: the title that announces a sheet; the sheet's own; a line; what is above and below a row. */
const TITLE = 66;
const SHEET_HEAD = 46;
const LINE = 12;
const ROW_AIR = 0.8;

function linesOf(rows: SheetRows): number {
  return rows.reduce(
    (sum, [, words]) => sum + wrapped(words, CONTENT_WIDTH - LABEL_WIDTH - 8, WORDS_SIZE, 999).length,
    0,
  );
}

function sheetRow(label: string, value: string): TableCell[] {
  return [
    { text: said(label), fontSize: 8, color: ink.inkSoft, lineHeight: LINE_HEIGHT },
    { text: said(capitalized(finished(value))), fontSize: WORDS_SIZE, lineHeight: LINE_HEIGHT },
  ];
}

const sheetLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: (column: number) => (column === 0 ? 8 : 0),
  paddingTop: () => 0.4,
  paddingBottom: () => 0.4,
};

/** Some texts of the catalogue end with a full stop already. */
function finished(value: string): string {
  return value.replace(/(?<!\.)\.\.(?!\.)/g, ".");
}
