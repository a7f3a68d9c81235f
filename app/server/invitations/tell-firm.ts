/** What the page of one firm's invitations shows: for each perspective, where it stands, its messages and its reminders. */
import { readEmail } from "#app/domain/firm/email.ts";
import {
  INVITED_PERSPECTIVES,
  type InvitationState,
  type InvitedPerspective,
  invitationState,
} from "#app/domain/invitation/invitation.ts";
import { MOST_REMINDERS, type Reminder } from "#app/domain/invitation/reminders.ts";
import { wholeGroups } from "#app/domain/scoring/group-answers.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { minutesAsked } from "#app/server/invitations/asked-questions.ts";
import type { InvitingTools } from "#app/server/invitations/invitation-scope.ts";
import { latestLastDay, usualLastDay } from "#app/server/invitations/link-days.ts";
import { whyNotLeaving } from "#app/server/mail/may-leave.ts";
import type { Db } from "#db/client.server.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { groupThreshold } from "#db/group-threshold.ts";
import { type Invitation, invitationsOfFirm } from "#db/invitations.ts";
import { type Mail, mailsOfInvitation } from "#db/mails.ts";
import { currentNotice } from "#db/notices.ts";
import { currentRound, getOperation } from "#db/operations.ts";
import { remindersOf } from "#db/reminders.ts";

export type ToldMail = Pick<
  Mail,
  "id" | "kind" | "recipient" | "state" | "lastError" | "createdAt" | "sentAt"
>;

/** An invitation and all that happened to it. */
export type ToldInvitation = Pick<
  Invitation,
  | "id"
  | "recipient"
  | "email"
  | "createdAt"
  | "sentAt"
  | "openedAt"
  | "expiresAt"
  | "revokedAt"
  | "begun"
  | "submitted"
> & {
  readonly state: InvitationState;
  /** Of a group: the sheets that make whole groups, which figures rest on. */
  readonly shown: number;
  /** ISO day. */
  readonly lastDay: string;
  /** Whether its link may be handed over, and reminders asked for. */
  readonly canHandOver: boolean;
  readonly canRemind: boolean;
  readonly mails: readonly ToldMail[];
  readonly reminders: readonly Reminder[];
};

export type ToldPerspective = {
  readonly perspective: InvitedPerspective;
  /** 0 when the questionnaire asks nothing of it. */
  readonly minutes: number;
  readonly invitation: ToldInvitation | null;
  /** What a new invitation begins with. */
  readonly proposed: { readonly recipient: string | null; readonly email: string | null };
};

export type FirmInvitations = {
  readonly firm: string;
  readonly isWithdrawn: boolean;
  readonly roundClosedOn: string | null;
  readonly hasNotice: boolean;
  readonly groupThreshold: number;
  readonly perspectives: readonly ToldPerspective[];
  /** ISO days: the first that may be chosen, what a link gets, and the last. */
  readonly days: { readonly first: string; readonly usual: string; readonly last: string };
};

/** Null for a firm that isn't there. */
export function tellFirm(
  { db, questionnaireOf }: InvitingTools,
  enrollmentId: string,
  now: string,
): FirmInvitations | null {
  const firm = getEnrollment(db, enrollmentId);
  const operation = firm === null ? null : getOperation(db, firm.operationId);
  if (firm === null || operation === null) return null;
  const questionnaire = questionnaireOf(operation.questionnaireId, operation.questionnaireVersion);
  const round = currentRound(db, operation.id);
  const threshold = groupThreshold(db, operation.id);
  const invitations = invitationsOfFirm(db, enrollmentId, round.id);
  const email = readEmail(firm.email ?? "");
  const today = dayInFrance(now);
  return {
    firm: firm.name,
    isWithdrawn: firm.withdrawnAt !== null,
    roundClosedOn: round.closedOn,
    hasNotice: currentNotice(db, operation.id) !== null,
    groupThreshold: threshold,
    perspectives: INVITED_PERSPECTIVES.map((perspective) => {
      const invitation = invitations.find((one) => one.perspective === perspective);
      return {
        perspective,
        minutes: questionnaire === null ? 0 : minutesAsked(questionnaire, perspective),
        invitation: invitation === undefined ? null : tell(db, invitation, threshold, now),
        proposed:
          perspective === "director"
            ? { recipient: firm.director, email: email.kind === "valid" ? email.email : null }
            : { recipient: null, email: null },
      };
    }),
    days: { first: nextDay(today), usual: usualLastDay(now), last: latestLastDay(now) },
  };
}

function tell(db: Db, invitation: Invitation, threshold: number, now: string): ToldInvitation {
  const { id, recipient, email, createdAt, sentAt, openedAt, expiresAt, revokedAt, begun, submitted } =
    invitation;
  const state = invitationState(invitation, now);
  const reminders = remindersOf(db, id);
  const sheets = Array.from({ length: submitted }, (_, index) => index);
  return {
    ...{ id, recipient, email, createdAt, sentAt, openedAt, expiresAt, revokedAt, begun, submitted, state },
    shown: wholeGroups(sheets, invitation.perspective === "director" ? 1 : threshold).length,
    lastDay: dayInFrance(expiresAt),
    canHandOver: whyNotLeaving(invitation, "invitation", now) === null,
    canRemind:
      email !== null &&
      state !== "prepared" &&
      reminders.length < MOST_REMINDERS &&
      whyNotLeaving(invitation, "reminder", now) === null,
    mails: mailsOfInvitation(db, id).map((mail) => ({
      id: mail.id,
      kind: mail.kind,
      recipient: mail.recipient,
      state: mail.state,
      lastError: mail.lastError,
      createdAt: mail.createdAt,
      sentAt: mail.sentAt,
    })),
    reminders,
  };
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, day.length);
}
