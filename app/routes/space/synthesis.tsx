import { data } from "react-router";
import { PublishedReport } from "#app/components/publications/published-report.tsx";
import { SpaceShell, waysOf } from "#app/components/space/space-shell.tsx";
import { formatDate } from "#app/domain/format.ts";
import { currentVisit } from "#app/server/access/respondent-guard.ts";
import { readPublication } from "#app/server/publications/read-publications.ts";
import { services } from "#app/server/services.ts";
import { ownSpace } from "#app/server/space/guard.ts";
import { spaceHead } from "#app/server/space/open-space.ts";
import type { Route } from "./+types/synthesis";

export const middleware: Route.MiddlewareFunction[] = [...ownSpace("read", "synthesis")];

export const meta: Route.MetaFunction = () => [{ title: "La synthèse de l’opération · Diapason" }];

/** The last publication, where it is meant for the firms too. */
export function loader({ context }: Route.LoaderArgs) {
  const { db } = services();
  const visit = currentVisit(context);
  const read = readPublication(db, visit.invitation.operationId, null);
  if (read === null || !read.publication.isForFirms) throw data(null, { status: 404 });
  return {
    head: spaceHead(db, visit),
    publishedAt: read.publication.publishedAt,
    snapshot: read.snapshot,
  };
}

export default function OwnSynthesis({ loaderData }: Route.ComponentProps) {
  const { head, publishedAt, snapshot } = loaderData;
  return (
    <SpaceShell firm={head.firm} operation={head.operation} ways={waysOf(head)}>
      <h1>La synthèse de l’opération</h1>
      <p className="soft">
        Publiée le {formatDate(publishedAt)}. Toutes les entreprises y sont réunies, et aucune n’y est
        montrée.
      </p>
      <PublishedReport snapshot={snapshot} />
    </SpaceShell>
  );
}
