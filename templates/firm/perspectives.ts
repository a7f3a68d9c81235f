/** « Regards croisés » : what the director and the others see, the widest gap first, and what both settled on. */
import type { Content } from "pdfmake/interfaces";
import { type DumbbellTheme, dumbbellChart, dumbbellHeight, PAGE_DUMBBELLS } from "#app/charts/dumbbell.ts";
import { formatCount, formatNumber, formatScore } from "#app/domain/format.ts";
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import type {
  CrossedFinding,
  CrossedPerspectives,
  CrossedView,
} from "#app/domain/report/perspectives/crossed-perspectives.ts";
import { dumbbellsOf } from "#app/domain/report/perspectives/dumbbells.ts";
import {
  gapInWords,
  readingInWords,
  signedGap,
  typicalInWords,
  voiceInWords,
  voiceName,
} from "#app/domain/report/perspectives/perspective-words.ts";
import { table } from "#templates/nodes/table.ts";
import { bullets, chapter, heading, kept, paragraph, said } from "#templates/nodes/text.ts";
import { CONTENT_WIDTH, ink } from "#templates/theme.ts";

/** How many blind spots, and how many hidden strengths, are told. */
const TOLD = 5;

/** How many themes are told in words above the chart. */
const WIDEST = 3;

/**
 * How tall a drawing may be, in points: the first has what its page leaves it under the title, the next ones a page. Longer ones
 * are cut between two themes.
 */
const TALLEST = { first: 505, next: 640 } as const;

/** Nothing for a firm whose director and others have no question in common. */
export function crossedPerspectives({ perspectives }: FirmReport): readonly Content[] {
  if (perspectives === null) return [];
  return [
    chapter("Regards croisés"),
    paragraph(INTRODUCTION, "lead", [0, 0, 0, 6]),
    paragraph(whoAnswered(perspectives), "body", [0, 0, 0, 0]),
    heading("Les écarts, du plus large au plus étroit", 200),
    ...charts(perspectives),
    kept(paragraph(legendWords(perspectives), "small", [0, 4, 0, 6]), bullets(widestInWords(perspectives))),
    ...findings(
      "Angles morts : ce que vous voyez mieux que d’autres",
      "Rien n’y est forcément faux : c’est ce qu’il vaut la peine de vérifier ensemble.",
      perspectives.blindSpots,
    ),
    ...findings(
      "Forces cachées : ce que d’autres voient mieux que vous",
      "Vous pouvez vous appuyer dessus, et le dire.",
      perspectives.hiddenStrengths,
    ),
    ...agreements(perspectives),
  ];
}

const INTRODUCTION =
  "Vous connaissez votre entreprise de l’intérieur ; d’autres la voient d’ailleurs. Un écart n’est pas une faute : c’est un sujet " +
  "de conversation. Chaque regard garde ses réponses, et rien n’est moyenné entre eux.";

function whoAnswered({ voices }: CrossedPerspectives): string {
  const groups = voices
    .filter(({ threshold, received }) => threshold !== null && received > 0)
    .map((voice) => `${voiceName(voice.perspective, "director")} : ${lowerFirst(voiceInWords(voice))}.`);
  const hasConsultant = voices.some(
    ({ perspective, received }) => perspective === "consultant" && received > 0,
  );
  const own = hasConsultant
    ? "Vous avez rempli votre auto-évaluation, votre consultant a répondu en entretien."
    : "Vous avez rempli votre auto-évaluation.";
  return [own, ...groups].join(" ");
}

function widestInWords({ themes }: CrossedPerspectives): readonly string[] {
  return themes
    .flatMap(({ label, comparisons }) => comparisons.map((comparison) => ({ label, comparison })))
    .toSorted((a, b) => Math.abs(b.comparison.gap) - Math.abs(a.comparison.gap))
    .slice(0, WIDEST)
    .filter(({ comparison }) => Math.round(comparison.gap) !== 0)
    .map(({ label, comparison: { gap, perspective, directorScore, otherScore, typical } }) => {
      const scores = `${formatScore(directorScore)} et ${formatScore(otherScore)} sur 100`;
      const usual = typical === null ? "" : ` ${typicalInWords(gap, typical)}.`;
      return `${label} : ${lowerFirst(gapInWords(gap, perspective, "director"))} (${scores}).${usual}`;
    });
}

