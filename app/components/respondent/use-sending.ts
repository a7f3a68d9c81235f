/**
 * The queue of a self-assessment at work: the same queue as the interview's, kept for the life of the tab only, because the
 * phone may be lent and the person has no name here.
 */
import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import type { AnswerOperation } from "#app/domain/answers/answer-operation.ts";
import {
  type AnswerQueue,
  afterEvent,
  EMPTY_QUEUE,
  nextBatch,
  nextTry,
  type QueueEvent,
  unsent,
} from "#app/offline/answer-queue.ts";
import { keepOperations, keptOperations } from "#app/offline/kept-operations.ts";
import { sendOperations } from "#app/offline/send-operations.ts";

export type Sending = {
  readonly queue: AnswerQueue;
  /** The queue of this very moment, before it is drawn. */
  readonly now: () => AnswerQueue;
  readonly write: (operation: AnswerOperation) => void;
  readonly putAway: (id: string) => void;
  readonly retryNow: () => void;
};

const ADDRESS = "/reponse/saisies";

/** Keeps what is written in the tab, sends it, waits and tries again. */
export function useSending(respondentId: string): Sending {
  const keeper = useMemo(() => ({ userId: respondentId, enrollmentId: "reponse" }), [respondentId]);
  const [queue, render] = useReducer((_: AnswerQueue, next: AnswerQueue) => next, EMPTY_QUEUE);
  const current = useRef(queue);

  const happen = useCallback(
    (event: QueueEvent) => {
      const before = current.current;
      const after = afterEvent(before, event);
      current.current = after;
      const kept = new Set(after.queued.map(({ operation }) => operation.id));
      const gone = before.queued.map(({ operation }) => operation.id).filter((id) => !kept.has(id));
      keepOperations(
        keeper,
        after.queued.map(({ operation }) => operation),
        gone,
        tabStorage(),
      );
      render(after);
    },
    [keeper],
  );

  useEffect(() => {
    const operations = keptOperations(keeper, tabStorage());
    if (operations.length > 0) happen({ type: "restored", operations });
  }, [keeper, happen]);

  const due = nextTry(queue);
  useEffect(() => {
    if (due === null) return;
    const timer = setTimeout(
      async () => {
        const batch = nextBatch(current.current);
        if (batch.length === 0) return;
        happen({ type: "sent", ids: batch.map(({ id }) => id) });
        const sent = await sendOperations(ADDRESS, batch);
        const at = Date.now();
        if (sent.ok) happen({ type: "replied", results: sent.results, at });
        else happen({ type: "failed", obstacle: sent.obstacle, at });
      },
      Math.max(0, due - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [due, happen]);

  const retryNow = useCallback(() => happen({ type: "retried" }), [happen]);
  useEffect(() => {
    window.addEventListener("online", retryNow);
    return () => window.removeEventListener("online", retryNow);
  }, [retryNow]);

  const isWaiting = unsent(queue).length > 0;
  useEffect(() => {
    if (!isWaiting) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isWaiting]);

  const write = useCallback((operation: AnswerOperation) => happen({ type: "written", operation }), [happen]);
  const putAway = useCallback((id: string) => happen({ type: "putAway", id }), [happen]);
  const now = useCallback(() => current.current, []);
  return { queue, now, write, putAway, retryNow };
}

function tabStorage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
