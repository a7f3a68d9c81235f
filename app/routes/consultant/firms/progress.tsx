import { data, Link } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FirmHead } from "#app/components/firms/firm-head.tsx";
import { PlanSince } from "#app/components/progress/plan-since.tsx";
import { ThemesSince } from "#app/components/progress/themes-since.tsx";
import { currentOperation } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { progressOf } from "#app/server/reports/progress-of.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/progress";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "interview")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Évolution · ${loaderData?.name ?? ""} · Diapason` },
];

export function loader({ params, context }: Route.LoaderArgs) {
  const { db, content } = services();
  const operation = currentOperation(context);
  const { enrollmentId } = params;
  const found = progressOf(db, content, { operationId: operation.id, enrollmentId });
  if (found === null) throw data(null, { status: 404 });
  return {
    operation: { id: operation.id, name: operation.name },
    enrollmentId,
    name: found.enrollment.name,
    progress: found.progress,
  };
}

export default function Progress({ loaderData }: Route.ComponentProps) {
  const { operation, enrollmentId, name, progress } = loaderData;
  const head = <FirmHead operation={operation} enrollmentId={enrollmentId} name={name} />;
  if (progress === null) {
    return (
      <>
        {head}
        <EmptyState
          title="Une seule campagne pour l’instant"
          action={
            <Link className="button quiet" to={`/operations/${operation.id}/reglages#campagnes`}>
              Voir les campagnes
            </Link>
          }
        >
          <p>
            L’évolution se lit à partir de la deuxième campagne, sur ce qui a reçu une réponse les deux fois.
          </p>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      {head}
      <ThemesSince
        progress={progress}
        interview={`/operations/${operation.id}/entreprises/${enrollmentId}/entretien`}
      />
      <PlanSince progress={progress} plan={`/operations/${operation.id}/entreprises/${enrollmentId}/plan`} />
    </>
  );
}
