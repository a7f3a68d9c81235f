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

/** Starts a pool; threads are made when they are first needed and leave after a minute without work. */
export function openPdfPool(
  threads = Math.max(1, Math.min(4, availableParallelism())),
  limitMs = DRAWING_LIMIT_MS,
): PdfPool {
  const pool = new Piscina({
    filename: `${projectRoot()}/app/server/pdf/worker.ts`,
    name: "drawJob",
    execArgv: ["--import", "tsx"],
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB },
  });
  // The limit is on the drawing: it must not run while a job waits for a thread.
  // A thread that ends between two drawings is replaced; one that ends during a drawing rejects it. Unheard, the first would
  // end the whole program.
  pool.on("error", () => undefined);
  const turns = turnstile(threads);
  return {
    draw: async (job, signal) =>
      await turns.pass(async () => await pool.run(job, { signal: limited(signal, limitMs) }), signal),
    close: async () => await pool.destroy(),
  };
}

function limited(signal: AbortSignal | undefined, limitMs: number): AbortSignal {
  const limit = AbortSignal.timeout(limitMs);
  return signal === undefined ? limit : AbortSignal.any([signal, limit]);
}
