/** A real mail server of the test's own, which takes messages and keeps them to be read. */
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { onTestFinished } from "vitest";

/** A message that the server took. */
export type CaughtMail = Email & {
  /** The addresses of the envelope, which alone decide whom it goes to. */
  readonly envelopeTo: readonly string[];
  /** As it travelled, headers and all. */
  readonly raw: string;
};

export type MailCatcher = {
  readonly port: number;
  /** For the setting SMTP_URL. */
  readonly url: string;
  readonly mails: readonly CaughtMail[];
  /** The most messages that were being taken at the same time. */
  readonly mostAtOnce: () => number;
  readonly stop: () => Promise<void>;
};

type CatcherOptions = {
  readonly port?: number;
  /** What the server answers to an address: null takes it. */
  readonly judge?: (address: string) => { readonly code: number; readonly says: string } | null;
  /** What it answers to a whole message. */
  readonly judgeMessage?: (raw: string) => { readonly code: number; readonly says: string } | null;
  /** Milliseconds before it takes a message; Infinity never answers. */
  readonly delay?: number;
};

const HOST = "127.0.0.1";

/** Starts a mail server; outside a test (`beforeAll`), stopping it is the caller's. */
export async function startMailCatcher(options: CatcherOptions = {}): Promise<MailCatcher> {
  const { judge = () => null, judgeMessage = () => null, delay = 0 } = options;
  const mails: CaughtMail[] = [];
  let atOnce = 0;
  let most = 0;
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, callback) => {
      const refusal = judge(address);
      callback(refusal === null ? null : smtpError(refusal));
    },
    onData: (stream, session, callback) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        if (delay === Number.POSITIVE_INFINITY) return;
        await new Promise((resolve) => setTimeout(resolve, delay));
        atOnce -= 1;
        const raw = Buffer.concat(chunks).toString("utf8");
        const refusal = judgeMessage(raw);
        if (refusal !== null) {
          callback(smtpError(refusal));
          return;
        }
        const envelopeTo = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ ...(await PostalMime.parse(raw)), envelopeTo, raw });
        callback();
      });
    },
  });
  server.on("error", () => undefined);
  const port = await new Promise<number>((resolve, reject) => {
    server.server.once("error", reject);
    const listening = server.listen(options.port ?? 0, HOST, () => {
      const address = listening.address();
      if (address === null || typeof address === "string") reject(new Error("no port"));
      else resolve(address.port);
    });
  });
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { port, url: `smtp://${HOST}:${port}`, mails, mostAtOnce: () => most, stop };
}

/** The same, stopped when the test ends. */
export async function aMailCatcher(options: CatcherOptions = {}): Promise<MailCatcher> {
  const catcher = await startMailCatcher(options);
  onTestFinished(() => catcher.stop());
  return catcher;
}

/** The address of the first link of a message. */
export function linkIn(text: string | undefined): string {
  const found = /https?:\/\/\S+\/r\/[\w-]+/.exec(text ?? "");
  if (found === null) throw new Error(`No link in: ${text}`);
  return found[0];
}

function smtpError({ code, says }: { readonly code: number; readonly says: string }): Error {
  return Object.assign(new Error(says), { responseCode: code });
}
