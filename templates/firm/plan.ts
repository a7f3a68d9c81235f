/** The action plan: the matrix, the table of actions, a sheet for each, the reserve and what was set aside. */
import type { Content } from "pdfmake/interfaces";
import { impactEffortMatrix } from "#app/charts/impact-effort.ts";
import { formatCount, formatDate, formatEuro, formatShortDate } from "#app/domain/format.ts";
import type { FirmReport, ReportedAction } from "#app/domain/report/firm-report.ts";
import { effortWords, horizonWords, impactWords, statusWords, verdictWords } from "#templates/firm/words.ts";
import { table } from "#templates/nodes/table.ts";
import { chapter, heading, numbered, paragraph, said } from "#templates/nodes/text.ts";
import { CONTENT_WIDTH, ink } from "#templates/theme.ts";

export function actionPlan(report: FirmReport): readonly Content[] {
  const { plan } = report;
  const decided = plan.actions.length > 0;
  const shown = decided ? plan.actions : plan.head.slice(0, PROPOSED);
  return [
    chapter("Plan d’actions"),
    paragraph(introduction(report), "lead", [0, 0, 0, 8]),
    ...(shown.length === 0
      ? []
      : [
          matrix(shown),
          ...(decided ? [summary(shown)] : []),
          heading(decided ? "Chaque action" : "À discuter d’abord"),
          ...shown.map(sheet),
        ]),
    ...reserve(report, decided ? 0 : shown.length),
    ...setAside(report),
  ];
}

/** While nothing is decided, this many suggestions have a sheet. */
const PROPOSED = 5;

function matrix(actions: readonly ReportedAction[]): Content {
  return { svg: impactEffortMatrix(actions, ink), width: 400, alignment: "center", margin: [0, 4, 0, 8] };
}

function introduction({ plan }: FirmReport): string {
  if (plan.actions.length === 0)
    return "Aucune action n’est encore décidée. Les suggestions ci-dessous viennent de vos réponses ; elles attendent d’être choisies ensemble.";
  if (plan.agreedOn === null)
    return "Ces actions ont été retenues avec le consultant ; le plan n’est pas encore arrêté. En haut à gauche de la grille : beaucoup d’effet pour peu d’effort, c’est par là qu’il faut commencer.";
  return `Plan arrêté ensemble le ${formatDate(plan.agreedOn)}. En haut à gauche de la grille : beaucoup d’effet pour peu d’effort, c’est par là qu’il faut commencer.`;
}

function summary(actions: readonly ReportedAction[]): Content {
  return table(
    [
      { title: "", width: 14 },
      { title: "Action", width: "*" },
      { title: "Porteur", width: 84 },
      { title: "Échéance", width: 66 },
      { title: "Coût", width: 56, alignment: "right" },
      { title: "État", width: 52 },
    ],
    actions.map((action) => [
      { text: String(action.number), font: "Source Serif 4", bold: true, color: ink.accent, fontSize: 11 },
      action.title,
      action.owner ?? "à nommer",
      action.dueOn === null ? "à fixer" : formatShortDate(action.dueOn),
      action.cost === null ? "à chiffrer" : formatEuro(action.cost),
      statusWords[action.status],
    ]),
  );
}

function sheet(action: ReportedAction): Content {
  return {
    unbreakable: true,
    margin: [0, 0, 0, 10],
    layout: sheetLayout,
    table: { widths: [CONTENT_WIDTH - 26], body: [[{ stack: [sheetTitle(action), sheetBody(action)] }]] },
  };
}

function sheetTitle(action: ReportedAction): Content {
  const nature = [
    horizonWords[action.horizon],
    impactWords[action.impact - 1],
    effortWords[action.effort - 1],
  ];
  return {
    stack: [
      {
        text: [{ text: `${action.number}  `, color: ink.accent }, { text: said(action.title) }],
        font: "Source Serif 4",
        bold: true,
        fontSize: 12,
      },
      { text: said(nature.join(" · ")), style: "small", margin: [0, 2, 0, 6] },
    ],
  };
}

