import { data } from "react-router";
import { RemovalForm } from "#app/components/convention/removal-form.tsx";
import { TargetForm } from "#app/components/convention/target-form.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { targetFormSchema } from "#app/forms/convention-form.ts";
import { untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { answerLineForm } from "#app/server/convention/answer-line-form.ts";
import { changeTarget, removeTarget } from "#app/server/convention/targets.ts";
import { services } from "#app/server/services.ts";
import { indicatorOptions } from "#app/text/convention.ts";
import { findTarget, listTargets, readTerms } from "#db/convention.ts";
import type { Route } from "./+types/edit-target";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "convention")];

/** A refused form shows the revision as it is now: sent again, it replaces what somebody else wrote meanwhile. */
export const shouldRevalidate = () => true;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Objectif · ${loaderData?.operation.name ?? ""} · Diapason` },
];

export function loader({ context, params }: Route.LoaderArgs) {
  const { db } = services();
  const { id, name } = currentOperation(context);
  const target = findTarget(db, id, params.targetId);
  if (target === null) throw data(null, { status: 404 });
  const others = listTargets(db, id).filter((one) => one.id !== target.id);
  const taken = new Set(others.map(({ indicator }) => indicator));
  const { countedUnit } = readTerms(db, id);
  return {
    operation: { id, name },
    target,
    options: indicatorOptions(countedUnit, (indicator) => indicator === "own" || !taken.has(indicator)),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { db } = services();
  const { id } = currentOperation(context);
  if (findTarget(db, id, params.targetId) === null) throw data(null, { status: 404 });
  const place = { operationId: id, targetId: params.targetId };
  const actor = currentUser(context);
  const page = `/operations/${id}/convention`;
  return answerLineForm(request, {
    schema: targetFormSchema,
    save: (form) => changeTarget(db, place, form, actor, context.get(requestContext).now),
    remove: (revision) => removeTarget(db, place, revision, actor),
    saved: page,
    removed: page,
  });
}

export default function EditTarget({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, target, options } = loaderData;
  const back = `/operations/${operation.id}/convention`;
  return (
    <>
      <PageHead
        title="Objectif"
        crumbs={[
          { label: operation.name, to: `/operations/${operation.id}` },
          { label: "Convention", to: back },
        ]}
      />
      <div className="stack">
        <TargetForm state={actionData ?? untouched} target={target} options={options} back={back} />
        <RemovalForm label="Retirer cet objectif" revision={target.revision}>
          La ligne et sa justification ne seront plus gardées. Ce qu’elle compte, lui, reste.
        </RemovalForm>
      </div>
    </>
  );
}
