/** The cover: which operation, for whom, of which day, and that nobody can be recognised in it. */
import type { Content } from "pdfmake/interfaces";
import { formatDate } from "#app/domain/format.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import { said } from "#templates/nodes/text.ts";
import { CONTENT_WIDTH, FONT, ink } from "#templates/theme.ts";

export function cover(report: CollectiveReport): readonly Content[] {
  const { operation } = report;
  return [
    { text: "Diapason", font: FONT.title, fontSize: 15, color: ink.accent, margin: [0, 6, 0, 150] },
    { text: said("Synthèse collective"), style: "lead", margin: [0, 0, 0, 10] },
    { text: said(operation.name), style: "title", fontSize: nameSize(operation.name) },
    { canvas: [{ type: "rect", x: 0, y: 0, w: 44, h: 2.2, color: ink.accent }], margin: [0, 16, 0, 18] },
    { text: said(operation.territory), style: "lead", margin: [0, 0, 0, 40] },
    { layout: "noBorders", table: { dontBreakRows: true, widths: [110, "*"], body: facts(report) } },
    promise(),
  ];
}

/** Names of 120 characters exist: they are set smaller, never cut. */
function nameSize(name: string): number {
  if (name.length > 80) return 19;
  return name.length > 44 ? 24 : 30;
}

function facts({ operation, questionnaire, synthesis, issuedOn }: CollectiveReport): Content[][] {
  const rows: readonly (readonly [string, string | null])[] = [
    ["Données au", formatDate(synthesis.asOf)],
    ["Document du", formatDate(issuedOn)],
    ["Opération", `du ${formatDate(operation.startsOn)} au ${formatDate(operation.endsOn)}`],
    ["Convention", operation.convention],
    ["Financée par", operation.funders.join(", ")],
    ["Conduite par", operation.consultants.join(", ")],
    ["Questionnaire", `${questionnaire.title}, version ${questionnaire.version}`],
  ];
  return rows
    .filter(([, value]) => value !== null && value !== "")
    .map(([label, value]) => [
      { text: said(label), style: "small", margin: [0, 3, 0, 3] },
      { text: said(value ?? ""), style: "body", margin: [0, 2, 0, 2] },
    ]);
}

function promise(): Content {
  return {
    absolutePosition: { x: 48, y: 714 },
    layout: "noBorders",
    table: {
      dontBreakRows: true,
      widths: [CONTENT_WIDTH - 24],
      body: [
        [
          {
            stack: [
              {
                text: said("Des chiffres de groupe, aucune entreprise"),
                bold: true,
                fontSize: 10,
                color: ink.accent,
              },
              {
                text: said(
                  "Les réponses d’une entreprise n’appartiennent qu’à elle. Ce document ne contient que des chiffres tirés d’un nombre suffisant d’entreprises ; les règles suivies et ce qu’elles ont caché sont en annexe.",
                ),
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
