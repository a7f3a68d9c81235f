/** Getting a code to a director: by mail at once, or by the voice of their consultant. It is never stored nor put in the outbox. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { formatCount, quote, typographic } from "#app/domain/format.ts";
import { nowInstant } from "#app/server/clock.ts";
import type { Env } from "#app/server/env.ts";
import { findOwnInvitation, type Inviter, recordInviting } from "#app/server/invitations/invitation-scope.ts";
import { escapeHtml } from "#app/server/mail/escape-html.ts";
import { type Letter, oneLine } from "#app/server/mail/letter.ts";
import { type Mailer, openMailer, type Patience } from "#app/server/mail/mailer.ts";
import { CODE_MINUTES, makeCode, type NewCode } from "#app/server/respondents/codes.ts";
import { whyClosed } from "#app/server/respondents/links.ts";
import { deleteAccessCode } from "#db/access-codes.ts";
import type { Db } from "#db/client.server.ts";
import type { Invitation } from "#db/invitations.ts";

/** Somebody waits in front of the page: less patience than for an invitation. */
const PATIENCE: Patience = { connection: 5_000, silence: 8_000, whole: 15_000 };

/** The mailer of these settings; null without a mail server. */
export function codeMailer({ SMTP_URL: server, MAIL_FROM: from }: Env): Mailer | null {
  return server === undefined || from === undefined ? null : openMailer({ server, from }, PATIENCE);
}

/** Where a code may be sent, with most of the address hidden, « c•••@lefevre.example »; null when it can't be. */
export function maskedAddress({ email }: Pick<Invitation, "email">, mailer: Mailer | null): string | null {
  const at = email?.lastIndexOf("@") ?? -1;
  if (mailer === null || email === null || at < 1) return null;
  return `${email.slice(0, 1)}•••${email.slice(at)}`;
}

/**
 * Sends a new code to the address of the invitation. Fails with `no-mail` when there is no address or no mail server, with
 * `too-many-codes`, and with `not-sent`: the code that nobody received is then taken back.
 */
export async function sendCode(
  db: Db,
  mailer: Mailer | null,
  invitation: Invitation,
  facts: { readonly operation: string; readonly consultant: Letter["replyTo"] },
  now: string,
): Promise<Result<null>> {
  const { email } = invitation;
  if (mailer === null || email === null) return failure(NO_MAIL);
  const made = await makeCode(db, invitation.id, now);
  if (!made.ok) return made;
  const to = { name: invitation.recipient, address: email };
  const letter = codeLetter(made.value.code, { ...facts, to, firm: invitation.firm });
  const dispatch = await mailer.send(letter);
  if (dispatch.kind === "accepted") return success(null);
  deleteAccessCode(db, made.value.id);
  return failure(NOT_SENT);
}

/**
 * Makes a code for a consultant to say aloud, and writes in the audit log that they did. Problems: those of
 * findOwnInvitation, `no-space` for a group's invitation, `closed`, `too-many-codes`.
 */
export async function giveCode(
  db: Db,
  inviter: Inviter,
  invitationId: string,
  now: string = nowInstant(),
): Promise<Result<NewCode & { readonly invitation: Invitation }>> {
  const found = findOwnInvitation(db, inviter, invitationId);
  if (!found.ok) return found;
  const invitation = found.value;
  if (invitation.perspective !== "director") return failure(NO_SPACE);
  if (whyClosed(invitation, now) !== null) return failure(CLOSED);
  const made = await makeCode(db, invitationId, now);
  if (!made.ok) return made;
  recordInviting(db, inviter, "links.code", invitation, now);
  return success({ ...made.value, invitation });
}

type LetterFacts = {
  readonly to: Letter["to"];
  readonly firm: string;
  readonly operation: string;
  readonly consultant: Letter["replyTo"];
};

function codeLetter(code: string, { to, firm, operation, consultant }: LetterFacts): Letter {
  const lasts = `Il fonctionne une fois, pendant ${formatCount(CODE_MINUTES, "minute", "minutes")}.`;
  const paragraphs = [
    "Bonjour,",
    `Voici le code qui ouvre l’espace de ${oneLine(firm)} : ${code}`,
    lasts,
    "Vous n’avez rien demandé ? Ne donnez ce code à personne : sans lui, rien ne s’ouvre.",
    `Opération ${quote(oneLine(operation))}`,
  ].map(typographic);
  return {
    to,
    replyTo: consultant,
    subject: typographic(`Votre code : ${code}`),
    text: `${paragraphs.join("\n\n")}\n`,
    html: [
      '<!doctype html>\n<html lang="fr">\n<head><meta charset="utf-8"><title>Diapason</title></head>\n<body>',
      ...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
      "</body>\n</html>\n",
    ].join("\n"),
  };
}

const NO_MAIL = {
  code: "no-mail",
  message: "Le code ne peut pas partir par courriel\u00A0: demandez-le à votre consultant.",
};
const NOT_SENT = {
  code: "not-sent",
  message: "Le message n’est pas parti. Réessayez dans un instant, ou demandez le code à votre consultant.",
};
const NO_SPACE = {
  code: "no-space",
  message: "Seul le dirigeant a un espace\u00A0: les salariés et les clients répondent sans leur nom.",
};
const CLOSED = {
  code: "closed",
  message: "Ce lien n’ouvre plus rien\u00A0: prolongez l’invitation avant de donner un code.",
};
