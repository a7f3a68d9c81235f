/** Worker threads for what would keep pages from answering: at most so many at once, each job with a time and a memory limit. */
import { Piscina } from "piscina";
import { turnstile } from "#app/server/pdf/turnstile.ts";

export type Threads<Job> = {
  /** Does one job, and gives what the worker's function gives. @throws when it fails, lasts too long, or is cancelled. */
  readonly run: <Done>(job: Job, signal?: AbortSignal) => Promise<Done>;
  readonly close: () => Promise<void>;
};

export type ThreadsSettings = {
  /** The file that a thread runs, and the function of it that does a job. */
  readonly worker: string;
  readonly name: string;
  /** What a thread does, for the message when none can start: « draws documents ». */
  readonly task: string;
  readonly threads: number;
  /** The longest job in milliseconds, from the moment a thread takes it. */
  readonly limitMs: number;
  /** How long a thread stays without work. */
  readonly idleMs: number;
  /** Memory that one thread may hold, in megabytes: a job that needs more fails alone. */
  readonly memoryMb: number;
};

/** Threads are made when they are first needed. */
export function openThreads<Job>(settings: ThreadsSettings): Threads<Job> {
  const { worker, name, task, threads, limitMs, idleMs, memoryMb } = settings;
  const pool = new Piscina({
    filename: worker,
    name,
    execArgv: ["--import", "tsx"],
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  // Said when a thread cannot start: the jobs that wait for it would wait until their limit, and not know why. Unheard, it
  // would end the whole program. A thread that ends during a job rejects that job alone.
  let starting = new AbortController();
  pool.on("error", (reason) => {
    starting.abort(reason);
    starting = new AbortController();
  });
  // The limit is on the job: it must not run while the job waits for a thread.
  const turns = turnstile(threads);
  const run = async <Done>(job: Job, signal: AbortSignal | undefined): Promise<Done> => {
    const { signal: failedStart } = starting;
    const limit = timeLimit(limitMs);
    const ends = [failedStart, limit.signal, ...(signal === undefined ? [] : [signal])];
    try {
      return await pool.run(job, { signal: AbortSignal.any(ends) });
    } catch (error) {
      if (!failedStart.aborted) throw error;
      throw new Error(`A thread that ${task} could not start.`, { cause: failedStart.reason });
    } finally {
      limit.lift();
    }
  };
  return {
    run: async <Done>(job: Job, signal?: AbortSignal) =>
      await turns.pass(async () => await run<Done>(job, signal), signal),
    close: async () => await pool.destroy(),
  };
}

/**
 * A signal that is aborted after so long, unless it is lifted before. Of `AbortSignal.timeout` nothing is left once memory is
 * collected, when it is only held through `AbortSignal.any`: it would never be aborted.
 */
export function timeLimit(ms: number): { readonly signal: AbortSignal; readonly lift: () => void } {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  return { signal: controller.signal, lift: () => clearTimeout(timer) };
}
