/** One message leaves, or says why it doesn't. */
import { hashToken } from "#app/server/access/tokens.ts";
import { type LetterTools, writeLetter } from "#app/server/invitations/write-letter.ts";
import { nextAttempt } from "#app/server/mail/backoff.ts";
import type { Letter } from "#app/server/mail/letter.ts";
import type { Dispatch, Mailer } from "#app/server/mail/mailer.ts";
import { whyNotLeaving } from "#app/server/mail/may-leave.ts";
import { mintLink } from "#app/server/respondents/links.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { deleteLink, findInvitation, setOnInvitation } from "#db/invitations.ts";
import { dueMails, findMail, type Mail, setOnMail } from "#db/mails.ts";

/**
 * How long a message that is leaving is nobody else's to send, in milliseconds: longer than any sending takes. A server that
 * was killed meanwhile sends it again afterwards, rather than never.
 */
const LEAVING_MS = 10 * 60_000;

/** A message that was taken out of the waiting line, and must now leave. */
export type Leaving = { readonly mail: Mail; readonly letter: Letter; readonly tokenHash: string };

/**
 * Takes the first messages whose time has come, and writes their letters, each with a link of its own. Those that have no
 * reason to leave any more are cancelled here.
 */
export function takeDue(tools: LetterTools, now: string, most: number): readonly Leaving[] {
  return inTransaction(tools.db, () =>
    dueMails(tools.db, now, most).flatMap((mail) => {
      const leaving = take(tools, mail, now);
      return leaving === null ? [] : [leaving];
    }),
  );
}

/** Hands a message to the server and writes down what became of it. */
export async function deliver(
  db: Db,
  mailer: Mailer,
  leaving: Leaving,
  clock: () => string,
): Promise<Dispatch> {
  const dispatch = await mailer.send(leaving.letter);
  settle(db, leaving, dispatch, clock());
  return dispatch;
}

function take(tools: LetterTools, mail: Mail, now: string): Leaving | null {
  const { db } = tools;
  const invitation = findInvitation(db, mail.invitationId);
  if (invitation === null) return null;
  const why = whyNotLeaving(invitation, mail.kind, now);
  if (why !== null) {
    setOnMail(db, mail.id, { state: "cancelled", lastError: why });
    return null;
  }
  const token = mintLink(db, invitation.id, now);
  const tokenHash = hashToken(token);
  const letter = writeLetter(tools, mail, invitation, token);
  if (letter === null) {
    settle(db, { mail, tokenHash }, { kind: "delayed", reason: NO_QUESTIONNAIRE }, now);
    return null;
  }
  setOnMail(db, mail.id, { nextAttemptAt: new Date(Date.parse(now) + LEAVING_MS).toISOString() });
  return { mail, letter, tokenHash };
}

const NO_QUESTIONNAIRE =
  "Ce serveur n’a pas le questionnaire de l’opération\u00A0: prévenez votre administrateur.";

function settle(db: Db, { mail, tokenHash }: Omit<Leaving, "letter">, dispatch: Dispatch, now: string): void {
  inTransaction(db, () => {
    const attempts = mail.attempts + 1;
    if (dispatch.kind === "accepted") {
      setOnMail(db, mail.id, { state: "sent", attempts, lastError: null, sentAt: now });
      const invitation = findInvitation(db, mail.invitationId);
      if (invitation?.sentAt === null) setOnInvitation(db, invitation.id, { sentAt: now });
      return;
    }
    deleteLink(db, tokenHash);
    // Somebody may have cancelled it while it was on its way.
    if (findMail(db, mail.id)?.state !== "waiting") return;
    const again = dispatch.kind === "delayed" ? nextAttempt(attempts, now) : null;
    setOnMail(db, mail.id, {
      attempts,
      lastError: dispatch.reason,
      ...(again === null ? { state: "failed" } : { nextAttemptAt: again }),
    });
  });
}
