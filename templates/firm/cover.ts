/** The cover: whose report it is, when, by whom, paid by whom, and that it is confidential. */
import type { Content } from "pdfmake/interfaces";
import { formatDate } from "#app/domain/format.ts";
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import { said } from "#templates/nodes/text.ts";
import { CONTENT_WIDTH, ink } from "#templates/theme.ts";

export function cover(report: FirmReport): readonly Content[] {
  const { firm, operation } = report;
  return [
    { text: "Diapason", font: "Source Serif 4", fontSize: 15, color: ink.accent, margin: [0, 6, 0, 150] },
    { text: said(operation?.name ?? report.questionnaire.title), style: "lead", margin: [0, 0, 0, 10] },
    { text: said("Rapport de diagnostic 360°"), style: "small", margin: [0, 0, 0, 4] },
    { text: said(firm.name), style: "title", fontSize: nameSize(firm.name) },
    { canvas: [{ type: "rect", x: 0, y: 0, w: 44, h: 2.2, color: ink.accent }], margin: [0, 16, 0, 18] },
    { text: said(identity(report)), style: "lead", margin: [0, 0, 0, 40] },
    { layout: "noBorders", table: { dontBreakRows: true, widths: [110, "*"], body: facts(report) } },
    confidential(report),
  ];
}

/** Names of 120 characters exist: they are set smaller, never cut. */
function nameSize(name: string): number {
  if (name.length > 80) return 19;
  return name.length > 44 ? 24 : 30;
}

function identity({ firm }: FirmReport): string {
  return [firm.trade, firm.city, ...firm.labels].filter((part) => part !== null && part !== "").join(" · ");
}

function facts(report: FirmReport): Content[][] {
  const { operation, firm } = report;
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [report.assessedOn === null ? "Entretien" : "Entretien du", interviewWords(report)],
    ["Rapport du", formatDate(report.issuedOn)],
    ["Dirigeant", firm.director],
    ["Consultant", operation?.consultant?.name],
    ["Financé par", operation?.funders.join(", ")],
    ["Questionnaire", `${report.questionnaire.title}, version ${report.questionnaire.version}`],
  ];
  return rows
    .filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([label, value]) => [
      { text: said(label), style: "small", margin: [0, 3, 0, 3] },
      { text: said(value ?? ""), style: "body", margin: [0, 2, 0, 2] },
    ]);
}

/** Nothing for a report drawn from files: nobody said when the answers were given. */
function interviewWords({ operation, assessedOn }: FirmReport): string | null {
  if (assessedOn !== null) return formatDate(assessedOn);
  return operation === null ? null : "en cours";
}

function confidential({ operation }: FirmReport): Content {
  const funders =
    operation === null
      ? ""
      : " Les financeurs de l’opération ne voient jamais ses réponses : ils lisent une synthèse du groupe où aucune entreprise ne peut être reconnue.";
  return {
    absolutePosition: { x: 48, y: 720 },
    layout: "noBorders",
    table: {
      dontBreakRows: true,
      widths: [CONTENT_WIDTH - 24],
      body: [
        [
          {
            stack: [
              { text: "Confidentiel", bold: true, fontSize: 10, color: ink.signal },
              {
                text: said(`Ce rapport appartient à l’entreprise.${funders}`),
                style: "small",
                margin: [0, 3, 0, 0],
              },
            ],
          },
        ],
      ],
    },
  };
}
