import { data, Form, Link, redirect } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { CommitmentTable } from "#app/components/field-office/commitment-table.tsx";
import { DrawnSignature } from "#app/components/field-office/drawn-signature.tsx";
import { PhotoGrid } from "#app/components/field-office/photo-grid.tsx";
import { FirmHead } from "#app/components/firms/firm-head.tsx";
import { Moment } from "#app/components/moment.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatDate } from "#app/domain/format.ts";
import { may } from "#app/domain/operation/permissions.ts";
import { durationInWords } from "#app/domain/visit/visit-timer.ts";
import { type FormState, refused, untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { takeUpCommitments } from "#app/server/field/take-up.ts";
import { visitPageOf } from "#app/server/field/visit-page.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/visit";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "interview")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Visite · ${loaderData?.visit.firm.name ?? "Entreprise"} · Diapason` },
];

export function loader({ context, params: { enrollmentId } }: Route.LoaderArgs) {
  const { db, content } = services();
  const { id, name } = currentOperation(context);
  const place = { operationId: id, enrollmentId };
  const visit = visitPageOf({ db, questionnaireOf: questionnairesIn(content) }, place);
  if (visit === null) throw data(null, { status: 404 });
  const mayPlan = may(currentUser(context), "write", { resource: "actionPlan", ...place });
  return { operation: { id, name }, enrollmentId, visit, mayPlan: mayPlan && !visit.firm.isWithdrawn };
}

/** « Reprendre dans le plan ». */
export function action({ context, params: { enrollmentId } }: Route.ActionArgs) {
  const { db, content } = services();
  const taken = takeUpCommitments(
    { db, questionnaireOf: questionnairesIn(content) },
    enrollmentId,
    currentUser(context),
    context.get(requestContext).now,
  );
  if (!taken.ok) return data<FormState>(refused({}, [taken.problem]), { status: 422 });
  throw redirect(`/operations/${currentOperation(context).id}/entreprises/${enrollmentId}/plan`);
}

export default function VisitPage({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, enrollmentId, visit, mayPlan } = loaderData;
  const { firm, commitments, signature, time, endedAt, photos } = visit;
  const isEmpty = commitments.length === 0 && signature === null && time === null && photos.length === 0;
  const address = `/operations/${operation.id}/entreprises/${enrollmentId}/visite`;
  const hasPage = commitments.length > 0 || signature !== null || (time !== null && time.minutes > 0);
  return (
    <div className="stack">
      <FirmHead
        operation={operation}
        enrollmentId={enrollmentId}
        name={firm.name}
        above="Ce qu’a laissé la visite"
        {...(hasPage ? { actions: <PdfLinks address={`${address}.pdf`} /> } : {})}
      />
      <ErrorSummary state={actionData ?? untouched} />
      {isEmpty ? (
        <EmptyState title="Aucune visite sur place">
          <p>
            Les engagements, la signature, les photos et le temps passé s’écrivent sur la tablette, pendant la
            visite : ils arrivent ici dès qu’elle retrouve le réseau.
          </p>
        </EmptyState>
      ) : null}
      {commitments.length === 0 ? null : (
        <section className="card visit-commitments">
          <h2>Engagements</h2>
          <CommitmentTable commitments={commitments} />
          {mayPlan && commitments.some(({ isInPlan }) => !isInPlan) ? (
            <Form method="post">
              <SubmitButton pendingLabel="Reprise…">Reprendre dans le plan</SubmitButton>
            </Form>
          ) : null}
        </section>
      )}
      {signature === null ? null : (
        <section className="card">
          <h2>Signature</h2>
          <DrawnSignature signature={signature} />
          {visit.isChangedSinceSigned ? (
            <p className="notice signal">
              Les engagements ont changé depuis cette signature. Ont été signés :{" "}
              {signature.commitments.map(({ title }) => title).join(" ; ") || "aucun engagement"}.
            </p>
          ) : null}
        </section>
      )}
      {time === null && endedAt === null ? null : (
        <section className="card">
          <h2>Temps</h2>
          {time === null ? null : (
            <p>
              {time.minutes === 0
                ? "Le chronomètre n’a encore rien compté."
                : `${durationInWords(time.minutes)} sur place, le ${formatDate(time.heldOn)}.`}
              {time.runningSince === null ? "" : " Le chronomètre tourne."}{" "}
              <Link to={`/operations/${operation.id}/temps`}>Temps passés</Link>
            </p>
          )}
          {endedAt === null ? null : (
            <p className="soft">
              Visite terminée le <Moment at={endedAt} />, d’après la tablette.
            </p>
          )}
        </section>
      )}
      {photos.length === 0 ? null : (
        <section className="card">
          <h2>Photos</h2>
          <PhotoGrid enrollmentId={enrollmentId} photos={photos} />
        </section>
      )}
    </div>
  );
}

function PdfLinks({ address }: { readonly address: string }) {
  return (
    <>
      <a className="button quiet" href={address}>
        Ouvrir le PDF
      </a>
      <a className="button quiet" href={`${address}?telecharger`}>
        Télécharger le PDF
      </a>
    </>
  );
}
