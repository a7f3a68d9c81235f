/** Where the group stands: the spread over levels theme by theme, then by trade and by size. */
import type { Content } from "pdfmake/interfaces";
import { heatmapCharts, heatmapTitle, maturityCharts } from "#app/charts/synthesis-charts.ts";
import { NOT_PUBLISHED } from "#app/domain/report/collective/words.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import type { PublishedHeatmap } from "#app/domain/synthesis/published-synthesis.ts";
import { blockHeading, openingWords, remark } from "#templates/collective/figures.ts";
import { chapter } from "#templates/nodes/text.ts";
import { CONTENT_WIDTH, ink } from "#templates/theme.ts";

export function collectiveMaturity(report: CollectiveReport): readonly Content[] {
  const { synthesis, sentences } = report;
  return [
    chapter("La maturité collective"),
    ...openingWords(sentences.maturity),
    ...maturityCharts(synthesis, ink).map(
      (svg, part): Content => ({
        stack: [
          blockHeading(part === 0 ? "Répartition par niveau" : "Répartition par niveau (suite)"),
          { svg, width: CONTENT_WIDTH, margin: [0, 2, 0, 0] },
        ],
        unbreakable: true,
      }),
    ),
    remark(
      "Nombre d’entreprises à chaque niveau ; à droite, la médiane sur 100 et les entreprises évaluées sur ce thème. Fond plein : un niveau ; fond clair et deux disques : niveaux voisins comptés ensemble, faute d’assez d’entreprises dans chacun. Le tableau est en annexe.",
    ),
    ...synthesis.heatmaps.flatMap((each) => groupsChart(each, report)),
    ...(synthesis.heatmaps.length === 0 ? [] : [remark(HEATMAP_REMARK)]),
  ];
}

const HEATMAP_REMARK = `Score médian sur 100 des entreprises évaluées de chaque groupe ; le fond suit le niveau. ${NOT_PUBLISHED} : trop peu d’entreprises évaluées, ou presque toutes au même score. Un écart entre groupes ne dit pas sa cause.`;

function groupsChart(map: PublishedHeatmap, { synthesis }: CollectiveReport): readonly Content[] {
  const title = heatmapTitle(map);
  return heatmapCharts(map, synthesis, ink).map(
    (svg, page): Content => ({
      stack: [blockHeading(page === 0 ? title : `${title} (suite)`), { svg, width: CONTENT_WIDTH }],
      unbreakable: true,
    }),
  );
}
