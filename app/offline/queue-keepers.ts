/** Where a queue's operations wait for the server to acknowledge them: on the person's own device, or in the tab alone. */

import type { AnswerOperation } from "#app/domain/answers/answer-operation.ts";
import type { AnswerQueue, QueueEvent } from "#app/offline/answer-queue.ts";
import { type Keeper, keepOperations, keptOperations } from "#app/offline/kept-operations.ts";

export type QueueKeeper = {
  /** What an earlier page left unsent, in the order of writing. */
  readonly restored: () => readonly AnswerOperation[];
  /** Called for each event of the queue, at once. */
  readonly keep: (before: AnswerQueue, after: AnswerQueue, event: QueueEvent) => void;
};

/** Whether the browser refuses to keep what is not sent: leaving the page would lose it. */
type Fragile = { readonly isFragile: () => boolean };

/**
 * Milliseconds that an acknowledged operation stays in the browser's store. A page that is being reloaded may hear the
 * acknowledgement after the server drew the next page without it: that page sends it again, is told that it is known, and
 * shows it.
 */
export const LINGERING = 5_000;

/** Beyond the tab. Writes what changed only: a long queue is not written again at each answer. */
export function deviceKeeper(keeper: Keeper, storage?: Storage | null): QueueKeeper & Fragile {
  let isFragile = false;
  return {
    restored: () => keptOperations(keeper, storage),
    keep: (before, after, event) => {
      if (after.queued === before.queued) return;
      const known = new Map(before.queued.map(({ operation }) => [operation.id, operation]));
      const changed = operationsIn(after).filter((operation) => known.get(operation.id) !== operation);
      const gone = leavers(before, after);
      const isAcknowledged = event.type === "replied";
      isFragile = !keepOperations(keeper, changed, isAcknowledged ? [] : gone, storage);
      if (isAcknowledged) setTimeout(() => keepOperations(keeper, [], gone, storage), LINGERING);
    },
    isFragile: () => isFragile,
  };
}

/**
 * For the life of the tab: the phone may be lent, and the person has no name here. What is acknowledged leaves at once, so that
 * whoever holds the phone next finds nothing in it.
 */
export function tabKeeper(respondentId: string, storage: Storage | null = tabStorage()): QueueKeeper {
  const keeper = { userId: respondentId, enrollmentId: "reponse" };
  return {
    restored: () => keptOperations(keeper, storage),
    keep: (before, after) => keepOperations(keeper, operationsIn(after), leavers(before, after), storage),
  };
}

function operationsIn({ queued }: AnswerQueue): readonly AnswerOperation[] {
  return queued.map(({ operation }) => operation);
}

/** The ids of those that left the queue. */
function leavers(before: AnswerQueue, after: AnswerQueue): readonly string[] {
  const kept = new Set(operationsIn(after).map(({ id }) => id));
  return operationsIn(before)
    .map(({ id }) => id)
    .filter((id) => !kept.has(id));
}

function tabStorage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
