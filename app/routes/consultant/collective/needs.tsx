import { data, Link } from "react-router";
import { NeedCard } from "#app/components/collective/need-card.tsx";
import { NeedsFilter } from "#app/components/collective/needs-filter.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { formatCount, formatDate } from "#app/domain/format.ts";
import { currentOperation, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/needs";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "liveAggregates")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Besoins partagés · ${loaderData?.operation.name ?? ""} · Diapason` },
];

export async function loader({ context, url }: Route.LoaderArgs) {
  const { id, name } = currentOperation(context);
  const today = dayInFrance(context.get(requestContext).now);
  const asked = { operationId: id, today, filter: url.searchParams.toString() };
  const page = await services().readings.read("needs", asked);
  if (page === null) throw data(null, { status: 404 });
  return { operation: { id, name }, page };
}

export default function Needs({ loaderData }: Route.ComponentProps) {
  const { operation, page } = loaderData;
  const home = `/operations/${operation.id}`;
  const enough = page.needs.filter(({ missing }) => missing === 0);
  const tooFew = page.needs.filter(({ missing }) => missing > 0);
  const card = (need: (typeof page.needs)[number]) => (
    <NeedCard
      key={need.action}
      need={need}
      participating={page.participating}
      assessed={page.assessed}
      operationId={operation.id}
    />
  );
  return (
    <>
      <PageHead
        title="Besoins partagés"
        crumbs={[{ label: operation.name, to: home }]}
        below={`Ce que plusieurs entreprises pourraient faire ensemble, au ${formatDate(page.today)}. Les noms et les nombres exacts sont pour vous seulement.`}
        actions={
          <Link className="button quiet" to={`${home}/actions`}>
            Voir les actions collectives
          </Link>
        }
      />
      {page.total === 0 ? (
        <EmptyState
          title="Pas encore de besoin partagé"
          action={
            <Link className="button" to={`${home}/entreprises`}>
              Voir les entreprises
            </Link>
          }
        >
          <p>
            Les besoins viennent des entretiens terminés et des plans : ils apparaissent dès le premier. Vous
            pouvez aussi <Link to={`${home}/actions/nouvelle`}>proposer une action</Link> sans attendre.
          </p>
        </EmptyState>
      ) : (
        <>
          <NeedsFilter filter={page.filter} options={page.options} />
          <p className="soft result-count">
            {formatCount(page.needs.length, "besoin", "besoins")}
            {page.needs.length < page.total ? ` sur ${page.total}` : ""}.
          </p>
          {page.needs.length === 0 ? (
            <EmptyState title="Aucun besoin ne répond à ces choix" action={<Link to="?">Tout revoir</Link>}>
              <p>Élargissez un des filtres.</p>
            </EmptyState>
          ) : null}
          {enough.length === 0 ? null : (
            <section aria-labelledby="assez">
              <h2 id="assez">Assez d’entreprises pour commencer</h2>
              <ul className="need-list">{enough.map(card)}</ul>
            </section>
          )}
          {tooFew.length === 0 ? null : (
            <section aria-labelledby="trop-peu">
              <h2 id="trop-peu">Il manque des entreprises</h2>
              <ul className="need-list">{tooFew.map(card)}</ul>
            </section>
          )}
        </>
      )}
    </>
  );
}
