/** Invites the director, the employees or the customers of one firm. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { newId, nowInstant } from "#app/server/clock.ts";
import {
  findInvitingFirm,
  findOwnInvitation,
  type Inviter,
  type InvitingTools,
  recordInviting,
} from "#app/server/invitations/invitation-scope.ts";
import { admitLastDay } from "#app/server/invitations/link-days.ts";
import { whyNotLeaving } from "#app/server/mail/may-leave.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { type Invitation, insertInvitation, invitationsOfFirm, setOnInvitation } from "#db/invitations.ts";
import { enqueueMail, mailsOfInvitation } from "#db/mails.ts";

/** Whom messages go to, if to anybody, and until which day the link works. */
export type InvitationTerms = {
  readonly recipient: string | null;
  readonly email: string | null;
  /** ISO day. */
  readonly expiresOn: string;
};

/**
 * Prepares an invitation; with an address, its message leaves as soon as it can. Problems: those of findInvitingFirm,
 * `not-asked`, `already-invited`, `bad-expiry`.
 */
export function invite(
  tools: InvitingTools,
  inviter: Inviter,
  request: InvitationTerms & { readonly enrollmentId: string; readonly perspective: InvitedPerspective },
  now: string = nowInstant(),
): Result<{ readonly invitationId: string; readonly isSending: boolean }> {
  const { db } = tools;
  const { enrollmentId, perspective, recipient, email, expiresOn } = request;
  return inTransaction(db, () => {
    const firm = findInvitingFirm(tools, inviter, enrollmentId);
    if (!firm.ok) return firm;
    const { operation, round, perspectives } = firm.value;
    if (!perspectives.includes(perspective)) return failure(NOT_ASKED[perspective]);
    const before = invitationsOfFirm(db, enrollmentId, round.id);
    if (before.some((one) => one.perspective === perspective)) return failure(ALREADY_INVITED);
    const term = admitLastDay(expiresOn, now);
    if (!term.ok) return term;
    const id = newId();
    insertInvitation(db, {
      ...{ id, enrollmentId, roundId: round.id, perspective, recipient, email },
      ...{ createdAt: now, createdBy: inviter.actor.id, expiresAt: term.value.expiresAt },
    });
    if (email !== null) queueInvitation(db, { id, operationId: operation.id, email }, now);
    recordInviting(db, inviter, "links.invite", { operationId: operation.id, enrollmentId }, now);
    return success({ invitationId: id, isSending: email !== null });
  });
}

/** Changes whom messages go to and until when the link works; nothing leaves. Problems: those of findOwnInvitation, `bad-expiry`. */
export function changeInvitation(
  db: Db,
  inviter: Inviter,
  { invitationId, ...terms }: InvitationTerms & { readonly invitationId: string },
  now: string = nowInstant(),
): Result<null> {
  return inTransaction(db, () => {
    const found = findOwnInvitation(db, inviter, invitationId);
    if (!found.ok) return found;
    const term = admitLastDay(terms.expiresOn, now);
    if (!term.ok) return term;
    const { recipient, email } = terms;
    setOnInvitation(db, invitationId, { recipient, email, expiresAt: term.value.expiresAt });
    recordInviting(db, inviter, "links.change", found.value, now);
    return success(null);
  });
}

/** Sends the message once more, with a new link. Problems: those of findOwnInvitation, `no-address`, `not-leaving`, `waiting`. */
export function sendAgain(
  db: Db,
  inviter: Inviter,
  { invitationId }: { readonly invitationId: string },
  now: string = nowInstant(),
): Result<null> {
  return inTransaction(db, () => {
    const found = findOwnInvitation(db, inviter, invitationId);
    if (!found.ok) return found;
    const { id, operationId, email } = found.value;
    if (email === null) return failure(NO_ADDRESS);
    const why = whyNotLeaving(found.value, "invitation", now);
    if (why !== null) return failure({ code: "not-leaving", message: `${why} Rien n’est parti.` });
    if (mailsOfInvitation(db, id).some(({ state }) => state === "waiting")) return failure(WAITING);
    queueInvitation(db, { id, operationId, email }, now);
    recordInviting(db, inviter, "links.send", found.value, now);
    return success(null);
  });
}

/** Puts the message of an invitation in the outbox. */
export function queueInvitation(
  db: Db,
  { id, operationId, email }: Pick<Invitation, "id" | "operationId"> & { readonly email: string },
  now: string,
): void {
  const kind = "invitation";
  enqueueMail(db, { id: newId(), operationId, invitationId: id, kind, recipient: email, createdAt: now });
}

/** What is said where a questionnaire has no question for somebody. */
export const NOT_ASKED: Readonly<
  Record<InvitedPerspective, { readonly code: string; readonly message: string }>
> = {
  director: { code: "not-asked", message: "Ce questionnaire n’a pas de questions pour le dirigeant." },
  employee: { code: "not-asked", message: "Ce questionnaire n’a pas de questions pour les salariés." },
  customer: { code: "not-asked", message: "Ce questionnaire n’a pas de questions pour les clients." },
};

const ALREADY_INVITED = {
  code: "already-invited",
  message: "Cette invitation est déjà préparée\u00A0: quelqu’un vient peut-être de le faire.",
};
const NO_ADDRESS = {
  code: "no-address",
  message: "Il n’y a pas d’adresse\u00A0: indiquez-la, ou remettez le lien vous-même.",
  field: "email",
};
const WAITING = {
  code: "waiting",
  message: "Un message attend déjà de partir à cette adresse.",
};
