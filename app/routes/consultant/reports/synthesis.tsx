import { data, Link } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { CollectiveReportPage } from "#app/components/synthesis/collective-report-page.tsx";
import { HiddenCells } from "#app/components/synthesis/hidden-cells.tsx";
import { NeedsForConsultants, type NeedWithFirms } from "#app/components/synthesis/needs-for-consultants.tsx";
import { formatDate } from "#app/domain/format.ts";
import { currentOperation, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { type OperationSynthesis, synthesisOf } from "#app/server/reports/collective-report.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/synthesis";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "liveAggregates")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Synthèse · ${loaderData?.operation.name ?? ""} · Diapason` },
];

export function loader({ context }: Route.LoaderArgs) {
  const { db, content } = services();
  const { id, name } = currentOperation(context);
  const synthesis = synthesisOf(db, content, id, dayInFrance(context.get(requestContext).now));
  if (synthesis === null) throw data(null, { status: 404 });
  return {
    operation: { id, name },
    report: synthesis.report,
    needs: needsWithFirms(synthesis),
    hidden: synthesis.protectedSynthesis.hidden,
  };
}

/** How many needs the consultants see with their firms. */
const NEEDS_SHOWN = 12;

/** Who is who stays here: names never enter the report. */
function needsWithFirms({ exact, gathered }: OperationSynthesis): readonly NeedWithFirms[] {
  const names = new Map(gathered.firms.map(({ enrollment }) => [enrollment.id, enrollment.name]));
  return exact.needs
    .slice(0, NEEDS_SHOWN)
    .map(({ action, title, firms, minimumFirms, missing, who, inPlan }) => ({
      ...{ action, title, minimumFirms, missing, inPlan },
      n: firms.n,
      N: firms.N,
      who: who.map(({ enrollmentId, source, inPlan: decided }) => ({
        enrollmentId,
        name: names.get(enrollmentId) ?? "",
        source,
        inPlan: decided,
      })),
    }));
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
