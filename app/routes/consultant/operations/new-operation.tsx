import { data, Form, Link, redirect } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { SelectField } from "#app/components/field.tsx";
import { Notice } from "#app/components/notice.tsx";
import { OperationFields } from "#app/components/operations/operation-fields.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatCount } from "#app/domain/format.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import { fieldState, readForm, refused, untouched } from "#app/forms/form-state.ts";
import { operationFormSchema, questionnaireOption } from "#app/forms/operation-form.ts";
import { currentUser, requestContext } from "#app/server/access/actor.ts";
import { recordDeed } from "#app/server/access/audit.ts";
import { resourceGuard } from "#app/server/access/guard.ts";
import { findQuestionnaire } from "#app/server/content/load-content.ts";
import { createOperation } from "#app/server/operations/create-operation.ts";
import { services } from "#app/server/services.ts";
import { noticePath } from "#app/text/notices.ts";
import type { Route } from "./+types/new-operation";

export const middleware: Route.MiddlewareFunction[] = [resourceGuard("create", "operation")];

export const meta: Route.MetaFunction = () => [{ title: "Nouvelle opération · Diapason" }];

export function loader() {
  const published = services().content.questionnaires.filter(({ isPublished }) => isPublished);
  return {
    questionnaires: published.map(({ questionnaire }) => ({
      value: questionnaireOption(questionnaire.id, questionnaire.version),
      label: `${questionnaire.title}, version ${questionnaire.version} (${formatCount(questionsOf(questionnaire).length, "question", "questions")})`,
    })),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await readForm(request, operationFormSchema);
  if (!form.ok) return data(form.state, { status: 422 });
  const { db, content } = services();
  const questionnaireOf = (id: string, version: number) => {
    const found = findQuestionnaire(content, id, version);
    return found?.isPublished === true ? found.questionnaire : null;
  };
  const { now, address } = context.get(requestContext);
  const actor = currentUser(context);
  const created = createOperation({ db, questionnaireOf }, form.value, actor, now);
  if (!created.ok) return data(refused(form.typed, [created.problem]), { status: 422 });
  const { id } = created.value;
  const deed = {
    actor,
    action: "operation.create",
    objectKind: "operation",
    objectId: id,
    operationId: id,
  } as const;
  recordDeed(db, { ...deed, address, outcome: "done" }, now);
  throw redirect(noticePath(`/operations/${id}`, "operation-creee"));
}

export default function NewOperation({ loaderData, actionData }: Route.ComponentProps) {
  const state = actionData ?? untouched;
  const { questionnaires } = loaderData;
  return (
    <>
      <PageHead
        title="Nouvelle opération"
        crumbs={[{ label: "Opérations", to: "/operations" }]}
        below="Ce que dit la convention ; tout se change ensuite, sauf le questionnaire."
      />
      <div className="stack">
        {questionnaires.length === 0 ? (
          <Notice tone="signal">
            Aucun questionnaire n’est publié sur ce serveur : une opération ne peut pas encore être créée.
            Demandez à l’administrateur d’en publier un.
          </Notice>
        ) : null}
        <Form method="post" className="form card" noValidate>
          <ErrorSummary state={state} />
          <OperationFields state={state} operation={null} />
          <SelectField
            name="questionnaire"
            label="Questionnaire"
            hint={
              <>
                Il ne change plus une fois l’opération créée.{" "}
                <Link to="/questionnaires">Lire les questionnaires</Link>
              </>
            }
            empty="Choisissez"
            options={questionnaires}
            required
            {...fieldState(state, "questionnaire", onlyOne(questionnaires))}
          />
          <div className="row">
            <SubmitButton pendingLabel="Création…">Créer l’opération</SubmitButton>
            <Link to="/operations">Annuler</Link>
          </div>
        </Form>
      </div>
    </>
  );
}

/** The only one there is is chosen already. */
function onlyOne(questionnaires: readonly { readonly value: string }[]): string | null {
  const [only, another] = questionnaires;
  return only !== undefined && another === undefined ? only.value : null;
}
