/** The account against the convention: what was promised, what is done, the gap and why; hours; public money. */
import type { Column, Content, TableCell } from "pdfmake/interfaces";
import { conventionBars } from "#app/charts/convention-bars.ts";
import { conventionBarsOf } from "#app/charts/synthesis-charts.ts";
import { formatNumber } from "#app/domain/format.ts";
import type { PublishedConventionLine } from "#app/domain/publication/published-convention.ts";
import {
  aidRows,
  conventionSentences,
  gapWords,
  lineLabel,
  measureWords,
} from "#app/domain/report/collective/together-words.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import { blockHeading, figureCell, openingWords, remark } from "#templates/collective/figures.ts";
import { table } from "#templates/nodes/table.ts";
import { chapter, heading, said } from "#templates/nodes/text.ts";
import { CONTENT_WIDTH, ink } from "#templates/theme.ts";

export function againstConvention({ convention }: CollectiveReport): readonly Content[] {
  if (convention === null) return [];
  const { lines, hours, countedUnit } = convention;
  return [
    chapter("L’opération et sa convention"),
    ...openingWords(conventionSentences(convention)),
    ...(lines.length === 0
      ? []
      : [
          {
            unbreakable: true,
            stack: [
              blockHeading("Prévu et réalisé"),
              { svg: conventionBars(conventionBarsOf(lines), ink), width: CONTENT_WIDTH },
              remark(
                "Le trait vertical est ce que la convention prévoit ; la barre, ce qui est fait. Chaque ligne a son échelle.",
              ),
            ],
          } satisfies Content,
          heading("Les objectifs, un par un"),
          table(
            [
              { title: "Objectif, et justification de l’écart", width: "*" },
              ...["Prévu", "Réalisé", "Écart"].map(
                (title) => ({ title, width: AMOUNT_WIDTH, alignment: "right" }) as const,
              ),
            ],
            lines.map(lineRow),
            { compact: true },
          ),
        ]),
    {
      columns: [
        {
          stack: [
            blockHeading("Le temps passé"),
            pairs("Heures de chaque conseiller", [
              ["Avec une entreprise", `${formatNumber(hours.individual)} h`],
              ["Avec plusieurs entreprises", `${formatNumber(hours.collective)} h`],
              ["Préparation", `${formatNumber(hours.preparation)} h`],
            ]),
          ],
        },
        { stack: [blockHeading("L’argent public"), pairs("Euros", aidRows(convention))] },
      ],
      columnGap: 28,
      unbreakable: true,
    },
    remark(
      `Une participation compte ${countedUnit === "firm" ? "l’entreprise, jamais la personne" : "la personne, jamais l’entreprise"} ; elle est signée, demi-journée par demi-journée.`,
    ),
  ];
}

/** Points. */
const AMOUNT_WIDTH = 78;
/** Between two columns of the table: what its layout leaves at the right of one and at the left of the next. */
const AMOUNT_GAP = 10;

/** A line of figures with its reason under it, as wide as the paper: both stay on one page. */
function lineRow(line: PublishedConventionLine): TableCell[] {
  const figures = [
    measureWords(line.planned, line.unit),
    measureWords(line.achieved, line.unit),
    gapWords(line),
  ].map((words): Column => ({ ...figureCell(words), width: AMOUNT_WIDTH }));
  return [
    {
      colSpan: 4,
      stack: [
        {
          columns: [{ text: said(lineLabel(line)), fontSize: 9, lineHeight: 1.25, width: "*" }, ...figures],
          columnGap: AMOUNT_GAP,
        },
        ...(line.justification === null
          ? []
          : [
              {
                text: said(line.justification),
                fontSize: 8.4,
                lineHeight: 1.2,
                color: ink.inkSoft,
                margin: [0, 0.5, 0, 1.5],
              } satisfies Content,
            ]),
      ],
    },
    "",
    "",
    "",
  ];
}

function pairs(title: string, rows: readonly (readonly [string, string])[]): Content {
  return table(
    [
      { title, width: "*" },
      { title: "", width: 72, alignment: "right" },
    ],
    rows.map(([label, value]) => [{ text: said(label), fontSize: 9, lineHeight: 1.25 }, figureCell(value)]),
    { compact: true },
  );
}
