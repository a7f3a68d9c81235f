import { data, redirect } from "react-router";
import { FirmForm } from "#app/components/firms/firm-form.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { firmFormIn, firmFormOf, readFirmForm } from "#app/forms/firm-form.ts";
import { type FormState, refused, typedFields, untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { IDENTITY_KEPT, updateFirm } from "#app/server/firms/update-firm.ts";
import { services } from "#app/server/services.ts";
import { type NoticeCode, noticePath } from "#app/text/notices.ts";
import { getEnrollment, listTrades } from "#db/enrollments.ts";
import type { Route } from "./+types/edit-firm";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "firmFile")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Modifier ${loaderData?.name ?? "une fiche"} · Diapason` },
];

export function loader({ context, params }: Route.LoaderArgs) {
  const { db } = services();
  const { id, name } = currentOperation(context);
  const enrollment = getEnrollment(db, params.enrollmentId);
  if (enrollment === null) throw data(null, { status: 404 });
  return {
    operation: { id, name },
    enrollmentId: enrollment.id,
    name: enrollment.name,
    typed: firmFormOf(enrollment),
    trades: listTrades(db, id),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const fields = await request.formData();
  const typed = typedFields(fields);
  const form = readFirmForm(fields);
  if (!form.ok) return data<FormState>({ values: typed, errors: form.errors }, { status: 422 });
  const { id: operationId } = currentOperation(context);
  const { enrollmentId } = params;
  const writer = { actor: currentUser(context), address: context.get(requestContext).address };
  const updated = updateFirm(services().db, writer, { operationId, enrollmentId, file: form.file });
  if (!updated.ok) return data(refused(typed, [updated.problem]), { status: 422 });
  const path = `/operations/${operationId}/entreprises/${enrollmentId}`;
  throw redirect(noticePath(path, noticeFor(updated.value.notes)));
}

function noticeFor(notes: readonly string[]): NoticeCode {
  if (notes.includes(IDENTITY_KEPT)) return "identite-gardee";
  return notes.length > 0 ? "commune-a-verifier" : "entreprise-modifiee";
}

export default function EditFirm({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, enrollmentId, name, typed, trades } = loaderData;
  const state: FormState = actionData ?? untouched;
  const firms = `/operations/${operation.id}/entreprises`;
  return (
    <>
      <PageHead
        title="Modifier la fiche"
        crumbs={[
          { label: operation.name, to: `/operations/${operation.id}` },
          { label: "Entreprises", to: firms },
          { label: name, to: `${firms}/${enrollmentId}` },
        ]}
      />
      <FirmForm
        state={state}
        typed={firmFormIn(state) ?? typed}
        trades={trades}
        submitLabel="Enregistrer"
        cancelTo={`${firms}/${enrollmentId}`}
      />
    </>
  );
}
