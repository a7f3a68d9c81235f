/** « L’essentiel » : the page that a director in a hurry reads, and the only one that must stand alone. */
import type { Column, Content, Margins } from "pdfmake/interfaces";
import { FEWEST_AXES, radarChart } from "#app/charts/radar.ts";
import { wrapped } from "#app/charts/svg.ts";
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
import { disc } from "#templates/nodes/disc.ts";
import { levelMark } from "#templates/nodes/level.ts";
import { rowNumber, table } from "#templates/nodes/table.ts";
import { capitalized, chapter, heading, markedList, paragraph, said } from "#templates/nodes/text.ts";
import { CONTENT_WIDTH, ink } from "#templates/theme.ts";

export function essentials(report: FirmReport): readonly Content[] {
  const { strengths, weaknesses, obstacles, opportunities, decided } = report.essentials;
  return [
    chapter("L’essentiel"),
    { columns: [picture(report), headline(report)], columnGap: SECOND_HALF - PICTURE },
    sideBySide(
      block("Points forts", strengths.map(answered), strongMark, "Aucune réponse notée au plus haut."),
      block("Points faibles", weaknesses.map(answered), weakMark, "Aucune réponse notée au plus bas."),
    ),
    sideBySide(
      block("Freins", obstacles.map(labelled), weakMark, "Aucun frein relevé."),
      block("Opportunités", opportunities.map(labelled), arrow, "Aucune opportunité relevée."),
    ),
    {
      ...heading(decided ? "Les premières actions" : "Actions proposées, à décider ensemble"),
      margin: HEADING,
    },
    ...firstActions(report),
  ];
}

/** Closer than elsewhere: the page holds a lot, and must hold it all. */
const HEADING: Margins = [0, 7, 0, 3];

function sideBySide(left: Content, right: Content): Content {
  return { columns: [left, right], columnGap: GUTTER };
}

const GUTTER = 28;
/** Where the right half of the page begins. */
const SECOND_HALF = (CONTENT_WIDTH + GUTTER) / 2;
const PICTURE = 252;

/** The radar; with too few themes to draw one, a bar for each. */
function picture(report: FirmReport): Column {
  const scored = scoredThemes(report);
  if (!hasRadar(report)) return { stack: scored.flatMap((theme) => lone(theme, report)), width: PICTURE };
  const axes = scored.map((theme) => ({
    label: theme.shortLabel,
    score: theme.score,
    coverage: theme.coverage,
    groupMedian: theme.group?.median ?? null,
  }));
  return { svg: radarChart(axes, ink), width: PICTURE, margin: [-8, -14, 0, -10] };
}

function hasRadar(report: FirmReport): boolean {
  return scoredThemes(report).length >= FEWEST_AXES;
}

function scoredThemes(report: FirmReport): readonly ReportedTheme[] {
  return report.themes.filter((theme) => theme.scored);
}

function lone(theme: ReportedTheme, report: FirmReport): Content[] {
  const { label, score, level, group } = theme;
  const bar = { label, score, levelRank: level?.rank ?? null, levelCount: report.levels.length, group };
  const words = score === null ? "" : `  ${formatScore(score)} sur 100`;
  return [
    {
      text: [
        { text: said(label), bold: true },
        { text: said(words), color: ink.inkSoft },
      ],
      fontSize: 9,
    },
    { svg: themeBar(bar, ink, LONE_BAR_WIDTH), width: LONE_BAR_WIDTH, margin: [0, 0, 0, 6] },
  ];
}

const LONE_BAR_WIDTH = 230;

function headline(report: FirmReport): Content {
  const { score, level } = report.essentials;
  return {
    stack: [
      levelMark(level, report.levels.length, 10),
      ...(score === null ? [] : [figure(score)]),
      paragraph(
        `${coverageWords(report)}${hasRadar(report) ? ` ${legend(report)}` : ""}`,
        "small",
        score === null ? [0, 8, 0, 6] : undefined,
      ),
      ...appointment(report),
    ],
    margin: [0, hasRadar(report) ? 8 : 0, 0, 0],
  };
}

function figure(score: number): Content {
  return {
    text: [
      { text: formatScore(score), style: "figure" },
      { text: said("  sur 100"), style: "small" },
    ],
    margin: [0, 6, 0, 2],
  };
}

