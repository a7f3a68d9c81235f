/**
 * The queue of what a person wrote and the server has not acknowledged yet. Pure: it is handed the time, and says what to
 * send and when; app/offline/use-queue.ts does it. An operation leaves the queue in two ways only: acknowledged
 * by the server, or put away by the person who wrote it. It keeps its id on every try, so sending twice writes once.
 */
import type {
  AnswerOperation,
  AnswerSubject,
  OtherVersion,
  RecordedOperation,
  SheetValue,
} from "#app/domain/answers/answer-operation.ts";

/** What one operation is waiting for. */
export type Waiting =
  | { readonly kind: "turn" }
  | { readonly kind: "reply" }
  /** Another person wrote something else: a person chooses. */
  | { readonly kind: "choice"; readonly theirs: OtherVersion }
  /** The server will never take it: the person reads why, and puts it away or writes something else. */
  | { readonly kind: "refused"; readonly reason: string };

export type Queued = { readonly operation: AnswerOperation; readonly waiting: Waiting };

/** Why the last try came to nothing. */
export type Obstacle =
  /** No reply, or not ours. */
  | "unreachable"
  /** The server replied that it can't for now. */
  | "unavailable"
  /** One must sign in again. */
  | "signed-out"
  /** This person may not write here any more, or the page is too old. */
  | "forbidden";

export type AnswerQueue = {
  /** In the order of writing. */
  readonly queued: readonly Queued[];
  /** What the server took since the page was opened, the latest of each slot. */
  readonly taken: Readonly<Record<Slot, Taken>>;
  readonly trouble: { readonly obstacle: Obstacle; readonly tries: number; readonly retryAt: number } | null;
};

/** A place on a sheet that holds one value. */
export type Slot = string;
export type Taken = {
  readonly value: SheetValue | null;
  readonly revision: number;
  /** Milliseconds, by the device's clock. */
  readonly at: number;
};

export type QueueEvent =
  | { readonly type: "written"; readonly operation: AnswerOperation }
  /** Found in the browser's store when the page opened. */
  | { readonly type: "restored"; readonly operations: readonly AnswerOperation[] }
  | { readonly type: "sent"; readonly ids: readonly string[] }
  | { readonly type: "replied"; readonly results: readonly RecordedOperation[]; readonly at: number }
  | { readonly type: "failed"; readonly obstacle: Obstacle; readonly at: number }
  | { readonly type: "retried" }
  | { readonly type: "putAway"; readonly id: string };

export const EMPTY_QUEUE: AnswerQueue = { queued: [], taken: {}, trouble: null };

/** How many operations, and how many characters of them, travel together: well under what a form may weigh (100 KB). */
export const BATCH_OPERATIONS = 50;
export const BATCH_CHARACTERS = 30_000;

/** Milliseconds before a new try; the last one is repeated. */
const PATIENCE = [5_000, 10_000, 20_000, 30_000] as const;

/** The queue after an event. */
export function afterEvent(queue: AnswerQueue, event: QueueEvent): AnswerQueue {
  switch (event.type) {
    case "written":
      return { ...queue, queued: [...withoutSettled(queue.queued, event.operation), turn(event.operation)] };
    case "restored":
      return { ...queue, queued: [...unknownTo(queue, event.operations).map(turn), ...queue.queued] };
    case "sent":
      return { ...queue, queued: queue.queued.map((one) => (isIn(event.ids, one) ? reply(one) : one)) };
    case "replied":
      return afterReply(queue, event.results, event.at);
    case "failed":
      return { ...queue, queued: queue.queued.map(backInTurn), trouble: troubleAfter(queue, event) };
    case "retried":
      return queue.trouble === null ? queue : { ...queue, trouble: { ...queue.trouble, retryAt: 0 } };
    case "putAway":
      return {
        ...queue,
        queued: queue.queued.filter((one) => one.operation.id !== event.id || isUnderWay(one)),
      };
  }
}

/** What to send now, in order; nothing while a reply is awaited. The time for it is `nextTry`. */
export function nextBatch({ queued }: AnswerQueue): readonly AnswerOperation[] {
  if (queued.some(({ waiting }) => waiting.kind === "reply")) return [];
  const batch: AnswerOperation[] = [];
  let characters = 0;
  for (const { operation, waiting } of queued) {
    if (waiting.kind !== "turn") continue;
    characters += JSON.stringify(operation).length;
    if (batch.length > 0 && (batch.length === BATCH_OPERATIONS || characters > BATCH_CHARACTERS)) break;
    batch.push(operation);
  }
  return batch;
}

