import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AnswerOperation, RecordedOperation } from "#app/domain/answers/answer-operation.ts";
import {
  type AnswerQueue,
  afterEvent,
  BATCH_OPERATIONS,
  EMPTY_QUEUE,
  latestIn,
  nextBatch,
  nextTry,
  type QueueEvent,
  slotOf,
  unsent,
} from "#app/offline/answer-queue.ts";
import { newOperationId } from "#app/offline/new-id.ts";

const SHEET = "00000000-0000-7000-8000-000000000001";

function writing(key: string, choice: string, baseRevision = 0): AnswerOperation {
  const madeAt = "2027-02-15T08:00:00.000Z";
  return {
    id: newOperationId(),
    respondentId: SHEET,
    subject: "answer",
    key,
    value: { choice },
    baseRevision,
    madeAt,
  };
}

function play(events: readonly QueueEvent[], queue: AnswerQueue = EMPTY_QUEUE): AnswerQueue {
  return events.reduce(afterEvent, queue);
}

/** The queue once its next batch is on its way. */
function sending(queue: AnswerQueue): AnswerQueue {
  return afterEvent(queue, { type: "sent", ids: nextBatch(queue).map(({ id }) => id) });
}

const applied = (operation: AnswerOperation, revision: number): RecordedOperation => ({
  id: operation.id,
  outcome: "applied",
  revision,
});
const theirs = {
  revision: 9,
  value: { choice: "autre" },
  author: "Claire Vidal",
  at: "2027-02-15T14:32:00.000Z",
};

describe("an answer that is written", () => {
  const one = writing("q", "a");

  test("is to be sent at once", () => {
    const queue = play([{ type: "written", operation: one }]);
    expect(nextTry(queue)).toBe(0);
    expect(nextBatch(queue)).toEqual([one]);
  });

  test("waits while another batch travels", () => {
    const queue = play([{ type: "written", operation: writing("autre", "a") }]);
    expect(nextTry(play([{ type: "written", operation: one }], sending(queue)))).toBeNull();
  });

  test("leaves the queue once the server took it, and is remembered with its revision", () => {
    const queue = sending(play([{ type: "written", operation: one }]));
    const after = play([{ type: "replied", results: [applied(one, 7)], at: 1000 }], queue);
    expect(after.queued).toEqual([]);
    expect(after.taken[slotOf(one)]).toEqual({ value: { choice: "a" }, revision: 7, at: 1000 });
  });

  test("is sent again with the same id after a failure, later and later", () => {
    let queue = play([{ type: "written", operation: one }]);
    const waits: number[] = [];
    for (let at = 0; at < 6; at += 1) {
      queue = play([{ type: "failed", obstacle: "unreachable", at: 0 }], sending(queue));
      waits.push(nextTry(queue) ?? -1);
      expect(nextBatch(queue).map(({ id }) => id)).toEqual([one.id]);
    }
    expect(waits).toEqual([5_000, 10_000, 20_000, 30_000, 30_000, 30_000]);
    expect(nextTry(play([{ type: "retried" }], queue))).toBe(0);
  });

  test("that the reply doesn't name is sent again", () => {
    const queue = sending(play([{ type: "written", operation: one }]));
    expect(nextBatch(play([{ type: "replied", results: [], at: 0 }], queue))).toEqual([one]);
  });

  test("that follows another on its way is based on what that one became", () => {
    const two = writing("q", "b");
    const queue = play(
      [{ type: "written", operation: two }],
      sending(play([{ type: "written", operation: one }])),
    );
    const after = play([{ type: "replied", results: [applied(one, 7)], at: 0 }], queue);
    expect(nextBatch(after)).toEqual([{ ...two, baseRevision: 7 }]);
  });

  test("may not be put away while it is under way", () => {
    const queue = play([
      { type: "written", operation: one },
      { type: "putAway", id: one.id },
    ]);
    expect(unsent(queue)).toHaveLength(1);
  });
});

describe("what the server sets aside", () => {
  const one = writing("q", "a");
  const reply = (result: RecordedOperation) =>
    play(
      [{ type: "replied", results: [result], at: 0 }],
      sending(play([{ type: "written", operation: one }])),
    );

  test("a conflict waits for a person, and blocks nothing", () => {
    const queue = play(
      [{ type: "written", operation: writing("autre", "a") }],
      reply({ id: one.id, outcome: "conflict", ...theirs }),
    );
    expect(latestIn(queue, slotOf(one))?.waiting).toEqual({ kind: "choice", theirs });
    expect(nextBatch(queue).map(({ key }) => key)).toEqual(["autre"]);
  });

  test("writing again in its place settles it", () => {
    const settled = play(
      [{ type: "written", operation: writing("q", "a", 9) }],
      reply({ id: one.id, outcome: "conflict", ...theirs }),
    );
    expect(settled.queued.map(({ waiting }) => waiting.kind)).toEqual(["turn"]);
  });

  test("a refusal stays, with its reason, until the person puts it away", () => {
    const queue = reply({ id: one.id, outcome: "rejected", reason: "Cette question n’est pas posée." });
    expect(queue.queued[0]?.waiting).toEqual({ kind: "refused", reason: "Cette question n’est pas posée." });
    expect(nextTry(queue)).toBeNull();
    expect(play([{ type: "putAway", id: one.id }], queue).queued).toEqual([]);
  });
});

