import { data } from "react-router";
import { currentOperation, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { visitRecordOf } from "#app/server/field/visit-page.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { drawOrExplain } from "#app/server/reports/draw-or-explain.ts";
import { fileSlug } from "#app/server/reports/file-names.ts";
import { pdfResponse } from "#app/server/reports/pdf-response.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/visit-pdf";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "interview")];

/** What the visit left, on one page. */
export async function loader({ params: { enrollmentId }, context, request }: Route.LoaderArgs) {
  const { db, content } = services();
  const today = dayInFrance(context.get(requestContext).now);
  const place = { operationId: currentOperation(context).id, enrollmentId };
  const record = visitRecordOf({ db, questionnaireOf: questionnairesIn(content) }, place, today);
  if (record === null) throw data(null, { status: 404 });
  const bytes = await drawOrExplain({ kind: "visit", record }, request.signal);
  const day = record.heldOn === null ? "" : `-${record.heldOn}`;
  return pdfResponse(request, bytes, `visite-${fileSlug(record.firm)}${day}.pdf`);
}
