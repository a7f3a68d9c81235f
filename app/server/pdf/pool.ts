/**
 * PDFs are drawn by worker threads, so that a batch of reports never keeps a page from answering. A drawing that lasts too
 * long is stopped, and its thread with it.
 */
import { availableParallelism } from "node:os";
import { Piscina } from "piscina";
import type { PdfJob } from "#app/server/pdf/job.ts";
import { turnstile } from "#app/server/pdf/turnstile.ts";
import { projectRoot } from "#app/server/project-root.ts";

/** The longest drawing, in milliseconds, from the moment a thread takes it; a collective report of 300 firms takes some 2 s. */
export const DRAWING_LIMIT_MS = 30_000;
/** Memory that one thread may hold, in megabytes: a document that needs more fails alone. */
const THREAD_MEMORY_MB = 256;

export type PdfPool = {
  /** Draws one document. @throws when the drawing fails, lasts too long, or is cancelled. */
  readonly draw: (job: PdfJob, signal?: AbortSignal) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

/** Starts a pool whose threads run the file `worker`; they are made when they are first needed and leave after a minute without work. */
export function openPdfPool(
  threads = Math.max(1, Math.min(4, availableParallelism())),
  limitMs = DRAWING_LIMIT_MS,
  worker = `${projectRoot()}/app/server/pdf/worker.ts`,
): PdfPool {
  const pool = new Piscina({
    filename: worker,
    name: "drawJob",
    execArgv: ["--import", "tsx"],
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB },
  });
  // Said when a thread cannot start: the drawings that wait for it would wait until their limit, and not know why. Unheard,
  // it would end the whole program. A thread that ends during a drawing rejects that drawing alone.
  let starting = new AbortController();
  pool.on("error", (reason) => {
    starting.abort(reason);
    starting = new AbortController();
  });
  // The limit is on the drawing: it must not run while a job waits for a thread.
  const turns = turnstile(threads);
  const run = async (job: PdfJob, signal: AbortSignal | undefined): Promise<Uint8Array> => {
    const { signal: failedStart } = starting;
    try {
      return await pool.run(job, { signal: AbortSignal.any([failedStart, limited(signal, limitMs)]) });
    } catch (error) {
      if (!failedStart.aborted) throw error;
      throw new Error("A thread that draws documents could not start.", { cause: failedStart.reason });
    }
  };
  return {
    draw: async (job, signal) => await turns.pass(async () => await run(job, signal), signal),
    close: async () => await pool.destroy(),
  };
}

function limited(signal: AbortSignal | undefined, limitMs: number): AbortSignal {
  const limit = AbortSignal.timeout(limitMs);
  return signal === undefined ? limit : AbortSignal.any([signal, limit]);
}
