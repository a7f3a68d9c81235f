/** The collective synthesis: view-model → pdfmake definition, chapter by chapter. */
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { shortened } from "#app/charts/svg.ts";
import { formatDate } from "#app/domain/format.ts";
import { hasFigures } from "#app/domain/report/collective/reading.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import { definitionsAndRules, partnerAdvice, tables } from "#templates/collective/annex.ts";
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
      ...decisionPage(report),
      ...participants(report),
      ...methodAndRepresentativeness(report),
      ...(hasFigures(synthesis) ? drawnFromAnswers(report) : notYet(report)),
      ...definitionsAndRules(report),
      ...(hasFigures(synthesis) ? tables(report) : []),
    ],
  );
}

function drawnFromAnswers(report: CollectiveReport): readonly Content[] {
  return [
    ...collectiveMaturity(report),
    ...obstaclesByFamily(report),
    ...opportunities(report),
    ...sharedNeeds(report),
    ...fundingSchemes(report),
    ...individualPlans(report),
    ...partnerAdvice(report),
  ];
}
