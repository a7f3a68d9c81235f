/** The action plan: the matrix, the table of actions, a sheet for each, the reserve and what was set aside. */
import type { Content } from "pdfmake/interfaces";
import { impactEffortMatrix } from "#app/charts/impact-effort.ts";
import { formatCount, formatDate, formatEuro, formatShortDate } from "#app/domain/format.ts";
import type { FirmReport, ReportedAction } from "#app/domain/report/firm-report.ts";
import { effortWords, horizonWords, impactWords, statusWords, verdictWords } from "#templates/firm/words.ts";
import { heightOf, roomAbove, rowNumber, table } from "#templates/nodes/table.ts";
import { chapter, heading, kept, numbered, paragraph, said } from "#templates/nodes/text.ts";
import { CONTENT_WIDTH, ink } from "#templates/theme.ts";

export function actionPlan(report: FirmReport): readonly Content[] {
  const { plan } = report;
  const decided = plan.actions.length > 0;
  const shown = decided ? plan.actions : plan.head.slice(0, PROPOSED);
  return [
    kept(
      chapter("Plan d’actions", { newPage: false }),
      paragraph(introduction(report), "lead", [0, 0, 0, 8]),
      ...(shown.length === 0 ? [] : [matrix(shown)]),
    ),
    ...(decided ? [summary(shown)] : []),
    ...sheets(decided ? "Chaque action" : "À discuter d’abord", shown),
    ...reserve(report, decided ? 0 : shown.length),
    ...setAside(report),
  ];
}

/** While nothing is decided, this many suggestions have a sheet. */
const PROPOSED = 5;

function matrix(actions: readonly ReportedAction[]): Content {
  return { svg: impactEffortMatrix(actions, ink), width: 350, alignment: "center", margin: [0, 4, 0, 8] };
}

function introduction({ plan }: FirmReport): string {
  if (plan.actions.length === 0)
    return "Aucune action n’est encore décidée. Les suggestions ci-dessous viennent de vos réponses ; elles attendent d’être choisies ensemble.";
  if (plan.agreedOn === null)
    return "Ces actions ont été retenues avec le consultant ; le plan n’est pas encore arrêté. En haut à gauche de la grille : beaucoup d’effet pour peu d’effort, c’est par là qu’il faut commencer.";
  return `Plan arrêté ensemble le ${formatDate(plan.agreedOn)}. En haut à gauche de la grille : beaucoup d’effet pour peu d’effort, c’est par là qu’il faut commencer.`;
}

/** On one page when a good half of one can hold it. */
function summary(actions: readonly ReportedAction[]): Content {
  const rows = actions.map(({ title, owner }) => [
    [title, SUMMARY_TITLE_WIDTH] as const,
    [owner ?? "", OWNER_WIDTH] as const,
  ]);
  return heightOf(rows) > TALLEST_WHOLE_TABLE ? summaryTable(actions) : kept(summaryTable(actions));
}

const OWNER_WIDTH = 88;
/** What the other columns leave to the titles. */
const SUMMARY_TITLE_WIDTH = 174;
const TALLEST_WHOLE_TABLE = 400;

function summaryTable(actions: readonly ReportedAction[]): Content {
  return table(
    [
      { title: "", width: 14 },
      { title: "Action", width: "*" },
      { title: "Porteur", width: OWNER_WIDTH },
      { title: "Échéance", width: 62 },
      { title: "Coût", width: 48, alignment: "right" },
      { title: "État", width: 58 },
    ],
    actions.map((action) => [
      rowNumber(action.number),
      action.title,
      action.owner ?? "à nommer",
      action.dueOn === null ? "à fixer" : formatShortDate(action.dueOn),
      action.cost === null ? "à chiffrer" : formatEuro(action.cost),
      statusWords[action.status],
    ]),
    { compact: true },
  );
}

function sheets(title: string, [first, ...others]: readonly ReportedAction[]): readonly Content[] {
  if (first === undefined) return [];
  return [kept(heading(title), sheet(first, true)), ...others.map((action) => sheet(action, false))];
}

function sheet(action: ReportedAction, isFirst: boolean): Content {
  return {
    unbreakable: true,
    margin: [0, isFirst ? 0 : 10, 0, 0],
    layout: sheetLayout,
    table: {
      widths: [CONTENT_WIDTH - SHEET_SIDES],
      body: [[{ stack: [sheetTitle(action), sheetBody(action)] }]],
    },
  };
}

