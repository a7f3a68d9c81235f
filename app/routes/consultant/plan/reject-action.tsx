import { Form, Link } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { TextAreaField } from "#app/components/field.tsx";
import { PlanPageHead } from "#app/components/plan/plan-page-head.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { typographic } from "#app/domain/format.ts";
import { fieldState, untouched } from "#app/forms/form-state.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { answerPlanForm } from "#app/server/plans/answer-plan-form.ts";
import { loadTarget } from "#app/server/plans/load-target.ts";
import type { Route } from "./+types/reject-action";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "actionPlan")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Écarter une action · ${loaderData?.enrollment.name ?? ""} · Diapason` },
];

export function loader({ params, context }: Route.LoaderArgs) {
  return loadTarget(params, context);
}

export function action(args: Route.ActionArgs) {
  return answerPlanForm(args);
}

export default function RejectAction({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, enrollment, target } = loaderData;
  const state = actionData ?? untouched;
  return (
    <>
      <PlanPageHead
        operation={operation}
        enrollment={enrollment}
        title="Écarter cette action"
        below={typographic(target.draft.title)}
      />
      <Form method="post" className="form card" noValidate>
        <ErrorSummary state={state} />
        <input type="hidden" name="intent" value="reject" />
        {Object.entries(target.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextAreaField
          name="reason"
          label="Pourquoi ?"
          hint="Le motif est gardé et imprimé dans le rapport : « pas avant la retraite du chef d’atelier », « déjà fait en mars »."
          rows={3}
          required
          {...fieldState(state, "reason")}
        />
        <div className="row">
          <SubmitButton>Écarter l’action</SubmitButton>
          <Link to={`/operations/${operation.id}/entreprises/${enrollment.id}/plan`}>Annuler</Link>
        </div>
      </Form>
    </>
  );
}
