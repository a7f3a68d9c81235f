/** The advice to partners, then the annex: definitions, rules, and the tables behind the charts. */
import type { Content, ContentText, TableCell } from "pdfmake/interfaces";
import { formatDate, formatNumber } from "#app/domain/format.ts";
import { explain } from "#app/domain/report/collective/explain.ts";
import { NO_DENOMINATOR, notAssessed } from "#app/domain/report/collective/explained/lines.ts";
import { groupedOrigins, type Origin } from "#app/domain/report/collective/origins.ts";
import { publishedObstacles } from "#app/domain/report/collective/reading.ts";
import {
  amountWords,
  classWords,
  countWords,
  listed,
  NEARLY_ALL_WORDS,
  NOT_PUBLISHED,
  percentWords,
  scoreWords,
  uncapitalized,
} from "#app/domain/report/collective/words.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import type { PublishedObstacle, PublishedScore } from "#app/domain/synthesis/published-synthesis.ts";
import { figureCell, remark } from "#templates/collective/figures.ts";
import { table } from "#templates/nodes/table.ts";
import { bullets, chapter, heading, numbered, paragraph, said } from "#templates/nodes/text.ts";
import { ink, ROOM } from "#templates/theme.ts";

export function partnerAdvice({ partners }: CollectiveReport): readonly Content[] {
  return [
    chapter("Pistes pour les partenaires", { newPage: false }),
    paragraph(
      "Ces pistes sont tirées des chiffres par des règles simples. Elles ouvrent une discussion ; elles ne disent ni cause ni effet.",
      "lead",
    ),
    numbered(partners, 9),
  ];
}

/** What every figure means, and the rules that the document follows. */
export function definitionsAndRules({ annex: content }: CollectiveReport): readonly Content[] {
  return [
    chapter("Annexe : définitions et règles", { newPage: false }),
    heading("Ce que veut dire chaque chiffre"),
    table(
      [
        { title: "Terme", width: 130 },
        { title: "Définition", width: "*" },
      ],
      content.definitions.map(({ term, meaning }) => [
        { text: said(term), bold: true, fontSize: 8.6, lineHeight: 1.2 },
        { text: said(meaning), fontSize: 8.6, lineHeight: 1.2 },
      ]),
      { compact: true },
    ),
    heading("Les règles de publication suivies"),
    bullets(content.rules, 8.6),
  ];
}

/**
 * What stands behind every figure: figures that are made alike are told together, three beside each other, with what is
 * counted and out of what. Who is left out of nearly all of them is said once, at the head.
 */
export function everyFigure(report: CollectiveReport): readonly Content[] {
  const { synthesis } = report;
  const usual = notAssessed(synthesis);
  const entries = groupedOrigins(explain(report)).map((origin) => originCell(origin, usual, synthesis.asOf));
  const rows = Array.from({ length: Math.ceil(entries.length / ABREAST) }, (_, row) =>
    Array.from({ length: ABREAST }, (_cell, column) => entries[ABREAST * row + column] ?? ""),
  );
  if (rows.length === 0) return [];
  const left =
    usual.length === 0 ? "" : ` Ceux qui portent sur les entreprises évaluées sont sans ${listed(usual)}.`;
  return [
    heading("D’où vient chaque chiffre"),
    remark(
      `Chiffres au ${formatDate(synthesis.asOf)}.${left} Les chiffres faits de la même façon sont expliqués ensemble.`,
    ),
    {
      margin: [0, 4, 0, 0],
      layout: originLayout,
      table: { dontBreakRows: true, widths: Array.from({ length: ABREAST }, () => "*"), body: rows },
    },
  ];
}

/** How many origins stand beside each other. */
const ABREAST = 3;

const originLayout = {
  hLineWidth: (row: number) => (row === 0 ? 0.6 : 0),
  vLineWidth: () => 0,
  hLineColor: () => ink.line,
  paddingLeft: (column: number) => (column === 0 ? 0 : 7),
  paddingRight: (column: number) => (column === ABREAST - 1 ? 0 : 7),
  paddingTop: () => 2,
  paddingBottom: () => 0.5,
};

function originCell({ title, figure }: Origin, usual: readonly string[], asOf: string): TableCell {
  const left = figure.exclusions.filter((each) => !usual.includes(each));
  return {
    stack: [
      { text: said(title), bold: true, fontSize: 7.4, lineHeight: 1.1 },
      { text: said(figure.definition), fontSize: 7.4, lineHeight: 1.12 },
      {
        text: said(
          [
            figure.numerator,
            figure.denominator === NO_DENOMINATOR ? "" : ` ÷ ${uncapitalized(figure.denominator)}`,
            left.length === 0 ? "" : `, sans ${listed(left)}`,
            figure.asOf === asOf ? "" : `, au ${formatDate(figure.asOf)}`,
          ].join(""),
        ),
        fontSize: 7,
        lineHeight: 1.15,
        color: ink.inkSoft,
      },
    ],
  };
}

