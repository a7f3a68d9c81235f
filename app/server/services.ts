/**
 * What the program holds once per process: the database, the settings, the log, the content. Kept on globalThis, because the
 * development server loads modules again at each change, and because the built bundle and main.ts are two module graphs.
 */
import { type Content, content } from "#app/server/content/load-content.ts";
import { type Env, readEnv } from "#app/server/env.ts";
import { type Logger, makeLog } from "#app/server/log.ts";
import { openPdfPool, type PdfPool } from "#app/server/pdf/pool.ts";
import { closeDatabase, type Db, openDatabase } from "#db/client.server.ts";

export type Services = {
  readonly env: Env;
  readonly log: Logger;
  readonly db: Db;
  /** The questionnaires and catalogues, read from disk when they are first asked for. */
  readonly content: Content;
  /** The workers that draw PDFs, started when they are first asked for. */
  readonly pdf: PdfPool;
};

const KEY: unique symbol = Symbol.for("diapason.services");
const holder: typeof globalThis & { [KEY]?: Services | undefined } = globalThis;

/**
 * The services of this process, opened on first use.
 * @throws EnvironmentRefused when a setting is missing or weak.
 */
export function services(): Services {
  holder[KEY] ??= openServices(readEnv(process.env));
  return holder[KEY];
}

/** Sets the services of this process from given settings: main.ts and tests call it before the first request. */
export function startServices(env: Env): Services {
  stopServices();
  const opened = openServices(env);
  holder[KEY] = opened;
  return opened;
}

/** Closes what is open; the next call of `services` opens it again. */
export function stopServices(): void {
  const open = holder[KEY];
  if (open === undefined) return;
  holder[KEY] = undefined;
  closeDatabase(open.db);
}

function openServices(env: Env): Services {
  const pools: PdfPool[] = [];
  return {
    env,
    log: makeLog(env.LOG_LEVEL),
    db: openDatabase(env.DIAPASON_DATABASE),
    get content() {
      return content();
    },
    get pdf() {
      const [pool = openPdfPool()] = pools;
      if (pools.length === 0) pools.push(pool);
      return pool;
    },
  };
}
