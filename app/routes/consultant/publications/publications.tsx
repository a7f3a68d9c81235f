import { Link } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PublicationCard } from "#app/components/publications/publication-card.tsx";
import { may } from "#app/domain/operation/permissions.ts";
import { currentOperation, currentUser } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { publicationsOf } from "#app/server/publications/read-publications.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/publications";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "synthesis")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Publications · ${loaderData?.operation.name ?? ""} · Diapason` },
];

export function loader({ context }: Route.LoaderArgs) {
  const { id, name } = currentOperation(context);
  const subject = { resource: "synthesis", operationId: id } as const;
  return {
    operation: { id, name },
    publications: publicationsOf(services().db, id),
    mayPrepare: may(currentUser(context), "prepare", subject),
  };
}

export default function Publications({ loaderData }: Route.ComponentProps) {
  const { operation, publications, mayPrepare } = loaderData;
  const home = `/operations/${operation.id}/publications`;
  const compose = mayPrepare ? (
    <Link className="button" to={`${home}/composer`}>
      Composer la {publications.length === 0 ? "première" : "suivante"}
    </Link>
  ) : undefined;
  return (
    <>
      <PageHead
        title="Publications"
        below="Ce que les financeurs lisent : des synthèses figées, qui ne montrent aucune entreprise."
        crumbs={[{ label: operation.name, to: `/operations/${operation.id}` }]}
        actions={publications.length === 0 ? undefined : compose}
      />
      {publications.length === 0 ? (
        <EmptyState title="Rien n’est encore publié" action={compose}>
          <p>
            Choisissez les chapitres, écrivez vos textes, relisez exactement ce que le financeur verra, puis
            publiez. Une publication ne change plus.
          </p>
        </EmptyState>
      ) : (
        <ol className="publication-list">
          {publications.map((publication) => (
            <li key={publication.id}>
              <PublicationCard publication={publication} filesAddress={`${home}/${publication.number}`} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
