import { Form, Link } from "react-router";
import { ActionHead } from "#app/components/collective/action-head.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { ChoiceField, InputField, TextAreaField } from "#app/components/field.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { APPROVALS } from "#app/domain/collective/collective-action.ts";
import { approvalFormSchema } from "#app/forms/collective-form.ts";
import { fieldState, untouched } from "#app/forms/form-state.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { loadAction, takeStepByForm } from "#app/server/collective/answer-action-form.ts";
import { approvalLabels } from "#app/text/collective.ts";
import type { Route } from "./+types/approval";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "collectiveActions")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Le comité · ${loaderData?.action.description.title ?? ""} · Diapason` },
];

export function loader(args: Route.LoaderArgs) {
  const { operation, action } = loadAction(args);
  const { id, description, revision } = action;
  return { operation, action: { id, description, revision } };
}

export function action(args: Route.ActionArgs) {
  return takeStepByForm(args, approvalFormSchema, ({ decision, decidedOn, words }) => ({
    verb: "approve",
    approval: { decision, decidedOn },
    words,
  }));
}

export default function ApprovalPage({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, action: judged } = loaderData;
  const state = actionData ?? untouched;
  return (
    <>
      <ActionHead
        operation={operation}
        action={judged}
        title="L’avis du comité de pilotage"
        below="Chaque avis s’ajoute aux précédents ; le dernier fait foi."
      />
      <Form method="post" className="form card" noValidate>
        <ErrorSummary state={state} />
        <input type="hidden" name="revision" value={judged.revision} />
        <ChoiceField
          name="decision"
          label="Sa décision"
          options={APPROVALS.map((decision) => ({ value: decision, label: approvalLabels[decision] }))}
          required
          {...fieldState(state, "decision")}
        />
        <InputField
          name="decidedOn"
          type="date"
          label="Jour du comité"
          required
          {...fieldState(state, "decidedOn")}
        />
        <TextAreaField
          name="words"
          label="Ce qu’il demande"
          hint="Nécessaire pour des réserves ou un refus. N’y nommez aucune entreprise."
          rows={3}
          {...fieldState(state, "words")}
        />
        <div className="row">
          <SubmitButton pendingLabel="Enregistrement…">Enregistrer</SubmitButton>
          <Link to={`/operations/${operation.id}/actions/${judged.id}`}>Annuler</Link>
        </div>
      </Form>
    </>
  );
}
