import { data, Form, Link } from "react-router";
import { ActionHead } from "#app/components/collective/action-head.tsx";
import { AnswerFields } from "#app/components/collective/answer-fields.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatDate, typographic } from "#app/domain/format.ts";
import { answerFormSchema } from "#app/forms/collective-form.ts";
import { untouched } from "#app/forms/form-state.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { answerByForm, loadAction } from "#app/server/collective/answer-action-form.ts";
import { answerForFirm } from "#app/server/collective/answer-for-firm.ts";
import { services } from "#app/server/services.ts";
import type { Route } from "./+types/answer-for-firm";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "collectiveActions")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.member.name ?? "Une réponse"} · Diapason` },
];

export function loader(args: Route.LoaderArgs) {
  return loadMember(args);
}

/** @throws 404 when the firm is not invited to the action. */
function loadMember(args: Pick<Route.LoaderArgs, "params" | "context">) {
  const { operation, action, members } = loadAction(args);
  const member = members.find(({ enrollmentId }) => enrollmentId === args.params.enrollmentId);
  if (member === undefined) throw data(null, { status: 404 });
  const { id, description } = action;
  return { operation, action: { id, description }, member };
}

export function action(args: Route.ActionArgs) {
  loadMember(args);
  const { enrollmentId } = args.params;
  return answerByForm(args, answerFormSchema, ({ seenAt, ...said }, { key, actor, now }) =>
    answerForFirm(services().db, { ...key, enrollmentId, seenAt }, said, actor, now),
  );
}

const OPTIONS = [
  { value: "yes", label: "Oui", hint: "elle en est" },
  { value: "perhaps", label: "Peut-être", hint: "elle hésite, ou attend une précision" },
  { value: "no", label: "Non" },
] as const;

export default function AnswerForFirm({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, action: asked, member } = loaderData;
  const state = actionData ?? untouched;
  return (
    <>
      <ActionHead
        operation={operation}
        action={asked}
        title={typographic(member.name)}
        below="Ce que l’entreprise vous a répondu."
      />
      {member.isOwnAnswer && member.answeredAt !== null ? (
        <Notice>
          <p>
            Elle a répondu par elle-même le {formatDate(member.answeredAt)} : ne changez sa réponse qu’à sa
            demande.
          </p>
        </Notice>
      ) : null}
      <Form method="post" className="form card" noValidate>
        <ErrorSummary state={state} />
        <AnswerFields
          {...{ state, member }}
          options={OPTIONS}
          question="Sa réponse"
          remarkLabel="Ce qu’elle en dit"
          remarkHint="Elle pourra le relire dans son espace."
        />
        <div className="row">
          <SubmitButton pendingLabel="Enregistrement…">Enregistrer</SubmitButton>
          <Link to={`/operations/${operation.id}/actions/${asked.id}`}>Annuler</Link>
        </div>
      </Form>
    </>
  );
}
