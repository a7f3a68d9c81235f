import { data, Link, redirect } from "react-router";
import { PageHead } from "#app/components/page-head.tsx";
import { EraseForm } from "#app/components/space/erase-form.tsx";
import { readForm, refused, untouched } from "#app/forms/form-state.ts";
import { eraseFormSchema } from "#app/forms/space-form.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { eraseFirmOnRequest } from "#app/server/erasure/erase-firm.ts";
import { services } from "#app/server/services.ts";
import { noticePath } from "#app/text/notices.ts";
import { getEnrollment } from "#db/enrollments.ts";
import type { Route } from "./+types/erase-firm";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "firmFile")];

export const meta: Route.MetaFunction = () => [{ title: "Effacer une entreprise · Diapason" }];

export function loader({ params, context }: Route.LoaderArgs) {
  const { id, name } = currentOperation(context);
  const firm = getEnrollment(services().db, params.enrollmentId);
  if (firm === null) throw data(null, { status: 404 });
  return { operation: { id, name }, firm: { id: firm.id, name: firm.name } };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await readForm(request, eraseFormSchema);
  if (!form.ok) return data(form.state, { status: 422 });
  const { address, now } = context.get(requestContext);
  const { id: operationId } = currentOperation(context);
  const erased = eraseFirmOnRequest(
    services().db,
    { actor: currentUser(context), address },
    { operationId, enrollmentId: params.enrollmentId, name: form.value.name },
    now,
  );
  if (!erased.ok) return data(refused(form.typed, [erased.problem]), { status: 422 });
  throw redirect(noticePath(`/operations/${operationId}/entreprises`, "entreprise-effacee"), 303);
}

export default function EraseFirmPage({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, firm } = loaderData;
  const path = `/operations/${operation.id}/entreprises/${firm.id}`;
  return (
    <>
      <PageHead
        title="Effacer tout ce qui est gardé"
        below="Sur la demande de l’entreprise, et d’elle seule."
        crumbs={[
          { label: operation.name, to: `/operations/${operation.id}` },
          { label: firm.name, to: path },
        ]}
      />
      <section className="card stack" id="effacer">
        <EraseForm firm={firm.name} state={actionData ?? untouched} anchor="effacer" />
        <p>
          <Link to={path}>Ne rien effacer</Link>
        </p>
      </section>
    </>
  );
}
