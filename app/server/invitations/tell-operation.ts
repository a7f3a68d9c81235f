/** What the page of an operation's invitations shows: each firm, whom it invited, and where that stands. */
import { readEmail } from "#app/domain/firm/email.ts";
import {
  INVITED_PERSPECTIVES,
  type InvitationState,
  type InvitedPerspective,
  invitationState,
} from "#app/domain/invitation/invitation.ts";
import { wholeGroups } from "#app/domain/scoring/group-answers.ts";
import { askedPerspectives } from "#app/server/invitations/asked-questions.ts";
import type { InvitingTools } from "#app/server/invitations/invitation-scope.ts";
import { INVITATIONS_PER_PAGE, type InvitationListQuery } from "#app/server/invitations/list-query.ts";
import { SITUATIONS, type Situation, situationOf } from "#app/server/invitations/situation.ts";
import type { Db } from "#db/client.server.ts";
import { allEnrollments, type Enrollment, listEnrollments } from "#db/enrollments.ts";
import { groupThreshold } from "#db/group-threshold.ts";
import { type Invitation, invitationsOfRound } from "#db/invitations.ts";
import { countMails, type Mail, type MailCounts, mailsOfOperation, oldestWaiting } from "#db/mails.ts";
import { currentNotice } from "#db/notices.ts";
import { currentRound, getOperation } from "#db/operations.ts";

/** One firm and one perspective. */
export type InvitationCell = {
  readonly situation: Situation;
  /** Null while there is no invitation. */
  readonly state: InvitationState | null;
  /** Sheets handed in; and, of a group, those that make whole groups and are shown. */
  readonly submitted: number;
  readonly shown: number;
  /** The latest message could not leave; or has not left yet. */
  readonly hasFailed: boolean;
  readonly isWaiting: boolean;
};

export type InvitationRow = {
  readonly enrollmentId: string;
  readonly firm: string;
  readonly city: string | null;
  readonly hasAddress: boolean;
  readonly cells: Readonly<Record<InvitedPerspective, InvitationCell>>;
};

/** Messages of the sending under way: those made since the oldest that still waits. */
export type SendingProgress = MailCounts & { readonly total: number };

export type OperationInvitations = {
  readonly hasNotice: boolean;
  readonly roundCode: string;
  readonly roundClosedOn: string | null;
  readonly asked: readonly InvitedPerspective[];
  readonly groupThreshold: number;
  /** One page of firms that are still in the operation, and how many there are on all pages. */
  readonly rows: readonly InvitationRow[];
  readonly total: number;
  readonly enrolled: number;
  /** Firms by situation, for the perspective that was asked for. */
  readonly bySituation: Readonly<Record<Situation, number>>;
  /** Whom « invite everybody » would reach. */
  readonly missing: Readonly<Record<InvitedPerspective, number>>;
  /** Of the directors who have no invitation, those without an address. */
  readonly withoutAddress: number;
  readonly sending: SendingProgress | null;
  readonly mails: MailCounts;
};

/** When one looks, and whether messages leave by themselves. */
export type Moment = { readonly now: string; readonly sendsMail: boolean };

