import { data, Link } from "react-router";
import { Notice } from "#app/components/notice.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { GiveCode } from "#app/components/space/give-code.tsx";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import { CODE_MINUTES } from "#app/server/respondents/codes.ts";
import { services } from "#app/server/services.ts";
import { giveCode } from "#app/server/space/send-code.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { findInvitation, invitationsOfFirm } from "#db/invitations.ts";
import { currentRound } from "#db/operations.ts";
import type { Route } from "./+types/give-code";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "links")];

export const meta: Route.MetaFunction = () => [{ title: "Code du dirigeant · Diapason" }];

export function loader({ params, context }: Route.LoaderArgs) {
  const { db } = services();
  const { id, name } = currentOperation(context);
  const firm = getEnrollment(db, params.enrollmentId);
  if (firm === null) throw data(null, { status: 404 });
  const invitation = invitationsOfFirm(db, firm.id, currentRound(db, id).id).find(
    ({ perspective }) => perspective === "director",
  );
  return {
    operation: { id, name },
    firm: { id: firm.id, name: firm.name },
    invitationId: invitation?.id ?? null,
    minutes: CODE_MINUTES,
  };
}

/** Shows the code once: it is in this answer and nowhere else. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { db } = services();
  const { address, now } = context.get(requestContext);
  const invitation = findInvitation(db, String((await request.formData()).get("invitation") ?? ""));
  if (invitation === null || invitation.enrollmentId !== params.enrollmentId) {
    return data(
      { code: null, problem: "Rechargez la page\u00A0: cette invitation n’existe plus." },
      { status: 422 },
    );
  }
  const given = await giveCode(db, { actor: currentUser(context), address }, invitation.id, now);
  if (!given.ok) return data({ code: null, problem: given.problem.message }, { status: 422 });
  return data({ code: given.value.code, problem: null });
}

export default function GiveCodePage({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, firm, invitationId, minutes } = loaderData;
  const path = `/operations/${operation.id}/entreprises/${firm.id}`;
  const code = actionData?.code ?? null;
  const problem = actionData?.problem ?? null;
  return (
    <>
      <PageHead
        title="Un code pour le dirigeant"
        crumbs={[
          { label: operation.name, to: `/operations/${operation.id}` },
          { label: firm.name, to: path },
        ]}
      />
      <div className="stack">
        {problem === null ? null : <Notice tone="signal">{problem}</Notice>}
        {invitationId === null ? <p>Invitez d’abord le dirigeant : le code va avec son lien.</p> : null}
        {code === null ? (
          <p>
            Le dirigeant qui ne peut pas recevoir de courriel vous demande un code pour relire ses réponses et
            son rapport. Assurez-vous que c’est bien lui, puis dites-le-lui de vive voix.
          </p>
        ) : (
          <Notice>
            <strong>Dites ces six chiffres au dirigeant</strong>
            <p>
              Ils servent une fois, pendant {minutes} minutes, et ne seront plus affichés. Le code précédent
              ne fonctionne plus.
            </p>
            <code className="copy-once">{`${code.slice(0, 3)} ${code.slice(3)}`}</code>
          </Notice>
        )}
        <div className="row">
          {invitationId === null ? null : <GiveCode path={path} invitationId={invitationId} />}
          <Link to={path}>Revenir à la fiche</Link>
        </div>
      </div>
    </>
  );
}
