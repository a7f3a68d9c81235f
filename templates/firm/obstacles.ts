/** Obstacles by family, told by how they are known; then opportunities. */
import type { Content } from "pdfmake/interfaces";
import { formatCount } from "#app/domain/format.ts";
import type { FirmReport, ReportedTag } from "#app/domain/report/firm-report.ts";
import { sourceWords } from "#templates/firm/words.ts";
import { table } from "#templates/nodes/table.ts";
import { chapter, heading, paragraph, said } from "#templates/nodes/text.ts";
import { ink } from "#templates/theme.ts";

export function obstaclesAndOpportunities(report: FirmReport): readonly Content[] {
  return [
    chapter("Freins et opportunités"),
    paragraph(
      "Un frein est déclaré quand vous l’avez cité, constaté quand vos réponses le montrent, prouvé quand un document l’appuie. Les deux premiers ne disent pas toujours la même chose, et c’est souvent là que commence la discussion.",
      "lead",
      [0, 0, 0, 4],
    ),
    ...(report.obstacles.length === 0
      ? [paragraph("Aucun frein n’a été relevé.")]
      : report.obstacles.flatMap(family)),
    heading("Opportunités"),
    ...opportunities(report.opportunities),
  ];
}

function family(group: FirmReport["obstacles"][number]): readonly Content[] {
  return [
    heading(group.label),
    table(
      [
        { title: "Frein", width: 170 },
        { title: "D’où il vient", width: "*" },
      ],
      group.obstacles.map((tag) => [obstacle(tag), origins(tag)]),
      { compact: true },
    ),
  ];
}

function obstacle(tag: ReportedTag): Content {
  return {
    stack: [
      { text: said(tag.label), bold: true, fontSize: 9 },
      { text: said(tag.sources.map((source) => sourceWords[source]).join(", ")), style: "small" },
    ],
  };
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

/** At most two origins: beyond, a row would grow past what a reader takes in. */
const ORIGINS = 2;

function origins(tag: ReportedTag): Content {
  const shown = tag.because.slice(0, ORIGINS).map(origin);
  const more = tag.because.length - shown.length;
  if (more === 0) return { stack: shown };
  return {
    stack: [
      ...shown,
      { text: said(`et ${formatCount(more, "autre réponse", "autres réponses")}`), style: "small" },
    ],
  };
}

function origin(reason: ReportedTag["because"][number]): Content {
  return {
    text: [
      { text: `${said(reason.question)} `, color: ink.inkSoft },
      { text: said(shortened(reason.answer)) },
    ],
    fontSize: 8.2,
    lineHeight: 1.2,
    margin: [0, 0, 0, 1.5],
  };
}

function shortened(answer: string): string {
  return answer.length > 200 ? `${answer.slice(0, 199).trimEnd()}…` : answer;
}
