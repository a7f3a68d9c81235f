/** The collective synthesis: view-model → pdfmake definition, chapter by chapter. */
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { shortened } from "#app/charts/svg.ts";
import { formatDate } from "#app/domain/format.ts";
import type { Chapter } from "#app/domain/publication/composition.ts";
import type { WrittenText } from "#app/domain/publication/written-text.ts";
import { hasFigures } from "#app/domain/report/collective/reading.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import { collectiveActions, lessons, networkLife, quotes } from "#templates/collective/actions.ts";
import { definitionsAndRules, everyFigure, partnerAdvice, tables } from "#templates/collective/annex.ts";
import { whatChanged } from "#templates/collective/change.ts";
import { againstConvention } from "#templates/collective/convention.ts";
import { cover } from "#templates/collective/cover.ts";
import { collectiveMaturity } from "#templates/collective/maturity.ts";
import { methodAndRepresentativeness } from "#templates/collective/method.ts";
import { sharedNeeds } from "#templates/collective/needs.ts";
import { notYet } from "#templates/collective/not-yet.ts";
import { obstaclesByFamily, opportunities } from "#templates/collective/obstacles.ts";
import { participants } from "#templates/collective/participants.ts";
import { individualPlans } from "#templates/collective/plans.ts";
import { fundingSchemes } from "#templates/collective/schemes.ts";
import { decisionPage } from "#templates/collective/summary.ts";
import { printedDocument } from "#templates/nodes/document.ts";
import { chapter, contents } from "#templates/nodes/text.ts";
import { written } from "#templates/nodes/written.ts";
import { ROOM } from "#templates/theme.ts";

/** Makes the document of one operation's synthesis; the same report gives the same bytes. */
export function collectiveReportDocument(report: CollectiveReport): TDocumentDefinitions {
  const { operation, questionnaire, synthesis, issuedOn } = report;
  return printedDocument(
    {
      title: `Synthèse collective : ${operation.name}`,
      subject: questionnaire.title,
      issuedOn,
      head: `${shortened(operation.name, 48)} · synthèse collective au ${formatDate(synthesis.asOf)}`,
      // Head and foot are one line: what is longer stands in full on the cover. A funder may be named like its territory.
      foot: shortened([...new Set([operation.territory, ...operation.funders])].join(" · "), 100),
    },
    [
      ...cover(report),
      ...foreword(report),
      ...decisionPage(report),
      ...inWords(report, "convention", "L’opération et sa convention", againstConvention(report)),
      ...chosen(report, "participants", participants),
      ...chosen(report, "method", methodAndRepresentativeness),
      ...(hasFigures(synthesis) ? drawnFromAnswers(report) : [...notYet(report), ...wordsAlone(report)]),
      ...inWords(report, "pilots", "Ce que les pilotes ont appris", lessons(report)),
      ...inWords(report, "network", "La vie du réseau", networkLife(report)),
      ...inWords(report, "quotes", "Paroles d’entreprises", quotes(report)),
      ...chosen(report, "partners", hasFigures(synthesis) ? partnerAdvice : () => []),
      ...conclusion(report),
      ...definitionsAndRules(report),
      ...everyFigure(report),
      ...(hasFigures(synthesis) ? tables(report) : []),
    ],
  );
}

function drawnFromAnswers(report: CollectiveReport): readonly Content[] {
  return [
    ...chosen(report, "maturity", collectiveMaturity),
    ...chosen(report, "obstacles", obstaclesByFamily),
    ...chosen(report, "opportunities", opportunities),
    ...chosen(report, "needs", sharedNeeds),
    ...inWords(report, "actions", "Les actions collectives", collectiveActions(report)),
    ...chosen(report, "schemes", fundingSchemes),
    ...chosen(report, "plans", individualPlans),
    ...inWords(report, "progress", "Ce qui a changé", whatChanged(report)),
  ];
}

/** What the consultants wrote of chapters that have no figures yet, and the actions, which are no answers. */
function wordsAlone(report: CollectiveReport): readonly Content[] {
  return [
    ...inWords(report, "maturity", "La maturité collective", []),
    ...inWords(report, "obstacles", "Les freins", []),
    ...inWords(report, "opportunities", "Les opportunités", []),
    ...inWords(report, "needs", "Des besoins partagés aux actions collectives", []),
    ...inWords(report, "actions", "Les actions collectives", collectiveActions(report)),
    ...inWords(report, "schemes", "Les dispositifs d’aide", []),
    ...inWords(report, "plans", "Les plans individuels en chiffres", []),
    ...inWords(report, "progress", "Ce qui a changé", []),
  ];
}

/** A chapter that is drawn when it is chosen. */
function chosen(
  report: CollectiveReport,
  chosenChapter: Chapter,
  draw: (report: CollectiveReport) => readonly Content[],
): readonly Content[] {
  if (!report.chapters.includes(chosenChapter)) return [];
  return withWords(draw(report), report.texts[chosenChapter]);
}

/** A chapter of a few lines needs no page of its own. */
const SHORT = { newPage: false, room: ROOM.shortChapter } as const;

/** A chapter that may have the consultants' words only. */
function inWords(
  report: CollectiveReport,
  place: Chapter,
  title: string,
  content: readonly Content[],
): readonly Content[] {
  const words = report.texts[place];
  if (content.length === 0) return words === undefined ? [] : [chapter(title, SHORT), ...written(words)];
  return withWords(content, words);
}

/** The consultants' words stand under the title of their chapter, which is its first node. */
function withWords([title, ...rest]: readonly Content[], words: WrittenText | undefined): readonly Content[] {
  return title === undefined ? [] : [title, ...written(words), ...rest];
}

/** Before the summary, which stays one page. A few words leave most of theirs to the contents. */
function foreword({ texts }: CollectiveReport): readonly Content[] {
  return texts.foreword === undefined
    ? []
    : [chapter("Avant-propos", { isListed: false }), ...written(texts.foreword), contents()];
}

function conclusion({ texts }: CollectiveReport): readonly Content[] {
  return texts.conclusion === undefined ? [] : [chapter("Conclusion", SHORT), ...written(texts.conclusion)];
}
