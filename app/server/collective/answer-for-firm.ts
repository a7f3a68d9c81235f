/** What a firm says to a collective action: written by its consultant, or by itself from its space. */
import { answerInvitation, type Said } from "#app/domain/collective/answer-invitation.ts";
import type { CollectiveAction, CollectiveMember } from "#app/domain/collective/collective-action.ts";
import { failure, type Result, success } from "#app/domain/errors.ts";
import { may } from "#app/domain/operation/permissions.ts";
import { mayVisit, type RespondentVisit } from "#app/server/access/respondent-guard.ts";
import { type ActingUser, forbidden } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { NOT_FOUND } from "#app/server/collective/change-action.ts";
import { whyClosed } from "#app/server/respondents/links.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import {
  type ActionKey,
  findCollectiveAction,
  removeMember,
  setMemberAnswer,
} from "#db/collective-actions.ts";
import { findInvitation } from "#db/invitations.ts";

/** Whose answer, as whoever writes saw it: `seenAt` is the instant of the answer on the screen, "" for none. */
export type SeenMember = ActionKey & { readonly enrollmentId: string; readonly seenAt: string };

/** Writes what a firm said to its consultant. Problems: `forbidden`, `not-found`, `answered-meanwhile`, `not-now`. */
export function answerForFirm(
  db: Db,
  seen: SeenMember,
  said: Said,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<null> {
  if (!may(actor, "write", { resource: "collectiveActions", operationId: seen.operationId }))
    return forbidden();
  return inTransaction(db, () => answer(db, seen, said, "consultant", now));
}

/** Takes back the invitation of a firm that has not answered. Problems: `forbidden`, `not-found`, `has-answered`. */
export function takeInvitationBack(
  db: Db,
  { enrollmentId, ...key }: ActionKey & { readonly enrollmentId: string },
  actor: ActingUser,
): Result<null> {
  if (!may(actor, "write", { resource: "collectiveActions", operationId: key.operationId }))
    return forbidden();
  return inTransaction(db, () => {
    const found = findMember(db, key, enrollmentId);
    if (!found.ok) return found;
    if (found.value.member.answer !== "invited") return failure(HAS_ANSWERED);
    removeMember(db, key.actionId, enrollmentId);
    return success(null);
  });
}

/** Writes what a director answers from their space. Problems: `closed`, `forbidden`, `not-found`, `answered-meanwhile`, `not-now`. */
export function answerOwnInvitation(
  db: Db,
  visit: RespondentVisit,
  { actionId, seenAt }: { readonly actionId: string; readonly seenAt: string },
  said: Said,
  now: string = nowInstant(),
): Result<null> {
  return inTransaction(db, () => {
    const invitation = findInvitation(db, visit.invitation.id);
    if (invitation === null || whyClosed(invitation, now) !== null) return failure(CLOSED);
    if (!mayVisit(visit, "write", "collectiveInvitation")) return forbidden();
    const { operationId, enrollmentId } = invitation;
    return answer(db, { operationId, actionId, enrollmentId, seenAt }, said, "own", now);
  });
}

function answer(
  db: Db,
  { seenAt, enrollmentId, ...key }: SeenMember,
  said: Said,
  whose: "own" | "consultant",
  now: string,
): Result<null> {
  const found = findMember(db, key, enrollmentId);
  if (!found.ok) return found;
  const { action, member } = found.value;
  if ((member.answeredAt ?? "") !== seenAt) return failure(ANSWERED);
  const kept = answerInvitation(action.stage, said, whose);
  if (!kept.ok) return kept;
  const isOwnAnswer = whose === "own";
  setMemberAnswer(db, key.actionId, { ...kept.value, enrollmentId, answeredAt: now, isOwnAnswer });
  return success(null);
}

function findMember(
  db: Db,
  key: ActionKey,
  enrollmentId: string,
): Result<{ readonly action: CollectiveAction; readonly member: CollectiveMember }> {
  const action = findCollectiveAction(db, key);
  const member = action?.members.find((each) => each.enrollmentId === enrollmentId);
  return action === null || member === undefined ? failure(NOT_FOUND) : success({ action, member });
}

const CLOSED = { code: "closed", message: "Ce lien n’est plus ouvert\u00A0: rien n’a été enregistré." };
const ANSWERED = {
  code: "answered-meanwhile",
  message:
    "Une autre réponse a été notée entre-temps\u00A0: rien n’a été enregistré. Rouvrez la page pour la lire, puis recommencez.",
};
const HAS_ANSWERED = {
  code: "has-answered",
  message: "Cette entreprise a déjà répondu\u00A0: son invitation ne se retire plus, sa réponse se change.",
};
