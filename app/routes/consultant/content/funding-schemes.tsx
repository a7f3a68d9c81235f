import { Form, Link } from "react-router";
import { z } from "zod";
import { FundingSchemeSheet } from "#app/components/content/funding-scheme.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { formatCount, formatDate } from "#app/domain/format.ts";
import { filterSchemes, OPENNESSES, opennessOf } from "#app/domain/funding/filter-schemes.ts";
import {
  audienceSchema,
  fundingSchemeSchema,
  fundingTopicSchema,
} from "#app/domain/funding/funding-scheme.ts";
import { requestContext } from "#app/server/access/actor.ts";
import { resourceGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { services } from "#app/server/services.ts";
import { AUDIENCE_LABELS, KIND_LABELS, OPENNESS_LABELS, TOPIC_LABELS } from "#app/text/funding.ts";
import type { Route } from "./+types/funding-schemes";

export const middleware: Route.MiddlewareFunction[] = [resourceGuard("read", "content")];

export const meta: Route.MetaFunction = () => [{ title: "Dispositifs d’aide · Diapason" }];

const querySchema = z.object({
  q: z.string().trim().max(200).catch(""),
  sujet: fundingTopicSchema.optional().catch(undefined),
  nature: fundingSchemeSchema.shape.kind.optional().catch(undefined),
  public: audienceSchema.optional().catch(undefined),
  etat: z.enum(OPENNESSES).optional().catch(undefined),
});

export function loader({ context, url }: Route.LoaderArgs) {
  const { fundingSchemes } = services().content;
  const today = dayInFrance(context.get(requestContext).now);
  const query = querySchema.parse(Object.fromEntries(url.searchParams));
  const filter = {
    search: query.q,
    topic: query.sujet,
    kind: query.nature,
    audience: query.public,
    openness: query.etat,
  };
  return {
    asOf: fundingSchemes.asOf,
    all: fundingSchemes.schemes.length,
    query,
    schemes: filterSchemes(fundingSchemes, filter, today).map((scheme) => ({
      scheme,
      openness: opennessOf(scheme, today),
    })),
  };
}

export default function FundingSchemes({ loaderData }: Route.ComponentProps) {
  const { asOf, all, query, schemes } = loaderData;
  return (
    <>
      <PageHead
        title="Dispositifs d’aide"
        below={`Catalogue relu en entier le ${formatDate(asOf)}. Toute aide se reconfirme auprès de l’opérateur avant d’être citée à une entreprise.`}
      />
      <Filters query={query} />
      <p className="soft small result-count" role="status">
        {schemes.length === all
          ? formatCount(all, "dispositif", "dispositifs")
          : `${formatCount(schemes.length, "dispositif", "dispositifs")} sur ${all}`}
      </p>
      {schemes.length === 0 ? (
        <EmptyState
          title="Aucun dispositif ne correspond"
          action={
            <Link className="button quiet" to="/dispositifs">
              Tout afficher
            </Link>
          }
        >
          <p>Essayez avec moins de mots, ou un autre sujet.</p>
        </EmptyState>
      ) : (
        <ul className="content-list">
          {schemes.map(({ scheme, openness }) => (
            <FundingSchemeSheet key={scheme.id} scheme={scheme} openness={openness} />
          ))}
        </ul>
      )}
    </>
  );
}

function Filters({ query }: { readonly query: Route.ComponentProps["loaderData"]["query"] }) {
  return (
    <search>
      {/* A new key takes the choices of another address. */}
      <Form method="get" className="filters" key={JSON.stringify(query)}>
        <label>
          Chercher
          <input type="search" name="q" defaultValue={query.q} placeholder="Nom, opérateur, objet" />
        </label>
        <Choice name="sujet" label="Sujet" all="Tous" labels={TOPIC_LABELS} chosen={query.sujet} />
        <Choice name="nature" label="Nature" all="Toutes" labels={KIND_LABELS} chosen={query.nature} />
        <Choice name="etat" label="État" all="Tous" labels={OPENNESS_LABELS} chosen={query.etat} />
        <Choice name="public" label="Public" all="Tous" labels={AUDIENCE_LABELS} chosen={query.public} />
        <button type="submit" className="button quiet">
          Afficher
        </button>
      </Form>
    </search>
  );
}

type ChoiceProps = {
  readonly name: string;
  readonly label: string;
  readonly all: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly chosen: string | undefined;
};

function Choice({ name, label, all, labels, chosen }: ChoiceProps) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={chosen ?? ""}>
        <option value="">{all}</option>
        {Object.entries(labels).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
