/** « L’essentiel » : the page that a director in a hurry reads, and the only one that must stand alone. */
import type { Content } from "pdfmake/interfaces";
import { levelDisc } from "#app/charts/level-disc.ts";
import { FEWEST_AXES, radarChart } from "#app/charts/radar.ts";
import { themeBar } from "#app/charts/theme-bar.ts";
import {
  formatAppointment,
  formatCount,
  formatPercent,
  formatScore,
  formatShortDate,
} from "#app/domain/format.ts";
import type {
  FirmReport,
  ReportedAction,
  ReportedAnswer,
  ReportedTag,
  ReportedTheme,
} from "#app/domain/report/firm-report.ts";
import { verdictWords } from "#templates/firm/words.ts";
import { levelMark } from "#templates/nodes/level.ts";
import { table } from "#templates/nodes/table.ts";
import { chapter, heading, markedList, paragraph, said } from "#templates/nodes/text.ts";
import { ink } from "#templates/theme.ts";

export function essentials(report: FirmReport): readonly Content[] {
  const { strengths, weaknesses, obstacles, opportunities, decided } = report.essentials;
  return [
    chapter("L’essentiel"),
    { columns: [picture(report), headline(report)], columnGap: 24 },
    sideBySide(
      block("Points forts", strengths.map(answered), dot, "Aucune réponse notée au plus haut."),
      block("Points faibles", weaknesses.map(answered), disc, "Aucune réponse notée au plus bas."),
    ),
    sideBySide(
      block("Freins", obstacles.map(labelled), disc, "Aucun frein relevé."),
      block("Opportunités", opportunities.map(labelled), arrow, "Aucune opportunité relevée."),
    ),
    heading(decided ? "Les premières actions" : "Actions proposées, à décider ensemble"),
    ...firstActions(report),
    ...appointment(report),
  ];
}

function sideBySide(left: Content, right: Content): Content {
  return { columns: [left, right], columnGap: 28 };
}

/** The radar; with too few themes to draw one, a bar for each. */
function picture(report: FirmReport): Content {
  const scored = report.themes.filter((theme) => theme.scored);
  if (scored.length < FEWEST_AXES) return { stack: scored.flatMap((theme) => lone(theme, report)), width: 252 };
  const axes = scored.map((theme) => ({
    label: theme.shortLabel,
    score: theme.score,
    coverage: theme.coverage,
    groupMedian: theme.group?.median ?? null,
  }));
  return { svg: radarChart(axes, ink), width: 252, margin: [-8, -14, 0, -10] };
}

function lone(theme: ReportedTheme, report: FirmReport): Content[] {
  const { label, score, level, group } = theme;
  const bar = { label, score, levelRank: level?.rank ?? null, levelCount: report.levels.length, group };
  const words = score === null ? "" : `  ${formatScore(score)} sur 100`;
  return [
    { text: [{ text: said(label), bold: true }, { text: said(words), color: ink.inkSoft }], fontSize: 9 },
    { svg: themeBar(bar, ink, LONE_BAR_WIDTH), width: LONE_BAR_WIDTH, margin: [0, 0, 0, 6] },
  ];
}

const LONE_BAR_WIDTH = 230;

function headline(report: FirmReport): Content {
  const { score, level } = report.essentials;
  return {
    stack: [
      levelMark(level, report.levels.length, 10),
      {
        text: [
          { text: score === null ? "—" : formatScore(score), style: "figure" },
          { text: said(score === null ? "  non évalué" : "  sur 100"), style: "small" },
        ],
        margin: [0, 6, 0, 2],
      },
      paragraph(coverageWords(report), "small"),
    ],
    margin: [0, 40, 0, 0],
  };
}

function coverageWords(report: FirmReport): string {
  const { coverage } = report.essentials;
  const bands = report.themes.flatMap((theme) => (theme.group === null ? [] : [theme.group.firms]));
  const covered =
    coverage === null
      ? "Aucune question notée n’a de réponse."
      : `${formatPercent(coverage)} des questions notées ont une réponse.`;
  if (bands.length === 0) return `${covered} Point creux : thème couvert en partie.`;
  return `${covered} Trait plein : votre entreprise ; pointillé : médiane d’au moins ${formatCount(Math.min(...bands), "autre entreprise", "autres entreprises")} du groupe. Point creux : thème couvert en partie.`;
}

/** A mark is made for each line: pdfmake writes positions into what it is given. */
function block(title: string, items: readonly Content[], mark: () => Content, empty: string): Content {
  const list =
    items.length === 0
      ? paragraph(empty, "small")
      : markedList(items.map((words) => ({ mark: mark(), words })));
  return { stack: [{ ...heading(title), margin: [0, 8, 0, 3] }, list] };
}

function firstActions(report: FirmReport): readonly Content[] {
  const { actions } = report.essentials;
  if (actions.length === 0)
    return [
      paragraph(
        "Aucune action pour l’instant : les réponses n’en appellent pas, ou l’entretien commence.",
        "small",
      ),
    ];
  return [
    table(
      [
        { title: "", width: 14 },
        { title: "Action", width: "*" },
        { title: "Porteur", width: 82 },
        { title: "Échéance", width: 64 },
        { title: "Aide possible", width: 116 },
      ],
      actions.map((action) => [
        { text: String(action.number), font: "Source Serif 4", bold: true, color: ink.accent, fontSize: 11 },
        action.title,
        action.owner ?? "à nommer",
        action.dueOn === null ? "à fixer" : formatShortDate(action.dueOn),
        possibleAid(action),
      ]),
      { compact: true },
    ),
  ];
}

function possibleAid(action: ReportedAction): string {
  const best = action.schemes[0];
  if (best !== undefined) return `${best.name}, ${verdictWords[best.verdict]}`;
  return action.collectiveActions.length > 0 ? "Action collective" : "—";
}

function appointment(report: FirmReport): readonly Content[] {
  const next = report.operation?.nextAppointment ?? null;
  if (next === null) return [];
  const place = next.place === null ? "" : `, ${next.place}`;
  return [paragraph(`Prochain rendez-vous : ${formatAppointment(next.at)}${place}.`, "lead", [0, 8, 0, 0])];
}

/** A question may be long: what was answered stands out, the question says of what. */
function answered(item: ReportedAnswer): Content {
  return {
    stack: [
      { text: said(shortened(item.answer, 90)), fontSize: 9, bold: true, lineHeight: 1.15 },
      { text: said(shortened(item.question, 96)), fontSize: 7.6, color: ink.inkSoft, lineHeight: 1.15 },
    ],
  };
}

function labelled(item: ReportedTag): Content {
  return { text: said(item.label), fontSize: 9 };
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

function disc(): Content {
  return { svg: levelDisc(0, 4, 14, ink), width: 8.5, margin: [0, 1.5, 0, 0] };
}

function dot(): Content {
  return { svg: levelDisc(3, 4, 14, ink), width: 8.5, margin: [0, 1.5, 0, 0] };
}

function arrow(): Content {
  return { text: "↗", color: ink.accent, fontSize: 9, bold: true };
}
