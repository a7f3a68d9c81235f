/**
 * A respondent's browser. Pressing « Commencer » exchanges the address for a cookie: from then on the secret is in no address,
 * hence in no history, no log and no referrer.
 */
import { hashToken, newToken } from "#app/server/access/tokens.ts";
import { newId } from "#app/server/clock.ts";
import { followLink, type LinkTarget, whyClosed } from "#app/server/respondents/links.ts";
import { writtenInstant } from "#app/server/self-assessment/anonymity.ts";
import type { Db } from "#db/client.server.ts";
import { inTransaction } from "#db/client.server.ts";
import { findInvitation, type Invitation, setOnInvitation } from "#db/invitations.ts";
import {
  deleteDeadRespondentSessions,
  findRespondentSession,
  insertRespondentSession,
  type RespondentSession,
} from "#db/respondent-sessions.ts";
import { findRespondent, listRespondents, type Respondent } from "#db/respondents.ts";

/** A month: somebody who begins one evening goes on at the end of the next week. */
export const RESPONDENT_SESSION_MS = 30 * 24 * 60 * 60 * 1000;

/** Who answers in a browser, and on which sheet. */
export type Visit = {
  readonly session: RespondentSession;
  readonly invitation: Invitation;
  /** Null in a group until the notice is accepted. */
  readonly respondent: Respondent | null;
};

export type Entry =
  | { readonly kind: "in"; readonly token: string }
  | Extract<LinkTarget, { readonly kind: "closed" }>;

/**
 * Opens a session for the bearer of an address, and gives the secret of its cookie. A browser that came before by the same
 * invitation keeps its session, hence its sheet: one per person, as far as can be done without spying.
 */
export function enterByLink(db: Db, linkToken: string, cookieToken: string | null, now: string): Entry {
  return inTransaction(db, () => {
    const target = followLink(db, linkToken, now);
    if (target.kind === "closed") return target;
    const { invitation, respondentId } = target;
    const before = cookieToken === null ? null : findRespondentSession(db, hashToken(cookieToken), now);
    const isSameSheet = respondentId === null || before?.respondentId === respondentId;
    if (cookieToken !== null && before?.invitationId === invitation.id && isSameSheet) {
      return { kind: "in", token: cookieToken };
    }
    deleteDeadRespondentSessions(db, now);
    const openedAt = writtenInstant(invitation.perspective, now);
    if (invitation.openedAt === null) setOnInvitation(db, invitation.id, { openedAt });
    const token = newToken();
    const session = {
      id: newId(),
      invitationId: invitation.id,
      respondentId: respondentId ?? directorsSheet(db, invitation)?.id ?? null,
      expiresAt: writtenInstant(invitation.perspective, shifted(now, RESPONDENT_SESSION_MS)),
      verifiedUntil: null,
    };
    insertRespondentSession(db, session, hashToken(token));
    return { kind: "in", token };
  });
}

/** Whose cookie this is; null when its session or its invitation is over. */
export function readVisit(db: Db, cookieToken: string, now: string): Visit | null {
  const session = findRespondentSession(db, hashToken(cookieToken), now);
  const invitation = session === null ? null : findInvitation(db, session.invitationId);
  if (session === null || invitation === null || whyClosed(invitation, now) !== null) return null;
  const respondent = session.respondentId === null ? null : findRespondent(db, session.respondentId);
  return { session, invitation, respondent };
}

function shifted(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

/** A director has a sheet since the firm was enrolled; somebody in a group gets one with the notice. */
function directorsSheet(db: Db, { enrollmentId, roundId, perspective }: Invitation): Respondent | undefined {
  if (perspective !== "director") return undefined;
  return listRespondents(db, enrollmentId).find(
    (one) => one.roundId === roundId && one.perspective === "director",
  );
}
