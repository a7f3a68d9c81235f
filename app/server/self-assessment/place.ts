/** The sheet of a visit, looked at again at the moment of writing: a link may be revoked while somebody answers. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { may, type Verb } from "#app/domain/operation/permissions.ts";
import type { RespondentVisit } from "#app/server/access/respondent-guard.ts";
import { whyClosed } from "#app/server/respondents/links.ts";
import { isNoticeSettled } from "#app/server/self-assessment/notice.ts";
import type { Db } from "#db/client.server.ts";
import { findInvitation, type Invitation } from "#db/invitations.ts";
import { findRespondent, type Respondent } from "#db/respondents.ts";

/** Whose sheet, and by which invitation. */
export type Place = { readonly invitation: Invitation; readonly respondent: Respondent };

/**
 * Where the person writes. Fails with `closed` when the invitation opens nothing any more or the sheet was erased, with
 * `notice` when they have not read the notice that holds now, with `submitted` when the sheet was handed in.
 */
export function placeToWrite(db: Db, visit: RespondentVisit, now: string): Result<Place> {
  const invitation = findInvitation(db, visit.invitation.id);
  if (invitation === null || whyClosed(invitation, now) !== null) return CLOSED;
  if (visit.respondent === null) return NO_NOTICE;
  const respondent = findRespondent(db, visit.respondent.id);
  if (respondent === null) return CLOSED;
  if (!mayOnSheet(visit, "write", respondent)) return SUBMITTED;
  if (!isNoticeSettled(db, visit)) return NO_NOTICE;
  return success({ invitation, respondent });
}

function mayOnSheet({ actor }: RespondentVisit, verb: Verb, { submittedAt }: Respondent): boolean {
  const { operationId, enrollmentId } = actor;
  return may(actor, verb, {
    resource: "answers",
    operationId,
    enrollmentId,
    submitted: submittedAt !== null,
  });
}

const CLOSED = failure({
  code: "closed",
  message: "Ce lien n’est plus ouvert\u00A0: ce que vous aviez déjà enregistré reste comme il était.",
});
const NO_NOTICE = failure({
  code: "notice",
  message: "Lisez d’abord les informations sur vos données, puis reprenez.",
});
const SUBMITTED = failure({
  code: "submitted",
  message: "Vos réponses sont déjà envoyées\u00A0: elles ne se changent plus ici.",
});
