/** What holds the firms back, by family; what is said and not shown; what they could seize. */
import type { Content, TableCell } from "pdfmake/interfaces";
import { rankedBars } from "#app/charts/ranked-bars.ts";
import { barOf } from "#app/charts/synthesis-charts.ts";
import { formatCount, formatNumber } from "#app/domain/format.ts";
import {
  type Gap,
  publishedObstacles,
  saidNotSeen,
  seenNotSaid,
} from "#app/domain/report/collective/reading.ts";
import { countWords } from "#app/domain/report/collective/words.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import type { PublishedFamily } from "#app/domain/synthesis/published-synthesis.ts";
import {
  blockHeading,
  figureCell,
  openingHeight,
  openingWords,
  remark,
} from "#templates/collective/figures.ts";
import { pictureHeight } from "#templates/nodes/picture.ts";
import { table } from "#templates/nodes/table.ts";
import { chapter, heading, kept, paragraph, said } from "#templates/nodes/text.ts";
import { writtenHeight } from "#templates/nodes/written.ts";
import { CONTENT_WIDTH, ink, ROOM } from "#templates/theme.ts";

export function obstaclesByFamily(report: CollectiveReport): readonly Content[] {
  const { synthesis, sentences, texts } = report;
  return [
    chapter("Les freins", {
      newPage: false,
      room: Math.min(ROOM.chapter + writtenHeight(texts.obstacles), ROOM.most),
    }),
    ...openingWords(sentences.obstacles),
    ...synthesis.obstacles.map(family),
    kept(
      heading("Ce qui se dit et ce qui se voit"),
      paragraph(
        "Un frein est déclaré quand le dirigeant le cite, constaté quand ses autres réponses le montrent. L’écart entre les deux apprend quelque chose : un frein qui passe inaperçu, ou une inquiétude que les réponses ne montrent pas.",
      ),
      ...sentences.gaps.map((sentence) => paragraph(sentence)),
    ),
    ...gapTable(
      "Montrés par les réponses, peu cités",
      seenNotSaid(synthesis),
      "Sans que le dirigeant le cite",
    ),
    ...gapTable(
      "Cités, peu montrés par les réponses",
      saidNotSeen(synthesis),
      "Sans que les réponses le montrent",
    ),
  ];
}

function family(each: PublishedFamily): Content {
  const published = publishedObstacles(each);
  const hidden = each.obstacles.length - published.length;
  const bars = published.flatMap(({ label, firms }) => barOf(label, firms));
  return {
    stack: [
      blockHeading(each.label),
      ...(bars.length === 0
        ? []
        : [{ svg: rankedBars(said(`Freins : ${each.label}`), bars, ink), width: CONTENT_WIDTH }]),
      ...(hidden === 0
        ? []
        : [
            remark(
              `${formatCount(hidden, "frein de la famille n’est pas publié", "freins de la famille ne sont pas publiés")} : aucune entreprise, trop peu, ou presque toutes.`,
            ),
          ]),
    ],
    unbreakable: true,
  };
}

/** At most this many lines: the widest gaps are what a reader can take in. */
const MOST_GAPS = 6;

function gapTable(title: string, gaps: readonly Gap[], what: string): readonly Content[] {
  if (gaps.length === 0) return [];
  return [
    {
      unbreakable: true,
      stack: [
        { text: said(title), style: "h3" },
        table(
          [
            { title: "Frein", width: "*" },
            { title: "Entreprises qui l’ont", width: 110, alignment: "right" },
            { title: what, width: 120, alignment: "right" },
          ],
          gaps
            .slice(0, MOST_GAPS)
            .map(({ obstacle, firms }): (TableCell | string)[] => [
              obstacle.label,
              figureCell(countWords(obstacle.firms)),
              figureCell(
                `${formatNumber(firms)} sur ${formatNumber(obstacle.firms.kind === "exact" ? obstacle.firms.n : firms)}`,
              ),
            ]),
          { compact: true },
        ),
      ],
    },
  ];
}

/** Points: the title, and the air around the chart. */
const AROUND_CHART = 90;

export function opportunities({ synthesis, sentences, texts }: CollectiveReport): readonly Content[] {
  const bars = synthesis.opportunities.flatMap(({ label, firms }) => barOf(label, firms));
  const hidden = synthesis.opportunities.filter(({ firms }) => firms.kind === "hidden").length;
  const svg = rankedBars("Opportunités", bars, ink);
  const words = openingHeight(sentences.opportunities) + writtenHeight(texts.opportunities);
  const whole = AROUND_CHART + words + (bars.length === 0 ? 0 : pictureHeight(svg, CONTENT_WIDTH));
  return [
    chapter("Les opportunités", {
      newPage: false,
      room: whole > ROOM.most ? ROOM.chapter : Math.max(ROOM.shortChapter, whole),
    }),
    ...openingWords(sentences.opportunities),
    ...(bars.length === 0
      ? []
      : [
          {
            svg,
            width: CONTENT_WIDTH,
            margin: [0, 8, 0, 0],
          } satisfies Content,
        ]),
    ...(hidden === 0
      ? []
      : [
          remark(
            `${formatCount(hidden, "opportunité n’est pas publiée", "opportunités ne sont pas publiées")} : aucune entreprise, trop peu, ou presque toutes.`,
          ),
        ]),
  ];
}
