/** The page for somebody who decides: what is known, the three needs most shared, what to decide next. */
import type { Content } from "pdfmake/interfaces";
import { olderFiguresSentences } from "#app/domain/report/collective/older-figures.ts";
import type { KeyFigure } from "#app/domain/report/collective/summary.ts";
import { NOT_PUBLISHED } from "#app/domain/report/collective/words.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import { countCell } from "#templates/collective/figures.ts";
import { rowNumber, table } from "#templates/nodes/table.ts";
import { chapter, heading, numbered, paragraph, said } from "#templates/nodes/text.ts";
import { CONTENT_WIDTH, FONT, ink } from "#templates/theme.ts";

export function decisionPage({ summary, synthesis }: CollectiveReport): readonly Content[] {
  const older = olderFiguresSentences(synthesis);
  const notes = [
    ...(older.length === 0 ? [] : [older.join(" ")]),
    ...(summary.keyFigures.some(({ value }) => value === NOT_PUBLISHED) ? [NOT_PUBLISHED_NOTE] : []),
  ];
  return [
    chapter("L’essentiel"),
    keyFigures(summary.keyFigures, notes.length === 0 ? UNDER_FIGURES : 0),
    ...notes.map((note, index) =>
      paragraph(note, "small", [0, 5, 0, index === notes.length - 1 ? UNDER_FIGURES - 6 : 0]),
    ),
    ...summary.sentences.map((sentence) => ({
      ...paragraph(sentence, "lead", [0, 0, 0, 8]),
      fontSize: 12,
      color: ink.ink,
    })),
    ...needs(summary.needs),
    heading("À décider"),
    summary.decisions.length === 0
      ? paragraph("Rien n’attend de décision au vu de ces chiffres.")
      : numbered(summary.decisions, 10.5),
  ];
}

const NOT_PUBLISHED_NOTE = `${NOT_PUBLISHED} : non publié. Aucune entreprise, trop peu, ou presque toutes ; les règles sont en annexe.`;

/** Points. */
const UNDER_FIGURES = 20;

function keyFigures(figures: readonly KeyFigure[], under: number): Content {
  return {
    margin: [0, 4, 0, under],
    layout: {
      hLineWidth: () => 0.8,
      vLineWidth: (line: number) => (line === 0 || line === figures.length ? 0 : 0.6),
      hLineColor: () => ink.line,
      vLineColor: () => ink.line,
      paddingLeft: (column: number) => (column === 0 ? 0 : 12),
      paddingRight: () => 8,
      paddingTop: () => 9,
      paddingBottom: () => 8,
    },
    table: { dontBreakRows: true, widths: figures.map(() => "*"), body: [figures.map(keyFigure)] },
  };
}

function keyFigure({ value, label, outOf }: KeyFigure): Content {
  return {
    stack: [
      {
        text: said(value),
        font: FONT.title,
        bold: true,
        fontSize: value.length > 6 ? 24 : 38,
        ...(value === NOT_PUBLISHED ? { color: ink.inkSoft } : {}),
        lineHeight: 1.05,
      },
      { text: said(label), fontSize: 10, lineHeight: 1.15, margin: [0, 3, 0, 1] },
      { text: said(outOf), fontSize: 8.2, lineHeight: 1.15, color: ink.inkSoft },
    ],
  };
}

function needs(shared: CollectiveReport["summary"]["needs"]): readonly Content[] {
  if (shared.length === 0) return [];
  return [
    heading(shared.length === 1 ? "Un besoin partagé" : "Les besoins les plus partagés"),
    table(
      [
        { title: "", width: 14 },
        { title: "Action collective possible", width: "*" },
        { title: "Entreprises évaluées", width: CONTENT_WIDTH * 0.23, alignment: "right" },
        { title: "Il en faut au moins", width: 90, alignment: "right" },
      ],
      shared.map((need, index) => [
        rowNumber(index + 1),
        need.title,
        countCell(need.firms),
        String(need.minimumFirms),
      ]),
      { compact: true },
    ),
  ];
}
