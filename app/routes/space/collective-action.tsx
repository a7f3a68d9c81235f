import { data, Form, Link, redirect } from "react-router";
import { AnswerFields } from "#app/components/collective/answer-fields.tsx";
import { Prose } from "#app/components/collective/prose.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { ConsultantContact } from "#app/components/space/consultant-contact.tsx";
import { SpaceShell, waysOf } from "#app/components/space/space-shell.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import { formatDate, formatEuro, formatNumber, typographic } from "#app/domain/format.ts";
import { answerFormSchema } from "#app/forms/collective-form.ts";
import { readFields, refused, untouched } from "#app/forms/form-state.ts";
import { requestContext } from "#app/server/access/actor.ts";
import { currentVisit, respondentGuard } from "#app/server/access/respondent-guard.ts";
import { answerOwnInvitation } from "#app/server/collective/answer-for-firm.ts";
import { ownInvitations } from "#app/server/collective/own-invitations.ts";
import { services } from "#app/server/services.ts";
import { ownDoor } from "#app/server/space/guard.ts";
import { spaceHead } from "#app/server/space/open-space.ts";
import { collectiveStageLabels, memberAnswerLabels } from "#app/text/collective.ts";
import { noticePath } from "#app/text/notices.ts";
import type { Route } from "./+types/collective-action";

export const middleware: Route.MiddlewareFunction[] = [
  ...ownDoor,
  respondentGuard("read", "collectiveInvitation"),
];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.invitation.title ?? "Une action collective"} · Diapason` },
];

export function loader({ context, params }: Route.LoaderArgs) {
  const { db } = services();
  const visit = currentVisit(context);
  const invitation = ownInvitations(db, visit).find(({ id }) => id === params.actionId);
  if (invitation === undefined) throw data(null, { status: 404 });
  return { head: spaceHead(db, visit), isVerified: visit.actor.isVerified, invitation };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { db } = services();
  const visit = currentVisit(context);
  const { actionId } = params;
  if (!ownInvitations(db, visit).some(({ id }) => id === actionId)) throw data(null, { status: 404 });
  const form = readFields(await request.formData(), answerFormSchema);
  if (!form.ok) return data(form.state, { status: 422 });
  const { seenAt, ...said } = form.value;
  const { now } = context.get(requestContext);
  const done = answerOwnInvitation(db, visit, { actionId, seenAt }, said, now);
  if (!done.ok) return data(refused(form.typed, [done.problem]), { status: 422 });
  throw redirect(noticePath("/espace/actions-collectives", "reponse-notee"), 303);
}

const OPTIONS = {
  yes: { value: "yes", label: "Oui", hint: "nous en sommes" },
  perhaps: { value: "perhaps", label: "Peut-être", hint: "dites plus bas ce qui vous manque pour décider" },
  no: { value: "no", label: "Non" },
} as const;
const LEAVING = { value: "no", label: "Nous quittons le groupe" } as const;

export default function OwnCollectiveAction({ loaderData, actionData }: Route.ComponentProps) {
  const { head, isVerified, invitation } = loaderData;
  const { own, answers, stage, unitCost, pilot, yes } = invitation;
  const state = actionData ?? untouched;
  const back = "/espace/actions-collectives";
  return (
    <SpaceShell firm={head.firm} operation={head.operation} ways={isVerified ? waysOf(head) : []}>
      <div className="stack">
        <p className="small">
          <Link to={back}>À faire à plusieurs</Link>
        </p>
        <h1>{typographic(invitation.title)}</h1>
        {stage === "gathering" ? null : (
          <p>
            <span className="tag">{collectiveStageLabels[stage]}</span>
          </p>
        )}
        <Prose words={invitation.aim} />
        <Prose words={invitation.format} />
        <dl className="fact-sheet card">
          <div>
            <dt>Le groupe</dt>
            <dd>
              au moins {formatNumber(invitation.minimumFirms)} entreprises
              {yes === null ? "" : ` ; ${formatNumber(yes)} ont dit oui`}
            </dd>
          </div>
          {unitCost === null ? null : (
            <div>
              <dt>Coût pour vous</dt>
              <dd>{formatEuro(unitCost)} avant les aides</dd>
            </div>
          )}
          {pilot === null ? null : (
            <div>
              <dt>Premier essai</dt>
              <dd>
                le {formatDate(pilot.heldOn)}
                {pilot.place === "" ? "" : ` · ${typographic(pilot.place)}`}
                <Prose words={pilot.plan} />
              </dd>
            </div>
          )}
          {invitation.partners.length === 0 ? null : (
            <div>
              <dt>Avec</dt>
              <dd>{typographic(invitation.partners.join(", "))}</dd>
            </div>
          )}
          {own.answer === "invited" ? null : (
            <div>
              <dt>Votre réponse</dt>
              <dd>
                {memberAnswerLabels[own.answer]}
                {own.answeredAt === null ? "" : `, le ${formatDate(own.answeredAt)}`}
              </dd>
            </div>
          )}
        </dl>
        {answers.length === 0 ? (
          <p className="soft">
            {own.answer === "no"
              ? "Vous n’êtes pas du groupe."
              : "L’action a avancé : pour changer votre réponse, appelez votre consultant."}
          </p>
        ) : (
          <Form method="post" className="form card" noValidate>
            <ErrorSummary state={state} />
            <AnswerFields
              {...{ state }}
              member={own}
              options={stage === "pilot" ? [LEAVING] : answers.map((each) => OPTIONS[each])}
              question={
                stage === "pilot" ? "L’essai a commencé. Vous pouvez encore vous retirer." : "Votre réponse"
              }
              remarkLabel="Un mot"
              remarkHint="Une question, une condition, ce que vous apporteriez. Votre consultant le lira."
            />
            <p className="soft small">
              Les autres entreprises ne voient ni votre nom ni votre réponse : seulement combien ont dit oui,
              à partir de trois.
            </p>
            <div className="row">
              <SubmitButton pendingLabel="Envoi…">
                {stage === "pilot" ? "Quitter le groupe" : "Envoyer ma réponse"}
              </SubmitButton>
              <Link to={back}>Annuler</Link>
            </div>
          </Form>
        )}
        <section aria-labelledby="question">
          <h2 id="question">Une question ?</h2>
          <ConsultantContact consultant={head.consultant} about={`${head.firm} : ${invitation.title}`} />
        </section>
      </div>
    </SpaceShell>
  );
}
