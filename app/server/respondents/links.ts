/**
 * The addresses that respondents get. Each message, picture or copy has one of its own, so that none has to be kept to be
 * shown again: the database holds only what recognises it.
 */
import { isOpen } from "#app/domain/invitation/invitation.ts";
import { hashToken, newToken } from "#app/server/access/tokens.ts";
import type { Db } from "#db/client.server.ts";
import { findInvitation, findLink, type Invitation, insertLink } from "#db/invitations.ts";

/** Where an address leads. */
export type LinkTarget =
  | {
      readonly kind: "open";
      readonly invitation: Invitation;
      /** The one sheet that it opens, in a group; null: the director's, or a new one. */
      readonly respondentId: string | null;
    }
  | { readonly kind: "closed"; readonly why: ClosedReason };
/** Why an address opens nothing. */
export type ClosedReason = "unknown" | "expired" | "revoked" | "withdrawn" | "round-closed";

/** Makes one more address of an invitation, and gives its secret: the only time that it is seen. */
export function mintLink(
  db: Db,
  invitationId: string,
  now: string,
  respondentId: string | null = null,
): string {
  const token = newToken();
  insertLink(db, { tokenHash: hashToken(token), invitationId, respondentId, createdAt: now });
  return token;
}

/** The whole address of a secret. */
export function linkAddress(origin: string, token: string): string {
  return `${origin}/r/${token}`;
}

/** Where an address leads. It only looks: mail scanners open addresses too. */
export function followLink(db: Db, token: string, now: string): LinkTarget {
  const link = findLink(db, hashToken(token));
  const invitation = link === null ? null : findInvitation(db, link.invitationId);
  if (link === null || invitation === null) return { kind: "closed", why: "unknown" };
  const why = whyClosed(invitation, now);
  if (why !== null) return { kind: "closed", why };
  return { kind: "open", invitation, respondentId: link.respondentId };
}

/** Why an invitation opens nothing any more; null while it does. */
export function whyClosed(invitation: Invitation, now: string): ClosedReason | null {
  if (invitation.revokedAt !== null) return "revoked";
  if (invitation.isWithdrawn) return "withdrawn";
  if (invitation.roundClosedOn !== null) return "round-closed";
  return isOpen(invitation, now) ? null : "expired";
}
