/** What the page of an operation's messages shows. */

import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { INVITATIONS_PER_PAGE, type OutboxQuery } from "#app/server/invitations/list-query.ts";
import { whyNotLeaving } from "#app/server/mail/may-leave.ts";
import type { Db } from "#db/client.server.ts";
import { invitationsOfRound } from "#db/invitations.ts";
import { countMails, type Mail, type MailCounts, mailsOfOperation } from "#db/mails.ts";
import { currentRound } from "#db/operations.ts";

export type OutboxLine = Omit<Mail, "operationId" | "invitationId"> & {
  readonly firm: string;
  readonly enrollmentId: string;
  readonly perspective: InvitedPerspective;
  /** Why it has no reason to leave any more; null while it has. */
  readonly whyNot: string | null;
};

export type Outbox = {
  readonly lines: readonly OutboxLine[];
  readonly total: number;
  readonly counts: MailCounts;
};

/** The messages of the round under way, those that need somebody first, then the latest. */
export function tellOutbox(db: Db, operationId: string, query: OutboxQuery, now: string): Outbox {
  const invitations = new Map(
    invitationsOfRound(db, currentRound(db, operationId).id).map((one) => [one.id, one]),
  );
  const lines = mailsOfOperation(db, operationId).flatMap((mail): OutboxLine[] => {
    const { operationId: _, invitationId, ...told } = mail;
    const invitation = invitations.get(invitationId);
    if (invitation === undefined || (query.etat !== "" && query.etat !== mail.state)) return [];
    const { firm, enrollmentId, perspective } = invitation;
    return [{ ...told, firm, enrollmentId, perspective, whyNot: whyNotLeaving(invitation, mail.kind, now) }];
  });
  const ordered = lines.toSorted((a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state));
  const start = (query.page - 1) * INVITATIONS_PER_PAGE;
  return {
    lines: ordered.slice(start, start + INVITATIONS_PER_PAGE),
    total: lines.length,
    counts: countMails(db, operationId),
  };
}

const URGENCY: readonly Mail["state"][] = ["failed", "waiting", "sent", "cancelled"];
