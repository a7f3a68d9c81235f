/** Where the group stands: the spread over levels theme by theme, then by trade and by size. */
import type { Content } from "pdfmake/interfaces";
import { distributionStrips, type Strip } from "#app/charts/distribution-strips.ts";
import { type HeatmapGrid, heatmap, MOST_COLUMNS } from "#app/charts/heatmap.ts";
import { formatNumber } from "#app/domain/format.ts";
import { classWords, firmCount, NOT_PUBLISHED, scoreWords } from "#app/domain/report/collective/words.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import type { PublishedHeatmap, PublishedScore } from "#app/domain/synthesis/published-synthesis.ts";
import { blockHeading, openingWords, remark } from "#templates/collective/figures.ts";
import { chapter, heading, said } from "#templates/nodes/text.ts";
import { CONTENT_WIDTH, ink } from "#templates/theme.ts";

export function collectiveMaturity(report: CollectiveReport): readonly Content[] {
  const { synthesis, sentences } = report;
  const { overall, themes, levels } = synthesis.maturity;
  const labels = levels.map(({ label }) => said(label));
  const strips = [
    strip("Ensemble des thèmes", overall, levels),
    ...themes.map((theme) => strip(theme.label, theme, levels)),
  ];
  return [
    chapter("La maturité collective"),
    ...openingWords(sentences.maturity),
    heading("Répartition par niveau"),
    ...pagesOf(strips, STRIPS_PER_CHART).map(
      (part): Content => ({
        svg: distributionStrips(part, labels, ink),
        width: CONTENT_WIDTH,
        margin: [0, 2, 0, 0],
      }),
    ),
    remark(
      "Nombre d’entreprises à chaque niveau ; à droite, la médiane sur 100 et les entreprises évaluées sur ce thème. Fond plein : un niveau ; fond clair et deux disques : niveaux voisins comptés ensemble, faute d’assez d’entreprises dans chacun. Le tableau est en annexe.",
    ),
    ...synthesis.heatmaps.flatMap((each) => groupsChart(each, report)),
    ...(synthesis.heatmaps.length === 0 ? [] : [remark(HEATMAP_REMARK)]),
  ];
}

/** A chart can't break across pages: longer lists of themes are drawn in parts. */
const STRIPS_PER_CHART = 14;

const HEATMAP_REMARK = `Score médian sur 100 des entreprises évaluées de chaque groupe ; le fond suit le niveau. ${NOT_PUBLISHED} : trop peu d’entreprises évaluées, ou presque toutes au même score. Un écart entre groupes ne dit pas sa cause.`;

function strip(label: string, score: PublishedScore, levels: readonly { readonly label: string }[]): Strip {
  const { spread, evaluated, N, median } = score;
  return {
    label: said(label),
    firms: evaluated,
    notes: (evaluated === null
      ? [NOT_PUBLISHED]
      : [`médiane ${scoreWords(median)}`, `${formatNumber(evaluated)} sur ${formatNumber(N)}`]
    ).map(said),
    spread:
      spread.kind === "hidden"
        ? null
        : spread.kind === "most"
          ? { rank: spread.rank, label: said(levels[spread.rank]?.label ?? "") }
          : spread.classes.map((each) => ({ ...each, label: said(classWords(levels, each)) })),
  };
}

function groupsChart(map: PublishedHeatmap, { synthesis }: CollectiveReport): readonly Content[] {
  const title = map.by === "trade" ? "Médianes par métier" : "Médianes par taille";
  const columns = map.groups.map((group, index) => ({ group, index }));
  return pagesOf(columns, MOST_COLUMNS).map(
    (part, page): Content => ({
      stack: [
        blockHeading(page === 0 ? title : `${title} (suite)`),
        { svg: heatmap(said(title), grid(map, part, synthesis), ink), width: CONTENT_WIDTH },
      ],
      unbreakable: true,
    }),
  );
}

function grid(
  map: PublishedHeatmap,
  part: readonly { readonly group: PublishedHeatmap["groups"][number]; readonly index: number }[],
  { maturity }: CollectiveReport["synthesis"],
): HeatmapGrid {
  return {
    levelCount: maturity.levels.length,
    columns: part.map(({ group }) => ({ label: said(group.label), note: said(firmCount(group.firms)) })),
    rows: maturity.themes.map((theme, row) => ({
      label: said(theme.label),
      cells: part.map(({ group, index }) => {
        const cell = map.cells[row]?.[index] ?? null;
        return {
          value: cell === null ? NOT_PUBLISHED : scoreWords(cell.median),
          levelRank: cell === null ? null : levelRank(cell.median, maturity.levels),
          note:
            cell === null || cell.n === group.firms
              ? null
              : `${formatNumber(cell.n)} sur ${formatNumber(group.firms)}`,
        };
      }),
    })),
  };
}

function levelRank(score: number, levels: readonly { readonly from: number }[]): number {
  return Math.max(
    0,
    levels.findLastIndex((level) => score >= level.from),
  );
}

/** Parts of at most `size`, as even as can be. */
function pagesOf<T>(values: readonly T[], size: number): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  const even = Math.ceil(values.length / Math.max(1, Math.ceil(values.length / size)));
  for (let from = 0; from < values.length; from += even) parts.push(values.slice(from, from + even));
  return parts;
}
