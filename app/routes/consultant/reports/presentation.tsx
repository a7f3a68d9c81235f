import { data } from "react-router";
import { Presentation } from "#app/components/presentation/presentation.tsx";
import { currentOperation, requestContext } from "#app/server/access/actor.ts";
import { operationGuard, requireRole } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { currentDraft } from "#app/server/publications/save-draft.ts";
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

/** As the next publication would tell it: with the convention, what is done together and the words that were agreed to. */
export async function loader({ context }: Route.LoaderArgs) {
  const { db, readings } = services();
  const { id } = currentOperation(context);
  const { composition } = currentDraft(db, id);
  const today = dayInFrance(context.get(requestContext).now);
  const prepared = await readings.read("publication", { operationId: id, today, composition });
  if (prepared === null) throw data(null, { status: 404 });
  return { operationId: id, report: prepared.snapshot.report };
}

export default function PresentationOfSynthesis({ loaderData }: Route.ComponentProps) {
  return (
    <Presentation report={loaderData.report} backTo={`/operations/${loaderData.operationId}/synthese`} />
  );
}
