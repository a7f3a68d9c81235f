/** A worker whose threads end during a drawing, in the way that the name of the firm says. */
import { threadId } from "node:worker_threads";
import type { PdfJob } from "#app/server/pdf/job.ts";

export const ENDS = "Meurt";
export const TAKES_ALL_MEMORY = "Déborde";
/** More numbers than a thread may hold, few enough that a thread without a limit comes to an end of them. */
const TOO_MANY = 60_000_000;

/** Answers with the number of its thread, so that one can see which thread answered. */
export async function drawJob(job: PdfJob): Promise<Uint8Array> {
  const name = job.kind === "firm-report" ? job.report.firm.name : "";
  if (name === ENDS) process.exit(3);
  if (name === TAKES_ALL_MEMORY) fillMemory();
  return new Uint8Array([threadId]);
}

function fillMemory(): void {
  const kept: number[][] = [];
  while (kept.length * 1000 < TOO_MANY) kept.push(Array.from({ length: 1000 }, (_, index) => index + 0.5));
}
