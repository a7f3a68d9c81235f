import { Form, Link } from "react-router";
import { ActionHead } from "#app/components/collective/action-head.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { InputField, TextAreaField } from "#app/components/field.tsx";
import { Notice } from "#app/components/notice.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { pilotWords } from "#app/domain/collective/from-template.ts";
import { pilotFormSchema } from "#app/forms/collective-form.ts";
import { fieldState, untouched } from "#app/forms/form-state.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { templateOf } from "#app/server/collective/action-page.ts";
import { loadAction, takeStepByForm } from "#app/server/collective/answer-action-form.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/pilot";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "collectiveActions")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Le pilote · ${loaderData?.action.description.title ?? ""} · Diapason` },
];

export function loader(args: Route.LoaderArgs) {
  const { operation, action } = loadAction(args);
  const { id, description, revision, pilot, stage } = action;
  const template = templateOf(services().content, action.template);
  // After a pivot the catalogue's pilot has been tried already.
  const proposed = template === null || stage === "pivoted" ? null : pilotWords(template);
  return { operation, action: { id, description, revision, stage }, pilot, proposed };
}

export function action(args: Route.ActionArgs) {
  return takeStepByForm(args, pilotFormSchema, ({ pilot }) => ({ verb: "plan-pilot", pilot }));
}

export default function PilotPage({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, action: tried, pilot, proposed } = loaderData;
  const state = actionData ?? untouched;
  const hasBegun = tried.stage === "pilot";
  return (
    <>
      <ActionHead
        operation={operation}
        action={tried}
        title="Le pilote"
        below="Un essai petit, daté, réversible. Ce qui le fera arrêter s’écrit avant de commencer."
      />
      {hasBegun ? (
        <Notice>
          <p>Le pilote a commencé : le plafond de dépense et le critère d’arrêt ne changent plus.</p>
        </Notice>
      ) : null}
      <Form method="post" className="form card collective-form" noValidate>
        <ErrorSummary state={state} />
        <input type="hidden" name="revision" value={tried.revision} />
        <TextAreaField
          name="plan"
          label="Ce que l’on essaie"
          rows={3}
          {...fieldState(state, "plan", pilot?.plan ?? proposed?.plan ?? null)}
        />
        <div className="form-row">
          <InputField
            name="heldOn"
            type="date"
            label="Jour de l’essai"
            hint="Ou son premier jour."
            required
            {...fieldState(state, "heldOn", pilot?.heldOn ?? null)}
          />
          <InputField
            name="reviewOn"
            type="date"
            label="Bilan au plus tard"
            required
            {...fieldState(state, "reviewOn", pilot?.reviewOn ?? null)}
          />
        </div>
        <InputField name="place" label="Lieu" {...fieldState(state, "place", pilot?.place ?? null)} />
        <InputField
          name="budgetCap"
          label="Plafond de dépense"
          hint="On ne le dépassera pas, quoi qu’il arrive."
          inputMode="numeric"
          unit="€"
          required
          readOnly={hasBegun}
          {...fieldState(state, "budgetCap", pilot?.budgetCap ?? null)}
        />
        <TextAreaField
          name="stopCriterion"
          label="Critère d’arrêt"
          hint="Un nombre, une date, un fait qui fera arrêter ou changer de voie."
          rows={3}
          required
          readOnly={hasBegun}
          {...fieldState(state, "stopCriterion", pilot?.stopCriterion ?? proposed?.stopCriterion ?? null)}
        />
        <div className="row">
          <SubmitButton pendingLabel="Enregistrement…">Enregistrer le pilote</SubmitButton>
          <Link to={`/operations/${operation.id}/actions/${tried.id}`}>Annuler</Link>
        </div>
      </Form>
    </>
  );
}
