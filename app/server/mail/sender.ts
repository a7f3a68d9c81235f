/** The postman: as long as the server runs, it sends what is due, a few messages at once, and asks for reminders each minute. */
import { nowInstant } from "#app/server/clock.ts";
import type { LetterTools } from "#app/server/invitations/write-letter.ts";
import type { Logger } from "#app/server/log.ts";
import { deliver, type Leaving, takeDue } from "#app/server/mail/deliver.ts";
import type { Mailer } from "#app/server/mail/mailer.ts";
import { queueDueReminders } from "#app/server/mail/queue-reminders.ts";

export type MailSender = {
  /** Takes no other message, and resolves once those under way have left or have been put back. */
  readonly stop: () => Promise<void>;
};

export type SenderOptions = {
  /** Null without a mail server: messages wait to be copied, reminders still come when they are due. */
  readonly mailer: Mailer | null;
  readonly log: Logger;
  readonly clock?: () => string;
  /** How often the outbox is looked at, in milliseconds. */
  readonly lookEvery?: number;
  /** How often reminders are looked for, in milliseconds. */
  readonly remindEvery?: number;
};

/** Messages under way at the same time: mail servers look askance at more. */
export const AT_ONCE = 3;

export function startSender(tools: LetterTools, options: SenderOptions): MailSender {
  const { mailer, log, clock = nowInstant, lookEvery = 1_000, remindEvery = 60_000 } = options;
  const underWay = new Set<Promise<void>>();
  let isStopping = false;

  const look = () => {
    if (mailer === null || isStopping) return;
    guarded(log, "outbox", () => {
      for (const leaving of takeDue(tools, clock(), AT_ONCE - underWay.size)) send(mailer, leaving);
    });
  };
  const send = (through: Mailer, leaving: Leaving) => {
    const sending = deliver(tools.db, through, leaving, clock)
      .then((dispatch) => {
        // Neither the address nor the server's words: the outbox shows them to whoever may read them.
        log.info({ mail: leaving.mail.id, dispatch: dispatch.kind }, "message");
      })
      .catch((error: unknown) => log.error({ error, mail: leaving.mail.id }, "message not settled"))
      .finally(() => {
        underWay.delete(sending);
        look();
      });
    underWay.add(sending);
  };
  const remind = () => guarded(log, "reminders", () => void queueDueReminders(tools.db, clock()));

  remind();
  look();
  const timers = [setInterval(look, lookEvery), setInterval(remind, remindEvery)];
  return {
    stop: async () => {
      isStopping = true;
      for (const timer of timers) clearInterval(timer);
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** A database that is busy for a moment stops one look, never the postman. */
function guarded(log: Logger, what: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    log.error({ error }, `mail: ${what} failed`);
  }
}
