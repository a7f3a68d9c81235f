import { useEffect } from "react";
import { Form, Link, redirect, useRevalidator } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { ProgressBar } from "#app/components/progress-bar.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatCount, formatOutOf } from "#app/domain/format.ts";
import { currentOperation, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance, newId } from "#app/server/clock.ts";
import { composeInTurn } from "#app/server/reports/compose-in-turn.ts";
import {
  type BatchProgress,
  cancelBatch,
  currentBatch,
  startBatch,
} from "#app/server/reports/report-batch.ts";
import { services } from "#app/server/services.ts";
import { allEnrollments } from "#db/enrollments.ts";
import { getMilestoneCounts } from "#db/operations.ts";
import type { Route } from "./+types/batch";

export const middleware: Route.MiddlewareFunction[] = [
  operationGuard("read", "firmReport", { unsafe: "create" }),
];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Tous les rapports · ${loaderData?.operation.name ?? ""} · Diapason` },
];

export function loader({ context }: Route.LoaderArgs) {
  const { id, name } = currentOperation(context);
  return {
    operation: { id, name },
    batch: currentBatch(id),
    ready: getMilestoneCounts(services().db, id).interviewed,
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { id, name } = currentOperation(context);
  const form = await request.formData();
  if (form.get("intent") === "cancel") cancelBatch(id, String(form.get("batch")));
  else {
    const { db, readings, pdf, log } = services();
    const { now } = context.get(requestContext);
    const ready = allEnrollments(db, id).filter(
      ({ withdrawnAt, interviewedAt }) => withdrawnAt === null && interviewedAt !== null,
    );
    const enrollmentIds = ready.map((enrollment) => enrollment.id);
    const reports = composeInTurn(readings, { operationId: id, enrollmentIds, today: dayInFrance(now) });
    const start = { id: newId(), operationId: id, operationName: name, startedAt: now };
    startBatch({ pdf, log }, { ...start, total: ready.length, reports });
  }
  throw redirect(`/operations/${params.operationId}/rapports`);
}

/** How often the page asks where the batch stands, in milliseconds. */
const ASK_EVERY = 700;

export default function Batch({ loaderData }: Route.ComponentProps) {
  const { operation, batch, ready } = loaderData;
  const { revalidate } = useRevalidator();
  const running = batch?.status === "running";
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => void revalidate(), ASK_EVERY);
    return () => clearInterval(timer);
  }, [running, revalidate]);
  return (
    <>
      {/* Without JavaScript the page asks again by itself. */}
      {running ? (
        <noscript>
          <meta httpEquiv="refresh" content="3" />
        </noscript>
      ) : null}
      <PageHead
        title="Tous les rapports"
        below="Un PDF par entreprise dont l’entretien est terminé, dans une archive ZIP."
        crumbs={[
          { label: operation.name, to: `/operations/${operation.id}` },
          { label: "Entreprises", to: `/operations/${operation.id}/entreprises` },
        ]}
      />
      {ready === 0 ? (
        <EmptyState
          title="Aucun rapport à produire"
          action={
            <Link className="button" to={`/operations/${operation.id}/entreprises`}>
              Voir les entreprises
            </Link>
          }
        >
          <p>Les rapports se composent une fois l’entretien terminé.</p>
        </EmptyState>
      ) : (
        <section className="card stack" aria-live="polite">
          {batch === null ? (
            <p>
              {formatCount(
                ready,
                "entreprise a un entretien terminé",
                "entreprises ont un entretien terminé",
              )}
              .
            </p>
          ) : (
            <BatchState operationId={operation.id} batch={batch} />
          )}
          {running ? null : (
            <Form method="post">
              <SubmitButton name="intent" value="start" kind={batch?.status === "done" ? "quiet" : ""}>
                {batch === null ? `Produire ${formatCount(ready, "rapport", "rapports")}` : "Recommencer"}
              </SubmitButton>
            </Form>
          )}
        </section>
      )}
    </>
  );
}

function BatchState({ operationId, batch }: { readonly operationId: string; readonly batch: BatchProgress }) {
  return (
    <>
      <p>{words[batch.status](batch)}</p>
      {batch.status === "running" ? (
        <>
          <ProgressBar
            value={batch.drawn + batch.failures.length}
            max={batch.total}
            label="Rapports produits"
          />
          <Form method="post">
            <input type="hidden" name="batch" value={batch.id} />
            <SubmitButton kind="quiet" name="intent" value="cancel">
              Arrêter
            </SubmitButton>
          </Form>
        </>
      ) : null}
      {batch.failures.length === 0 ? null : (
        <Notice tone="signal">
          {formatCount(
            batch.failures.length,
            "rapport n’a pas pu être mis en page",
            "rapports n’ont pas pu être mis en page",
          )}{" "}
          : {batch.failures.join(", ")}. Les autres sont dans l’archive.
        </Notice>
      )}
      {batch.status === "done" ? (
        <p>
          <a className="button" href={`/operations/${operationId}/rapports.zip?lot=${batch.id}`}>
            Télécharger l’archive
          </a>
        </p>
      ) : null}
    </>
  );
}

const words: Record<BatchProgress["status"], (batch: BatchProgress) => string> = {
  running: (batch) => `${formatOutOf(batch.drawn, batch.total)} rapports produits…`,
  done: (batch) =>
    `${formatOutOf(batch.drawn, batch.total)} rapports sont prêts. L’archive est gardée une heure.`,
  cancelled: () => "La production a été arrêtée ; rien n’a été gardé.",
  failed: () =>
    "La production s’est arrêtée sur une erreur ; votre administrateur en trouvera la trace. Vous pouvez recommencer.",
};
