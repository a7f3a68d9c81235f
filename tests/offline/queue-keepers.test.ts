import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { AnswerOperation } from "#app/domain/answers/answer-operation.ts";
import { type AnswerQueue, afterEvent, EMPTY_QUEUE, type QueueEvent } from "#app/offline/answer-queue.ts";
import { newOperationId } from "#app/offline/new-id.ts";
import { deviceKeeper, LINGERING, type QueueKeeper, tabKeeper } from "#app/offline/queue-keepers.ts";
import { aStore } from "#tests/support/a-store.ts";

const ONE: AnswerOperation = {
  id: newOperationId(),
  respondentId: "00000000-0000-7000-8000-000000000001",
  subject: "answer",
  key: "q",
  value: { choice: "a" },
  baseRevision: 0,
  madeAt: "2027-02-15T08:00:00.000Z",
};
const WRITTEN: QueueEvent = { type: "written", operation: ONE };
const SENT: QueueEvent = { type: "sent", ids: [ONE.id] };
const ACKNOWLEDGED: QueueEvent = {
  type: "replied",
  results: [{ id: ONE.id, outcome: "applied", revision: 1 }],
  at: 0,
};
const REFUSED: QueueEvent = {
  type: "replied",
  results: [{ id: ONE.id, outcome: "rejected", reason: "Ce choix n’existe pas." }],
  at: 0,
};
const LOST: QueueEvent = { type: "failed", obstacle: "unreachable", at: 0 };

function play(keeper: QueueKeeper, ...events: readonly QueueEvent[]): void {
  events.reduce((before: AnswerQueue, event) => {
    const after = afterEvent(before, event);
    keeper.keep(before, after, event);
    return after;
  }, EMPTY_QUEUE);
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a tab", () => {
  test("holds what is written until it is acknowledged, through a loss of the network", () => {
    const store = aStore();
    play(tabKeeper("somebody", store), WRITTEN, SENT, LOST);
    expect(tabKeeper("somebody", store).restored()).toEqual([ONE]);
  });

  test("holds nothing any more as soon as it is acknowledged: the phone may be handed to somebody else", () => {
    const store = aStore();
    play(tabKeeper("somebody", store), WRITTEN, SENT, ACKNOWLEDGED);
    expect(store).toHaveLength(0);
  });
});

describe("a device", () => {
  const keeper = { userId: "claire", enrollmentId: "menuiserie" };

  test("holds what is acknowledged for a moment, for a page that was being reloaded, then lets it go", () => {
    const store = aStore();
    play(deviceKeeper(keeper, store), WRITTEN, SENT, ACKNOWLEDGED);
    expect(deviceKeeper(keeper, store).restored()).toEqual([ONE]);
    vi.advanceTimersByTime(LINGERING);
    expect(store).toHaveLength(0);
  });

  test("lets go at once of what the person put away", () => {
    const store = aStore();
    play(deviceKeeper(keeper, store), WRITTEN, SENT, REFUSED, { type: "putAway", id: ONE.id });
    expect(store).toHaveLength(0);
  });

  test("says when the browser has no room for it", () => {
    const full = deviceKeeper(keeper, aStore(0));
    play(full, WRITTEN);
    expect(full.isFragile()).toBe(true);
    const roomy = deviceKeeper(keeper, aStore());
    play(roomy, WRITTEN);
    expect(roomy.isFragile()).toBe(false);
  });
});
