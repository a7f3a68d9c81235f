/** The notice before the first question: what is shown, the proof that it was read, and the consents that a director gives. */
import { createHash } from "node:crypto";
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { composeNotice, type NoticeSection, noticeVersion } from "#app/domain/invitation/notice.ts";
import type { RespondentVisit } from "#app/server/access/respondent-guard.ts";
import { whyClosed } from "#app/server/respondents/links.ts";
import { writtenId, writtenInstant } from "#app/server/self-assessment/anonymity.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { groupThreshold } from "#db/group-threshold.ts";
import { findInvitation, type Invitation } from "#db/invitations.ts";
import {
  type ConsentKind,
  currentNotice,
  noticeOfVersion,
  noticeProofOf,
  recordConsent,
  recordNoticeProof,
} from "#db/notices.ts";
import { getOperation } from "#db/operations.ts";
import { setOnRespondentSession } from "#db/respondent-sessions.ts";
import { findRespondent, insertRespondent, listRespondents } from "#db/respondents.ts";

/** The notice as one person is shown it. */
export type ShownNotice = {
  readonly operation: string;
  readonly firm: string;
  readonly perspective: InvitedPerspective;
  readonly version: string;
  /** Of the very text. */
  readonly sha256: string;
  readonly sections: readonly (NoticeSection & {
    /** It says something else than what they had read. */
    readonly isNew: boolean;
  })[];
  /** The day they had read another one; null when they had read none. */
  readonly readBeforeOn: string | null;
  /** They have read this very one. */
  readonly isSettled: boolean;
};

/** The notice for a visit; null while the operation has none, in which case nobody may answer. */
export function shownNotice(
  db: Db,
  { invitation, respondent }: Pick<RespondentVisit, "invitation" | "respondent">,
): ShownNotice | null {
  const settings = currentNotice(db, invitation.operationId);
  const operation = getOperation(db, invitation.operationId);
  if (settings === null || operation === null) return null;
  const compose = (of: typeof settings) => composeNotice(of, factsOf(db, invitation, operation));
  const sections = compose(settings);
  const version = noticeVersion(settings);
  const sha256 = hashOf(sections);
  const proof = respondent === null ? null : noticeProofOf(db, respondent.id);
  const isSettled = proof?.version === version;
  const before =
    proof === null || isSettled
      ? null
      : noticeOfVersion(db, operation.id, Number.parseInt(proof.version, 10));
  const textsBefore = before === null ? null : new Set(compose(before).map(({ text }) => text));
  return {
    operation: operation.name,
    firm: invitation.firm,
    perspective: invitation.perspective,
    version,
    sha256,
    sections: sections.map((section) => ({
      ...section,
      isNew: textsBefore !== null && !textsBefore.has(section.text),
    })),
    readBeforeOn: proof === null || isSettled ? null : proof.seenAt,
    isSettled,
  };
}

/** Whether the person of a visit has a sheet and has read the notice that holds now. */
export function isNoticeSettled(
  db: Db,
  { invitation, respondent }: Pick<RespondentVisit, "invitation" | "respondent">,
): boolean {
  const settings = currentNotice(db, invitation.operationId);
  if (settings === null || respondent === null) return false;
  return noticeProofOf(db, respondent.id)?.version === noticeVersion(settings);
}

/**
 * Keeps the proof that the notice was read; in a group this opens the person's sheet. Fails with `changed` when the notice is
 * no more the one that they were shown, with `closed` when the invitation opens nothing any more.
 */
export function acceptNotice(
  db: Db,
  visit: RespondentVisit,
  read: { readonly sha256: string; readonly consents: readonly ConsentKind[] },
  now: string,
): Result<{ readonly respondentId: string }> {
  return inTransaction(db, () => {
    const invitation = findInvitation(db, visit.invitation.id);
    if (invitation === null || whyClosed(invitation, now) !== null) return CLOSED;
    const notice = shownNotice(db, visit);
    if (notice === null || notice.sha256 !== read.sha256) return CHANGED;
    const respondentId = visit.respondent?.id ?? openSheet(db, visit, now);
    if (findRespondent(db, respondentId) === null) return CLOSED;
    const { perspective, enrollmentId } = invitation;
    const seenAt = writtenInstant(perspective, now);
    recordNoticeProof(db, { respondentId, version: notice.version, sha256: notice.sha256, seenAt });
    if (perspective === "director") {
      for (const kind of read.consents) {
        recordConsent(db, { enrollmentId, kind, isGiven: true, recordedAt: now });
      }
    }
    return success({ respondentId });
  });
}

/** A director's sheet is mostly there already, since the firm was enrolled; in a group each person gets one. */
function openSheet(db: Db, { session, invitation }: RespondentVisit, now: string): string {
  const { perspective, enrollmentId, roundId } = invitation;
  const before = listRespondents(db, enrollmentId).find(
    (one) => perspective === "director" && one.perspective === perspective && one.roundId === roundId,
  );
  const id = before?.id ?? writtenId(perspective);
  if (before === undefined) {
    const createdAt = writtenInstant(perspective, now);
    insertRespondent(db, { id, enrollmentId, roundId, perspective, createdAt });
  }
  setOnRespondentSession(db, session.id, { respondentId: id });
  return id;
}

function factsOf(
  db: Db,
  invitation: Invitation,
  operation: { readonly id: string; readonly name: string; readonly funders: readonly string[] },
) {
  return {
    operation: operation.name,
    funders: operation.funders,
    firm: invitation.firm,
    perspective: invitation.perspective,
    groupThreshold: groupThreshold(db, operation.id),
  };
}

function hashOf(sections: readonly NoticeSection[]): string {
  const text = sections.map((section) => `${section.title}\n${section.text}`).join("\n\n");
  return createHash("sha256").update(text).digest("hex");
}

const CHANGED = failure({
  code: "changed",
  message: "Ces informations ont changé pendant que vous les lisiez\u00A0: voici les bonnes.",
});
const CLOSED = failure({
  code: "closed",
  message: "Ce lien n’est plus ouvert\u00A0: rien n’a été enregistré.",
});
