/** Draws a document for a page that asks for it; a failure becomes a 503 that says so, and a line in the log. */
import { data } from "react-router";
import type { PdfJob } from "#app/server/pdf/job.ts";
import { DRAWING_FAILED } from "#app/server/reports/release-report.ts";
import { services } from "#app/server/services.ts";

/** @throws 503 with a sentence for the person when the drawing fails or lasts too long. */
export async function drawOrExplain(job: PdfJob, signal: AbortSignal): Promise<Uint8Array> {
  const { pdf, log } = services();
  try {
    return await pdf.draw(job, signal);
  } catch (error) {
    log.error({ error, kind: job.kind }, "a document could not be drawn");
    throw data(DRAWING_FAILED.message, { status: 503 });
  }
}
