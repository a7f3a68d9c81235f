import { Link } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { formatDate } from "#app/domain/format.ts";
import { currentUser } from "#app/server/access/actor.ts";
import { fundedOperations } from "#app/server/publications/read-publications.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/home";

export const meta: Route.MetaFunction = () => [{ title: "Opérations financées · Diapason" }];

/** The operations that this funder pays for: their names and what was last published of them, never what is in them. */
export function loader({ context }: Route.LoaderArgs) {
  return {
    operations: fundedOperations(services().db, currentUser(context).id).map(
      ({ id, name, territory, endsOn, latest }) => ({
        ...{ id, name, territory, endsOn },
        latest: latest === null ? null : { number: latest.number, publishedAt: latest.publishedAt },
      }),
    ),
  };
}

export default function FunderHome({ loaderData }: Route.ComponentProps) {
  const { operations } = loaderData;
  return (
    <>
      <PageHead title="Opérations financées" />
      {operations.length === 0 ? (
        <EmptyState title="Aucune opération pour le moment">
          <p>
            Le cabinet qui conduit l’opération vous y ajoutera. Prévenez-le si vous attendiez d’en voir une
            ici.
          </p>
        </EmptyState>
      ) : (
        <div className="stack">
          {operations.map((operation) => (
            <section className="card stack" key={operation.id}>
              <div>
                <p className="soft small">
                  {operation.territory} · jusqu’au {formatDate(operation.endsOn)}
                </p>
                <h2>{operation.name}</h2>
              </div>
              {operation.latest === null ? (
                <p>
                  La synthèse collective paraîtra ici dès que le consultant l’aura publiée. Elle réunit les
                  entreprises sans en montrer aucune : leurs réponses ne vous sont jamais communiquées.
                </p>
              ) : (
                <div className="row">
                  <Link className="button" to={`/financeur/operations/${operation.id}`}>
                    Lire la synthèse<span className="visually-hidden"> : {operation.name}</span>
                  </Link>
                  <p className="soft">
                    Publication n° {operation.latest.number}, le {formatDate(operation.latest.publishedAt)}
                  </p>
                </div>
              )}
            </section>
          ))}
        </div>
      )}
    </>
  );
}
