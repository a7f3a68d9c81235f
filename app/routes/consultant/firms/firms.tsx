import { Link, redirect } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FirmFilters, StatusChips } from "#app/components/firms/firm-filters.tsx";
import { FirmTable } from "#app/components/firms/firm-table.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { formatCount } from "#app/domain/format.ts";
import { currentOperation, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { findQuestionnaire } from "#app/server/content/load-content.ts";
import { FIRMS_PER_PAGE, filterOf, pagingOf, readListQuery } from "#app/server/firms/list-query.ts";
import { type Standing, standingsOf } from "#app/server/firms/standings.ts";
import { services } from "#app/server/services.ts";
import { listEnrollments, listTrades } from "#db/enrollments.ts";
import { getMilestoneCounts, getOperation, listMembers } from "#db/operations.ts";
import type { Route } from "./+types/firms";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "firmFile")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Entreprises · ${loaderData?.operation.name ?? ""} · Diapason` },
];

export function loader({ context, url }: Route.LoaderArgs) {
  const { db, content } = services();
  const { id, name } = currentOperation(context);
  const query = readListQuery(url.searchParams);
  const { rows, total } = listEnrollments(db, id, filterOf(query), pagingOf(query));
  if (rows.length === 0 && query.page > 1) {
    // The page emptied since the link was made.
    const first = new URLSearchParams(url.searchParams);
    first.delete("page");
    throw redirect(`/operations/${id}/entreprises?${first}`);
  }
  const operation = getOperation(db, id);
  const pinned =
    operation === null
      ? null
      : findQuestionnaire(content, operation.questionnaireId, operation.questionnaireVersion);
  const today = dayInFrance(context.get(requestContext).now);
  const standings =
    pinned === null ? new Map<string, Standing>() : standingsOf(db, pinned.questionnaire, id, rows, today);
  const { enrolled, withdrawn, byStatus } = getMilestoneCounts(db, id);
  return {
    operation: { id, name },
    query,
    pageSize: FIRMS_PER_PAGE,
    total,
    counts: { enrolled, withdrawn, byStatus },
    firms: rows.map(({ id: firmId, name: firmName, city, headcount, trade, status, consultantName }) => ({
      ...{ id: firmId, name: firmName, city, headcount, trade, status, consultantName },
      standing: standings.get(firmId) ?? null,
    })),
    consultants: listMembers(db, id)
      .filter((member) => member.role === "consultant")
      .map(({ userId, name: consultant }) => ({ userId, name: consultant })),
    trades: listTrades(db, id),
    imported: importedOf(url.searchParams),
  };
}

/** How many lines an import wrote, when the page follows one. */
function importedOf(search: URLSearchParams): string | null {
  if (!search.has("importees")) return null;
  const count = (name: string) =>
    Math.min(Math.abs(Number.parseInt(search.get(name) ?? "0", 10) || 0), 99_999);
  const [added, changed, refused] = [count("importees"), count("modifiees"), count("refusees")];
  const parts = [
    formatCount(added, "entreprise ajoutée", "entreprises ajoutées"),
    ...(changed === 0 ? [] : [formatCount(changed, "fiche modifiée", "fiches modifiées")]),
    ...(refused === 0 ? [] : [formatCount(refused, "ligne refusée", "lignes refusées")]),
  ];
  return `L’import est fait : ${parts.join(", ")}.`;
}

export default function Firms({ loaderData }: Route.ComponentProps) {
  const { operation, query, total, counts, firms, consultants, trades, imported } = loaderData;
  const path = `/operations/${operation.id}/entreprises`;
  const isEmpty = counts.enrolled + counts.withdrawn === 0;
  const add = (
    <>
      <Link className="button quiet" to={`${path}/importer`}>
        Importer un fichier
      </Link>
      <Link className="button" to={`${path}/ajouter`}>
        Ajouter une entreprise
      </Link>
    </>
  );
  return (
    <>
      <PageHead
        title="Entreprises"
        crumbs={[{ label: operation.name, to: `/operations/${operation.id}` }]}
        actions={
          isEmpty ? undefined : (
            <>
              <Link className="button quiet" to={`/operations/${operation.id}/rapports`}>
                Tous les rapports
              </Link>
              {add}
            </>
          )
        }
      />
      {imported === null ? null : (
        <div className="notice flash" role="status">
          {imported}
        </div>
      )}
      {isEmpty ? (
        <EmptyState title="Pas encore d’entreprise" action={<div className="row">{add}</div>}>
          <p>
            Ajoutez les entreprises une à une, ou importez la liste que vous avez déjà : chaque ligne vous est
            montrée avant d’être écrite.
          </p>
        </EmptyState>
      ) : (
        <>
          <StatusChips counts={counts} chosen={query.statut} />
          <FirmFilters query={query} consultants={consultants} trades={trades} />
          {firms.length === 0 ? (
            <EmptyState
              title="Aucune entreprise ne correspond"
              action={
                <Link className="button quiet" to={path}>
                  Tout afficher
                </Link>
              }
            >
              <p>Essayez avec moins de mots, ou un autre filtre.</p>
            </EmptyState>
          ) : (
            <FirmTable operationId={operation.id} firms={firms} />
          )}
          <Pagination
            page={query.page}
            pageSize={loaderData.pageSize}
            total={total}
            noun={["entreprise", "entreprises"]}
          />
        </>
      )}
    </>
  );
}
