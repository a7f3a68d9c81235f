import { data, Link, redirect } from "react-router";
import { z } from "zod";
import { FirmHead } from "#app/components/firms/firm-head.tsx";
import { PerspectiveCard } from "#app/components/invitations/perspective-card.tsx";
import { QrScreen } from "#app/components/invitations/qr-screen.tsx";
import { FlashNotice, Notice } from "#app/components/notice.tsx";
import type { Result } from "#app/domain/errors.ts";
import { formatDate } from "#app/domain/format.ts";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { type FormState, refused, type Typed, untouched } from "#app/forms/form-state.ts";
import {
  invitationFormSchema,
  perspectiveFieldSchema,
  readFormOf,
  reminderFormSchema,
  stateOf,
} from "#app/forms/invitation-form.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { handOverLink } from "#app/server/invitations/hand-over.ts";
import type { Inviter } from "#app/server/invitations/invitation-scope.ts";
import { changeInvitation, invite, sendAgain } from "#app/server/invitations/invite.ts";
import { cancelReminder, planReminder } from "#app/server/invitations/plan-reminder.ts";
import { qrCode } from "#app/server/invitations/qr-code.ts";
import { reopen, revoke } from "#app/server/invitations/revoke.ts";
import { tellFirm } from "#app/server/invitations/tell-firm.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { services } from "#app/server/services.ts";
import { deedAt, deedPath, type InvitingDeed, QR_TITLES } from "#app/text/invitations.ts";
import { findInvitation } from "#db/invitations.ts";
import type { Route } from "./+types/firm-invitations";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "links")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Invitations · ${loaderData?.firm ?? ""} · Diapason` },
];

const intentSchema = z.enum([
  "invite",
  "change",
  "send",
  "link",
  "qr",
  "remind",
  "forgo",
  "revoke",
  "reopen",
]);
const daySchema = z.object({ day: z.iso.date() });

export function loader({ context, params, url }: Route.LoaderArgs) {
  const { db, content } = services();
  const { id, name } = currentOperation(context);
  const tools = { db, questionnaireOf: questionnairesIn(content) };
  const told = tellFirm(tools, params.enrollmentId, context.get(requestContext).now);
  if (told === null) throw data(null, { status: 404 });
  return { operation: { id, name }, enrollmentId: params.enrollmentId, ...told, done: deedAt(url) };
}

/** What a card shows after its form was sent. */
type Answer = {
  readonly perspective: InvitedPerspective;
  readonly state: FormState;
  readonly link: string | null;
  readonly qr: string | null;
};

export async function action({ request, context, params }: Route.ActionArgs) {
  const { db, content, env } = services();
  const { address, now } = context.get(requestContext);
  const inviter: Inviter = { actor: currentUser(context), address };
  const fields = await request.formData();
  const intent = intentSchema.safeParse(fields.get("intent"));
  const about = perspectiveFieldSchema.safeParse(fields.get("perspective"));
  if (!intent.success || !about.success) throw data(null, { status: 400 });
  const perspective = about.data;
  const page = `/operations/${params.operationId}/entreprises/${params.enrollmentId}/invitations`;

  const refuse = (state: FormState) =>
    data<Answer>({ perspective, state, link: null, qr: null }, { status: 422 });
  const settle = (result: Result<unknown>, deed: InvitingDeed, typed: Typed = {}) => {
    if (!result.ok) return refuse(stateOf(refused(typed, [result.problem]), perspective));
    throw redirect(deedPath(page, deed));
  };

  if (intent.data === "invite") {
    const form = readFormOf(fields, perspective, invitationFormSchema);
    if (!form.ok) return refuse(form.state);
    const place = { enrollmentId: params.enrollmentId, perspective };
    const tools = { db, questionnaireOf: questionnairesIn(content) };
    const invited = invite(tools, inviter, { ...place, ...form.value }, now);
    return settle(invited, form.value.email === null ? "invitee" : "envoyee", form.typed);
  }
  const invitationId = invitationOfPage(fields, { ...params, perspective });
  switch (intent.data) {
    case "change": {
      const form = readFormOf(fields, perspective, invitationFormSchema);
      if (!form.ok) return refuse(form.state);
      return settle(
        changeInvitation(db, inviter, { invitationId, ...form.value }, now),
        "modifiee",
        form.typed,
      );
    }
    case "send":
      return settle(sendAgain(db, inviter, { invitationId }, now), "renvoyee");
    case "link":
    case "qr": {
      const handed = handOverLink({ db, origin: env.APP_ORIGIN }, inviter, { invitationId }, now);
      if (!handed.ok) return refuse(refused({}, [handed.problem]));
      const link = handed.value.address;
      const shown = intent.data === "qr" ? { link: null, qr: await qrCode(link) } : { link, qr: null };
      return data<Answer>({ perspective, state: untouched, ...shown });
    }
    case "remind": {
      const form = readFormOf(fields, perspective, reminderFormSchema);
      if (!form.ok) return refuse(form.state);
      const planned = planReminder(db, inviter, { invitationId, ...form.value }, now);
      return settle(planned, "relance-prevue", form.typed);
    }
    case "forgo": {
      const day = daySchema.safeParse({ day: fields.get("day") });
      if (!day.success) throw data(null, { status: 400 });
      const forgone = cancelReminder(db, inviter, { invitationId, dueOn: day.data.day }, now);
      return settle(forgone, "relance-annulee");
    }
    case "revoke":
      return settle(revoke(db, inviter, { invitationId }, now), "revoquee");
    case "reopen":
      return settle(reopen(db, inviter, { invitationId }, now), "rouverte");
  }
}

/** The invitation that a form names, if it is one of this page's firm. */
function invitationOfPage(
  fields: FormData,
  place: { readonly enrollmentId: string; readonly perspective: InvitedPerspective },
): string {
  const named = fields.get("invitationId");
  const invitation = typeof named === "string" ? findInvitation(services().db, named) : null;
  const isOurs =
    invitation?.enrollmentId === place.enrollmentId && invitation.perspective === place.perspective;
  if (invitation === null || !isOurs) throw data(null, { status: 404 });
  return invitation.id;
}

export default function FirmInvitations({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, enrollmentId, firm, isWithdrawn, roundClosedOn, hasNotice, perspectives } = loaderData;
  const path = `/operations/${operation.id}/invitations`;
  const page = `/operations/${operation.id}/entreprises/${enrollmentId}/invitations`;
  const isOpen = !isWithdrawn && roundClosedOn === null && hasNotice;
  const qr = actionData?.qr ?? null;
  return (
    <>
      <FirmHead
        operation={operation}
        enrollmentId={enrollmentId}
        name={firm}
        actions={
          <Link className="button quiet" to={path}>
            Toutes les invitations
          </Link>
        }
      />
      {qr === null || actionData === undefined ? null : (
        <QrScreen firm={firm} title={QR_TITLES[actionData.perspective]} svg={qr} back={page} />
      )}
      <div className="stack invitations">
        <FlashNotice message={actionData === undefined ? loaderData.done : null} />
        {isWithdrawn ? (
          <Notice>
            <p>Cette entreprise s’est retirée de l’opération : plus personne n’y est invité.</p>
          </Notice>
        ) : null}
        {roundClosedOn === null ? null : (
          <Notice>
            <p>
              La campagne de réponses est close depuis le {formatDate(roundClosedOn)} : plus personne n’y est
              invité, et ses liens n’ouvrent plus rien.
            </p>
          </Notice>
        )}
        {hasNotice || isWithdrawn ? null : (
          <Notice tone="signal">
            <p>
              Écrivez d’abord la notice : personne n’est invité sans savoir qui lit ses réponses.{" "}
              <Link to={`${path}/notice`}>Écrire la notice</Link>
            </p>
          </Notice>
        )}
        <div className="invitation-cards">
          {perspectives.map((told) => {
            const mine = actionData?.perspective === told.perspective ? actionData : null;
            return (
              <PerspectiveCard
                key={told.perspective}
                path={`/operations/${operation.id}/entreprises/${enrollmentId}`}
                told={told}
                days={loaderData.days}
                groupThreshold={loaderData.groupThreshold}
                isOpen={isOpen}
                state={mine?.state ?? untouched}
                link={mine?.link ?? null}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}
