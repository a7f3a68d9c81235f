/** Invitations to answer, and the addresses that open them. Where each stands follows from facts gathered here. */

import { eq } from "drizzle-orm";
import type { InvitationFacts, InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import type { Db } from "#db/client.server.ts";
import { invitationLinks, invitations } from "#db/schema/invitations.ts";

export type Invitation = InvitationFacts & {
  readonly id: string;
  readonly operationId: string;
  readonly enrollmentId: string;
  readonly roundId: string;
  readonly perspective: InvitedPerspective;
  /** The firm's name. */
  readonly firm: string;
  /** Whom the messages go to: a name and an address, or null when the link is handed over otherwise. */
  readonly recipient: string | null;
  readonly email: string | null;
  /** ISO instant. */
  readonly createdAt: string;
  /** The firm left the operation. */
  readonly isWithdrawn: boolean;
  /** The day the round was closed; null while it is open. */
  readonly roundClosedOn: string | null;
};

export type NewInvitation = {
  readonly id: string;
  readonly enrollmentId: string;
  readonly roundId: string;
  readonly perspective: InvitedPerspective;
  readonly recipient: string | null;
  readonly email: string | null;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly expiresAt: string;
};

/** What changes on an invitation once it is there. */
export type InvitationChange = Partial<
  Pick<Invitation, "recipient" | "email" | "expiresAt" | "sentAt" | "openedAt" | "revokedAt">
>;

/**
 * Writes an invitation.
 * @throws when the firm has one of this perspective in this round.
 */
export function insertInvitation(db: Db, invitation: NewInvitation): void {
  db.insert(invitations).values(invitation).run();
}

/** Changes an invitation: only the fields that are given. */
export function setOnInvitation(db: Db, id: string, change: InvitationChange): void {
  db.update(invitations).set(change).where(eq(invitations.id, id)).run();
}

/** One invitation, or null. */
export function findInvitation(db: Db, id: string): Invitation | null {
  return read(db, "i.id = ?", [id])[0] ?? null;
}

/** The invitations of a firm in one round: the director's, the employees', the customers'. */
export function invitationsOfFirm(db: Db, enrollmentId: string, roundId: string): readonly Invitation[] {
  return read(db, "i.enrollment_id = ? AND i.round_id = ?", [enrollmentId, roundId]);
}

/** All invitations of one round, by firm. */
export function invitationsOfRound(db: Db, roundId: string): readonly Invitation[] {
  return read(db, "i.round_id = ?", [roundId]);
}

/** Writes one more address of an invitation. `respondentId` names the one sheet that it opens, in a group. */
export function insertLink(
  db: Db,
  link: {
    readonly tokenHash: string;
    readonly invitationId: string;
    readonly respondentId: string | null;
    readonly createdAt: string;
  },
): void {
  db.insert(invitationLinks).values(link).run();
}

/** Which invitation, and which sheet if only one, the address of this hash opens; null when none does. */
export function findLink(
  db: Db,
  tokenHash: string,
): { readonly invitationId: string; readonly respondentId: string | null } | null {
  return (
    db
      .select({ invitationId: invitationLinks.invitationId, respondentId: invitationLinks.respondentId })
      .from(invitationLinks)
      .where(eq(invitationLinks.tokenHash, tokenHash))
      .get() ?? null
  );
}

/** Takes one address back: its message did not leave. */
export function deleteLink(db: Db, tokenHash: string): void {
  db.delete(invitationLinks).where(eq(invitationLinks.tokenHash, tokenHash)).run();
}

/** Takes all addresses of an invitation back. */
export function deleteLinks(db: Db, invitationId: string): void {
  db.delete(invitationLinks).where(eq(invitationLinks.invitationId, invitationId)).run();
}

type Row = Omit<Invitation, "isWithdrawn"> & { readonly isWithdrawn: number };

/** `where` is SQL of this file, never of a request. A director begins by answering through a link, not in an interview. */
function read(db: Db, where: string, parameters: readonly string[]): readonly Invitation[] {
  return db.$client
    .prepare<string[], Row>(
      `SELECT i.id, e.operation_id AS operationId, i.enrollment_id AS enrollmentId, i.round_id AS roundId,
         i.perspective, f.name AS firm, i.recipient, i.email, i.created_at AS createdAt, i.expires_at AS expiresAt,
         i.sent_at AS sentAt, i.opened_at AS openedAt, i.revoked_at AS revokedAt,
         e.withdrawn_at IS NOT NULL AS isWithdrawn, o.closed_on AS roundClosedOn,
         (SELECT count(*) FROM respondents r WHERE r.enrollment_id = i.enrollment_id AND r.round_id = i.round_id
           AND r.perspective = i.perspective AND r.submitted_at IS NOT NULL) AS submitted,
         (SELECT count(*) FROM respondents r WHERE r.enrollment_id = i.enrollment_id AND r.round_id = i.round_id
           AND r.perspective = i.perspective AND EXISTS (SELECT 1 FROM answers a
             WHERE a.respondent_id = r.id AND a.subject = 'answer' AND a.actor_id IS NULL)) AS begun
       FROM invitations i
       JOIN enrollments e ON e.id = i.enrollment_id
       JOIN firms f ON f.id = e.firm_id
       JOIN rounds o ON o.id = i.round_id
       WHERE ${where}
       ORDER BY f.name COLLATE NOCASE, e.id,
         CASE i.perspective WHEN 'director' THEN 0 WHEN 'employee' THEN 1 ELSE 2 END`,
    )
    .all(...parameters)
    .map((row) => ({ ...row, isWithdrawn: row.isWithdrawn === 1 }));
}
