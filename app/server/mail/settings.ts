/** The settings of the mail server, as the environment gives them. Without any, messages wait to be copied. */
import * as z from "zod";

/** Where messages are handed in. */
export type SmtpServer = {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte (smtps); otherwise as soon as the server offers it. */
  readonly secure: boolean;
  readonly user: string | null;
  readonly password: string | null;
};

/** Who messages come from. */
export type Sender = { readonly name: string | null; readonly address: string };

const SUBMISSION_PORT = 587;
const SMTPS_PORT = 465;
const FROM_MAX = 254;

/** « smtps://compte:motdepasse@smtp.exemple.fr », with a port if it isn't the usual one. */
export const smtpServerSchema = z.string().transform((text, context): SmtpServer => {
  const server = serverOf(text.trim());
  if (server !== null) return server;
  context.addIssue({
    code: "custom",
    // What was written may hold a password: it is not repeated.
    message:
      "SMTP_URL ne se lit pas : il faut une adresse comme smtps://compte:motdepasse@smtp.exemple.fr:465, sans rien après.",
  });
  return z.NEVER;
});

/** « Chambre de métiers <diagnostic@exemple.fr> », or the address alone. */
export const senderSchema = z.string().transform((text, context): Sender => {
  const sender = senderOf(text.trim());
  if (sender !== null) return sender;
  context.addIssue({
    code: "custom",
    message:
      "MAIL_FROM ne se lit pas : il faut une adresse, seule ou précédée d’un nom, comme Diapason <diapason@exemple.fr>.",
  });
  return z.NEVER;
});

function serverOf(text: string): SmtpServer | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== "smtp:" && url.protocol !== "smtps:") return null;
  const isBare = (url.pathname === "" || url.pathname === "/") && url.search === "" && url.hash === "";
  if (!isBare || url.hostname === "" || url.port === "0") return null;
  const user = decoded(url.username);
  const password = decoded(url.password);
  if (user === undefined || password === undefined || (user === null) !== (password === null)) return null;
  const secure = url.protocol === "smtps:";
  const port = url.port === "" ? (secure ? SMTPS_PORT : SUBMISSION_PORT) : Number(url.port);
  return { host: url.hostname.replace(/^\[(.*)\]$/, "$1"), port, secure, user, password };
}

/** Null when there is none, undefined when it can't be decoded. */
function decoded(part: string): string | null | undefined {
  if (part === "") return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

function senderOf(text: string): Sender | null {
  if (/\p{Cc}/u.test(text) || text.length > FROM_MAX) return null;
  const named = /^(?<name>[^<>]*)<(?<address>[^<>]+)>$/.exec(text)?.groups;
  const address = z.email().safeParse((named?.address ?? text).trim());
  if (!address.success) return null;
  const name = (named?.name ?? "").trim().replace(/^"(.*)"$/, "$1");
  return { name: name === "" ? null : name, address: address.data };
}
