import { data } from "react-router";
import { AidForm } from "#app/components/convention/aid-form.tsx";
import { RemovalForm } from "#app/components/convention/removal-form.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { aidFormSchema } from "#app/forms/aid-form.ts";
import { untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { changeAidRequest, removeAidRequest } from "#app/server/convention/aid-requests.ts";
import { answerLineForm } from "#app/server/convention/answer-line-form.ts";
import { schemeOptions } from "#app/server/convention/scheme-options.ts";
import { services } from "#app/server/services.ts";
import { findAidRequest } from "#db/aid-requests.ts";
import { getEnrollment } from "#db/enrollments.ts";
import type { Route } from "./+types/edit-aid-request";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "convention")];

/** A refused form shows the revision as it is now: sent again, it replaces what somebody else wrote meanwhile. */
export const shouldRevalidate = () => true;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Aide demandée · ${loaderData?.firm.name ?? ""} · Diapason` },
];

export function loader({ context, params }: Route.LoaderArgs) {
  const { db, content } = services();
  const { id, name } = currentOperation(context);
  const firm = getEnrollment(db, params.enrollmentId);
  const request = findAidRequest(db, params.enrollmentId, params.requestId);
  if (firm === null || request === null) throw data(null, { status: 404 });
  return {
    operation: { id, name },
    firm: { id: firm.id, name: firm.name },
    request,
    schemes: schemeOptions(content.fundingSchemes, request),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { db, content } = services();
  const { operationId, enrollmentId, requestId } = params;
  if (findAidRequest(db, enrollmentId, requestId) === null) throw data(null, { status: 404 });
  const tools = { db, schemes: content.fundingSchemes.schemes };
  const place = { enrollmentId, requestId };
  const actor = currentUser(context);
  const page = `/operations/${operationId}/entreprises/${enrollmentId}/aides`;
  return answerLineForm(request, {
    schema: aidFormSchema,
    save: (form) => changeAidRequest(tools, place, form, actor, context.get(requestContext).now),
    remove: (revision) => removeAidRequest(db, place, revision, actor),
    saved: page,
    removed: page,
  });
}

export default function EditAidRequest({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, firm, request, schemes } = loaderData;
  const path = `/operations/${operation.id}/entreprises/${firm.id}`;
  return (
    <>
      <PageHead
        title="Aide demandée"
        below={request.name}
        crumbs={[
          { label: operation.name, to: `/operations/${operation.id}` },
          { label: firm.name, to: path },
          { label: "Aides", to: `${path}/aides` },
        ]}
      />
      <div className="stack">
        <section className="card">
          <AidForm
            state={actionData ?? untouched}
            request={request}
            schemes={schemes}
            back={`${path}/aides`}
          />
        </section>
        <RemovalForm label="Retirer cette demande" revision={request.revision}>
          Elle ne sera plus gardée, et ne comptera plus.
        </RemovalForm>
      </div>
    </>
  );
}
