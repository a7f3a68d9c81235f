/** A worker that counts what it is asked, or ends, or never answers, as the operation's date says. */
import { threadId } from "node:worker_threads";
import type { ReadingJob } from "#app/server/readings/worker.ts";

export const ENDS = "ends";
export const NEVER_ANSWERS = "never answers";
export const FAILS = "fails";

let asked = 0;

export async function readJob({ asked: question }: ReadingJob<"overview">): Promise<unknown> {
  if (question.today === ENDS) process.exit(3);
  if (question.today === FAILS) throw new Error("no such questionnaire");
  if (question.today === NEVER_ANSWERS) for (;;);
  asked += 1;
  return { threadId, asked };
}
