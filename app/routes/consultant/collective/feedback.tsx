import { Form, Link } from "react-router";
import { ActionHead } from "#app/components/collective/action-head.tsx";
import { RowsField } from "#app/components/collective/rows-field.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { InputField, TextAreaField } from "#app/components/field.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { feedbackFormSchema, MOST_DOCUMENTS } from "#app/forms/collective-form.ts";
import { fieldState, untouched } from "#app/forms/form-state.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { loadAction, takeStepByForm } from "#app/server/collective/answer-action-form.ts";
import type { Route } from "./+types/feedback";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "collectiveActions")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Retour d’expérience · ${loaderData?.action.description.title ?? ""} · Diapason` },
];

export function loader(args: Route.LoaderArgs) {
  const { operation, action } = loadAction(args);
  const { id, description, revision, feedback } = action;
  return { operation, action: { id, description, revision }, feedback };
}

export function action(args: Route.ActionArgs) {
  return takeStepByForm(args, feedbackFormSchema, ({ revision: _revision, ...feedback }) => ({
    verb: "feedback",
    feedback,
  }));
}

export default function FeedbackPage({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, action: told, feedback } = loaderData;
  const state = actionData ?? untouched;
  const words = (name: "worked" | "failed" | "advice") => fieldState(state, name, feedback?.[name] ?? null);
  return (
    <>
      <ActionHead
        operation={operation}
        action={told}
        title="Retour d’expérience"
        below="Pour le groupe suivant. Le financeur le lira : n’y nommez aucune entreprise."
      />
      <Form method="post" className="form card" noValidate>
        <ErrorSummary state={state} />
        <input type="hidden" name="revision" value={told.revision} />
        <InputField
          name="realCost"
          label="Coût réel"
          inputMode="numeric"
          unit="€"
          {...fieldState(state, "realCost", feedback?.realCost ?? null)}
        />
        <TextAreaField name="worked" label="Ce qui a marché" rows={3} {...words("worked")} />
        <TextAreaField name="failed" label="Ce qui n’a pas marché" rows={3} {...words("failed")} />
        <TextAreaField name="advice" label="Ce que l’on ferait autrement" rows={3} {...words("advice")} />
        <RowsField
          name="documents"
          legend="Documents à reprendre"
          hint="Un modèle de convention, un cahier des charges… et où le trouver."
          columns={[
            { name: "document", label: "Document" },
            { name: "place", label: "Où le trouver" },
          ]}
          initial={(feedback?.documents ?? []).map(({ title, place }) => [title, place])}
          most={MOST_DOCUMENTS}
          state={state}
        />
        <div className="row">
          <SubmitButton pendingLabel="Enregistrement…">Enregistrer</SubmitButton>
          <Link to={`/operations/${operation.id}/actions/${told.id}`}>Annuler</Link>
        </div>
      </Form>
    </>
  );
}
