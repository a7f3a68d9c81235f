import { data } from "react-router";
import { currentOperation, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { drawOrExplain } from "#app/server/reports/draw-or-explain.ts";
import { fileSlug } from "#app/server/reports/file-names.ts";
import { pdfResponse } from "#app/server/reports/pdf-response.ts";
import { services } from "#app/server/services.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { latestReport, readReport } from "#db/reports.ts";
import type { Route } from "./+types/report-pdf";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "firmReport")];

/** The report as it stands today, or with « ?remis » the one that was handed over, to the byte. */
export async function loader({ params, context, request }: Route.LoaderArgs) {
  const { enrollmentId } = params;
  if (new URL(request.url).searchParams.has("remis")) return releasedReport(request, enrollmentId);
  const today = dayInFrance(context.get(requestContext).now);
  const asked = { operationId: currentOperation(context).id, enrollmentId, today };
  const report = await services().readings.read("firm-report", asked);
  if (report === null) throw data(null, { status: 404 });
  const bytes = await drawOrExplain({ kind: "firm-report", report }, request.signal);
  return pdfResponse(request, bytes, `rapport-${fileSlug(report.firm.name)}.pdf`);
}

function releasedReport(request: Request, enrollmentId: string): Response {
  const { db } = services();
  const latest = latestReport(db, enrollmentId);
  const file = latest === null ? null : readReport(db, latest.id);
  const enrollment = getEnrollment(db, enrollmentId);
  if (latest === null || file === null || enrollment === null) throw data(null, { status: 404 });
  const day = dayInFrance(latest.releasedAt);
  return pdfResponse(request, file.pdf, `rapport-${fileSlug(enrollment.name)}-remis-le-${day}.pdf`);
}
