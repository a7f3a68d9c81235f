import { data, Form, redirect } from "react-router";
import { DescriptionForm } from "#app/components/collective/description-form.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EMPTY_DESCRIPTION, fromTemplate } from "#app/domain/collective/from-template.ts";
import { formatCount, formatList, typographic } from "#app/domain/format.ts";
import { descriptionFormSchema } from "#app/forms/collective-form.ts";
import { readFields, refused, untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { schemeOptions, templateOf, templateOptions } from "#app/server/collective/action-page.ts";
import { beginAction } from "#app/server/collective/change-action.ts";
import { services } from "#app/server/services.ts";
import { noticePath } from "#app/text/notices.ts";
import type { Route } from "./+types/new-action";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "collectiveActions")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Proposer une action · ${loaderData?.operation.name ?? ""} · Diapason` },
];

export async function loader({ context, url }: Route.LoaderArgs) {
  const { db, content, readings } = services();
  const { id, name } = currentOperation(context);
  const template = templateOf(content, url.searchParams.get("modele"));
  const today = dayInFrance(context.get(requestContext).now);
  const needing =
    template === null
      ? []
      : await readings.read("firms-needing", { operationId: id, today, template: template.id });
  const draft = template === null ? EMPTY_DESCRIPTION : fromTemplate(template);
  return {
    operation: { id, name },
    template: template === null ? null : { id: template.id, budget: template.budget },
    templates: templateOptions(db, content, id),
    draft,
    schemes: schemeOptions(db, content, id, draft.fundingSchemes),
    needing,
  };
}

export async function action({ request, context, url }: Route.ActionArgs) {
  const { db, content } = services();
  const { id: operationId } = currentOperation(context);
  const form = readFields(await request.formData(), descriptionFormSchema);
  if (!form.ok) return data(form.state, { status: 422 });
  const template = url.searchParams.get("modele");
  const begun = beginAction(
    { db, content },
    { operationId, template: template === "" ? null : template, description: form.value },
    currentUser(context),
    context.get(requestContext).now,
  );
  if (!begun.ok) return data(refused(form.typed, [begun.problem]), { status: 422 });
  throw redirect(noticePath(`/operations/${operationId}/actions/${begun.value.id}`, "action-proposee"));
}

export default function NewAction({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, template, templates, draft, schemes, needing } = loaderData;
  const home = `/operations/${operation.id}`;
  return (
    <>
      <PageHead
        title="Proposer une action"
        crumbs={[
          { label: operation.name, to: home },
          { label: "Actions collectives", to: `${home}/actions` },
        ]}
        below={
          template === null
            ? "Partez d’un modèle du catalogue, ou écrivez la vôtre."
            : `D’après le catalogue ; à adapter au groupe. Ordre de grandeur : ${typographic(template.budget)}.`
        }
      />
      <Form method="get" className="filters">
        <label className="template-choice">
          Modèle
          <select name="modele" defaultValue={template?.id ?? ""} key={template?.id}>
            <option value="">Aucun : une action nouvelle</option>
            {templates.map(({ value, label }) => (
              <option key={value} value={value}>
                {typographic(label)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button quiet">
          Reprendre ce modèle
        </button>
      </Form>
      {needing.length === 0 ? null : (
        <Notice>
          <p>
            {formatCount(needing.length, "entreprise a", "entreprises ont")} ce besoin :{" "}
            {typographic(formatList(needing))}. Elles seront cochées quand vous inviterez le groupe, à l’étape
            suivante.
          </p>
        </Notice>
      )}
      <DescriptionForm
        key={template?.id}
        state={actionData ?? untouched}
        draft={draft}
        fields={{}}
        schemes={schemes}
        back={template === null ? `${home}/actions` : `${home}/besoins`}
        submit="Proposer l’action"
      />
    </>
  );
}
