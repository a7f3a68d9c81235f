/**
 * What the program holds once per process: the database, the settings, the log, the content. Kept on globalThis, because the
 * development server loads modules again at each change, and because the built bundle and main.ts are two module graphs.
 */
import { type Content, content } from "#app/server/content/load-content.ts";
import { type Env, readEnv } from "#app/server/env.ts";
import { type Logger, makeLog } from "#app/server/log.ts";
import { openPdfPool, type PdfPool } from "#app/server/pdf/pool.ts";
import { openReadings, type Readings } from "#app/server/readings/readings.ts";
import { closeDatabase, type Db, openDatabase } from "#db/client.server.ts";

export type Services = {
  readonly env: Env;
  readonly log: Logger;
  readonly db: Db;
  /** The questionnaires and catalogues, read from disk when they are first asked for. */
  readonly content: Content;
  /** What takes every firm of an operation to answer; a large one is read by a worker of its own. */
  readonly readings: Readings;
  /** The workers that draw PDFs, started when they are first asked for. */
  readonly pdf: PdfPool;
};

type Opened = Services & { readonly close: () => Promise<void> };

const KEY: unique symbol = Symbol.for("diapason.services");
const holder: typeof globalThis & { [KEY]?: Opened | undefined } = globalThis;

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
  void stopServices();
  const opened = openServices(env);
  holder[KEY] = opened;
  return opened;
}

/** Closes what is open, the threads first; the next call of `services` opens it again. */
export async function stopServices(): Promise<void> {
  const open = holder[KEY];
  if (open === undefined) return;
  holder[KEY] = undefined;
  await open.close();
}

function openServices(env: Env): Opened {
  const pools: PdfPool[] = [];
  const db = openDatabase(env.DIAPASON_DATABASE);
  const readings = openReadings({ db, content });
  return {
    env,
    log: makeLog(env.LOG_LEVEL),
    db,
    readings,
    get content() {
      return content();
    },
    get pdf() {
      const [pool = openPdfPool()] = pools;
      if (pools.length === 0) pools.push(pool);
      return pool;
    },
    close: async () => {
      await Promise.all([readings.close(), ...pools.map((pool) => pool.close())]);
      // The last connection to close merges the write-ahead log.
      closeDatabase(db);
    },
  };
}
