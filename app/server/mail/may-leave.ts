/** Whether a message still has a reason to leave: asked when it is put in the outbox, and again when it leaves. */
import { invitationState } from "#app/domain/invitation/invitation.ts";
import { type ClosedReason, whyClosed } from "#app/server/respondents/links.ts";
import type { Invitation } from "#db/invitations.ts";
import type { Mail } from "#db/mails.ts";

/** Why this kind of message must not leave, as a French sentence; null when it may. */
export function whyNotLeaving(invitation: Invitation, kind: Mail["kind"], now: string): string | null {
  const closed = whyClosed(invitation, now);
  if (closed !== null) return CLOSED[closed];
  if (invitationState(invitation, now) !== "submitted") return null;
  if (invitation.perspective === "director") return "La feuille de réponses a déjà été remise.";
  // A shared link goes on serving those who have not answered; a reminder would reach those who have.
  return kind === "reminder" ? "Des réponses ont déjà été remises." : null;
}

const CLOSED: Readonly<Record<ClosedReason, string>> = {
  unknown: "L’invitation n’existe plus.",
  expired: "Le lien a expiré.",
  revoked: "L’invitation a été révoquée.",
  withdrawn: "L’entreprise s’est retirée de l’opération.",
  "round-closed": "La campagne de réponses est close.",
};
