import { data, Form, Link } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { ChoiceField, InputField } from "#app/components/field.tsx";
import { PlanPageHead } from "#app/components/plan/plan-page-head.tsx";
import { FollowUpNotes } from "#app/components/space/follow-up-notes.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { typographic } from "#app/domain/format.ts";
import { fieldState, untouched } from "#app/forms/form-state.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { answerPlanForm } from "#app/server/plans/answer-plan-form.ts";
import { loadTarget } from "#app/server/plans/load-target.ts";
import { services } from "#app/server/services.ts";
import { statusLabels } from "#app/text/plan.ts";
import { listFollowUpNotes } from "#db/attachments.ts";
import type { Route } from "./+types/follow-action";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "actionPlan")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Suivre une action · ${loaderData?.enrollment.name ?? ""} · Diapason` },
];

export function loader({ params, context }: Route.LoaderArgs) {
  const loaded = loadTarget(params, context, { earlier: true });
  // A suggestion is not followed before it is part of the plan.
  if (loaded.target.status === null) throw data(null, { status: 404 });
  const notes = listFollowUpNotes(services().db, params.enrollmentId);
  return { ...loaded, notes: notes.filter(({ actionId }) => actionId === params.lineId) };
}

export function action(args: Route.ActionArgs) {
  return answerPlanForm(args);
}

export default function FollowAction({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, enrollment, target, notes } = loaderData;
  const { draft, fields, status } = target;
  const state = actionData ?? untouched;
  const plan = `/operations/${operation.id}/entreprises/${enrollment.id}/plan`;
  return (
    <>
      <PlanPageHead
        operation={operation}
        enrollment={enrollment}
        title="Suivre l’action"
        below={typographic(draft.title)}
      />
      <Form method="post" className="form card" noValidate>
        <ErrorSummary state={state} />
        <input type="hidden" name="intent" value="follow-up" />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <ChoiceField
          name="status"
          label="Où en est-elle ?"
          options={Object.entries(statusLabels).map(([value, label]) => ({ value, label }))}
          {...fieldState(state, "status", status)}
        />
        <InputField
          name="owner"
          label="Porteur"
          hint="Une personne, pas « l’entreprise »."
          {...fieldState(state, "owner", draft.owner)}
        />
        <InputField name="dueOn" type="date" label="Échéance" {...fieldState(state, "dueOn", draft.dueOn)} />
        <InputField
          name="cost"
          inputMode="numeric"
          unit="€"
          label="Coût"
          {...fieldState(state, "cost", draft.cost)}
        />
        <div className="row">
          <SubmitButton>Enregistrer</SubmitButton>
          <Link to={plan}>Annuler</Link>
        </div>
      </Form>
      <FollowUpNotes
        notes={notes}
        files={`${plan}/${fields.action ?? ""}/pieces`}
        title="Ce que le dirigeant en a dit"
      />
    </>
  );
}
