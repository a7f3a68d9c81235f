/** What the addresses of the lists of invitations and of messages ask for; what doesn't read is left out, never an error. */
import * as z from "zod";
import { INVITED_PERSPECTIVES } from "#app/domain/invitation/invitation.ts";
import { SITUATIONS } from "#app/server/invitations/situation.ts";

/** Lines of one page. */
export const INVITATIONS_PER_PAGE = 50;

const page = z.coerce.number().int().min(1).max(100_000).catch(1);

const invitationsSchema = z.object({
  q: z.string().trim().max(200).catch(""),
  /** Whose invitations the situations are those of. */
  regard: z.enum(INVITED_PERSPECTIVES).catch("director"),
  situation: z.enum(["", ...SITUATIONS]).catch(""),
  page,
});
export type InvitationListQuery = z.infer<typeof invitationsSchema>;

export function readInvitationQuery(search: URLSearchParams): InvitationListQuery {
  return invitationsSchema.parse(Object.fromEntries(search));
}

const outboxSchema = z.object({
  etat: z.enum(["", "waiting", "sent", "failed", "cancelled"]).catch(""),
  page,
});
export type OutboxQuery = z.infer<typeof outboxSchema>;

export function readOutboxQuery(search: URLSearchParams): OutboxQuery {
  return outboxSchema.parse(Object.fromEntries(search));
}
