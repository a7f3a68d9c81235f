/** The account against the convention: what was promised, what is done, the gap and why; hours; public money. */
import type { Content, TableCell } from "pdfmake/interfaces";
import { conventionBars } from "#app/charts/convention-bars.ts";
import { conventionBarsOf } from "#app/charts/synthesis-charts.ts";
import { formatNumber } from "#app/domain/format.ts";
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
              { title: "Objectif", width: 124 },
              { title: "Prévu", width: 46, alignment: "right" },
              { title: "Réalisé", width: 46, alignment: "right" },
              { title: "Écart", width: 48, alignment: "right" },
              { title: "Justification de l’écart", width: "*" },
            ],
            lines.map((line): (TableCell | string)[] => [
              `${lineLabel(line)} (${line.unit})`,
              figureCell(amountIn(line.planned, line.unit)),
              figureCell(amountIn(line.achieved, line.unit)),
              figureCell(gapWords(line)),
              { text: said(line.justification ?? ""), fontSize: 8.4, lineHeight: 1.2 },
            ]),
            { compact: true },
          ),
        ]),
    {
      columns: [
        {
          stack: [
            blockHeading("Le temps passé"),
            pairs("Heures de chaque conseiller", [
              ["Avec une entreprise", `${formatNumber(hours.individual, 1)} h`],
              ["Avec plusieurs entreprises", `${formatNumber(hours.collective, 1)} h`],
              ["Préparation", `${formatNumber(hours.preparation, 1)} h`],
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

/** The unit is said at the head of the line; euros keep their sign. */
function amountIn(value: number | null, unit: string): string {
  return unit === "€" || value === null ? measureWords(value, unit) : formatNumber(value, 1);
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