function coverageWords(report: FirmReport): string {
  const { coverage } = report.essentials;
  return coverage === null
    ? "Aucune question notée n’a de réponse."
    : `${formatPercent(coverage)} des questions notées ont une réponse.`;
}

function legend(report: FirmReport): string {
  const bands = report.themes.flatMap((theme) => (theme.group === null ? [] : [theme.group.firms]));
  const hollow = "Point creux : thème couvert en partie.";
  if (bands.length === 0) return hollow;
  return `Trait plein : votre entreprise ; pointillé : médiane d’au moins ${formatCount(Math.min(...bands), "autre entreprise", "autres entreprises")} du groupe. ${hollow}`;
}

/** A mark is made for each line: pdfmake writes positions into what it is given. */
function block(title: string, items: readonly Content[], mark: () => Content, empty: string): Content {
  const list =
    items.length === 0
      ? paragraph(empty, "small")
      : markedList(items.map((words) => ({ mark: mark(), words })));
  return { stack: [{ ...heading(title), margin: HEADING }, list] };
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
        { title: "Aide possible", width: AID_WIDTH },
      ],
      actions.map((action) => [
        rowNumber(action.number),
        cell(action.title, 166),
        cell(action.owner ?? "à nommer", 68),
        action.dueOn === null ? "à fixer" : formatShortDate(action.dueOn),
        possibleAid(action),
      ]),
      { compact: true },
    ),
  ];
}

/** Two lines of a cell. */
function cell(words: string, width: number): string {
  return lines(words, width, 9, 2).join(" ");
}

const AID_WIDTH = 116;

/** A line for its name, a line for its verdict: what is cut must not be the verdict. */
function possibleAid(action: ReportedAction): string | Content {
  const best = action.schemes[0];
  if (best === undefined) return action.collectiveActions.length > 0 ? "Action collective" : "—";
  return {
    stack: [
      { text: lines(best.name, AID_WIDTH, 9, 1).join(" "), fontSize: 9, lineHeight: 1.25 },
      { text: said(verdictWords[best.verdict]), fontSize: 8.2, lineHeight: 1.1, color: ink.inkSoft },
    ],
  };
}

function appointment(report: FirmReport): readonly Content[] {
  const next = report.operation?.nextAppointment ?? null;
  if (next === null) return [];
  return [
    { text: "Prochain rendez-vous", style: "h3", margin: [0, 4, 0, 1] },
    paragraph(capitalized(formatAppointment(next.at)), "body", [0, 0, 0, 0]),
    // The place is somebody's own words, with their own capital: it stands on a line of its own.
    ...(next.place === null
      ? []
      : [paragraph(lines(next.place, PLACE_WIDTH, 9.5, 1).join(" "), "body", [0, 0, 0, 0])]),
  ];
}

const PLACE_WIDTH = CONTENT_WIDTH - SECOND_HALF;

/** What was answered stands out, the question says of what: three lines for both, whatever their length. */
function answered(item: ReportedAnswer): Content {
  const answer = lines(item.answer, HALF / BOLDNESS, 9, 2);
  const question = lines(item.question, HALF, 7.6, 3 - answer.length);
  return {
    stack: [
      { text: answer.join(" "), fontSize: 9, bold: true, lineHeight: 1.15 },
      { text: question.join(" "), fontSize: 7.6, color: ink.inkSoft, lineHeight: 1.15 },
    ],
  };
}

/** The width that a line of words finds in half a page, beside its mark. */
const HALF = 212;
/** How much wider bold type runs. */
const BOLDNESS = 1.07;

function labelled(item: ReportedTag): Content {
  return { text: lines(item.label, HALF, 9, 1).join(" "), fontSize: 9 };
}

/** Words cut to so many lines, so that the page never overflows. */
function lines(words: string, width: number, fontSize: number, most: number): readonly string[] {
  return wrapped(said(words), width, fontSize, most);
}

function weakMark(): Content {
  return { ...disc(0, 4, 8.5), margin: [0, 1.5, 0, 0] };
}

function strongMark(): Content {
  return { ...disc(3, 4, 8.5), margin: [0, 1.5, 0, 0] };
}

function arrow(): Content {
  return { text: "↗", color: ink.accent, fontSize: 9, bold: true };
}
