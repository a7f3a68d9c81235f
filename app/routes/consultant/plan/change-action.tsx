import { ActionForm } from "#app/components/plan/action-form.tsx";
import { PlanPageHead } from "#app/components/plan/plan-page-head.tsx";
import { typographic } from "#app/domain/format.ts";
import { untouched } from "#app/forms/form-state.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { answerPlanForm } from "#app/server/plans/answer-plan-form.ts";
import { loadTarget } from "#app/server/plans/load-target.ts";
import { schemeStatusLabels } from "#app/text/plan.ts";
import type { Route } from "./+types/change-action";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "actionPlan")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Adapter une action · ${loaderData?.enrollment.name ?? ""} · Diapason` },
];

export function loader({ params, context }: Route.LoaderArgs) {
  return loadTarget(params, context);
}

export function action(args: Route.ActionArgs) {
  return answerPlanForm(args);
}

export default function ChangeAction({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, enrollment, target, together } = loaderData;
  const plan = `/operations/${operation.id}/entreprises/${enrollment.id}/plan`;
  return (
    <>
      <PlanPageHead
        operation={operation}
        enrollment={enrollment}
        title={target.status === null ? "Adapter la suggestion" : "Modifier l’action"}
        below={typographic(target.draft.title)}
      />
      <ActionForm
        state={actionData ?? untouched}
        draft={target.draft}
        target={{ intent: "change", ...target.fields }}
        schemes={target.schemes.map((scheme) => ({
          value: scheme.id,
          label: `${scheme.name} (${schemeStatusLabels[scheme.status].toLowerCase()})`,
        }))}
        together={together}
        back={plan}
        submit={target.status === null ? "Retenir ainsi" : "Enregistrer"}
      />
    </>
  );
}
