import { Form, Link } from "react-router";
import { ActionHead } from "#app/components/collective/action-head.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { ChoiceField } from "#app/components/field.tsx";
import { placeAndSize } from "#app/components/firms/firm-words.ts";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatNumber, typographic } from "#app/domain/format.ts";
import { inviteFormSchema } from "#app/forms/collective-form.ts";
import { choicesState, untouched } from "#app/forms/form-state.ts";
import { requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { answerByForm, loadAction, seenBy } from "#app/server/collective/answer-action-form.ts";
import { inviteFirms } from "#app/server/collective/change-action.ts";
import { services } from "#app/server/services.ts";
import { readinessWords } from "#app/text/collective.ts";
import { sourceLabels } from "#app/text/findings.ts";
import type { Route } from "./+types/invite-firms";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "collectiveActions")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Inviter · ${loaderData?.action.description.title ?? ""} · Diapason` },
];

export async function loader(args: Route.LoaderArgs) {
  const { operation, action, members } = loadAction(args);
  const today = dayInFrance(args.context.get(requestContext).now);
  const { id, description, revision } = action;
  const asked = { operationId: operation.id, today, actionId: id };
  const candidates = await services().readings.read("candidates", asked);
  return { operation, action: { id, description, revision }, candidates, invited: members.length };
}

export function action(args: Route.ActionArgs) {
  return answerByForm(args, inviteFormSchema, ({ revision, firms }, asked) =>
    inviteFirms(services().db, seenBy(asked, { revision }), firms, asked.actor, asked.now),
  );
}

export default function InviteFirms({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, action: invited, candidates } = loaderData;
  const state = actionData ?? untouched;
  const needing = candidates.filter(({ source }) => source !== null);
  const here = `/operations/${operation.id}/actions/${invited.id}`;
  const head = (
    <ActionHead
      operation={operation}
      action={invited}
      title="Inviter des entreprises"
      below={`Il en faut au moins ${formatNumber(invited.description.minimumFirms)}. Chacune lira l’action dans son espace, et répondra oui, non ou peut-être.`}
    />
  );
  if (candidates.length === 0) {
    return (
      <>
        {head}
        <EmptyState
          title="Il n’y a plus personne à inviter"
          action={<Link to={here}>Revenir à l’action</Link>}
        >
          <p>Toutes les entreprises de l’opération le sont déjà.</p>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      {head}
      <Form method="post" className="form wide card" noValidate>
        <ErrorSummary state={state} />
        <input type="hidden" name="revision" value={invited.revision} />
        <ChoiceField
          multiple
          name="firms"
          label="Entreprises"
          hint={
            needing.length === 0
              ? "Aucune n’est cochée d’avance."
              : "Celles qui ont ce besoin viennent d’abord et sont cochées ; les autres suivent."
          }
          options={candidates.map((firm) => ({
            value: firm.enrollmentId,
            label: typographic(firm.name),
            hint: [
              placeAndSize(firm),
              ...(firm.trade === null ? [] : [typographic(firm.trade)]),
              ...(firm.source === null ? [] : [`besoin ${sourceLabels[firm.source]}`]),
              ...(firm.readiness === null ? [] : [`offre ${readinessWords(firm.readiness)}`]),
            ]
              .filter((part) => part !== "")
              .join("\u00A0· "),
          }))}
          {...choicesState(
            state,
            "firms",
            needing.map(({ enrollmentId }) => enrollmentId),
          )}
        />
        <div className="row">
          <SubmitButton pendingLabel="Invitation…">Inviter</SubmitButton>
          <Link to={here}>Annuler</Link>
        </div>
      </Form>
    </>
  );
}
