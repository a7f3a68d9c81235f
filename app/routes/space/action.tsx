import { data, Form, Link, redirect } from "react-router";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { ChoiceField, InputField, TextAreaField } from "#app/components/field.tsx";
import { FollowUpNotes } from "#app/components/space/follow-up-notes.tsx";
import { SpaceShell, waysOf } from "#app/components/space/space-shell.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatDate, typographic } from "#app/domain/format.ts";
import { fieldState, readFields, refused, typedFields, untouched } from "#app/forms/form-state.ts";
import { actionWordSchema, WORDS_MAX } from "#app/forms/space-form.ts";
import { requestContext } from "#app/server/access/actor.ts";
import { currentVisit } from "#app/server/access/respondent-guard.ts";
import { services } from "#app/server/services.ts";
import { followOwnAction, ownActions } from "#app/server/space/follow-own-action.ts";
import { ownSpace } from "#app/server/space/guard.ts";
import { spaceHead } from "#app/server/space/open-space.ts";
import { receiveWord } from "#app/server/space/receive-word.ts";
import { noticePath } from "#app/text/notices.ts";
import { listFollowUpNotes } from "#db/attachments.ts";
import type { Route } from "./+types/action";

export const middleware: Route.MiddlewareFunction[] = [
  ...ownSpace("read", "actionPlan", { unsafe: "write" }),
];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.action.title ?? "Une action"} · Diapason` },
];

export function loader({ context, params }: Route.LoaderArgs) {
  const { db } = services();
  const visit = currentVisit(context);
  const found = ownActions(db, visit).find(({ id }) => id === params.actionId);
  if (found === undefined) throw data(null, { status: 404 });
  const { id, title, why, steps, indicator, owner, dueOn, status, revision } = found;
  return {
    head: spaceHead(db, visit),
    action: { id, title, why, steps, indicator, owner, dueOn, status, revision },
    notes: listFollowUpNotes(db, visit.invitation.enrollmentId).filter(({ actionId }) => actionId === id),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { db } = services();
  const received = await receiveWord(request);
  if (!received.ok) {
    const { reason, fields } = received.problem;
    const status = reason.code === "too-big" ? 413 : 422;
    return data(refused(typedFields(fields), [reason]), { status });
  }
  const { fields, file } = received.value;
  const read = readFields(fields, actionWordSchema);
  if (!read.ok) return data(read.state, { status: 422 });
  const { now } = context.get(requestContext);
  const followed = followOwnAction(db, currentVisit(context), params.actionId, read.value, file, now);
  if (!followed.ok) return data(refused(read.typed, [followed.problem]), { status: 422 });
  throw redirect(noticePath("/espace/plan", "enregistre"), 303);
}

export default function OwnAction({ loaderData, actionData }: Route.ComponentProps) {
  const { head, action: own, notes } = loaderData;
  const state = actionData ?? untouched;
  return (
    <SpaceShell firm={head.firm} operation={head.operation} ways={waysOf(head)}>
      <div className="stack">
        <p className="small">
          <Link to="/espace/plan">Votre plan d’actions</Link>
        </p>
        <h1>{typographic(own.title)}</h1>
        <p>{typographic(own.why)}</p>
        <p className="soft small">
          {own.owner === null ? "Porteur à nommer" : `Porteur : ${own.owner}`}
          {own.dueOn === null ? "" : ` · échéance le ${formatDate(own.dueOn)}`}
        </p>
        {own.steps.length === 0 ? null : (
          <details className="disclosure">
            <summary>Premiers pas</summary>
            <ol>
              {own.steps.map((step) => (
                <li key={step}>{typographic(step)}</li>
              ))}
            </ol>
            {own.indicator === null ? null : (
              <p className="soft small">Indicateur : {typographic(own.indicator)}</p>
            )}
          </details>
        )}
        <Form method="post" encType="multipart/form-data" className="form card" noValidate>
          <ErrorSummary state={state} />
          <input type="hidden" name="revision" value={own.revision} />
          <ChoiceField
            name="status"
            label="Où en est-elle ?"
            options={STATUSES}
            required
            {...fieldState(state, "status", own.status)}
          />
          <TextAreaField
            name="words"
            label="Un mot"
            hint="Ce qui a été fait, ce qui bloque, ou pourquoi vous y renoncez. Votre consultant le lira."
            rows={4}
            maxLength={WORDS_MAX}
            {...fieldState(state, "words")}
          />
          <InputField
            name="file"
            type="file"
            label="Une photo ou un PDF"
            hint="10 Mo au plus. Le lieu et l’appareil d’une photo n’en sont pas gardés."
            accept="image/jpeg,image/png,image/webp,application/pdf"
            error={state.errors.file}
          />
          <div className="row">
            <SubmitButton pendingLabel="Envoi…">Enregistrer</SubmitButton>
            <Link to="/espace/plan">Annuler</Link>
          </div>
        </Form>
        <FollowUpNotes
          notes={notes}
          files={`/espace/plan/${own.id}/pieces`}
          title="Ce que vous en avez dit"
        />
      </div>
    </SpaceShell>
  );
}

const STATUSES = [
  { value: "planned", label: "Prévue" },
  { value: "started", label: "Commencée" },
  { value: "done", label: "Faite" },
  { value: "dropped", label: "Nous y renonçons", hint: "Dites pourquoi, plus bas." },
] as const;
