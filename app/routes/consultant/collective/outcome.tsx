import { Form, Link } from "react-router";
import { ActionHead } from "#app/components/collective/action-head.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { ChoiceField, TextAreaField } from "#app/components/field.tsx";
import { Notice } from "#app/components/notice.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { outcomesAt } from "#app/domain/collective/transitions.ts";
import { typographic } from "#app/domain/format.ts";
import { outcomeFormSchema } from "#app/forms/collective-form.ts";
import { fieldState, untouched } from "#app/forms/form-state.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { templateOf } from "#app/server/collective/action-page.ts";
import { loadAction, takeStepByForm } from "#app/server/collective/answer-action-form.ts";
import { services } from "#app/server/services.ts";
import { outcomeHints, outcomeLabels } from "#app/text/collective.ts";
import type { Route } from "./+types/outcome";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "collectiveActions")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `La suite · ${loaderData?.action.description.title ?? ""} · Diapason` },
];

export function loader(args: Route.LoaderArgs) {
  const { operation, action } = loadAction(args);
  const { id, description, revision, stage, pilot } = action;
  const template = templateOf(services().content, action.template);
  return {
    operation,
    action: { id, description, revision, stage },
    stopCriterion: pilot?.stopCriterion ?? null,
    catalogue: template === null ? null : { pivot: template.pivot, scaleUp: template.scaleUp },
  };
}

export function action(args: Route.ActionArgs) {
  return takeStepByForm(args, outcomeFormSchema, ({ outcome, words }) => ({ verb: outcome, words }));
}

export default function OutcomePage({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, action: settled, stopCriterion, catalogue } = loaderData;
  const state = actionData ?? untouched;
  const outcomes = outcomesAt(settled.stage);
  const here = `/operations/${operation.id}/actions/${settled.id}`;
  const [only] = outcomes;
  const head = (
    <ActionHead
      operation={operation}
      action={settled}
      title={outcomes.length > 1 ? "Décider de la suite" : "Arrêter l’action"}
      below="La raison est gardée, et relue avec le financeur."
    />
  );
  if (only === undefined) {
    return (
      <>
        {head}
        <EmptyState title="Tout est décidé" action={<Link to={here}>Revenir à l’action</Link>}>
          <p>Cette action est allée à son terme.</p>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      {head}
      {stopCriterion === null ? null : (
        <Notice>
          <p>
            <b>Le critère d’arrêt, écrit avant :</b> {typographic(stopCriterion)}
          </p>
        </Notice>
      )}
      <Form method="post" className="form card" noValidate>
        <ErrorSummary state={state} />
        <input type="hidden" name="revision" value={settled.revision} />
        {outcomes.length === 1 ? (
          <input type="hidden" name="outcome" value={only} />
        ) : (
          <ChoiceField
            name="outcome"
            label="Ce qui est décidé"
            options={outcomes.map((outcome) => ({
              value: outcome,
              label: outcomeLabels[outcome],
              hint: outcomeHints[outcome],
            }))}
            required
            {...fieldState(state, "outcome")}
          />
        )}
        {catalogue === null || outcomes.length === 1 ? null : (
          <p className="soft small">
            Le catalogue suggère, pour changer de voie : {typographic(catalogue.pivot)}. Pour étendre :{" "}
            {typographic(catalogue.scaleUp)}.
          </p>
        )}
        <TextAreaField
          name="words"
          label="Pourquoi"
          hint="Des faits : ce que l’essai a donné, ce qui reste à faire. N’y nommez aucune entreprise."
          rows={4}
          required
          {...fieldState(state, "words")}
        />
        <div className="row">
          <SubmitButton kind={outcomes.length === 1 ? "danger" : ""} pendingLabel="Un instant…">
            {outcomes.length === 1 ? "Arrêter l’action" : "Enregistrer la décision"}
          </SubmitButton>
          <Link to={here}>Annuler</Link>
        </div>
      </Form>
    </>
  );
}
