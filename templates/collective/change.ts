/** What changed since the round before, in the firms met both times. */
import type { Content } from "pdfmake/interfaces";
import { changeChart } from "#app/charts/synthesis-charts.ts";
import {
  CHANGE_REMARK,
  changeCells,
  changeColumns,
  publishedChange,
} from "#app/domain/report/collective/change-words.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import { blockHeading, figureCell, openingWords, remark } from "#templates/collective/figures.ts";
import { table } from "#templates/nodes/table.ts";
import { chapter, heading, kept } from "#templates/nodes/text.ts";
import { CONTENT_WIDTH, ink } from "#templates/theme.ts";

/** Of the columns after the theme, in points. */
const WIDTHS = [52, 32, 32, 36, 54, 42, 48] as const;

/** Nothing where nobody was met twice, or too few. */
export function whatChanged({ synthesis, sentences }: CollectiveReport): readonly Content[] {
  const change = publishedChange(synthesis);
  if (change === null) return [];
  const svg = changeChart(change, ink);
  return [
    chapter("Ce qui a changé", { newPage: false }),
    ...openingWords(sentences.progress),
    ...(svg === null
      ? []
      : [
          {
            stack: [blockHeading("Médianes, avant et après"), { svg, width: CONTENT_WIDTH }],
            unbreakable: true,
          } satisfies Content,
        ]),
    heading("Les chiffres"),
    table(
      [
        { title: "Thème", width: "*" },
        ...changeColumns(change).map(
          (title, column) => ({ title, width: WIDTHS[column] ?? 40, alignment: "right" }) as const,
        ),
      ],
      change.lines.map((line) => [line.label, ...changeCells(line).map(figureCell)]),
      { dense: true },
    ),
    kept(remark(CHANGE_REMARK)),
  ];
}
