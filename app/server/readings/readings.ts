/**
 * Reading a whole operation takes about a millisecond a firm. A small one is read where it is asked; a large one by a worker
 * thread, so that nobody else's page waits for it. Both give the same.
 */
import type { Content } from "#app/server/content/load-content.ts";
import { projectRoot } from "#app/server/project-root.ts";
import {
  type Asked,
  type Given,
  type ReadingKind,
  readWholeOperation,
} from "#app/server/readings/whole-operation.ts";
import type { ReadingJob } from "#app/server/readings/worker.ts";
import { openThreads, type Threads, timeLimit } from "#app/server/threads.ts";
import { type Db, databaseState } from "#db/client.server.ts";
import { countEnrollments } from "#db/enrollments.ts";

/**
 * Operations of so many firms are large: their synthesis takes some 350 ms the first time and 90 ms afterwards, and
 * nobody else's page may wait longer. A thread takes a second or two to start: smaller ones are read at once.
 */
export const LARGE_FROM = 300;
/** The longest reading, in milliseconds, from the moment the thread takes it; 10,000 firms take some 12 s. */
export const READING_LIMIT_MS = 60_000;
/** The longest that anybody waits, the readings before theirs included. */
const WAITING_LIMIT_MS = 2 * READING_LIMIT_MS;
/** What the thread holds, in megabytes: 10,000 firms take some 250, and with more room it only collects what it let go later. */
const THREAD_MEMORY_MB = 512;
/** A thread that leaves takes what it keeps of the firms with it. */
const IDLE_MS = 10 * 60_000;

export type Readings = {
  /** @throws ReadingFailed when the thread fails or takes too long. */
  readonly read: <K extends ReadingKind>(kind: K, asked: Asked<K>) => Promise<Given<K>>;
  readonly close: () => Promise<void>;
};

/** The thread could not read a large operation: the person may ask again. Known by its code, in whichever bundle it is met. */
export class ReadingFailed extends Error {
  override readonly name = "ReadingFailed";
  readonly code = "READING_FAILED";
}

export type ReadingsTools = { readonly db: Db; readonly content: () => Content };

type Settings = {
  readonly largeFrom?: number;
  readonly limitMs?: number;
  /** The file that the thread runs. */
  readonly worker?: string;
};

/** The thread starts when a large operation is first asked for. */
export function openReadings({ db, content }: ReadingsTools, settings: Settings = {}): Readings {
  const { largeFrom = LARGE_FROM } = settings;
  const opened: Threads<ReadingJob>[] = [];
  const thread = () => {
    const [open = openThread(settings)] = opened;
    if (opened.length === 0) opened.push(open);
    return open;
  };
  const underWay = nothingUnderWay();
  return {
    read: async (kind, asked) => {
      const isSmall = db.$client.memory || countEnrollments(db, asked.operationId) < largeFrom;
      if (isSmall) return readWholeOperation({ db, content: content() }, kind, asked);
      return await shared(underWay[kind], questionOf(db, asked), () => readApart(thread(), db, kind, asked));
    },
    close: async () => {
      await opened.pop()?.close();
    },
  };
}

function openThread({
  limitMs = READING_LIMIT_MS,
  worker = `${projectRoot()}/app/server/readings/worker.ts`,
}: Settings): Threads<ReadingJob> {
  return openThreads<ReadingJob>({
    ...{ worker, limitMs },
    name: "readJob",
    task: "reads operations",
    // Two would keep the same firms twice.
    threads: 1,
    idleMs: IDLE_MS,
    memoryMb: THREAD_MEMORY_MB,
  });
}

async function readApart<K extends ReadingKind>(
  thread: Threads<ReadingJob>,
  db: Db,
  kind: K,
  asked: Asked<K>,
): Promise<Given<K>> {
  const patience = timeLimit(WAITING_LIMIT_MS);
  try {
    const job: ReadingJob = { database: db.$client.name, kind, asked };
    return await thread.run<Given<K>>(job, patience.signal);
  } catch (error) {
    throw new ReadingFailed(`A large operation could not be read (${kind}).`, { cause: error });
  } finally {
    patience.lift();
  }
}

/** Readings that go on, by question. */
type UnderWay = { readonly [K in ReadingKind]: Map<string, Promise<Given<K>>> };

function nothingUnderWay(): UnderWay {
  return {
    overview: new Map(),
    synthesis: new Map(),
    publication: new Map(),
    needs: new Map(),
    "firms-needing": new Map(),
    candidates: new Map(),
    results: new Map(),
    "firm-report": new Map(),
    "firm-reports": new Map(),
    perspectives: new Map(),
  };
}

/** Two who ask the same while nothing is written share one answer: what is written in between must be in the second one. */
function questionOf(db: Db, asked: object): string {
  return JSON.stringify([databaseState(db), asked]);
}

async function shared<T>(
  readings: Map<string, Promise<T>>,
  question: string,
  read: () => Promise<T>,
): Promise<T> {
  const reading = readings.get(question) ?? read().finally(() => readings.delete(question));
  readings.set(question, reading);
  return await reading;
}
