/**
 * All that is held of one firm, for whoever may take it away. Sheets of employees and of customers are theirs, and are never
 * read here; nor are the remarks that the consultant wrote for themselves.
 */
import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { actionsOfEnrollment } from "#db/collective-actions.ts";
import { listPhotos } from "#db/photos.ts";
import { draftQuotesOf } from "#db/publications.ts";
import { agreements, answerOperations, answers, respondents } from "#db/schema/answers.ts";
import { aidRequests, attendances, events } from "#db/schema/collective.ts";
import { enrollmentRounds, enrollments, firms } from "#db/schema/firms.ts";
import { consents, invitations, mails, noticeProofs, reminders } from "#db/schema/invitations.ts";
import { operations, rounds } from "#db/schema/operations.ts";
import { planDecisions, plannedActions, reports } from "#db/schema/plans.ts";

export type FirmData = NonNullable<ReturnType<typeof readFirmData>>;

/** Everything but the files; null when there is no such firm. Instants are ISO, JSON columns are as they are stored. */
export function readFirmData(db: Db, enrollmentId: string) {
  const enrollment = db
    .select({ file: enrollments, firm: firms, operation: operations.name })
    .from(enrollments)
    .innerJoin(firms, eq(firms.id, enrollments.firmId))
    .innerJoin(operations, eq(operations.id, enrollments.operationId))
    .where(eq(enrollments.id, enrollmentId))
    .get();
  if (enrollment === undefined) return null;
  const {
    labels,
    operationId: _operation,
    firmId: _firm,
    consultantId: _consultant,
    ...file
  } = enrollment.file;
  const { id: _id, ...firm } = enrollment.firm;
  return {
    firm,
    operation: enrollment.operation,
    file: { ...file, labels },
    milestones: milestonesOf(db, enrollmentId),
    sheets: sheetsOf(db, enrollmentId),
    agreements: db
      .select({
        round: rounds.code,
        question: agreements.questionId,
        answer: agreements.answer,
        reason: agreements.reason,
        recordedAt: agreements.recordedAt,
      })
      .from(agreements)
      .innerJoin(rounds, eq(rounds.id, agreements.roundId))
      .where(eq(agreements.enrollmentId, enrollmentId))
      .orderBy(asc(agreements.seq))
      .all(),
    plan: planOf(db, enrollmentId),
    collective: collectiveAnswersOf(db, enrollmentId),
    consents: consentHistory(db, enrollmentId),
    quotes: draftQuotesOf(db, enrollmentId),
    photos: listPhotos(db, enrollmentId),
    timeSpent: timeSpentOf(db, enrollmentId),
    attendances: attendancesOf(db, enrollmentId),
    aidRequests: aidRequestsOf(db, enrollmentId),
    invitations: invitationsOf(db, enrollmentId),
    reports: db
      .select({ id: reports.id, sha256: reports.sha256, releasedAt: reports.releasedAt })
      .from(reports)
      .where(eq(reports.enrollmentId, enrollmentId))
      .orderBy(asc(reports.releasedAt), asc(reports.id))
      .all(),
  };
}

/** Each time a consent was given or taken back, the earliest first. */
export function consentHistory(db: Db, enrollmentId: string) {
  return db
    .select({ kind: consents.kind, isGiven: consents.isGiven, recordedAt: consents.recordedAt })
    .from(consents)
    .where(eq(consents.enrollmentId, enrollmentId))
    .orderBy(asc(consents.seq))
    .all();
}

function milestonesOf(db: Db, enrollmentId: string) {
  return db
    .select({
      round: rounds.code,
      interviewedAt: enrollmentRounds.interviewedAt,
      planAgreedAt: enrollmentRounds.planAgreedAt,
      reportReleasedAt: enrollmentRounds.reportReleasedAt,
    })
    .from(enrollmentRounds)
    .innerJoin(rounds, eq(rounds.id, enrollmentRounds.roundId))
    .where(eq(enrollmentRounds.enrollmentId, enrollmentId))
    .orderBy(asc(rounds.code))
    .all();
}

/** Whose sheets are read: never those of somebody who answers without a name. */
type ReadPerspective = "director" | "consultant";

/**
 * What anybody said in the interview is read, and what was done in front of the director: commitments, signature, photos.
 * Remarks and marks are read when the director wrote them, by their link.
 */
const IN_INTERVIEW = ["answer", "stake", "photo", "visit"] as const;

function sheetsOf(db: Db, enrollmentId: string) {
  const people = db
    .select({ sheet: respondents, round: rounds.code, notice: noticeProofs })
    .from(respondents)
    .innerJoin(rounds, eq(rounds.id, respondents.roundId))
    .leftJoin(noticeProofs, eq(noticeProofs.respondentId, respondents.id))
    .where(eq(respondents.enrollmentId, enrollmentId))
    .orderBy(asc(rounds.code), asc(respondents.id))
    .all();
  return people.flatMap(({ sheet, round, notice }) => {
    const { perspective } = sheet;
    if (perspective !== "director" && perspective !== "consultant") return [];
    return [
      {
        perspective,
        round,
        submittedAt: sheet.submittedAt,
        notice:
          notice === null ? null : { version: notice.version, sha256: notice.sha256, seenAt: notice.seenAt },
        entries: entriesOf(db, sheet.id, perspective),
        log: logOf(db, sheet.id, perspective),
      },
    ];
  });
}

