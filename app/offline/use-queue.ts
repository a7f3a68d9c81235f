/** A queue at work in a page: it sends what is written, waits and tries again. Where it is kept meanwhile is its keeper's affair. */
import { useCallback, useEffect, useReducer, useRef } from "react";
import type { AnswerOperation } from "#app/domain/answers/answer-operation.ts";
import {
  type AnswerQueue,
  afterEvent,
  EMPTY_QUEUE,
  nextBatch,
  nextTry,
  type QueueEvent,
} from "#app/offline/answer-queue.ts";
import type { QueueKeeper } from "#app/offline/queue-keepers.ts";
import { sendOperations } from "#app/offline/send-operations.ts";

export type QueueHandle = {
  readonly queue: AnswerQueue;
  /** The queue of this very moment, before it is drawn. */
  readonly now: () => AnswerQueue;
  /** Keeps it in the browser at once, then sends it. */
  readonly write: (operation: AnswerOperation) => void;
  readonly putAway: (id: string) => void;
  readonly retryNow: () => void;
};

/** What was kept from an earlier visit is sent again as soon as the page is there. `url`: where batches are posted. */
export function useQueue(url: string, keeper: QueueKeeper): QueueHandle {
  const [queue, render] = useReducer((_: AnswerQueue, next: AnswerQueue) => next, EMPTY_QUEUE);
  /** The truth of this moment: an event may come twice before React draws. */
  const current = useRef(queue);

  const happen = useCallback(
    (event: QueueEvent) => {
      const before = current.current;
      const after = afterEvent(before, event);
      current.current = after;
      keeper.keep(before, after, event);
      render(after);
    },
    [keeper],
  );

  useEffect(() => {
    const operations = keeper.restored();
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
        const sending = await sendOperations(url, batch);
        const at = Date.now();
        if (sending.ok) happen({ type: "replied", results: sending.results, at });
        else happen({ type: "failed", obstacle: sending.obstacle, at });
      },
      Math.max(0, due - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [due, url, happen]);

  const retryNow = useCallback(() => happen({ type: "retried" }), [happen]);
  useEffect(() => {
    window.addEventListener("online", retryNow);
    return () => window.removeEventListener("online", retryNow);
  }, [retryNow]);

  const write = useCallback((operation: AnswerOperation) => happen({ type: "written", operation }), [happen]);
  const putAway = useCallback((id: string) => happen({ type: "putAway", id }), [happen]);
  const now = useCallback(() => current.current, []);
  return { queue, now, write, putAway, retryNow };
}
