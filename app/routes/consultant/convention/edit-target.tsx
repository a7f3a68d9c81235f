import { data, redirect } from "react-router";
import { z } from "zod";
import { RemovalForm } from "#app/components/convention/removal-form.tsx";
import { TargetForm } from "#app/components/convention/target-form.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { removalFormSchema, targetFormSchema } from "#app/forms/convention-form.ts";
import { type FormState, readFields, refused, untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { changeTarget, removeTarget } from "#app/server/convention/targets.ts";
import { services } from "#app/server/services.ts";
import { indicatorOptions } from "#app/text/convention.ts";
import { noticePath } from "#app/text/notices.ts";
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

const intentSchema = z.enum(["save", "remove"]);

export async function action({ request, context, params }: Route.ActionArgs) {
  const { db } = services();
  const { id } = currentOperation(context);
  if (findTarget(db, id, params.targetId) === null) throw data(null, { status: 404 });
  const place = { operationId: id, targetId: params.targetId };
  const actor = currentUser(context);
  const fields = await request.formData();
  const intent = intentSchema.safeParse(fields.get("intent"));
  if (!intent.success) throw data(null, { status: 400 });
  if (intent.data === "remove") {
    const form = readFields(fields, removalFormSchema);
    if (!form.ok) return data<FormState>(form.state, { status: 422 });
    const removed = removeTarget(db, place, form.value.revision, actor);
    if (!removed.ok) return data<FormState>(refused(form.typed, [removed.problem]), { status: 422 });
    throw redirect(noticePath(`/operations/${id}/convention`, "ligne-retiree"));
  }
  const form = readFields(fields, targetFormSchema);
  if (!form.ok) return data<FormState>(form.state, { status: 422 });
  const changed = changeTarget(db, place, form.value, actor, context.get(requestContext).now);
  if (!changed.ok) return data<FormState>(refused(form.typed, [changed.problem]), { status: 422 });
  throw redirect(noticePath(`/operations/${id}/convention`, "enregistre"));
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