function entriesOf(db: Db, respondentId: string, perspective: ReadPerspective) {
  const { subject, key, value, updatedAt } = answers;
  return db
    .select({ subject, key, value, updatedAt })
    .from(answers)
    .where(and(eq(answers.respondentId, respondentId), isTheirs(answers, perspective)))
    .orderBy(asc(answers.subject), asc(answers.key))
    .all();
}

function logOf(db: Db, respondentId: string, perspective: ReadPerspective) {
  const { subject, key, value, outcome, recordedAt } = answerOperations;
  return db
    .select({ subject, key, value, outcome, recordedAt })
    .from(answerOperations)
    .where(and(eq(answerOperations.respondentId, respondentId), isTheirs(answerOperations, perspective)))
    .orderBy(asc(answerOperations.seq))
    .all();
}

function isTheirs(table: typeof answers | typeof answerOperations, perspective: ReadPerspective) {
  const isSaid = inArray(table.subject, [...IN_INTERVIEW]);
  return perspective === "director" ? or(isSaid, isNull(table.actorId)) : isSaid;
}

function planOf(db: Db, enrollmentId: string) {
  const actions = db
    .select({ action: plannedActions, round: rounds.code })
    .from(plannedActions)
    .innerJoin(rounds, eq(rounds.id, plannedActions.roundId))
    .where(eq(plannedActions.enrollmentId, enrollmentId))
    .orderBy(asc(rounds.code), asc(plannedActions.position), asc(plannedActions.id))
    .all()
    .map(({ action: { enrollmentId: _enrollment, roundId: _round, ...action }, round }) => ({
      round,
      ...action,
    }));
  const decisions = db
    .select({
      round: rounds.code,
      actionId: planDecisions.actionId,
      verb: planDecisions.verb,
      after: planDecisions.after,
      decidedAt: planDecisions.decidedAt,
    })
    .from(planDecisions)
    .innerJoin(rounds, eq(rounds.id, planDecisions.roundId))
    .where(eq(planDecisions.enrollmentId, enrollmentId))
    .orderBy(asc(planDecisions.seq))
    .all();
  return { actions, decisions };
}

/** Visits and debriefs; what the consultant noted of them for themselves is not read. */
function timeSpentOf(db: Db, enrollmentId: string) {
  const { kind, title, heldOn, place, hours, advisers } = events;
  return db
    .select({ kind, title, heldOn, place, hours, advisers })
    .from(events)
    .where(eq(events.enrollmentId, enrollmentId))
    .orderBy(asc(events.heldOn), asc(events.id))
    .all();
}

/** The half-days at which somebody of the firm was. */
function attendancesOf(db: Db, enrollmentId: string) {
  const { person, heldOn, halfDay, hours, signedAt } = attendances;
  return db
    .select({ event: events.title, kind: events.kind, person, heldOn, halfDay, hours, signedAt })
    .from(attendances)
    .innerJoin(events, eq(events.id, attendances.eventId))
    .where(eq(attendances.enrollmentId, enrollmentId))
    .orderBy(asc(attendances.heldOn), asc(attendances.id))
    .all();
}

function aidRequestsOf(db: Db, enrollmentId: string) {
  return db
    .select()
    .from(aidRequests)
    .where(eq(aidRequests.enrollmentId, enrollmentId))
    .orderBy(asc(aidRequests.askedOn), asc(aidRequests.id))
    .all()
    .map(({ enrollmentId: _enrollment, updatedAt: _updated, ...request }) => request);
}

/** The collective actions that the firm was invited to, and what it said: never the other firms'. */
function collectiveAnswersOf(db: Db, enrollmentId: string) {
  return actionsOfEnrollment(db, enrollmentId).flatMap(({ description, members }) =>
    members
      .filter((member) => member.enrollmentId === enrollmentId)
      .map(({ enrollmentId: _enrollment, ...member }) => ({ action: description.title, ...member })),
  );
}

/** Whom a group's link was sent to is somebody else's name: only the director's invitation says its own. */
function invitationsOf(db: Db, enrollmentId: string) {
  const rows = db
    .select({ invitation: invitations, round: rounds.code })
    .from(invitations)
    .innerJoin(rounds, eq(rounds.id, invitations.roundId))
    .where(eq(invitations.enrollmentId, enrollmentId))
    .orderBy(asc(rounds.code), asc(invitations.perspective))
    .all();
  return rows.map(({ invitation, round }) => {
    const { id, perspective, recipient, email, createdAt, sentAt, openedAt, expiresAt, revokedAt } =
      invitation;
    const dates = { createdAt, sentAt, expiresAt, revokedAt };
    if (perspective !== "director") return { round, perspective, ...dates };
    const messages = db
      .select({ kind: mails.kind, recipient: mails.recipient, state: mails.state, sentAt: mails.sentAt })
      .from(mails)
      .where(eq(mails.invitationId, id))
      .orderBy(asc(mails.createdAt), asc(mails.id))
      .all();
    const remindedOn = db
      .select({ dueOn: reminders.dueOn, queuedAt: reminders.queuedAt })
      .from(reminders)
      .where(eq(reminders.invitationId, id))
      .orderBy(asc(reminders.dueOn))
      .all();
    return { round, perspective, recipient, email, openedAt, ...dates, messages, reminders: remindedOn };
  });
}
