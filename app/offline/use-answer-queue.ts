/** The queue at work in a page: it keeps what is written, sends it, waits and tries again. */
import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import type { AnswerOperation } from "#app/domain/answers/answer-operation.ts";
import {
  type AnswerQueue,
  afterEvent,
  EMPTY_QUEUE,
  nextBatch,
  nextTry,
  type QueueEvent,
} from "#app/offline/answer-queue.ts";
import { keepOperations, keptOperations } from "#app/offline/kept-operations.ts";
import { sendOperations } from "#app/offline/send-operations.ts";

export type AnswerQueueHandle = {
  readonly queue: AnswerQueue;
  /** Keeps it in the browser at once, then sends it. */
  readonly write: (operation: AnswerOperation) => void;
  readonly putAway: (id: string) => void;
  readonly retryNow: () => void;
  /** Whether the browser refuses to keep what is not sent: leaving the page would lose it. */
  readonly isFragile: () => boolean;
};

/**
 * Milliseconds that an acknowledged operation stays in the browser's store. A page that is being reloaded may hear the
 * acknowledgement after the server drew the next page without it: that page sends it again, is told that it is known, and
 * shows it.
 */
const LINGERING = 5_000;

type QueueOptions = {
  /** Where batches are posted. */
  readonly url: string;
  readonly userId: string;
  readonly enrollmentId: string;
};

/** What was kept from an earlier visit is sent again as soon as the page is there. */
export function useAnswerQueue({ url, userId, enrollmentId }: QueueOptions): AnswerQueueHandle {
  const keeper = useMemo(() => ({ userId, enrollmentId }), [userId, enrollmentId]);
  const [queue, render] = useReducer((_: AnswerQueue, next: AnswerQueue) => next, EMPTY_QUEUE);
  /** The truth of this moment: an event may come twice before React draws. */
  const current = useRef(queue);
  const fragile = useRef(false);

  const happen = useCallback(
    (event: QueueEvent) => {
      const before = current.current;
      const after = afterEvent(before, event);
      current.current = after;
      if (after.queued !== before.queued) {
        const known = new Map(before.queued.map(({ operation }) => [operation.id, operation]));
        const changed = after.queued.filter(({ operation }) => known.get(operation.id) !== operation);
        const kept = new Set(after.queued.map(({ operation }) => operation.id));
        const gone = [...known.keys()].filter((id) => !kept.has(id));
        const isAcknowledged = event.type === "replied";
        const isKept = keepOperations(
          keeper,
          changed.map(({ operation }) => operation),
          isAcknowledged ? [] : gone,
        );
        if (isAcknowledged) setTimeout(() => keepOperations(keeper, [], gone), LINGERING);
        fragile.current = !isKept;
      }
      render(after);
    },
    [keeper],
  );

  useEffect(() => {
    const operations = keptOperations(keeper);
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
  const isFragile = useCallback(() => fragile.current, []);
  return { queue, write, putAway, retryNow, isFragile };
}
