/** Obstacles by family, told by how they are known; then opportunities. */
import type { Content } from "pdfmake/interfaces";
import { shortened } from "#app/charts/svg.ts";
import { formatCount } from "#app/domain/format.ts";
import type { FirmReport, ReportedFamily, ReportedTag } from "#app/domain/report/firm-report.ts";
import { sourceWords } from "#templates/firm/words.ts";
import { table } from "#templates/nodes/table.ts";
import { chapter, heading, paragraph, said } from "#templates/nodes/text.ts";
import { ink } from "#templates/theme.ts";

export function obstaclesAndOpportunities(report: FirmReport): readonly Content[] {
  return [
    chapter("Freins et opportunités", { newPage: false }),
    paragraph(
      "Un frein est déclaré quand vous l’avez cité, constaté quand vos réponses le montrent, prouvé quand un document l’appuie. Les deux premiers ne disent pas toujours la même chose, et c’est souvent là que commence la discussion.",
      "lead",
      [0, 0, 0, 4],
    ),
    ...obstacles(report.obstacles),
    heading("Opportunités"),
    ...opportunities(report.opportunities),
  ];
}

/** One table for all: the family is told above its first obstacle, so that its name never parts from it. */
function obstacles(families: readonly ReportedFamily[]): readonly Content[] {
  if (families.length === 0) return [paragraph("Aucun frein n’a été relevé.")];
  return [
    table(
      [
        { title: "Frein", width: 170 },
        { title: "D’où il vient", width: "*" },
      ],
      families.flatMap((family) =>
        family.obstacles.map((tag, index) =>
          index === 0
            ? [under(familyName(family.label), obstacle(tag)), under(familyName(" "), origins(tag))]
            : [obstacle(tag), origins(tag)],
        ),
      ),
      { compact: true },
    ),
  ];
}

function obstacle(tag: ReportedTag): Content {
  return {
    stack: [
      { text: said(tag.label), bold: true, fontSize: 9, lineHeight: 1.2 },
      {
        text: said(tag.sources.map((source) => sourceWords[source]).join(", ")),
        style: "small",
        lineHeight: 1.2,
      },
    ],
  };
}

/** Beside a family's name stands nothing: the words begin at the height of its obstacle. */
function under(name: Content, words: Content): Content {
  return { stack: [name, words] };
}

function familyName(label: string): Content {
  return { text: said(label), style: "h2", fontSize: 11, margin: [0, 5, 0, 2] };
}

function opportunities(tags: readonly ReportedTag[]): readonly Content[] {
  if (tags.length === 0) return [paragraph("Aucune opportunité n’a été relevée.")];
  return [
    table(
      [
        { title: "Opportunité", width: 170 },
        { title: "D’où elle vient", width: "*" },
      ],
      tags.map((tag) => [
        { text: said(tag.label), bold: true, fontSize: 9, color: ink.accent },
        origins(tag),
      ]),
      { compact: true },
    ),
  ];
}

/** One answer is enough to recognise oneself; the others are counted. */
function origins({ because }: ReportedTag): Content {
  const [first] = because;
  if (first === undefined) return { text: "—" };
  const more = because.length - 1;
  const others = more === 0 ? "" : ` — et ${formatCount(more, "autre réponse", "autres réponses")}`;
  return {
    text: [
      { text: `${said(first.question)} `, color: ink.inkSoft },
      { text: said(shortened(first.answer, LONGEST_ANSWER)) },
      { text: said(others), color: ink.inkSoft },
    ],
    fontSize: 8.2,
    lineHeight: 1.2,
  };
}

const LONGEST_ANSWER = 140;
