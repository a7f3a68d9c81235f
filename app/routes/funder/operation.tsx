import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PublicationPage } from "#app/components/publications/publication-page.tsx";
import { currentOperation } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { publicationsOf, readPublication } from "#app/server/publications/read-publications.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/operation";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "synthesis")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.operation.name ?? "Synthèse"} · Diapason` },
];

/** The last publication. */
export function loader({ context }: Route.LoaderArgs) {
  const { db } = services();
  const { id, name } = currentOperation(context);
  const read = readPublication(db, id, null);
  return {
    operation: { id, name },
    read:
      read === null
        ? null
        : {
            ...{ number: read.publication.number, publishedAt: read.publication.publishedAt },
            snapshot: read.snapshot,
            others: publicationsOf(db, id).map(({ number, publishedAt }) => ({ number, publishedAt })),
          },
  };
}

export default function FundedOperation({ loaderData }: Route.ComponentProps) {
  const { operation, read } = loaderData;
  if (read !== null) return <PublicationPage operation={operation} {...read} />;
  return (
    <>
      <PageHead title={operation.name} crumbs={[{ label: "Opérations financées", to: "/financeur" }]} />
      <EmptyState title="Rien n’est encore publié">
        <p>La synthèse collective paraîtra ici dès que le consultant l’aura publiée.</p>
      </EmptyState>
    </>
  );
}
