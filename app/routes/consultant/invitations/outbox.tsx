import { data, Form, Link, redirect } from "react-router";
import { z } from "zod";
import { EmptyState } from "#app/components/empty-state.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { Chip } from "#app/components/firms/firm-filters.tsx";
import { CopyField } from "#app/components/invitations/copy-field.tsx";
import { OutboxLine } from "#app/components/invitations/outbox-line.tsx";
import { FlashNotice, Notice } from "#app/components/notice.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { SubmitButton } from "#app/components/submit-button.tsx";
import type { Result } from "#app/domain/errors.ts";
import { refused, untouched } from "#app/forms/form-state.ts";
import { currentOperation, currentUser, requestContext } from "#app/server/access/actor.ts";
import { operationGuard } from "#app/server/access/guard.ts";
import type { Inviter } from "#app/server/invitations/invitation-scope.ts";
import { INVITATIONS_PER_PAGE, readOutboxQuery } from "#app/server/invitations/list-query.ts";
import { cancelMail, copyLetter, markSent, retry } from "#app/server/invitations/outbox.ts";
import { tellOutbox } from "#app/server/invitations/tell-outbox.ts";
import { sendsMail } from "#app/server/mail/mailer-of.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { services } from "#app/server/services.ts";
import { deedAt, deedPath, type InvitingDeed, MAIL_STATE_LABELS } from "#app/text/invitations.ts";
import type { Route } from "./+types/outbox";

export const middleware: Route.MiddlewareFunction[] = [operationGuard("read", "links")];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Courrier · ${loaderData?.operation.name ?? ""} · Diapason` },
];

const formSchema = z.object({
  intent: z.enum(["copy", "mark-sent", "retry", "cancel"]),
  mailId: z.string().min(1).max(60),
});

export function loader({ context, url }: Route.LoaderArgs) {
  const { db, env } = services();
  const { id, name } = currentOperation(context);
  const query = readOutboxQuery(url.searchParams);
  return {
    operation: { id, name },
    query,
    pageSize: INVITATIONS_PER_PAGE,
    ...tellOutbox(db, id, query, context.get(requestContext).now),
    sendsMail: sendsMail(env),
    done: deedAt(url),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { db, content, env } = services();
  const { address, now } = context.get(requestContext);
  const inviter: Inviter = { actor: currentUser(context), address };
  const form = formSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) throw data(null, { status: 400 });
  const operationId = currentOperation(context).id;
  const which = { operationId, mailId: form.data.mailId };
  const settle = (result: Result<unknown>, deed: InvitingDeed) => {
    if (!result.ok) return data({ letter: null, state: refused({}, [result.problem]) }, { status: 422 });
    throw redirect(deedPath(`/operations/${operationId}/invitations/courrier`, deed));
  };
  switch (form.data.intent) {
    case "copy": {
      const tools = { db, questionnaireOf: questionnairesIn(content), origin: env.APP_ORIGIN };
      const copied = copyLetter(tools, inviter, which, now);
      if (!copied.ok) return data({ letter: null, state: refused({}, [copied.problem]) }, { status: 422 });
      const { to, subject, text } = copied.value;
      return data({
        letter: { mailId: which.mailId, address: to.address, subject, text },
        state: untouched,
      });
    }
    case "mark-sent":
      return settle(markSent(db, inviter, which, now), "courrier-envoye");
    case "retry":
      return settle(retry(db, inviter, which, now), "courrier-reessaye");
    case "cancel":
      return settle(cancelMail(db, inviter, which, now), "courrier-annule");
  }
}

const STATES = ["failed", "waiting", "sent", "cancelled"] as const;

export default function OutboxPage({ loaderData, actionData }: Route.ComponentProps) {
  const { operation, query, lines, total, counts } = loaderData;
  const path = `/operations/${operation.id}/invitations`;
  const letter = actionData?.letter ?? null;
  const all = STATES.reduce((sum, state) => sum + counts[state], 0);
  return (
    <>
      <PageHead
        title="Courrier"
        crumbs={[
          { label: operation.name, to: `/operations/${operation.id}` },
          { label: "Invitations", to: path },
        ]}
        below={
          loaderData.sendsMail
            ? "Les messages partent d’eux-mêmes, quelques-uns à la fois."
            : "Ce serveur n’envoie pas de courrier : copiez chaque message dans le vôtre, puis marquez-le comme envoyé."
        }
      />
      <FlashNotice message={letter === null ? loaderData.done : null} />
      <ErrorSummary state={actionData?.state ?? untouched} />
      {letter === null ? null : <Copied letter={letter} />}
      {all === 0 ? (
        <EmptyState
          title="Aucun message"
          action={
            <Link className="button" to={path}>
              Voir les invitations
            </Link>
          }
        >
          <p>Les messages des invitations et des relances s’affichent ici, avec ce qu’il en est advenu.</p>
        </EmptyState>
      ) : (
        <>
          <nav aria-label="Où en sont les messages">
            <ul className="filter-chips">
              <Chip to="?" label="Tous" count={all} isChosen={query.etat === ""} />
              {STATES.filter((state) => counts[state] > 0 || state === query.etat).map((state) => (
                <Chip
                  key={state}
                  to={`?etat=${state}`}
                  label={MAIL_STATE_LABELS[state]}
                  count={counts[state]}
                  isChosen={query.etat === state}
                />
              ))}
            </ul>
          </nav>
          {lines.length === 0 ? (
            <Notice>
              <p>Aucun message dans cet état.</p>
            </Notice>
          ) : (
            <ul className="card ruled outbox">
              {lines.map((line) => (
                <OutboxLine
                  key={line.id}
                  line={line}
                  operationId={operation.id}
                  sendsMail={loaderData.sendsMail}
                />
              ))}
            </ul>
          )}
          <Pagination
            page={query.page}
            pageSize={loaderData.pageSize}
            total={total}
            noun={["message", "messages"]}
          />
        </>
      )}
    </>
  );
}

type CopiedProps = {
  readonly letter: {
    readonly mailId: string;
    readonly address: string;
    readonly subject: string;
    readonly text: string;
  };
};

function Copied({ letter }: CopiedProps) {
  return (
    <section className="card stack copied-letter" aria-labelledby="message-a-copier">
      <h2 id="message-a-copier">Message à copier</h2>
      <p className="soft">
        Il contient un lien qui n’est affiché qu’une fois. Quand vous l’avez envoyé de votre messagerie,
        dites-le.
      </p>
      <CopyField label="À" value={letter.address} />
      <CopyField label="Objet" value={letter.subject} />
      <CopyField label="Message" value={letter.text} isLong />
      <Form method="post">
        <input type="hidden" name="mailId" value={letter.mailId} />
        <SubmitButton name="intent" value="mark-sent">
          Marquer comme envoyé
        </SubmitButton>
      </Form>
    </section>
  );
}