/** Why and how on the left, who, when and with what on the right. */
function sheetBody(action: ReportedAction): Content {
  return {
    columns: [
      {
        width: 290,
        stack: [
          paragraph(action.why, "body", [0, 0, 0, 4]),
          ...reasons(action),
          { text: "Premiers pas", style: "h3" },
          numbered(action.steps),
        ],
      },
      { width: "*", stack: facts(action) },
    ],
    columnGap: 20,
  };
}

/** Enough to recognise one's own words, few enough that the sheet stays on its page. */
const REASONS = 4;

function reasons(action: ReportedAction): readonly Content[] {
  if (action.because.length === 0) return [];
  return [
    { text: said("Les réponses qui y mènent"), style: "h3" },
    {
      ul: action.because.slice(0, REASONS).map((reason) => ({
        text: [
          { text: `${said(reason.question)} `, color: ink.inkSoft },
          { text: said(reason.answer.slice(0, 200)) },
        ],
        fontSize: 8.8,
        margin: [0, 0, 0, 1.5],
      })),
      markerColor: ink.line,
    },
  ];
}

function facts(action: ReportedAction): Content[] {
  const aids = action.schemes.map((scheme) => `${scheme.name} (${verdictWords[scheme.verdict]})`);
  const rows: readonly (readonly [string, string])[] = [
    ["Porteur", action.owner ?? "à nommer"],
    ["Échéance", action.dueOn === null ? "à fixer" : formatDate(action.dueOn)],
    ["Indicateur", action.indicator ?? "à choisir"],
    ["Coût", action.cost === null ? "à chiffrer" : formatEuro(action.cost)],
    ["Aides", aids.join(" ; ") || "aucune repérée"],
    ...(action.collectiveActions.length === 0
      ? []
      : [["À plusieurs", action.collectiveActions.join(" ; ")] as const]),
  ];
  return rows.map(([label, value]) => ({
    text: [{ text: `${said(label)}  `, color: ink.inkSoft, fontSize: 8 }, { text: said(value) }],
    fontSize: 8.8,
    lineHeight: 1.2,
    margin: [0, 0, 0, 3],
  }));
}

const sheetLayout = {
  hLineWidth: () => 0.6,
  vLineWidth: (column: number) => (column === 0 ? 2.4 : 0.6),
  hLineColor: () => ink.line,
  vLineColor: (column: number) => (column === 0 ? ink.accent : ink.line),
  paddingLeft: () => 14,
  paddingRight: () => 12,
  paddingTop: () => 11,
  paddingBottom: () => 11,
};

/** Suggestions printed with their reason; the others are counted, and stay in the application. */
const RESERVE_SHOWN = 12;

function reserve({ plan }: FirmReport, alreadyShown: number): readonly Content[] {
  const waiting = plan.reserve.slice(alreadyShown);
  if (waiting.length === 0) return [];
  const more = waiting.length - RESERVE_SHOWN;
  return [
    heading("En réserve"),
    paragraph(
      "Vos réponses appellent aussi ces actions. Elles attendent que les premières soient faites.",
      "small",
    ),
    table(
      [
        { title: "Action", width: 190 },
        { title: "Pourquoi", width: "*" },
      ],
      waiting.slice(0, RESERVE_SHOWN).map((item) => [item.title, item.why]),
    ),
    ...(more > 0
      ? [
          paragraph(
            `Et ${formatCount(more, "autre suggestion", "autres suggestions")} de moindre priorité, à voir avec votre consultant.`,
            "small",
            [0, 6, 0, 0],
          ),
        ]
      : []),
  ];
}

function setAside({ plan }: FirmReport): readonly Content[] {
  if (plan.rejected.length === 0) return [];
  return [
    heading("Écarté ensemble"),
    table(
      [
        { title: "Action", width: 190 },
        { title: "Motif", width: "*" },
      ],
      plan.rejected.map((item) => [item.title, item.reason]),
    ),
  ];
}