/** When to send: milliseconds of the device's clock (0 is at once); null when there is nothing to send. */
export function nextTry(queue: AnswerQueue): number | null {
  if (nextBatch(queue).length === 0) return null;
  return queue.trouble?.retryAt ?? 0;
}

/** Operations that are on their way, or will be. */
export function unsent({ queued }: AnswerQueue): readonly Queued[] {
  return queued.filter(isUnderWay);
}

/** The latest that was written in a slot and not acknowledged; undefined when all is. */
export function latestIn({ queued }: AnswerQueue, slot: Slot): Queued | undefined {
  return queued.findLast(({ operation }) => slotOf(operation) === slot);
}

/** The slot that an operation writes. */
export function slotOf(place: Pick<AnswerOperation, "respondentId" | "subject" | "key">): Slot {
  return slotFor(place.respondentId, place.subject, place.key);
}

export function slotFor(respondentId: string, subject: AnswerSubject, key: string): Slot {
  return `${respondentId}/${subject}/${key}`;
}

function afterReply(queue: AnswerQueue, results: readonly RecordedOperation[], at: number): AnswerQueue {
  const byId = new Map(results.map((result) => [result.id, result]));
  const taken = { ...queue.taken };
  /** Slot and base of an operation that was taken → its revision: what was written after it follows it. */
  const follows = new Map<string, number>();
  const left: Queued[] = [];
  for (const one of queue.queued) {
    const result = one.waiting.kind === "reply" ? byId.get(one.operation.id) : undefined;
    if (result === undefined) {
      left.push(rebased(backInTurn(one), follows));
      continue;
    }
    switch (result.outcome) {
      case "applied":
      case "duplicate":
        taken[slotOf(one.operation)] = { value: one.operation.value, revision: result.revision, at };
        follows.set(baseOf(one.operation), result.revision);
        break;
      case "conflict": {
        const { id: _id, outcome: _outcome, ...theirs } = result;
        left.push({ ...one, waiting: { kind: "choice", theirs } });
        break;
      }
      case "rejected":
        left.push({ ...one, waiting: { kind: "refused", reason: result.reason } });
        break;
    }
  }
  return { queued: left, taken, trouble: null };
}

/** An edit made while an earlier one travelled was based on the same revision: it now follows that one. */
function rebased(one: Queued, follows: ReadonlyMap<string, number>): Queued {
  const revision = follows.get(baseOf(one.operation));
  if (revision === undefined || one.waiting.kind !== "turn") return one;
  return { ...one, operation: { ...one.operation, baseRevision: revision } };
}

function baseOf(operation: AnswerOperation): string {
  return `${slotOf(operation)}@${operation.baseRevision}`;
}

/** Writing again in a slot settles its conflict and its refusal: the person has chosen. */
function withoutSettled(queued: readonly Queued[], written: AnswerOperation): readonly Queued[] {
  const slot = slotOf(written);
  return queued.filter((one) => isUnderWay(one) || slotOf(one.operation) !== slot);
}

function unknownTo({ queued }: AnswerQueue, operations: readonly AnswerOperation[]) {
  const known = new Set(queued.map(({ operation }) => operation.id));
  return operations.filter(({ id }) => !known.has(id));
}

function troubleAfter({ trouble }: AnswerQueue, { obstacle, at }: { obstacle: Obstacle; at: number }) {
  const tries = (trouble?.tries ?? 0) + 1;
  const wait = PATIENCE[Math.min(tries, PATIENCE.length) - 1] ?? PATIENCE[0];
  return { obstacle, tries, retryAt: at + wait };
}

function isUnderWay({ waiting }: Queued): boolean {
  return waiting.kind === "turn" || waiting.kind === "reply";
}

function isIn(ids: readonly string[], { operation }: Queued): boolean {
  return ids.includes(operation.id);
}

function turn(operation: AnswerOperation): Queued {
  return { operation, waiting: { kind: "turn" } };
}

function reply(one: Queued): Queued {
  return one.waiting.kind === "turn" ? { ...one, waiting: { kind: "reply" } } : one;
}

function backInTurn(one: Queued): Queued {
  return one.waiting.kind === "reply" ? { ...one, waiting: { kind: "turn" } } : one;
}
