import type { ReactNode } from "react";
import { Moment } from "#app/components/moment.tsx";
import { formatDate } from "#app/domain/format.ts";
import type { ToldInvitation } from "#app/server/invitations/tell-firm.ts";
import { MAIL_KIND_LABELS, MAIL_STATE_LABELS } from "#app/text/invitations.ts";

type InvitationHistoryProps = { readonly invitation: ToldInvitation; readonly isGroup: boolean };

/** What happened to an invitation. Of a group nothing says who came, nor at what hour. */
export function InvitationHistory({ invitation, isGroup }: InvitationHistoryProps) {
  const { createdAt, sentAt, openedAt, expiresAt, revokedAt, recipient, email, mails } = invitation;
  const to = [recipient, email].filter((part) => part !== null).join(", ");
  return (
    <>
      <dl className="fact-sheet">
        <Fact term="Destinataire">
          {to === "" ? <span className="soft">Personne en particulier</span> : to}
        </Fact>
        <Fact term="Préparée">
          <Moment at={createdAt} />
        </Fact>
        <Fact term="Transmise">{sentAt === null ? <NotYet /> : <Moment at={sentAt} />}</Fact>
        <Fact term="Ouverte">
          {openedAt === null ? <NotYet /> : isGroup ? formatDate(openedAt) : <Moment at={openedAt} />}
        </Fact>
        {revokedAt === null ? null : (
          <Fact term="Révoquée">
            <Moment at={revokedAt} />
          </Fact>
        )}
        <Fact term="Expire le">{formatDate(expiresAt)}</Fact>
      </dl>
      {mails.length === 0 ? null : (
        <details className="disclosure">
          <summary>Messages ({mails.length})</summary>
          <ul className="ruled">
            {mails.map((mail) => (
              <li key={mail.id}>
                {MAIL_KIND_LABELS[mail.kind]} à {mail.recipient} ·{" "}
                {MAIL_STATE_LABELS[mail.state].toLowerCase()}, <Moment at={mail.sentAt ?? mail.createdAt} />
                {mail.lastError === null ? null : <span className="soft small">{mail.lastError}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function NotYet() {
  return <span className="soft">Pas encore</span>;
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
