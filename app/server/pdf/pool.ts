/**
 * PDFs are drawn by worker threads, so that a batch of reports never keeps a page from answering. A drawing that lasts too
 * long is stopped, and its thread with it.
 */
import { availableParallelism } from "node:os";
import type { PdfJob } from "#app/server/pdf/job.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { openThreads } from "#app/server/threads.ts";

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
  const { run, close } = openThreads<PdfJob>({
    ...{ worker, threads, limitMs },
    name: "drawJob",
    task: "draws documents",
    idleMs: 60_000,
    memoryMb: THREAD_MEMORY_MB,
  });
  return { draw: run, close };
}
