/** « Où vous en êtes » : every theme with its bar, then what the answers say. */
import type { Column, Content } from "pdfmake/interfaces";
import { themeBar } from "#app/charts/theme-bar.ts";
import { formatCount, formatPercent, formatScore } from "#app/domain/format.ts";
import type { FirmReport, ReportedAnswer, ReportedTheme } from "#app/domain/report/firm-report.ts";
import { disc } from "#templates/nodes/disc.ts";
import { levelMark } from "#templates/nodes/level.ts";
import { table } from "#templates/nodes/table.ts";
import { chapter, heading, kept, paragraph, said } from "#templates/nodes/text.ts";
import { ink } from "#templates/theme.ts";

export function whereYouStand(report: FirmReport): readonly Content[] {
  const scored = report.themes.filter((theme) => theme.scored);
  return [
    chapter("Où vous en êtes"),
    paragraph(introduction(report), "lead", [0, 0, 0, 8]),
    overview(scored, report.levels.length),
    ...indicators(report),
    ...report.themes.flatMap((theme) => themeSection(theme, report.levels.length)),
  ];
}

function introduction(report: FirmReport): string {
  const { minimumCoverage } = report.method;
  const group = report.themes.some((theme) => theme.group !== null)
    ? " Le trait vertical est la médiane des autres entreprises du groupe ; la bande claire, la moitié d’entre elles."
    : "";
  const marks = " Dans le détail, un disque plein marque un point fort, un quart de disque un point faible.";
  return `Chaque thème est noté de 0 à 100 sur vos réponses. Il n’est noté que si au moins ${formatPercent(minimumCoverage)} de ses questions ont une réponse : sinon, il est « Non évalué », ce qui n’est pas une mauvaise note.${group}${marks}`;
}

const BAR_WIDTH = 152;

function overview(themes: readonly ReportedTheme[], levelCount: number): Content {
  return table(
    [
      { title: "Thème", width: 150 },
      { title: "Score sur 100", width: BAR_WIDTH },
      { title: "", width: 24, alignment: "right" },
      { title: "Réponses", width: 44, alignment: "right" },
      { title: "Niveau", width: "*" },
    ],
    themes.map((theme) => [
      theme.label,
      // The air above and below the bar is the table's affair.
      { svg: bar(theme, levelCount), width: BAR_WIDTH, margin: [0, -3, 0, -7] },
      {
        text: theme.score === null ? "—" : formatScore(theme.score),
        bold: true,
        alignment: "right",
        fontSize: 9,
      },
      {
        text: theme.coverage === null ? "—" : formatPercent(theme.coverage),
        alignment: "right",
        fontSize: 9,
      },
      levelMark(theme.level, levelCount, 8.5),
    ]),
    { compact: true },
  );
}

function bar(theme: ReportedTheme, levelCount: number): string {
  return themeBar(
    {
      label: theme.label,
      score: theme.score,
      levelRank: theme.level?.rank ?? null,
      levelCount,
      group: theme.group,
    },
    ink,
    BAR_WIDTH,
  );
}

function indicators(report: FirmReport): readonly Content[] {
  if (report.indicators.length === 0) return [];
  return [
    heading("Quelques chiffres"),
    table(
      [
        { title: "Indicateur", width: "*" },
        { title: "Valeur", width: 140, alignment: "right" },
      ],
      report.indicators.map((indicator) => [indicator.label, indicator.words]),
    ),
  ];
}

function themeSection(theme: ReportedTheme, levelCount: number): readonly Content[] {
  const title = [heading(theme.label), themeHeadline(theme, levelCount)];
  const [first, second, ...others] = theme.answers;
  if (first === undefined) return [kept(...title, paragraph("Aucune réponse pour l’instant.", "small"))];
  const begin = second === undefined ? [first] : [first, second];
  // Long words may run over the page: they can't be kept with their title.
  if (!begin.every(isShort)) return [...title, ...theme.answers.map(answerLine)];
  return [kept(...title, ...begin.map(answerLine)), ...endingTogether(others)];
}