function charts({ themes }: CrossedPerspectives): readonly Content[] {
  return chunked(dumbbellsOf(themes, "director")).map((part) => ({
    svg: dumbbellChart(part, "Vous", ink, PAGE_DUMBBELLS),
    width: CONTENT_WIDTH,
    margin: [0, 0, 0, 6],
  }));
}

/** As many themes as fit on a page, then the next. */
function chunked(themes: readonly DumbbellTheme[]): readonly (readonly DumbbellTheme[])[] {
  const parts: DumbbellTheme[][] = [];
  for (const theme of themes) {
    const last = parts.at(-1);
    const tallest = parts.length > 1 ? TALLEST.next : TALLEST.first;
    if (last !== undefined && dumbbellHeight([...last, theme], PAGE_DUMBBELLS) <= tallest) last.push(theme);
    else parts.push([theme]);
  }
  return parts;
}

function legendWords({ themes }: CrossedPerspectives): string {
  const isUsual = themes.some(({ comparisons }) => comparisons.some(({ typical }) => typical !== null));
  const usual = isUsual
    ? " Le trait pointillé est l’écart habituel : la médiane des autres entreprises du groupe, cinq au moins."
    : "";
  return `Scores sur 100, sur les seules questions que vous avez en commun (leur nombre est à droite, n est le nombre de personnes) : ce ne sont pas les scores des thèmes. Un « + » dit que vous vous voyez au-dessus. Les écarts sont calculés avant l’arrondi.${usual}`;
}

function findings(title: string, lead: string, all: readonly CrossedFinding[]): readonly Content[] {
  if (all.length === 0) return [];
  const told = all.slice(0, TOLD);
  const count =
    all.length > told.length ? ` Les ${formatNumber(told.length)} plus larges, ${outOf(all.length)}.` : "";
  const [first, ...others] = told.map(findingRow);
  return [
    kept(heading(title), paragraph(`${lead}${count}`, "small"), ...(first === undefined ? [] : [first])),
    ...others,
  ];
}

function outOf(count: number): string {
  return `sur ${formatCount(count, "question", "questions")}`;
}

/** The question, then each view of it: who, how they answered, how far it is from the director's. */
function findingRow({ question, director, others }: CrossedFinding): Content {
  return {
    unbreakable: true,
    margin: [0, 0, 0, 7],
    stack: [
      { text: said(question.question), bold: true, fontSize: 9, lineHeight: 1.2, margin: [0, 0, 0, 2] },
      viewLine("Vous", readingInWords(director), ""),
      ...others.map((view) =>
        viewLine(voiceName(view.perspective, "director"), viewWords(view), signedGap(view.gap)),
      ),
    ],
  };
}

function viewWords({ reading }: CrossedView): string {
  const words = readingInWords(reading);
  return reading.distribution === null
    ? words
    : `${words}, soit ${formatScore(reading.score)} sur 100 en moyenne`;
}

function viewLine(who: string, words: string, gap: string): Content {
  return {
    columns: [
      { text: said(who), width: 82, fontSize: 8.4, color: ink.inkSoft },
      { text: said(words), width: "*", fontSize: 8.4, lineHeight: 1.2 },
      { text: gap, width: 28, fontSize: 8.4, bold: true, alignment: "right" },
    ],
    columnGap: 6,
    margin: [0, 0, 0, 1],
  };
}

function agreements({ agreements: agreed }: CrossedPerspectives): readonly Content[] {
  if (agreed.length === 0) return [];
  const count = formatCount(agreed.length, "question", "questions");
  return [
    heading("Ce dont nous sommes convenus", 150),
    paragraph(
      `Sur ${count}, vous avez arrêté une valeur avec votre consultant. C’est elle qui compte dans les scores ; vos deux réponses restent.`,
      "small",
    ),
    table(
      [
        { title: "Question", width: 165 },
        { title: "Valeur convenue", width: 120 },
        { title: "Pourquoi", width: "*" },
      ],
      agreed.map(({ question, agreed: value }) => [
        question,
        { text: said(value?.answer ?? ""), bold: true, fontSize: 9, lineHeight: 1.25 },
        value?.reason ?? "",
      ]),
    ),
  ];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase("fr") + text.slice(1);
}