/** Points: the chapter's title; the heading, the table's head and two rows. */
const TITLE = 68;
const MATURITY_ROOM = 80;
/** Points: the heading, its remark, the table's head, and some rows under the name of a family. */
const OBSTACLES_ROOM = ROOM.heading + 90;

const OBSTACLES_REMARK =
  "« Déclaré seulement », « les deux », « constaté seulement » partagent les entreprises du frein ; un tiret : non comparable.";

/** The tables behind the charts. */
export function tables({ synthesis }: CollectiveReport): readonly Content[] {
  const { maturity, obstacles } = synthesis;
  const published = obstacles.flatMap(publishedObstacles);
  const { levels, overall, themes } = maturity;
  return [
    chapter("Annexe : tableaux", { newPage: false, room: MATURITY_ROOM + TITLE }),
    heading("Maturité", MATURITY_ROOM),
    table(
      [
        { title: "Thème", width: "*" },
        { title: "Évaluées", width: 46, alignment: "right" },
        { title: "Médiane", width: 40, alignment: "right" },
        { title: "Quartiles", width: 54, alignment: "right" },
        { title: "Entreprises par niveau", width: 176 },
      ],
      [
        maturityRow("Ensemble", overall, levels),
        ...themes.map((theme) => maturityRow(theme.label, theme, levels)),
      ],
      { dense: true },
    ),
    ...(published.length === 0
      ? []
      : [
          heading("Freins", OBSTACLES_ROOM),
          remark(OBSTACLES_REMARK),
          table(
            [
              { title: "Frein", width: "*" },
              { title: "Entreprises évaluées", width: 92, alignment: "right" },
              { title: "Déclaré seulement", width: 50, alignment: "right" },
              { title: "Les deux", width: 32, alignment: "right" },
              { title: "Constaté seulement", width: 52, alignment: "right" },
              { title: "Prouvé", width: 48, alignment: "right" },
            ],
            obstacles.flatMap((family) =>
              publishedObstacles(family).map((obstacle, index) =>
                index === 0 ? underFamily(family.label, obstacleRow(obstacle)) : obstacleRow(obstacle),
              ),
            ),
            { dense: true },
          ),
        ]),
  ];
}

function maturityRow(
  label: string,
  { evaluated, N, median, q1, q3, spread }: PublishedScore,
  levels: readonly { readonly label: string }[],
): (TableCell | string)[] {
  const words =
    spread.kind === "hidden"
      ? NOT_PUBLISHED
      : spread.kind === "most"
        ? `${levels[spread.rank]?.label ?? ""} : ${NEARLY_ALL_WORDS}`
        : spread.classes
            .map((each) => whole(`${classWords(levels, each)} : ${formatNumber(each.n)}`))
            .join(" · ");
  return [
    label,
    smallFigure(evaluated === null ? NOT_PUBLISHED : `${formatNumber(evaluated)} sur ${formatNumber(N)}`),
    smallFigure(scoreWords(median)),
    smallFigure(q1 === null || q3 === null ? NOT_PUBLISHED : `${scoreWords(q1)} – ${scoreWords(q3)}`),
    { text: said(words), fontSize: 7.4, lineHeight: 1.15 },
  ];
}

/** A figure of the annex. */
function smallFigure(words: string): ContentText {
  return { ...figureCell(words), fontSize: 8.2, lineHeight: 1.15 };
}

/** A class and its number stay on one line. */
function whole(words: string): string {
  return words.replaceAll(" ", "\u00a0");
}

/** The first row of a family, with the family's name above it: a name never stands alone at the foot of a page. */
function underFamily(name: string, [label = "", ...figures]: readonly (ContentText | string)[]): TableCell[] {
  const size = { fontSize: 8.2, lineHeight: 1.15 };
  const above = (words: string, cell: ContentText | string): TableCell => ({
    stack: [
      { ...size, text: said(words), bold: true, color: ink.accent, noWrap: true, margin: [0, 2, 0, 3] },
      typeof cell === "string" ? { ...size, text: said(cell) } : cell,
    ],
  });
  return [above(name, label), ...figures.map((figure) => above(" ", figure))];
}

function obstacleRow({ label, firms, gap, evidenced }: PublishedObstacle): (ContentText | string)[] {
  const part = (value: number | null | undefined) =>
    smallFigure(gap === null && firms.kind === "exact" ? "–" : amountWords(value ?? null));
  return [
    label,
    smallFigure(firms.kind === "exact" ? `${countWords(firms)} · ${percentWords(firms)}` : countWords(firms)),
    part(gap?.declaredOnly),
    part(gap?.both),
    part(gap?.seenOnly),
    smallFigure(countWords(evidenced)),
  ];
}
