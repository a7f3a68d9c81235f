import { data, redirect } from "react-router";
import { SelectField } from "#app/components/field.tsx";
import { FirmForm } from "#app/components/firms/firm-form.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { BLANK_FIRM_FORM, firmFormIn, readFirmForm } from "#app/forms/firm-form.ts";
import { consultantSchema } from "#app/forms/firm-place-form.ts";
import {
  type FormState,
  fieldState,
  readFields,
  refused,
  typedFields,
  untouched,
} from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { enrollFirm } from "#app/server/firms/enroll-firm.ts";
import { services } from "#app/server/services.ts";
import { noticePath } from "#app/text/notices.ts";
import { listTrades } from "#db/enrollments.ts";
import { listMembers } from "#db/operations.ts";
import type { Route } from "./+types/add-firm";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "firmFile")];

export const meta: Route.MetaFunction = () => [{ title: "Ajouter une entreprise · Diapason" }];

export function loader({ context }: Route.LoaderArgs) {
  const { db } = services();
  const { id, name } = currentOperation(context);
  const consultants = listMembers(db, id).filter((member) => member.role === "consultant");
  const actor = currentUser(context);
  return {
    operation: { id, name },
    trades: listTrades(db, id),
    consultants: consultants.map((member) => ({ value: member.userId, label: member.name })),
    oneself: consultants.some((member) => member.userId === actor.id) ? actor.id : null,
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const fields = await request.formData();
  const typed = typedFields(fields);
  const form = readFirmForm(fields);
  if (!form.ok) return data<FormState>({ values: typed, errors: form.errors }, { status: 422 });
  const place = readFields(fields, consultantSchema);
  if (!place.ok) return data(place.state, { status: 422 });
  const { id: operationId } = currentOperation(context);
  const writer = { actor: currentUser(context), address: context.get(requestContext).address };
  const wanted = { operationId, file: form.file, consultantId: place.value.consultantId };
  const enrolled = enrollFirm(services().db, writer, wanted);
  if (!enrolled.ok) return data(refused(typed, [enrolled.problem]), { status: 422 });
  const { id, notes } = enrolled.value;
  const notice = notes.length > 0 ? "commune-a-verifier" : "entreprise-ajoutee";
  throw redirect(noticePath(`/operations/${operationId}/entreprises/${id}`, notice));
}

export default function AddFirm({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, trades, consultants, oneself } = loaderData;
  const state: FormState = actionData ?? untouched;
  const firms = `/operations/${operation.id}/entreprises`;
  return (
    <>
      <PageHead
        title="Ajouter une entreprise"
        crumbs={[
          { label: operation.name, to: `/operations/${operation.id}` },
          { label: "Entreprises", to: firms },
        ]}
        below="Le nom suffit pour commencer ; le reste se complète jusqu’à l’entretien."
      />
      <FirmForm
        state={state}
        typed={firmFormIn(state) ?? BLANK_FIRM_FORM}
        trades={trades}
        submitLabel="Inscrire l’entreprise"
        cancelTo={firms}
      >
        <SelectField
          name="consultantId"
          label="Suivie par"
          empty="Personne pour le moment"
          options={consultants}
          {...fieldState(state, "consultantId", oneself)}
        />
      </FirmForm>
    </>
  );
}
