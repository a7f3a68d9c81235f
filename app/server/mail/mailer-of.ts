/** The mailer that the settings of this server ask for. */
import type { Env } from "#app/server/env.ts";
import { type Mailer, openMailer } from "#app/server/mail/mailer.ts";

/** Null where the settings name no mail server. */
export function mailerOf({ SMTP_URL: server, MAIL_FROM: from }: Env): Mailer | null {
  return server === undefined || from === undefined ? null : openMailer({ server, from });
}

/** Whether messages leave by themselves. */
export function sendsMail({ SMTP_URL }: Env): boolean {
  return SMTP_URL !== undefined;
}
