/** A link that the consultant hands over by hand: copied, or shown as a picture on the tablet. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { nowInstant } from "#app/server/clock.ts";
import { findOwnInvitation, type Inviter, recordInviting } from "#app/server/invitations/invitation-scope.ts";
import { whyNotLeaving } from "#app/server/mail/may-leave.ts";
import { linkAddress, mintLink } from "#app/server/respondents/links.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { type Invitation, setOnInvitation } from "#db/invitations.ts";

/** Gives one more address of an invitation, the only time that it is seen. Problems: those of findOwnInvitation, `not-leaving`. */
export function handOverLink(
  { db, origin }: { readonly db: Db; readonly origin: string },
  inviter: Inviter,
  { invitationId }: { readonly invitationId: string },
  now: string = nowInstant(),
): Result<{ readonly invitation: Invitation; readonly address: string }> {
  return inTransaction(db, () => {
    const found = findOwnInvitation(db, inviter, invitationId);
    if (!found.ok) return found;
    const invitation = found.value;
    const why = whyNotLeaving(invitation, "invitation", now);
    if (why !== null) return failure({ code: "not-leaving", message: why });
    const address = linkAddress(origin, mintLink(db, invitation.id, now));
    if (invitation.sentAt === null) setOnInvitation(db, invitation.id, { sentAt: now });
    recordInviting(db, inviter, "links.show", invitation, now);
    return success({ invitation, address });
  });
}
