import { expect, test } from "vitest";
import type { AnswerOperation } from "#app/domain/answers/answer-operation.ts";
import { EMPTY_QUEUE, slotOf } from "#app/offline/answer-queue.ts";
import { currentEntry } from "#app/offline/current-entry.ts";
import { keepOperations, keptOperations } from "#app/offline/kept-operations.ts";
import { newOperationId } from "#app/offline/new-id.ts";
import { aStore } from "#tests/support/a-store.ts";

const paul = { userId: "paul", enrollmentId: "menuiserie" };

function anOperation(choice = "a"): AnswerOperation {
  const place = { respondentId: "00000000-0000-7000-8000-000000000001", key: "q", baseRevision: 3 };
  return {
    ...place,
    id: newOperationId(),
    subject: "answer",
    value: { choice },
    madeAt: "2027-02-15T08:00:00.000Z",
  };
}

test("what is kept comes back in the order of writing, for the person and the firm it belongs to", () => {
  const store = aStore();
  const [first, second, other] = [anOperation(), anOperation("b"), anOperation("c")];
  keepOperations(paul, [second], [], store);
  keepOperations(paul, [first], [], store);
  keepOperations({ ...paul, userId: "claire" }, [other], [], store);
  expect(keptOperations(paul, store)).toEqual([first, second]);
  expect(keptOperations({ ...paul, enrollmentId: "autre" }, store)).toEqual([]);
});

test("what is gone is forgotten, and what another tab keeps stays", () => {
  const store = aStore();
  const [mine, theirs] = [anOperation(), anOperation()];
  keepOperations(paul, [mine], [], store);
  keepOperations(paul, [theirs], [], store);
  keepOperations(paul, [], [mine.id], store);
  expect(keptOperations(paul, store)).toEqual([theirs]);
});

test("a browser without room or without a store says so", () => {
  expect(keepOperations(paul, [anOperation()], [], aStore(0))).toBe(false);
  expect(keepOperations(paul, [anOperation()], [], null)).toBe(false);
  expect(keptOperations(paul, null)).toEqual([]);
});

test("what isn’t an operation of ours is left alone", () => {
  const store = aStore();
  store.setItem("diapason/saisie/paul/menuiserie/1", "not json");
  store.setItem("diapason/saisie/paul/menuiserie/2", '{"id":3}');
  expect(keptOperations(paul, store)).toEqual([]);
});

test("a slot shows what is on its way, else what was taken, else what the page was told", () => {
  const operation = anOperation("nouveau");
  const slot = slotOf(operation);
  const told = { value: { choice: "ancien" }, revision: 3, updatedAt: "2027-02-15T08:00:00.000Z" };
  expect(currentEntry(EMPTY_QUEUE, slot, told)).toMatchObject({
    value: { choice: "ancien" },
    baseRevision: 3,
  });
  expect(currentEntry(EMPTY_QUEUE, slot, undefined)).toEqual({
    value: null,
    baseRevision: 0,
    state: { kind: "empty" },
  });
  const queued = { ...EMPTY_QUEUE, queued: [{ operation, waiting: { kind: "turn" } as const }] };
  expect(currentEntry(queued, slot, told)).toMatchObject({
    value: { choice: "nouveau" },
    state: { kind: "sending" },
  });
  const taken = { ...EMPTY_QUEUE, taken: { [slot]: { value: { choice: "pris" }, revision: 7, at: 1 } } };
  expect(currentEntry(taken, slot, told)).toMatchObject({ value: { choice: "pris" }, baseRevision: 7 });
  // A page told of something later shows that.
  expect(currentEntry(taken, slot, { ...told, revision: 8 })).toMatchObject({
    value: { choice: "ancien" },
    baseRevision: 8,
  });
});
