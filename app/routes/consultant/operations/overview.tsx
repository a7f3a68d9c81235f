import { data, Link } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FirmsToFollow } from "#app/components/operations/firms-to-follow.tsx";
import { OverviewFigures } from "#app/components/operations/overview-figures.tsx";
import { SharedNeedsCard } from "#app/components/operations/shared-needs-card.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { formatDate } from "#app/domain/format.ts";
import { currentOperation, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { services } from "#app/server/services.ts";
import { STAGE_LABELS } from "#app/text/operations.ts";
import type { Route } from "./+types/overview";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "firmFile")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.operation.name ?? "Opération"} · Diapason` },
];

export async function loader({ context }: Route.LoaderArgs) {
  const today = dayInFrance(context.get(requestContext).now);
  const asked = { operationId: currentOperation(context).id, today };
  const overview = await services().readings.read("overview", asked);
  if (overview === null) throw data(null, { status: 404 });
  const { operation, counts, toFollow, needs } = overview;
  const { id, name, territory, funders, endsOn, targetFirms, stage } = operation;
  const { enrolled, interviewed, planAgreed, reportReleased, withdrawn } = counts;
  return {
    operation: { id, name, territory, funders, endsOn, targetFirms, stage },
    counts: { enrolled, interviewed, planAgreed, reportReleased, withdrawn },
    toFollow,
    needs,
    today,
  };
}

export default function Overview({ loaderData }: Route.ComponentProps) {
  const { operation, counts, toFollow, needs, today } = loaderData;
  const firmsPath = `/operations/${operation.id}/entreprises`;
  const actions = (
    <>
      <Link className="button quiet" to={`${firmsPath}/importer`}>
        Importer un fichier
      </Link>
      <Link className="button" to={`${firmsPath}/ajouter`}>
        Ajouter une entreprise
      </Link>
    </>
  );
  const about = [
    STAGE_LABELS[operation.stage],
    operation.territory,
    operation.funders.join(", "),
    `jusqu’au ${formatDate(operation.endsOn)}`,
  ];
  const head = (
    <PageHead
      title={operation.name}
      above={about.filter((part) => part !== "").join(" · ")}
      actions={counts.enrolled === 0 ? undefined : actions}
    />
  );
  if (counts.enrolled === 0)
    return (
      <>
        {head}
        <EmptyState title="Les entreprises d’abord" action={<div className="row">{actions}</div>}>
          <p>
            {counts.withdrawn === 0
              ? "Cette opération n’a pas encore d’entreprise. Ajoutez-les une à une, ou importez la liste que vous avez déjà dans un tableur."
              : "Toutes les entreprises se sont retirées de cette opération."}
          </p>
          {counts.withdrawn === 0 ? null : <Link to={`${firmsPath}?statut=withdrawn`}>Les revoir</Link>}
        </EmptyState>
      </>
    );
  return (
    <>
      {head}
      <OverviewFigures counts={counts} targetFirms={operation.targetFirms} />
      <div className="columns">
        <FirmsToFollow operationId={operation.id} toFollow={toFollow} />
        <SharedNeedsCard operationId={operation.id} needs={needs} today={today} />
      </div>
    </>
  );
}
