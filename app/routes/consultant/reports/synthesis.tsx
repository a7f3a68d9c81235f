import { data, Link } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { CollectiveReportPage } from "#app/components/synthesis/collective-report-page.tsx";
import { HiddenCells } from "#app/components/synthesis/hidden-cells.tsx";
import { NeedsForConsultants } from "#app/components/synthesis/needs-for-consultants.tsx";
import { formatDate } from "#app/domain/format.ts";
import { currentOperation, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/synthesis";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "liveAggregates")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Synthèse · ${loaderData?.operation.name ?? ""} · Diapason` },
];

export async function loader({ context }: Route.LoaderArgs) {
  const { id, name } = currentOperation(context);
  const today = dayInFrance(context.get(requestContext).now);
  const page = await services().readings.read("synthesis", { operationId: id, today });
  if (page === null) throw data(null, { status: 404 });
  return { operation: { id, name }, ...page };
}

export default function Synthesis({ loaderData }: Route.ComponentProps) {
  const { operation, report, needs, hidden } = loaderData;
  const home = `/operations/${operation.id}`;
  const { progress, minimumGroupSize } = report.synthesis;
  return (
    <>
      <PageHead
        title="Synthèse collective"
        below={`Au ${formatDate(report.synthesis.asOf)}, sur ce que les financeurs pourront lire : aucun chiffre ne repose sur moins de ${minimumGroupSize} entreprises.`}
        crumbs={[{ label: operation.name, to: home }]}
        actions={
          progress.assessed === 0 ? undefined : (
            <>
              <Link className="button quiet" to={`${home}/presentation`}>
                Présenter
              </Link>
              <a className="button quiet" href={`${home}/synthese.pdf`}>
                Ouvrir le PDF
              </a>
              <a className="button" href={`${home}/synthese.pdf?telecharger`}>
                Télécharger le PDF
              </a>
            </>
          )
        }
      />
      {progress.assessed === 0 ? (
        <EmptyState
          title="Pas encore de synthèse"
          action={
            <Link className="button" to={`${home}/entreprises`}>
              Voir les entreprises
            </Link>
          }
        >
          <p>
            La synthèse se compose à partir des entretiens terminés. Il en faut au moins {minimumGroupSize}{" "}
            pour que des chiffres paraissent.
          </p>
        </EmptyState>
      ) : (
        <>
          <NeedsForConsultants needs={needs} firmsAddress={`${home}/entreprises`} />
          <CollectiveReportPage report={report} />
          <HiddenCells hidden={hidden} minimumGroupSize={minimumGroupSize} />
        </>
      )}
    </>
  );
}