test("a batch holds no more than travels well", () => {
  const many = Array.from({ length: 120 }, (_, index) => writing(`q${index}`, "a"));
  const queue = play(many.map((operation) => ({ type: "written", operation })));
  expect(nextBatch(queue)).toEqual(many.slice(0, BATCH_OPERATIONS));
  const long: AnswerOperation = { ...writing("q", "a"), subject: "comment", value: "é".repeat(4_000) };
  const heavy = play(
    Array.from(
      { length: 20 },
      () => ({ type: "written", operation: { ...long, id: newOperationId() } }) as const,
    ),
  );
  expect(JSON.stringify(nextBatch(heavy)).length).toBeLessThan(31_000);
  expect(nextBatch(heavy).length).toBeGreaterThan(1);
});

/**
 * A server that remembers ids as ours does: a repeated operation is a duplicate; another value on a stale base is a conflict.
 * Every operation that reaches it is counted.
 */
function aServer() {
  const log = new Map<
    string,
    { readonly slot: string; readonly outcome: "applied" | "conflict"; readonly revision: number }
  >();
  const current = new Map<string, number>();
  const received = new Map<string, string>();
  const take = (operation: AnswerOperation, madeInBatch: Map<string, number>): RecordedOperation => {
    const text = JSON.stringify([slotOf(operation), operation.value]);
    const before = received.get(operation.id);
    expect(before ?? text, "one id, one content").toBe(text);
    received.set(operation.id, text);
    const slot = slotOf(operation);
    const known = log.get(operation.id);
    const edit = `${slot}@${operation.baseRevision}`;
    if (known !== undefined) {
      if (known.outcome === "applied") madeInBatch.set(edit, known.revision);
      return known.outcome === "applied"
        ? { id: operation.id, outcome: "duplicate", revision: known.revision }
        : { id: operation.id, outcome: "conflict", ...theirs, revision: current.get(slot) ?? 0 };
    }
    const base = madeInBatch.get(edit) ?? operation.baseRevision;
    const revision = log.size + 1;
    const at = current.get(slot) ?? 0;
    if (at !== base) {
      log.set(operation.id, { slot, outcome: "conflict", revision });
      return { id: operation.id, outcome: "conflict", ...theirs, revision: at };
    }
    log.set(operation.id, { slot, outcome: "applied", revision });
    current.set(slot, revision);
    madeInBatch.set(edit, revision);
    return { id: operation.id, outcome: "applied", revision };
  };
  return {
    log,
    receive: (batch: readonly AnswerOperation[]) => {
      const madeInBatch = new Map<string, number>();
      return batch.map((operation) => take(operation, madeInBatch));
    },
  };
}

/** What may happen to a page: somebody writes, a batch leaves, its fate is one of these, or the tab is reloaded. */
const happening = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("write" as const),
      key: fc.constantFrom("a", "b", "c"),
      choice: fc.constantFrom("x", "y", "z"),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ kind: "leave" as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("land" as const),
      fate: fc.constantFrom("arrives", "request lost", "reply lost", "half a reply"),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "reload" as const }) },
);

/** A page, its queue and what travels to the server. */
function aPage() {
  const server = aServer();
  const written: AnswerOperation[] = [];
  let queue = EMPTY_QUEUE;
  let travelling: readonly AnswerOperation[] = [];
  const happen = (event: QueueEvent) => {
    queue = afterEvent(queue, event);
  };
  return {
    server,
    written,
    queue: () => queue,
    write: (key: string, choice: string) => {
      const slot = `${SHEET}/answer/${key}`;
      const base = latestIn(queue, slot)?.operation.baseRevision ?? queue.taken[slot]?.revision ?? 0;
      const operation = writing(key, choice, base);
      written.push(operation);
      happen({ type: "written", operation });
    },
    leave: () => {
      const batch = nextBatch(queue);
      if (batch.length === 0) return;
      travelling = batch;
      happen({ type: "sent", ids: batch.map(({ id }) => id) });
    },
    land: (fate: string) => {
      if (travelling.length === 0) return;
      const results = fate === "request lost" ? [] : server.receive(travelling);
      travelling = [];
      if (fate === "arrives") happen({ type: "replied", results, at: 0 });
      else if (fate === "half a reply") happen({ type: "replied", results: results.slice(0, 1), at: 0 });
      else happen({ type: "failed", obstacle: "unreachable", at: 0 });
    },
    reload: () => {
      // What travels arrives without anybody there to hear the reply. What the server took, the new page is told of.
      server.receive(travelling);
      travelling = [];
      const kept = queue.queued.map(({ operation }) => operation);
      queue = { ...EMPTY_QUEUE, taken: queue.taken };
      happen({ type: "restored", operations: kept });
    },
  };
}

test("whatever fails, every operation reaches the server once, under one id, and one person alone never conflicts", () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 80 }), (happenings) => {
      const page = aPage();
      for (const one of happenings) {
        if (one.kind === "write") page.write(one.key, one.choice);
        else if (one.kind === "land") page.land(one.fate);
        else page[one.kind]();
      }
      page.land("reply lost");
      for (let round = 0; unsent(page.queue()).length > 0 && round < 200; round += 1) {
        page.leave();
        page.land("arrives");
      }
      expect(page.queue().queued).toEqual([]);
      const recorded = [...page.server.log.entries()];
      expect(recorded.map(([id]) => id).sort()).toEqual(page.written.map(({ id }) => id).sort());
      expect(recorded.filter(([, { outcome }]) => outcome === "conflict")).toEqual([]);
      for (const key of ["a", "b", "c"]) {
        const last = page.written.findLast((operation) => operation.key === key);
        if (last !== undefined) expect(page.queue().taken[slotOf(last)]?.value).toEqual(last.value);
      }
    }),
    { numRuns: 500 },
  );
});

test("ids are UUIDv7 in the order they were made, also within one millisecond", () => {
  const ids = Array.from({ length: 500 }, () => newOperationId(1_800_000_000_000));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(500);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
