import { data, Form, redirect } from "react-router";
import { z } from "zod";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { ChoiceField } from "#app/components/field.tsx";
import { MembersCard } from "#app/components/operations/members-card.tsx";
import { OperationFields } from "#app/components/operations/operation-fields.tsx";
import { RoundsCard } from "#app/components/operations/rounds-card.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import type { Result } from "#app/domain/errors.ts";
import { STAGES } from "#app/domain/operation/operation.ts";
import {
  type FormState,
  fieldState,
  readFields,
  refused,
  type Typed,
  untouched,
} from "#app/forms/form-state.ts";
import { operationChangeSchema } from "#app/forms/operation-form.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { findQuestionnaire } from "#app/server/content/load-content.ts";
import { addMember, removeMember } from "#app/server/operations/members.ts";
import { cancelRound, openRound, tellRounds } from "#app/server/operations/rounds.ts";
import { updateOperation } from "#app/server/operations/update-operation.ts";
import { services } from "#app/server/services.ts";
import { type NoticeCode, noticePath } from "#app/text/notices.ts";
import { STAGE_HINTS, STAGE_LABELS } from "#app/text/operations.ts";
import { listEnrollments } from "#db/enrollments.ts";
import { getOperation, listMembers } from "#db/operations.ts";
import type { Route } from "./+types/settings";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "operation")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Réglages · ${loaderData?.operation.name ?? ""} · Diapason` },
];

const intentSchema = z.enum(["change", "add-member", "remove-member", "open-round", "cancel-round"]);
const emailSchema = z.object({ email: z.string().trim().min(1, "Indiquez l’adresse de la personne.") });
const userSchema = z.object({ userId: z.string().min(1) });

export function loader({ context }: Route.LoaderArgs) {
  const { db, content } = services();
  const { id } = currentOperation(context);
  const operation = getOperation(db, id);
  if (operation === null) throw data(null, { status: 404 });
  const found = findQuestionnaire(content, operation.questionnaireId, operation.questionnaireVersion);
  return {
    operation,
    questionnaire: found?.questionnaire.title ?? operation.questionnaireId,
    rounds: tellRounds(db, id),
    members: listMembers(db, id).map((member) => ({
      ...member,
      followed: listEnrollments(db, id, { consultantId: member.userId }, { page: 1, pageSize: 1 }).total,
    })),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { db } = services();
  const { id } = currentOperation(context);
  const { address, now } = context.get(requestContext);
  const actor = currentUser(context);
  const fields = await request.formData();
  const intent = intentSchema.safeParse(fields.get("intent"));
  if (!intent.success) throw data(null, { status: 400 });
  switch (intent.data) {
    case "change": {
      const form = readFields(fields, operationChangeSchema);
      if (!form.ok) return data(form.state, { status: 422 });
      return answer(id, form.typed, updateOperation(db, id, form.value, actor), "operation-modifiee");
    }
    case "add-member": {
      const form = readFields(fields, emailSchema);
      if (!form.ok) return data(form.state, { status: 422 });
      const added = addMember(db, { actor, address }, { operationId: id, ...form.value }, now);
      return answer(id, form.typed, added, "membre-ajoute");
    }
    case "remove-member": {
      const form = readFields(fields, userSchema);
      if (!form.ok) throw data(null, { status: 400 });
      const removed = removeMember(db, { actor, address }, { operationId: id, ...form.value }, now);
      const isOneself = form.value.userId === actor.id && removed.ok;
      if (isOneself) throw redirect(noticePath("/operations", "membre-retire"));
      return answer(id, form.typed, removed, "membre-retire");
    }
    case "open-round":
      return answer(
        id,
        typedIntent(intent.data),
        openRound(db, { actor, address }, id, now),
        "campagne-ouverte",
      );
    case "cancel-round":
      return answer(
        id,
        typedIntent(intent.data),
        cancelRound(db, { actor, address }, id, now),
        "campagne-annulee",
      );
  }
}

function typedIntent(intent: string): Typed {
  return { intent };
}

function answer(operationId: string, typed: Typed, result: Result<unknown>, notice: NoticeCode) {
  if (!result.ok) return data<FormState>(refused(typed, [result.problem]), { status: 422 });
  throw redirect(noticePath(`/operations/${operationId}/reglages`, notice));
}

export default function Settings({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, questionnaire, members, rounds } = loaderData;
  const state: FormState = actionData ?? untouched;
  const changeState = state.values.intent === "change" ? state : untouched;
  return (
    <>
      <PageHead
        title="Réglages"
        crumbs={[{ label: operation.name, to: `/operations/${operation.id}` }]}
        below={`Questionnaire : ${questionnaire}, version ${operation.questionnaireVersion}. Il ne change pas, les réponses y sont liées.`}
      />
      <div className="columns">
        <Form method="post" className="form wide card" noValidate>
          <input type="hidden" name="intent" value="change" />
          <h2>L’opération</h2>
          <ErrorSummary state={changeState} />
          <OperationFields state={changeState} operation={operation} />
          <ChoiceField
            name="stage"
            label="Étape"
            options={STAGES.map((stage) => ({
              value: stage,
              label: STAGE_LABELS[stage],
              hint: STAGE_HINTS[stage],
            }))}
            required
            {...fieldState(changeState, "stage", operation.stage)}
          />
          <div>
            <SubmitButton pendingLabel="Enregistrement…">Enregistrer</SubmitButton>
          </div>
        </Form>
        <div className="stack">
          <MembersCard members={members} state={state} />
          <RoundsCard rounds={rounds} state={state} />
        </div>
      </div>
    </>
  );
}
