import { data } from "react-router";
import { Presentation } from "#app/components/presentation/presentation.tsx";
import { currentOperation, requestContext } from "#app/server/access/actor.ts";
import { operationGuard, requireRole } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/presentation";

// Full screen, it stands outside of the consultants' layout, and guards as that one does.
export const middleware: Route.MiddlewareFunction[] = [
  requireRole("admin", "consultant"),
  operationGuard("read", "liveAggregates"),
];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Présentation · ${loaderData?.report.operation.name ?? ""} · Diapason` },
];

export async function loader({ context }: Route.LoaderArgs) {
  const { id } = currentOperation(context);
  const today = dayInFrance(context.get(requestContext).now);
  const page = await services().readings.read("synthesis", { operationId: id, today });
  if (page === null) throw data(null, { status: 404 });
  return { operationId: id, report: page.report };
}

export default function PresentationOfSynthesis({ loaderData }: Route.ComponentProps) {
  return (
    <Presentation report={loaderData.report} backTo={`/operations/${loaderData.operationId}/synthese`} />
  );
}
