/** Who takes part: trade, size, territory. */
import type { Content } from "pdfmake/interfaces";
import { communeMap } from "#app/charts/commune-map.ts";
import { enrolmentFunnel } from "#app/charts/enrolment-funnel.ts";
import { rankedBars } from "#app/charts/ranked-bars.ts";
import { funnelSteps } from "#app/charts/synthesis-charts.ts";
import { formatDate, formatNumber, formatOutOf } from "#app/domain/format.ts";
import { listed } from "#app/domain/report/collective/words.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import { PERCENT_STEP, roundedPercent } from "#app/domain/synthesis/disclosure/counts.ts";
import type { PublishedGroup } from "#app/domain/synthesis/published-synthesis.ts";
import { blockHeading, openingWords, remark } from "#templates/collective/figures.ts";
import { table } from "#templates/nodes/table.ts";
import { chapter, heading, kept, said } from "#templates/nodes/text.ts";
import { CONTENT_WIDTH, ink } from "#templates/theme.ts";

export function participants({
  synthesis,
  sentences,
  map,
  convention,
}: CollectiveReport): readonly Content[] {
  const { trades, sizes, departments, communes, total } = synthesis.participants;
  const k = synthesis.minimumGroupSize;
  return [
    // After the decision page, which stays alone, a page of its own.
    chapter("Les entreprises participantes", { newPage: convention === null }),
    ...openingWords(sentences.participants),
    {
      unbreakable: true,
      stack: [
        blockHeading("De l’inscription au rapport"),
        { svg: enrolmentFunnel(funnelSteps(synthesis.progress), ink), width: CONTENT_WIDTH },
        remark(
          `Nombres d’entreprises au ${formatDate(synthesis.asOf)}. Barres creuses : ce qui manque à l’étape suivante.`,
        ),
      ],
    },
    ...byTrade(trades, total, k),
    sideBySide(
      counts("Par taille", sizes, total, "Effectif, sans le dirigeant"),
      counts("Par département", departments, total, "Département"),
    ),
    ...counts("Par commune", communes, total, "Commune"),
    ...(total === 0
      ? []
      : [
          remark(
            `Sur ${formatNumber(total)} ${total < 2 ? "entreprise participante" : "entreprises participantes"}. Les groupes de moins de ${formatNumber(k)} entreprises sont réunis.`,
          ),
        ]),
    ...schematicMap(map),
  ];
}

function byTrade(trades: readonly PublishedGroup[], total: number, k: number): readonly Content[] {
  if (total === 0) return [];
  if (trades.length === 0)
    return [
      heading("Par métier"),
      remark(`Aucun métier ne réunit ${formatNumber(k)} entreprises : rien n’est publié.`),
    ];
  const bars = trades.map(({ label, firms }) => ({
    label: said(label),
    n: firms,
    N: total,
    value: said(`${formatOutOf(firms, total)} · ${part(firms, total)}`),
  }));
  return [
    {
      stack: [
        blockHeading("Par métier"),
        { svg: rankedBars("Participantes par métier", bars, ink), width: CONTENT_WIDTH },
      ],
      unbreakable: true,
    },
  ];
}

function schematicMap({ placed, unplaced }: CollectiveReport["map"]): readonly Content[] {
  if (placed.length === 0) return [];
  const elsewhere = unplaced.map(({ label, firms }) => `${label} (${formatNumber(firms)})`);
  const communes = placed.map((each) => ({ ...each, label: said(each.label) }));
  return [
    {
      unbreakable: true,
      stack: [
        blockHeading("Carte schématique des communes"),
        { svg: communeMap(communes, ink), width: CONTENT_WIDTH },
        remark(
          [
            "La surface d’un cercle suit le nombre d’entreprises. Positions : GeoNames, CC BY 4.0.",
            ...(elsewhere.length === 0 ? [] : [`Hors de la carte : ${listed(elsewhere)}.`]),
          ].join(" "),
        ),
      ],
    },
  ];
}

/** Two short tables; one alone takes the whole width. */
function sideBySide(left: readonly Content[], right: readonly Content[]): Content {
  if (left.length === 0 || right.length === 0) return { stack: [...left, ...right] };
  return { columns: [{ stack: [...left] }, { stack: [...right] }], columnGap: 28, unbreakable: true };
}

function counts(
  title: string,
  groups: readonly PublishedGroup[],
  total: number,
  what: string,
): readonly Content[] {
  if (groups.length === 0) return [];
  const rows = table(
    [
      { title: what, width: "*" },
      { title: "Entreprises", width: 62, alignment: "right" },
      { title: "Part", width: 44, alignment: "right" },
    ],
    groups.map(({ label, firms }) => [label, formatOutOf(firms, total), part(firms, total)]),
    { compact: true },
  );
  return groups.length > MOST_TOGETHER ? [heading(title), rows] : [kept(heading(title), rows)];
}

/** A table of more rows than this may break across pages. */
const MOST_TOGETHER = 12;

function part(firms: number, total: number): string {
  if (total === 0) return "";
  const percent = roundedPercent(firms / total);
  return percent === 0 ? `moins de ${PERCENT_STEP} %` : `${percent} %`;
}
