/** The firm report: view-model → pdfmake definition, chapter by chapter. */
import type { TDocumentDefinitions } from "pdfmake/interfaces";
import { shortened } from "#app/charts/svg.ts";
import { formatDate } from "#app/domain/format.ts";
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import { cover } from "#templates/firm/cover.ts";
import { essentials } from "#templates/firm/essentials.ts";
import { methodAndRights } from "#templates/firm/method.ts";
import { obstaclesAndOpportunities } from "#templates/firm/obstacles.ts";
import { crossedPerspectives } from "#templates/firm/perspectives.ts";
import { actionPlan } from "#templates/firm/plan.ts";
import { sinceLastTime } from "#templates/firm/progress.ts";
import { fundingSchemes } from "#templates/firm/schemes.ts";
import { whereYouStand } from "#templates/firm/themes.ts";
import { together } from "#templates/firm/together.ts";
import { printedDocument } from "#templates/nodes/document.ts";

/** Makes the document of one firm's report; the same report gives the same bytes. */
export function firmReportDocument(report: FirmReport): TDocumentDefinitions {
  const { firm, operation } = report;
  return printedDocument(
    {
      title: `Rapport de diagnostic : ${firm.name}`,
      subject: report.questionnaire.title,
      issuedOn: report.issuedOn,
      head: `${shortened(firm.name, 70)} · ${stage(report)} · Confidentiel`,
      foot:
        operation === null
          ? report.questionnaire.title
          : shortened([operation.name, ...operation.funders].join(" · "), 110),
    },
    [
      ...cover(report),
      ...essentials(report),
      ...whereYouStand(report),
      ...crossedPerspectives(report),
      ...obstaclesAndOpportunities(report),
      ...actionPlan(report),
      ...fundingSchemes(report),
      ...together(report),
      ...sinceLastTime(report),
      ...methodAndRights(report),
    ],
  );
}

function stage({ assessedOn, issuedOn, operation }: FirmReport): string {
  if (assessedOn === null && operation !== null) return `entretien en cours, au ${formatDate(issuedOn)}`;
  return `diagnostic du ${formatDate(assessedOn ?? issuedOn)}`;
}
