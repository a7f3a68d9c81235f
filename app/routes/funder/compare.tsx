import { Link } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { ComparedFigures } from "#app/components/publications/compared-figures.tsx";
import { formatDate } from "#app/domain/format.ts";
import { currentOperation } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { compareWithPrevious } from "#app/server/publications/read-publications.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/compare";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "synthesis")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Comparer · ${loaderData?.operation.name ?? ""} · Diapason` },
];

export function loader({ context }: Route.LoaderArgs) {
  const { id, name } = currentOperation(context);
  const compared = compareWithPrevious(services().db, id);
  return {
    operation: { id, name },
    compared:
      compared === null
        ? null
        : {
            before: { number: compared.before.number, publishedAt: compared.before.publishedAt },
            after: { number: compared.after.number, publishedAt: compared.after.publishedAt },
            figures: compared.figures,
          },
  };
}

export default function Compare({ loaderData }: Route.ComponentProps) {
  const { operation, compared } = loaderData;
  const home = `/financeur/operations/${operation.id}`;
  const crumbs = [
    { label: "Opérations financées", to: "/financeur" },
    { label: operation.name, to: home },
  ];
  if (compared === null) {
    return (
      <>
        <PageHead title="Comparer deux publications" crumbs={crumbs} />
        <EmptyState
          title="Il n’y a pas encore deux publications"
          action={
            <Link className="button" to={home}>
              Revenir à l’opération
            </Link>
          }
        >
          <p>La comparaison s’ouvrira à la deuxième.</p>
        </EmptyState>
      </>
    );
  }
  const { before, after, figures } = compared;
  return (
    <>
      <PageHead
        title="Comparer deux publications"
        crumbs={crumbs}
        below={`La n° ${after.number} (${formatDate(after.publishedAt)}) avec la n° ${before.number} (${formatDate(before.publishedAt)}). Un écart n’est calculé que si les deux chiffres veulent dire la même chose et portent sur le même nombre d’entreprises.`}
      />
      <ComparedFigures figures={figures} before={`N° ${before.number}`} after={`N° ${after.number}`} />
    </>
  );
}
