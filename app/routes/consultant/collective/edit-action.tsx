import { ActionHead } from "#app/components/collective/action-head.tsx";
import { DescriptionForm } from "#app/components/collective/description-form.tsx";
import { changeFormSchema } from "#app/forms/collective-form.ts";
import { untouched } from "#app/forms/form-state.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { schemeOptions } from "#app/server/collective/action-page.ts";
import { answerByForm, loadAction, seenBy } from "#app/server/collective/answer-action-form.ts";
import { describeAction } from "#app/server/collective/change-action.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/edit-action";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "collectiveActions")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Modifier · ${loaderData?.action.description.title ?? ""} · Diapason` },
];

export function loader(args: Route.LoaderArgs) {
  const { db, content } = services();
  const { operation, action } = loadAction(args);
  const { id, description, revision } = action;
  return {
    operation,
    action: { id, description, revision },
    schemes: schemeOptions(db, content, operation.id, description.fundingSchemes),
  };
}

export function action(args: Route.ActionArgs) {
  return answerByForm(args, changeFormSchema, ({ revision, ...description }, asked) =>
    describeAction(services(), seenBy(asked, { revision }), description, asked.actor, asked.now),
  );
}

export default function EditAction({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, action: edited, schemes } = loaderData;
  return (
    <>
      <ActionHead operation={operation} action={edited} title="Modifier l’action" />
      <DescriptionForm
        state={actionData ?? untouched}
        draft={edited.description}
        fields={{ revision: String(edited.revision) }}
        schemes={schemes}
        back={`/operations/${operation.id}/actions/${edited.id}`}
        submit="Enregistrer"
      />
    </>
  );
}
