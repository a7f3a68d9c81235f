/** The environment, read and judged in this one place; the rest of the program is handed an `Env`. */
import { z } from "zod";
import { senderSchema, smtpServerSchema } from "#app/server/mail/settings.ts";

const LOCAL_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

const database = z
  .string({ error: "DIAPASON_DATABASE manque : indiquez le chemin du fichier de la base de données." })
  .min(1, "DIAPASON_DATABASE est vide : indiquez le chemin du fichier de la base de données.");

const envSchema = z.object({
  DIAPASON_DATABASE: database,
  APP_ORIGIN: z
    .string({
      error: "APP_ORIGIN manque : indiquez l’adresse publique, par exemple https://diapason.exemple.fr",
    })
    .transform((text, context) => {
      const origin = originOf(text);
      if (origin !== null) return origin;
      context.addIssue({
        code: "custom",
        message:
          "APP_ORIGIN doit être une adresse sans chemin, en https:// (http:// n’est admis que pour localhost).",
      });
      return z.NEVER;
    }),
  PORT: z.coerce
    .number({ error: "PORT doit être un nombre." })
    .int("PORT doit être un nombre entier.")
    .min(0, "PORT ne peut pas être négatif.")
    .max(65_535, "PORT ne peut pas dépasser 65535.")
    .default(3000),
  HOST: z.string().min(1, "HOST est vide.").default("127.0.0.1"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "LOG_LEVEL doit être fatal, error, warn, info, debug, trace ou silent.",
    })
    .default("info"),
  NODE_ENV: z
    .enum(["production", "development", "test"], {
      error: "NODE_ENV doit être production, development ou test.",
    })
    .default("production"),
  /** How many reverse proxies stand in front; their X-Forwarded-For is believed, nobody else's. */
  TRUST_PROXY: z.coerce
    .number({ error: "TRUST_PROXY doit être le nombre de serveurs mandataires (0, 1, 2)." })
    .int("TRUST_PROXY doit être le nombre de serveurs mandataires (0, 1, 2).")
    .min(0, "TRUST_PROXY doit être le nombre de serveurs mandataires (0, 1, 2).")
    .max(5, "TRUST_PROXY doit être le nombre de serveurs mandataires (0, 1, 2).")
    .default(0),
  /** Both or neither: without them, messages wait until somebody copies them. */
  SMTP_URL: smtpServerSchema.optional(),
  MAIL_FROM: senderSchema.optional(),
});

const serverSchema = envSchema
  .refine((env) => env.SMTP_URL === undefined || env.MAIL_FROM !== undefined, {
    error: "MAIL_FROM manque : SMTP_URL est là, indiquez aussi de quelle adresse partent les messages.",
  })
  .refine((env) => env.MAIL_FROM === undefined || env.SMTP_URL !== undefined, {
    error: "SMTP_URL manque : MAIL_FROM est là, indiquez aussi le serveur de courrier.",
  });

export type Env = z.infer<typeof envSchema>;

/** A setting is missing or weak: the message is one French line for whoever starts the program. */
export class EnvironmentRefused extends Error {
  override readonly name = "EnvironmentRefused";
}

/**
 * The settings of the server.
 * @throws EnvironmentRefused with one clear line.
 */
export function readEnv(variables: NodeJS.ProcessEnv): Env {
  return parseOrRefuse(serverSchema, withoutEmpty(variables));
}

/**
 * The one setting that the command line needs.
 * @throws EnvironmentRefused with one clear line.
 */
export function readDatabasePath(variables: NodeJS.ProcessEnv): string {
  return parseOrRefuse(envSchema.pick({ DIAPASON_DATABASE: true }), variables).DIAPASON_DATABASE;
}

/** A line left empty in a file of settings says that there is no mail server. */
function withoutEmpty(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { SMTP_URL, MAIL_FROM, ...others } = variables;
  return { ...others, ...(SMTP_URL ? { SMTP_URL } : {}), ...(MAIL_FROM ? { MAIL_FROM } : {}) };
}

function parseOrRefuse<T>(schema: z.ZodType<T>, variables: NodeJS.ProcessEnv): T {
  const parsed = schema.safeParse(variables);
  if (parsed.success) return parsed.data;
  throw new EnvironmentRefused(parsed.error.issues.map((issue) => issue.message).join(" "));
}

function originOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.pathname !== "/" || url.search !== "" || url.username !== "" || url.hash !== "") return null;
  if (url.protocol === "https:") return url.origin;
  return url.protocol === "http:" && LOCAL_HOSTS.has(url.hostname) ? url.origin : null;
}
