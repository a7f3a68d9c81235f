/** Hands messages to the mail server, one connection for each: what befalls one message befalls no other. */
import nodemailer from "nodemailer";
import { type Letter, oneLine } from "#app/server/mail/letter.ts";
import type { Sender, SmtpServer } from "#app/server/mail/settings.ts";

/** What became of a message. `reason` is a French sentence for the consultant, without any address or secret of the message. */
export type Dispatch =
  | { readonly kind: "accepted" }
  /** The server will never take it. */
  | { readonly kind: "refused"; readonly reason: string }
  /** It may take it later. */
  | { readonly kind: "delayed"; readonly reason: string };

export type Mailer = { readonly send: (letter: Letter) => Promise<Dispatch> };

/** Milliseconds that the server has to let us in, to answer each command, and to take the whole message. */
export type Patience = { readonly connection: number; readonly silence: number; readonly whole: number };

const USUAL_PATIENCE: Patience = { connection: 10_000, silence: 20_000, whole: 60_000 };
const LOCAL_HOSTS = new Set(["localhost", "127.0.0.1", "::1"]);

/** The mailer of these settings. It never throws: a server that can't be reached is an answer too. */
export function openMailer(
  { server, from }: { readonly server: SmtpServer; readonly from: Sender },
  patience: Patience = USUAL_PATIENCE,
): Mailer {
  const transport = nodemailer.createTransport({
    host: server.host,
    port: server.port,
    secure: server.secure,
    // A password never travels in clear, but on one's own machine.
    requireTLS: server.user !== null && !LOCAL_HOSTS.has(server.host),
    ...(server.user === null ? {} : { auth: { user: server.user, pass: server.password ?? "" } }),
    connectionTimeout: patience.connection,
    greetingTimeout: patience.connection,
    dnsTimeout: patience.connection,
    socketTimeout: patience.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const sender = mailbox(from);
  return {
    send: async (letter) => {
      try {
        await transport.sendMail({
          from: sender,
          to: mailbox(letter.to),
          ...(letter.replyTo === null ? {} : { replyTo: mailbox(letter.replyTo) }),
          subject: oneLine(letter.subject),
          text: letter.text,
          html: letter.html,
          // No machine answers to a machine: « out of office » would tell the time of an answer.
          headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
          signal: AbortSignal.timeout(patience.whole),
        });
        return { kind: "accepted" };
      } catch (error) {
        return dispatchOf(error);
      }
    },
  };
}

function mailbox({ name, address }: Sender): { readonly name: string; readonly address: string } {
  return { name: oneLine(name ?? ""), address: oneLine(address) };
}

/** What a refusal means: 5xx about the recipient or the message is final, anything about the server itself is not. */
function dispatchOf(error: unknown): Dispatch {
  const { code, command, responseCode, response } = detailsOf(error);
  const said = response === "" ? "" : ` Il a répondu\u00A0: «\u00A0${withoutSecrets(response)}\u00A0»`;
  const isFinal = responseCode >= 500 && responseCode < 600;
  if (isFinal && command === "RCPT TO") {
    return { kind: "refused", reason: `Le serveur de courrier refuse cette adresse.${said}` };
  }
  if (isFinal && command === "DATA") {
    return { kind: "refused", reason: `Le serveur de courrier refuse ce message.${said}` };
  }
  if (code === "EENVELOPE" && command === "API") {
    return { kind: "refused", reason: "Cette adresse ne se lit pas." };
  }
  return { kind: "delayed", reason: `${REASONS.get(code) ?? POSTPONED}${said}` };
}

const POSTPONED = "Le serveur de courrier remet ce message à plus tard.";
const OUT_OF_REACH = "Le serveur de courrier ne répond pas.";
const TOO_SLOW = "Le serveur de courrier met trop longtemps à répondre.";

const REASONS: ReadonlyMap<string, string> = new Map([
  ["ECONNECTION", OUT_OF_REACH],
  ["ESOCKET", OUT_OF_REACH],
  ["EDNS", "Le serveur de courrier est introuvable."],
  ["ETIMEDOUT", TOO_SLOW],
  ["EABORT", TOO_SLOW],
  ["ETLS", "Le serveur de courrier ne permet pas une liaison chiffrée."],
  ["EAUTH", "Le serveur de courrier refuse le compte de Diapason\u00A0: prévenez votre administrateur."],
]);

type Details = {
  readonly code: string;
  readonly command: string;
  readonly responseCode: number;
  readonly response: string;
};

function detailsOf(error: unknown): Details {
  const read = (name: string): unknown =>
    typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
  const words = (name: string) => {
    const value = read(name);
    return typeof value === "string" ? value : "";
  };
  const responseCode = read("responseCode");
  return {
    code: words("code"),
    command: words("command"),
    responseCode: typeof responseCode === "number" ? responseCode : 0,
    response: words("response"),
  };
}

const LONGEST_ANSWER = 200;

/** A filter may quote what it refuses: addresses of pages and anything as long as a secret are taken off. */
function withoutSecrets(response: string): string {
  return oneLine(response)
    .replace(/https?:\/\/\S+/gi, "…")
    .replace(/[\w-]{40,}/g, "…")
    .slice(0, LONGEST_ANSWER);
}
