import { data, redirect } from "react-router";
import { TargetForm } from "#app/components/convention/target-form.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { targetFormSchema } from "#app/forms/convention-form.ts";
import { type FormState, readForm, refused, untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { addTarget } from "#app/server/convention/targets.ts";
import { services } from "#app/server/services.ts";
import { indicatorOptions } from "#app/text/convention.ts";
import { noticePath } from "#app/text/notices.ts";
import { listTargets, readTerms } from "#db/convention.ts";
import type { Route } from "./+types/add-target";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "convention")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Nouvel objectif · ${loaderData?.operation.name ?? ""} · Diapason` },
];

export function loader({ context }: Route.LoaderArgs) {
  const { db } = services();
  const { id, name } = currentOperation(context);
  const taken = new Set(listTargets(db, id).map(({ indicator }) => indicator));
  const { countedUnit } = readTerms(db, id);
  return {
    operation: { id, name },
    options: indicatorOptions(countedUnit, (indicator) => indicator === "own" || !taken.has(indicator)),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { id } = currentOperation(context);
  const form = await readForm(request, targetFormSchema);
  if (!form.ok) return data<FormState>(form.state, { status: 422 });
  const { now } = context.get(requestContext);
  const added = addTarget(services().db, id, form.value, currentUser(context), now);
  if (!added.ok) return data<FormState>(refused(form.typed, [added.problem]), { status: 422 });
  throw redirect(noticePath(`/operations/${id}/convention`, "enregistre"));
}

export default function AddTarget({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, options } = loaderData;
  const back = `/operations/${operation.id}/convention`;
  return (
    <>
      <PageHead
        title="Nouvel objectif"
        crumbs={[
          { label: operation.name, to: `/operations/${operation.id}` },
          { label: "Convention", to: back },
        ]}
      />
      <TargetForm state={actionData ?? untouched} target={null} options={options} back={back} />
    </>
  );
}
