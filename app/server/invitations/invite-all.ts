/** Invites everybody of one perspective in an operation at once; the messages leave in the background. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { readEmail } from "#app/domain/firm/email.ts";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { newId, nowInstant } from "#app/server/clock.ts";
import {
  findInviting,
  type Inviter,
  type InvitingTools,
  recordInviting,
} from "#app/server/invitations/invitation-scope.ts";
import { NOT_ASKED, queueInvitation } from "#app/server/invitations/invite.ts";
import { endOfLinkDay, usualLastDay } from "#app/server/invitations/link-days.ts";
import { whyNotLeaving } from "#app/server/mail/may-leave.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { allEnrollments, type Enrollment } from "#db/enrollments.ts";
import { type Invitation, insertInvitation, invitationsOfRound, setOnInvitation } from "#db/invitations.ts";

/** What inviting everybody did. */
export type InvitedAll = {
  /** New invitations. */
  readonly prepared: number;
  /** Messages that leave. */
  readonly queued: number;
  /** Directors without an address: their link is to be handed over otherwise. */
  readonly withoutAddress: number;
};

/**
 * Prepares an invitation for each firm that has none, and the messages of the directors who have an address; one who got an
 * address since theirs was prepared gets it now. Nobody is written to twice. Problems: those of findInviting, `not-asked`.
 */
export function inviteAll(
  tools: InvitingTools,
  inviter: Inviter,
  { operationId, perspective }: { readonly operationId: string; readonly perspective: InvitedPerspective },
  now: string = nowInstant(),
): Result<InvitedAll> {
  const { db } = tools;
  return inTransaction(db, () => {
    const inviting = findInviting(tools, inviter, operationId);
    if (!inviting.ok) return inviting;
    const { round, perspectives } = inviting.value;
    if (!perspectives.includes(perspective)) return failure(NOT_ASKED[perspective]);
    const before = new Map(
      invitationsOfRound(db, round.id)
        .filter((one) => one.perspective === perspective)
        .map((one) => [one.enrollmentId, one]),
    );
    const terms = { roundId: round.id, perspective, createdBy: inviter.actor.id, now };
    const done = allEnrollments(db, operationId)
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map((firm) => {
        const known = before.get(firm.id);
        return known === undefined ? prepare(db, firm, terms) : completeAddress(db, firm, known, now);
      });
    recordInviting(db, inviter, "links.inviteAll", { operationId }, now);
    const count = (outcome: Outcome) => done.filter((one) => one === outcome).length;
    return success({
      prepared: count("queued") + count("prepared"),
      queued: count("queued") + count("completed"),
      withoutAddress: perspective === "director" ? count("prepared") : 0,
    });
  });
}

type Outcome = "prepared" | "queued" | "completed" | "untouched";

type Terms = {
  readonly roundId: string;
  readonly perspective: InvitedPerspective;
  readonly createdBy: string;
  readonly now: string;
};

function prepare(db: Db, firm: Enrollment, { now, ...terms }: Terms): Outcome {
  const isDirector = terms.perspective === "director";
  const email = isDirector ? addressOf(firm) : null;
  const id = newId();
  insertInvitation(db, {
    ...{ id, ...terms, enrollmentId: firm.id, recipient: isDirector ? firm.director : null, email },
    ...{ createdAt: now, expiresAt: endOfLinkDay(usualLastDay(now)) },
  });
  if (email === null) return "prepared";
  queueInvitation(db, { id, operationId: firm.operationId, email }, now);
  return "queued";
}

/** A director who was prepared without an address and has one now. */
function completeAddress(db: Db, firm: Enrollment, invitation: Invitation, now: string): Outcome {
  const isWaitingForAddress =
    invitation.perspective === "director" && invitation.email === null && invitation.sentAt === null;
  const email = isWaitingForAddress ? addressOf(firm) : null;
  if (email === null || whyNotLeaving(invitation, "invitation", now) !== null) return "untouched";
  setOnInvitation(db, invitation.id, { email });
  queueInvitation(db, { ...invitation, email }, now);
  return "completed";
}

/** An address that came by an old file may not read. */
function addressOf({ email }: Enrollment): string | null {
  const reading = readEmail(email ?? "");
  return reading.kind === "valid" ? reading.email : null;
}
