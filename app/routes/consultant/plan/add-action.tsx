import { data } from "react-router";
import { ActionForm } from "#app/components/plan/action-form.tsx";
import { PlanPageHead } from "#app/components/plan/plan-page-head.tsx";
import { untouched } from "#app/forms/form-state.ts";
import { currentOperation } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { answerPlanForm } from "#app/server/plans/answer-plan-form.ts";
import { togetherOptions } from "#app/server/plans/plan-target.ts";
import { gatherFirm } from "#app/server/reports/gather-firm.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/add-action";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "actionPlan")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Ajouter une action · ${loaderData?.enrollment.name ?? ""} · Diapason` },
];

export function loader({ params, context }: Route.LoaderArgs) {
  const { db, content } = services();
  const { id, name } = currentOperation(context);
  const firm = gatherFirm(db, content, { operationId: id, enrollmentId: params.enrollmentId });
  if (firm === null) throw data(null, { status: 404 });
  return {
    operation: { id, name },
    enrollment: { id: firm.enrollment.id, name: firm.enrollment.name },
    together: togetherOptions(content, firm.audience),
  };
}

export function action(args: Route.ActionArgs) {
  return answerPlanForm(args);
}

export default function AddAction({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, enrollment, together } = loaderData;
  const plan = `/operations/${operation.id}/entreprises/${enrollment.id}/plan`;
  return (
    <>
      <PlanPageHead
        operation={operation}
        enrollment={enrollment}
        title="Ajouter une action"
        below="Une action à vous, que les réponses n’appellent pas."
      />
      <ActionForm
        state={actionData ?? untouched}
        draft={null}
        target={{ intent: "add" }}
        schemes={[]}
        together={together}
        back={plan}
        submit="Ajouter au plan"
      />
    </>
  );
}
