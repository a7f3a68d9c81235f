import { Link } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { type ListedOperation, OperationCard } from "#app/components/operations/operation-card.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { formatCount } from "#app/domain/format.ts";
import { currentUser } from "#app/server/access/actor.ts";
import { requireRole } from "#app/server/access/guard.ts";
import { services } from "#app/server/services.ts";
import { listOperations } from "#db/operations.ts";
import type { Route } from "./+types/operations";

export const middleware: Route.MiddlewareFunction[] = [requireRole("admin", "consultant")];

export const meta: Route.MetaFunction = () => [{ title: "Opérations · Diapason" }];

export function loader({ context }: Route.LoaderArgs) {
  const operations = listOperations(services().db, currentUser(context)).map(
    ({ id, name, territory, funders, startsOn, endsOn, targetFirms, stage, counts }): ListedOperation => {
      const { enrolled, interviewed, planAgreed, reportReleased } = counts;
      return {
        ...{ id, name, territory, funders, startsOn, endsOn, targetFirms, stage },
        counts: { enrolled, interviewed, planAgreed, reportReleased },
      };
    },
  );
  return {
    open: operations.filter((operation) => operation.stage !== "closed"),
    closed: operations.filter((operation) => operation.stage === "closed"),
  };
}

export default function Operations({ loaderData }: Route.ComponentProps) {
  const { open, closed } = loaderData;
  const create = (
    <Link className="button" to="/operations/nouvelle">
      Créer une opération
    </Link>
  );
  if (open.length + closed.length === 0)
    return (
      <>
        <PageHead title="Opérations" />
        <EmptyState title="Pas encore d’opération" action={create}>
          <p>
            Une opération collective réunit les entreprises qu’un financeur vous confie. Créez-la, puis
            ajoutez ses entreprises une à une ou par un fichier.
          </p>
          <p>Si un collègue en a déjà créé une, demandez-lui de vous y ajouter.</p>
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHead
        title="Opérations"
        below={formatCount(open.length, "opération en cours", "opérations en cours")}
        actions={create}
      />
      <OperationList title="En cours" operations={open} isAlone={closed.length === 0} />
      <OperationList title="Closes" operations={closed} isAlone={false} />
    </>
  );
}

function OperationList({
  title,
  operations,
  isAlone,
}: {
  readonly title: string;
  readonly operations: readonly ListedOperation[];
  /** The page’s own title is enough. */
  readonly isAlone: boolean;
}) {
  if (operations.length === 0) return null;
  return (
    <section className="operation-list">
      <h2 className={isAlone ? "visually-hidden" : undefined}>{title}</h2>
      <ul>
        {operations.map((operation) => (
          <OperationCard key={operation.id} operation={operation} />
        ))}
      </ul>
    </section>
  );
}
