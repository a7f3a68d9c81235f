import { data } from "react-router";
import { currentVisit } from "#app/server/access/respondent-guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { fileSlug } from "#app/server/reports/file-names.ts";
import { pdfResponse } from "#app/server/reports/pdf-response.ts";
import { services } from "#app/server/services.ts";
import { ownSpace } from "#app/server/space/guard.ts";
import { listReports, readReport } from "#db/reports.ts";
import type { Route } from "./+types/report-pdf";

export const middleware: Route.MiddlewareFunction[] = [...ownSpace("read", "firmReport")];

/** The report that was handed over, to the byte; with « ?rapport= » an earlier one. */
export function loader({ context, request, url }: Route.LoaderArgs) {
  const { db } = services();
  const { enrollmentId, firm } = currentVisit(context).invitation;
  const wanted = url.searchParams.get("rapport");
  const report = listReports(db, enrollmentId).find(({ id }) => wanted === null || id === wanted);
  const file = report === undefined ? null : readReport(db, report.id);
  if (report === undefined || file === null) throw data(null, { status: 404 });
  const day = dayInFrance(report.releasedAt);
  return pdfResponse(request, file.pdf, `rapport-${fileSlug(firm)}-remis-le-${day}.pdf`);
}
