import { data, Link, redirect } from "react-router";
import { AidForm } from "#app/components/convention/aid-form.tsx";
import { DeMinimisCard } from "#app/components/convention/de-minimis-card.tsx";
import { FirmHead } from "#app/components/firms/firm-head.tsx";
import { Notice } from "#app/components/notice.tsx";
import { deMinimisOf } from "#app/domain/convention/de-minimis.ts";
import { formatEuro, formatShortDate } from "#app/domain/format.ts";
import { aidFormSchema } from "#app/forms/aid-form.ts";
import { type FormState, readForm, refused, untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { addAidRequest } from "#app/server/convention/aid-requests.ts";
import { schemeOptions } from "#app/server/convention/scheme-options.ts";
import { services } from "#app/server/services.ts";
import { AID_OUTCOME_LABELS } from "#app/text/convention.ts";
import { noticePath } from "#app/text/notices.ts";
import { aidRequestsOfFirm, type StoredAidRequest } from "#db/aid-requests.ts";
import { getEnrollment } from "#db/enrollments.ts";
import type { Route } from "./+types/aid-requests";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "convention")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Aides demandées · ${loaderData?.firm.name ?? ""} · Diapason` },
];

export function loader({ context, params }: Route.LoaderArgs) {
  const { db, content } = services();
  const { id, name } = currentOperation(context);
  const firm = getEnrollment(db, params.enrollmentId);
  if (firm === null) throw data(null, { status: 404 });
  const requests = aidRequestsOfFirm(db, firm.id);
  const today = dayInFrance(context.get(requestContext).now);
  return {
    operation: { id, name },
    firm: { id: firm.id, name: firm.name, isWithdrawn: firm.withdrawnAt !== null },
    requests,
    deMinimis: deMinimisOf(requests, today),
    schemes: schemeOptions(content.fundingSchemes, null),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { db, content } = services();
  const form = await readForm(request, aidFormSchema);
  if (!form.ok) return data<FormState>(form.state, { status: 422 });
  const tools = { db, schemes: content.fundingSchemes.schemes };
  const { now } = context.get(requestContext);
  const added = addAidRequest(tools, params.enrollmentId, form.value, currentUser(context), now);
  if (!added.ok) return data<FormState>(refused(form.typed, [added.problem]), { status: 422 });
  const page = `/operations/${params.operationId}/entreprises/${params.enrollmentId}/aides`;
  throw redirect(noticePath(page, "enregistre"));
}

export default function AidRequests({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, firm, requests, deMinimis, schemes } = loaderData;
  const path = `/operations/${operation.id}/entreprises/${firm.id}/aides`;
  return (
    <>
      <FirmHead operation={operation} enrollmentId={firm.id} name={firm.name} />
      {firm.isWithdrawn ? (
        <Notice>
          <p>Cette entreprise s’est retirée de l’opération : ses aides se lisent, et ne comptent plus.</p>
        </Notice>
      ) : null}
      <div className="columns">
        <div className="stack">
          <section className="card table-wrap">
            <h2>Aides demandées</h2>
            {requests.length === 0 ? (
              <p className="soft">
                Aucune pour l’instant. Notez chaque demande : ce que l’opération fait obtenir aux entreprises
                s’en déduit.
              </p>
            ) : (
              <RequestTable requests={requests} path={path} isWithdrawn={firm.isWithdrawn} />
            )}
          </section>
          {firm.isWithdrawn ? null : (
            <section className="card">
              <h2>Noter une demande</h2>
              <AidForm
                key={requests.length}
                state={actionData ?? untouched}
                request={null}
                schemes={schemes}
              />
            </section>
          )}
        </div>
        <DeMinimisCard deMinimis={deMinimis} />
      </div>
    </>
  );
}

type RequestTableProps = {
  readonly requests: readonly StoredAidRequest[];
  readonly path: string;
  readonly isWithdrawn: boolean;
};

function RequestTable({ requests, path, isWithdrawn }: RequestTableProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Aide</th>
          <th scope="col" className="num">
            Demandé
          </th>
          <th scope="col" className="num">
            Accordé
          </th>
          <th scope="col">Où elle en est</th>
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => (
          <tr key={request.id}>
            <th scope="row">
              {isWithdrawn ? (
                request.name
              ) : (
                <Link className="row-name" to={`${path}/${request.id}`}>
                  {request.name}
                </Link>
              )}
              {request.isDeMinimis ? (
                <>
                  <br />
                  <span className="soft small">De minimis</span>
                </>
              ) : null}
            </th>
            <td data-label="Demandé" className="num">
              {amount(request.askedAmount)}
            </td>
            <td data-label="Accordé" className="num">
              {request.outcome === "granted" ? amount(request.grantedAmount) : "—"}
            </td>
            <td data-label="Où elle en est">
              <span>
                {AID_OUTCOME_LABELS[request.outcome]}
                <br />
                <span className="soft small together">
                  {request.settledOn === null
                    ? `demandée le ${formatShortDate(request.askedOn)}`
                    : `le ${formatShortDate(request.settledOn)}`}
                </span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function amount(euros: number | null): string {
  return euros === null ? "Non connu" : formatEuro(euros);
}