function sheetTitle(action: ReportedAction): Content {
  return {
    text: [{ text: `${action.number}  `, color: ink.accent }, { text: said(action.title) }],
    font: "Source Serif 4",
    bold: true,
    fontSize: 12,
    margin: [0, 0, 0, 4],
  };
}

/** Why and how on the left, who, when and with what on the right. */
function sheetBody(action: ReportedAction): Content {
  return {
    columns: [
      {
        width: 252,
        stack: [
          { text: said(action.why), fontSize: 9, lineHeight: 1.25 },
          ...reasons(action),
          small("Premiers pas"),
          numbered(action.steps, 8.8),
        ],
      },
      { width: "*", stack: [nature(action), ...facts(action)] },
    ],
    columnGap: 20,
  };
}

function small(title: string): Content {
  return { text: title, style: "h3", fontSize: 8.8, margin: [0, 6, 0, 2] };
}

/** Enough to recognise one's own words, few enough that the sheet stays on its page. */
const REASONS = 4;

function reasons(action: ReportedAction): readonly Content[] {
  if (action.because.length === 0) return [];
  return [
    small("Les réponses qui y mènent"),
    {
      ul: action.because.slice(0, REASONS).map((reason) => ({
        text: [
          { text: `${said(reason.question)} `, color: ink.inkSoft },
          { text: said(reason.answer.slice(0, 200)) },
        ],
        fontSize: 8.8,
        lineHeight: 1.2,
        margin: [0, 0, 0, 1],
      })),
      markerColor: ink.line,
    },
  ];
}

function nature({ horizon, impact, effort }: ReportedAction): Content {
  const words = [horizonWords[horizon], impactWords[impact - 1], effortWords[effort - 1]];
  return { text: said(words.join(" · ")), style: "small", margin: [0, 0, 0, 3] };
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
    margin: [0, 0, 0, 2],
  }));
}

/** What a sheet's air and rules take of its width. */
const SHEET_SIDES = 14 + 12 + 2.4 + 0.6;

const sheetLayout = {
  hLineWidth: () => 0.6,
  vLineWidth: (column: number) => (column === 0 ? 2.4 : 0.6),
  hLineColor: () => ink.line,
  vLineColor: (column: number) => (column === 0 ? ink.accent : ink.line),
  paddingLeft: () => 14,
  paddingRight: () => 12,
  paddingTop: () => 9,
  paddingBottom: () => 9,
};

/** Suggestions printed with their reason; the others are counted, and stay in the application. */
const RESERVE_SHOWN = 10;

function reserve({ plan }: FirmReport, alreadyShown: number): readonly Content[] {
  const waiting = plan.reserve.slice(alreadyShown);
  const [first] = waiting;
  if (first === undefined) return [];
  const more = waiting.length - RESERVE_SHOWN;
  return [
    heading("En réserve", ROOM_OF_INTRODUCTION + roomFor(first.title, first.why)),
    paragraph(
      "Vos réponses appellent aussi ces actions. Elles attendent que les premières soient faites.",
      "small",
      [0, 0, 0, 8],
    ),
    table(
      [
        { title: "Action", width: TITLE_WIDTH },
        { title: "Pourquoi", width: "*" },
      ],
      waiting.slice(0, RESERVE_SHOWN).map((item) => [item.title, item.why]),
      { compact: true },
    ),
    ...(more > 0
      ? [
          paragraph(
            `Et ${formatCount(more, "autre suggestion", "autres suggestions")} de moindre priorité, à voir avec votre consultant.`,
            "small",
            [0, 9, 0, 0],
          ),
        ]
      : []),
  ];
}

const TITLE_WIDTH = 190;
/** The line under « En réserve ». */
const ROOM_OF_INTRODUCTION = 18;

function roomFor(title: string, words: string): number {
  return roomAbove([
    [title, TITLE_WIDTH],
    [words, CONTENT_WIDTH - TITLE_WIDTH - 14],
  ]);
}

function setAside({ plan }: FirmReport): readonly Content[] {
  const [first] = plan.rejected;
  if (first === undefined) return [];
  return [
    heading("Écarté ensemble", roomFor(first.title, first.reason)),
    table(
      [
        { title: "Action", width: TITLE_WIDTH },
        { title: "Motif", width: "*" },
      ],
      plan.rejected.map((item) => [item.title, item.reason]),
      { compact: true },
    ),
  ];
}
