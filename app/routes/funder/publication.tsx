import { data } from "react-router";
import { PublicationPage } from "#app/components/publications/publication-page.tsx";
import { currentOperation } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { publicationsOf, readPublication } from "#app/server/publications/read-publications.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/publication";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "synthesis")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Publication n° ${loaderData?.number ?? ""} · ${loaderData?.operation.name ?? ""} · Diapason` },
];

/** One publication, by its number. */
export function loader({ context, params }: Route.LoaderArgs) {
  const { db } = services();
  const { id, name } = currentOperation(context);
  const read = readPublication(db, id, params.number);
  if (read === null) throw data(null, { status: 404 });
  return {
    operation: { id, name },
    number: read.publication.number,
    publishedAt: read.publication.publishedAt,
    snapshot: read.snapshot,
    others: publicationsOf(db, id).map(({ number, publishedAt }) => ({ number, publishedAt })),
  };
}

export default function FundersPublication({ loaderData }: Route.ComponentProps) {
  return <PublicationPage {...loaderData} />;
}