/** Null for an operation that isn't there. */
export function tellOperation(
  { db, questionnaireOf }: InvitingTools,
  operationId: string,
  query: InvitationListQuery,
  moment: Moment,
): OperationInvitations | null {
  const operation = getOperation(db, operationId);
  if (operation === null) return null;
  const questionnaire = questionnaireOf(operation.questionnaireId, operation.questionnaireVersion);
  const round = currentRound(db, operationId);
  const threshold = groupThreshold(db, operationId);
  const firms = allEnrollments(db, operationId).filter(({ withdrawnAt }) => withdrawnAt === null);
  const cellOf = cellReader(db, operationId, { roundId: round.id, threshold, ...moment });
  const rows = firms.map((firm) => rowOf(firm, cellOf));
  const found = new Set(namedLike(db, operationId, query.q));
  const kept = rows.filter(
    ({ enrollmentId, cells }) =>
      found.has(enrollmentId) &&
      (query.situation === "" || cells[query.regard].situation === query.situation),
  );
  const isMissing = (perspective: InvitedPerspective) => (row: InvitationRow) =>
    row.cells[perspective].state === null;
  const start = (query.page - 1) * INVITATIONS_PER_PAGE;
  return {
    hasNotice: currentNotice(db, operationId) !== null,
    roundCode: round.code,
    roundClosedOn: round.closedOn,
    asked: questionnaire === null ? [] : askedPerspectives(questionnaire),
    groupThreshold: threshold,
    rows: kept.slice(start, start + INVITATIONS_PER_PAGE),
    total: kept.length,
    enrolled: rows.length,
    bySituation: countBy(SITUATIONS, rows, ({ cells }) => cells[query.regard].situation),
    missing: {
      director: rows.filter(isMissing("director")).length,
      employee: rows.filter(isMissing("employee")).length,
      customer: rows.filter(isMissing("customer")).length,
    },
    withoutAddress: rows.filter((row) => isMissing("director")(row) && !row.hasAddress).length,
    sending: sendingOf(db, operationId),
    mails: countMails(db, operationId),
  };
}

/** The same words find a firm here and in the list of firms. */
function namedLike(db: Db, operationId: string, search: string): readonly string[] {
  return listEnrollments(db, operationId, { search }, { page: 1, pageSize: -1 }).rows.map(({ id }) => id);
}

function rowOf(firm: Enrollment, cellOf: CellReader): InvitationRow {
  const [director, employee, customer] = INVITED_PERSPECTIVES.map((perspective) =>
    cellOf(firm.id, perspective),
  );
  if (director === undefined || employee === undefined || customer === undefined) {
    throw new Error("INVITED_PERSPECTIVES are three");
  }
  return {
    enrollmentId: firm.id,
    firm: firm.name,
    city: firm.city,
    hasAddress: readEmail(firm.email ?? "").kind === "valid",
    cells: { director, employee, customer },
  };
}

type CellReader = (enrollmentId: string, perspective: InvitedPerspective) => InvitationCell;

function cellReader(
  db: Db,
  operationId: string,
  { roundId, threshold, ...moment }: Moment & { readonly roundId: string; readonly threshold: number },
): CellReader {
  const key = (enrollmentId: string, perspective: InvitedPerspective) => `${enrollmentId} ${perspective}`;
  const invitations = new Map<string, Invitation>(
    invitationsOfRound(db, roundId).map((one) => [key(one.enrollmentId, one.perspective), one]),
  );
  // The latest first: the earlier ones are written over from the end.
  const lastMails = new Map<string, Mail>(
    mailsOfOperation(db, operationId)
      .toReversed()
      .map((mail) => [mail.invitationId, mail]),
  );
  return (enrollmentId, perspective) => {
    const invitation = invitations.get(key(enrollmentId, perspective));
    const lastMail = invitation === undefined ? undefined : lastMails.get(invitation.id);
    const submitted = invitation?.submitted ?? 0;
    const inOrder = Array.from({ length: submitted }, (_, index) => index);
    return {
      situation: situationOf(invitation, lastMail, moment),
      state: invitation === undefined ? null : invitationState(invitation, moment.now),
      submitted,
      shown: wholeGroups(inOrder, perspective === "director" ? 1 : threshold).length,
      hasFailed: lastMail?.state === "failed",
      isWaiting: lastMail?.state === "waiting",
    };
  };
}

function sendingOf(db: Db, operationId: string): SendingProgress | null {
  const since = oldestWaiting(db, operationId);
  if (since === null) return null;
  const counts = countMails(db, operationId, since);
  return { ...counts, total: counts.waiting + counts.sent + counts.failed };
}

function countBy<K extends string, T>(
  keys: readonly K[],
  values: readonly T[],
  keyOf: (value: T) => K,
): Readonly<Record<K, number>>;
function countBy<T>(keys: readonly string[], values: readonly T[], keyOf: (value: T) => string) {
  return Object.fromEntries(keys.map((key) => [key, values.filter((value) => keyOf(value) === key).length]));
}
