/** What a consultant invites in: named again in each use case, whatever the route's guard has checked. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import type { Operation } from "#app/domain/operation/operation.ts";
import { may } from "#app/domain/operation/permissions.ts";
import { type AuditActor, recordDeed } from "#app/server/access/audit.ts";
import { type ActingUser, forbidden } from "#app/server/acting-user.ts";
import { findForWriting } from "#app/server/enrollment-access.ts";
import { askedPerspectives } from "#app/server/invitations/asked-questions.ts";
import { pinnedQuestionnaire, type QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import type { Db } from "#db/client.server.ts";
import type { Enrollment } from "#db/enrollments.ts";
import { findInvitation, type Invitation } from "#db/invitations.ts";
import { currentNotice } from "#db/notices.ts";
import { currentRound, getOperation, type Round } from "#db/operations.ts";

/** Whoever invites, and the network address they write from (for the audit log). */
export type Inviter = { readonly actor: ActingUser & { readonly email: string }; readonly address: string };

export type InvitingTools = { readonly db: Db; readonly questionnaireOf: QuestionnaireSource };

/** An operation that invites: its notice is written, and its round is open. */
export type InvitingOperation = {
  readonly operation: Operation;
  readonly round: Round;
  /** Whom its questionnaire has questions for. */
  readonly perspectives: readonly InvitedPerspective[];
};

/** Problems: `not-found`, `forbidden`, `questionnaire-missing`, `no-notice`, `round-closed`. */
export function findInviting(
  { db, questionnaireOf }: InvitingTools,
  { actor }: Inviter,
  operationId: string,
): Result<InvitingOperation> {
  const isKnown = may(actor, "know", { resource: "operation", operationId });
  const operation = isKnown ? getOperation(db, operationId) : null;
  if (operation === null) return failure(NO_SUCH_OPERATION);
  if (!may(actor, "write", { resource: "links", operationId })) return forbidden();
  const questionnaire = pinnedQuestionnaire(questionnaireOf, operation);
  if (!questionnaire.ok) return questionnaire;
  if (currentNotice(db, operationId) === null) return failure(NO_NOTICE);
  const round = currentRound(db, operationId);
  if (round.closedOn !== null) return failure(ROUND_CLOSED);
  return success({ operation, round, perspectives: askedPerspectives(questionnaire.value) });
}

/** The same, for one firm that is still in the operation. Problem besides: `withdrawn`. */
export function findInvitingFirm(
  tools: InvitingTools,
  inviter: Inviter,
  enrollmentId: string,
): Result<InvitingOperation & { readonly enrollment: Enrollment }> {
  const firm = findForWriting(tools.db, enrollmentId, inviter.actor, "links");
  if (!firm.ok) return firm;
  const { enrollment } = firm.value;
  const inviting = findInviting(tools, inviter, enrollment.operationId);
  return inviting.ok ? success({ ...inviting.value, enrollment }) : inviting;
}

/** An invitation that this person may act on. Problems: `not-found`, `forbidden`, `withdrawn`, `round-closed`. */
export function findOwnInvitation(db: Db, { actor }: Inviter, invitationId: string): Result<Invitation> {
  const invitation = findInvitation(db, invitationId);
  if (invitation === null) return failure(NO_SUCH_INVITATION);
  const firm = findForWriting(db, invitation.enrollmentId, actor, "links");
  if (!firm.ok) return firm.problem.code === "not-found" ? failure(NO_SUCH_INVITATION) : firm;
  return invitation.roundClosedOn === null ? success(invitation) : failure(ROUND_CLOSED);
}

/** Writes in the audit log what was done to an invitation: of which firm, never a link, an address or an answer. */
export function recordInviting(
  db: Db,
  inviter: { readonly actor: AuditActor; readonly address: string },
  action: `links.${string}`,
  object: { readonly operationId: string; readonly enrollmentId?: string },
  now: string,
): void {
  const { operationId, enrollmentId } = object;
  recordDeed(
    db,
    {
      ...inviter,
      action,
      objectKind: enrollmentId === undefined ? "operation" : "enrollment",
      objectId: enrollmentId ?? operationId,
      operationId,
      outcome: "done",
    },
    now,
  );
}

const NO_SUCH_OPERATION = {
  code: "not-found",
  message: "Cette opération n’existe pas, ou n’est pas une des vôtres.",
};
const NO_SUCH_INVITATION = { code: "not-found", message: "Cette invitation n’existe pas." };
const NO_NOTICE = {
  code: "no-notice",
  message:
    "Écrivez d’abord la notice d’information\u00A0: personne n’est invité sans savoir qui lit ses réponses.",
};
const ROUND_CLOSED = {
  code: "round-closed",
  message: "La campagne de réponses est close\u00A0: plus personne n’y est invité.",
};
