/** A worker of the pool: from a view-model to the bytes of its PDF. */
import type { TDocumentDefinitions } from "pdfmake/interfaces";
import { drawPdf } from "#app/server/pdf/draw.ts";
import type { PdfJob } from "#app/server/pdf/job.ts";
import { collectiveReportDocument } from "#templates/collective-report.ts";
import { firmReportDocument } from "#templates/firm-report.ts";
import { visitDocument } from "#templates/visit.ts";

export async function drawJob(job: PdfJob): Promise<Uint8Array> {
  return await drawPdf(definitionOf(job));
}

function definitionOf(job: PdfJob): TDocumentDefinitions {
  switch (job.kind) {
    case "firm-report":
      return firmReportDocument(job.report);
    case "collective-report":
      return collectiveReportDocument(job.report);
    case "visit":
      return visitDocument(job.record);
  }
}