/** The last answer never stands alone at the head of a page: it takes the one before along. */
function endingTogether(answers: readonly ReportedAnswer[]): readonly Content[] {
  const end = answers.slice(-2);
  if (!end.every(isShort)) return answers.map(answerLine);
  return [...answers.slice(0, -2).map(answerLine), kept(...end.map(answerLine))];
}

/** Long enough for what the consultant notes most often. */
const SHORT_REMARK = 600;

function isShort({ answer, comment }: ReportedAnswer): boolean {
  return answer.length <= SHORT_REMARK && (comment ?? "").length <= SHORT_REMARK;
}

function themeHeadline(theme: ReportedTheme, levelCount: number): Content {
  if (!theme.scored) return paragraph("Thème de contexte : il n’entre pas dans le score.", "small");
  return {
    columns: [
      { stack: [levelMark(theme.level, levelCount, 9)], width: 98 },
      { text: said(headlineWords(theme)), style: "small", width: "*" },
    ],
    margin: [0, 0, 0, 2],
  };
}

function headlineWords(theme: ReportedTheme): string {
  const coverage = theme.coverage === null ? "" : `${formatPercent(theme.coverage)} des questions`;
  const score =
    theme.score === null
      ? `trop peu de réponses${coverage === "" ? "" : ` : ${coverage}`}`
      : `${formatScore(theme.score)} sur 100${coverage === "" ? "" : ` · ${coverage}`}`;
  const stake = theme.stake === null ? "" : ` · enjeu : ${theme.stake} sur 3`;
  const group =
    theme.group === null
      ? ""
      : ` · médiane de ${formatCount(theme.group.firms, "autre entreprise", "autres entreprises")} : ${formatScore(theme.group.median)}`;
  return `${score}${stake}${group}`;
}

/** Beyond this length an answer takes the whole width, under its question. */
const SHORT_ANSWER = 160;

/** A remark may be of 4,000 characters: it stands under its answer at full width and may run over the page. */
function answerLine(item: ReportedAnswer): Content {
  const remark: Content[] = item.comment === null ? [] : [remarkLine(item.comment)];
  return {
    stack: [item.answer.length > SHORT_ANSWER ? longAnswer(item) : shortAnswer(item), ...remark],
    margin: [0, 0, 0, 3.5],
  };
}

function shortAnswer(item: ReportedAnswer): Content {
  return {
    columns: [
      standingMark(item),
      { text: said(item.question), width: 268, fontSize: 8.4, lineHeight: 1.15, color: ink.inkSoft },
      { text: said(item.answer), width: "*", fontSize: 8.5, lineHeight: 1.15, bold: item.standing !== null },
    ],
    columnGap: 7,
    unbreakable: true,
  };
}

function longAnswer(item: ReportedAnswer): Content {
  return {
    margin: [16, 0, 0, 0],
    stack: [
      { text: said(item.question), fontSize: 8.4, color: ink.inkSoft },
      { text: said(item.answer), fontSize: 8.6 },
    ],
  };
}

/** Words in guillemets, which become marks of the second rank inside of ours. */
function remarkLine(comment: string): Content {
  return {
    text: said(`« ${comment.replace(/«\s*/g, "“").replace(/\s*»/g, "”")} »`),
    italics: true,
    fontSize: 8.4,
    lineHeight: 1.2,
    margin: [16, 1, 0, 1],
  };
}

/** A full disc for a strength, a quarter for a weakness, nothing between: read without colour. */
function standingMark({ standing }: ReportedAnswer): Column {
  // As tall as a mark: an empty line would be taller, and rows uneven.
  if (standing === null) return { text: "", fontSize: 6, lineHeight: 1, width: 9 };
  return { ...disc(standing === "strength" ? 3 : 0, 4, 8), width: 9, margin: [0, 1, 0, 0] };
}
