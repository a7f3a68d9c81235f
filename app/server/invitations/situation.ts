/** Where somebody's invitation stands, as a list sorts it: what is done, and what a consultant still has to do. */
import { type InvitationState, invitationState } from "#app/domain/invitation/invitation.ts";
import type { Invitation } from "#db/invitations.ts";
import type { Mail } from "#db/mails.ts";

export const SITUATIONS = ["toInvite", "toHandOver", "awaited", "begun", "submitted", "toReview"] as const;
/**
 * `toInvite`: no invitation. `toHandOver`: prepared, and no message leaves by itself. `awaited`: sent, or about to be.
 * `toReview`: expired, revoked, or its message could not leave.
 */
export type Situation = (typeof SITUATIONS)[number];

/**
 * Where an invitation stands at this instant; `lastMail` is its latest message, if it has one. Where messages don't leave by
 * themselves, one that waits is for the consultant to copy.
 */
export function situationOf(
  invitation: Invitation | undefined,
  lastMail: Pick<Mail, "state"> | undefined,
  { now, sendsMail }: { readonly now: string; readonly sendsMail: boolean },
): Situation {
  if (invitation === undefined) return "toInvite";
  const state = invitationState(invitation, now);
  if (state === "prepared") {
    if (lastMail?.state === "failed") return "toReview";
    return sendsMail && lastMail?.state === "waiting" ? "awaited" : "toHandOver";
  }
  return OF_STATE[state];
}

const OF_STATE: Readonly<Record<Exclude<InvitationState, "prepared">, Situation>> = {
  sent: "awaited",
  opened: "awaited",
  begun: "begun",
  submitted: "submitted",
  expired: "toReview",
  revoked: "toReview",
};
