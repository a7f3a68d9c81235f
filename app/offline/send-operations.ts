/** One sending of a batch. Only our own reply is an acknowledgement: the welcome page of a hotel's network answers 200 too. */
import type { AnswerOperation, RecordedOperation } from "#app/domain/answers/answer-operation.ts";
import type { Obstacle } from "#app/offline/answer-queue.ts";

export type Sending =
  | { readonly ok: true; readonly results: readonly RecordedOperation[] }
  | { readonly ok: false; readonly obstacle: Obstacle };

/** What the server answers to a batch. */
export type BatchReply = { readonly diapason: "saisies"; readonly results: readonly RecordedOperation[] };

/** Milliseconds after which no reply is a failure. */
const LONGEST_WAIT = 20_000;

/** Posts a batch. Never throws. */
export async function sendOperations(url: string, operations: readonly AnswerOperation[]): Promise<Sending> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ operations }),
      redirect: "error",
      // Whoever leaves the page meanwhile takes nothing back.
      keepalive: true,
      signal: AbortSignal.timeout(LONGEST_WAIT),
    });
    if (response.ok) {
      const reply: unknown = await response.json();
      return isReply(reply) ? { ok: true, results: reply.results } : { ok: false, obstacle: "unreachable" };
    }
    return { ok: false, obstacle: obstacleOf(response.status) };
  } catch {
    return { ok: false, obstacle: "unreachable" };
  }
}

function obstacleOf(status: number): Obstacle {
  if (status === 401) return "signed-out";
  return status >= 400 && status < 500 && status !== 408 && status !== 429 ? "forbidden" : "unavailable";
}

function isReply(reply: unknown): reply is BatchReply {
  if (typeof reply !== "object" || reply === null || !("diapason" in reply) || !("results" in reply))
    return false;
  return reply.diapason === "saisies" && Array.isArray(reply.results) && reply.results.every(isResult);
}

function isResult(result: unknown): boolean {
  if (typeof result !== "object" || result === null || !("id" in result) || !("outcome" in result))
    return false;
  if (typeof result.id !== "string") return false;
  if (result.outcome === "rejected") return "reason" in result && typeof result.reason === "string";
  const isKnown =
    result.outcome === "applied" || result.outcome === "duplicate" || result.outcome === "conflict";
  return isKnown && "revision" in result && typeof result.revision === "number";
}
