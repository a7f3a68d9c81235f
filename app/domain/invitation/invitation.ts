/**
 * Asking somebody to answer by themselves. A director is invited by name and owns one sheet; employees, and customers, share
 * one link per firm and answer without a name, each on a sheet of their own.
 */
import type { Perspective } from "#app/domain/questionnaire/definition.ts";

export const INVITED_PERSPECTIVES = ["director", "employee", "customer"] as const satisfies Perspective[];
/** Who may be invited: the consultant answers with an account. */
export type InvitedPerspective = (typeof INVITED_PERSPECTIVES)[number];

/** How long a link works, in days, unless the consultant says otherwise; and the longest. */
export const DEFAULT_LINK_DAYS = 60;
export const LONGEST_LINK_DAYS = 365;

export const INVITATION_STATES = [
  "prepared",
  "sent",
  "opened",
  "begun",
  "submitted",
  "expired",
  "revoked",
] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/** What an invitation's state follows from; every date is an ISO instant or null. */
export type InvitationFacts = {
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  /** When a message left, or the consultant showed or copied the link. */
  readonly sentAt: string | null;
  /** When somebody asked to answer; opening the address is not enough, because mail scanners do it too. */
  readonly openedAt: string | null;
  /** How many sheets hold an answer, and how many were handed in. */
  readonly begun: number;
  readonly submitted: number;
};

/**
 * Where an invitation stands. A director's is over once it is handed in; a shared one stays open to the next person until it
 * expires, so that « submitted » then says that somebody has handed in.
 *
 * @param now ISO instant.
 */
export function invitationState(facts: InvitationFacts, now: string): InvitationState {
  if (facts.revokedAt !== null) return "revoked";
  if (facts.submitted > 0) return "submitted";
  if (facts.expiresAt <= now) return "expired";
  if (facts.begun > 0) return "begun";
  if (facts.openedAt !== null) return "opened";
  return facts.sentAt === null ? "prepared" : "sent";
}

/** Whether its link still opens a sheet. */
export function isOpen(facts: Pick<InvitationFacts, "revokedAt" | "expiresAt">, now: string): boolean {
  return facts.revokedAt === null && facts.expiresAt > now;
}
