import { data } from "react-router";
import { currentOperation, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { drawOrExplain } from "#app/server/reports/draw-or-explain.ts";
import { fileSlug } from "#app/server/reports/file-names.ts";
import { pdfResponse } from "#app/server/reports/pdf-response.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/synthesis-pdf";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "liveAggregates")];

export async function loader({ context, request }: Route.LoaderArgs) {
  const { id, name } = currentOperation(context);
  const today = dayInFrance(context.get(requestContext).now);
  const page = await services().readings.read("synthesis", { operationId: id, today });
  if (page === null) throw data(null, { status: 404 });
  const bytes = await drawOrExplain({ kind: "collective-report", report: page.report }, request.signal);
  return pdfResponse(request, bytes, `synthese-${fileSlug(name)}.pdf`);
}
