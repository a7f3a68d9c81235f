/** What a slot of a sheet holds at this moment: what the server told, then what it took since, then what is on its way. */
import type { OtherVersion, SheetValue } from "#app/domain/answers/answer-operation.ts";
import type { ToldEntry } from "#app/domain/answers/told-interview.ts";
import { type AnswerQueue, latestIn, type Slot } from "#app/offline/answer-queue.ts";

/** Whether it is on the server, or on the device in the field, for the words beside it. */
export type SlotState =
  | { readonly kind: "empty" }
  /** `at` in milliseconds. */
  | { readonly kind: "saved"; readonly at: number }
  | { readonly kind: "sending" }
  | { readonly kind: "waiting" }
  | { readonly kind: "choice"; readonly theirs: OtherVersion }
  | { readonly kind: "refused"; readonly id: string; readonly reason: string }
  /** In the field: on this device, its transaction committed. */
  | { readonly kind: "kept" }
  /** In the field: acknowledged by the server. */
  | { readonly kind: "received" }
  /** In the field: on this device; the server will not take it for now. */
  | { readonly kind: "deferred"; readonly reason: string }
  /** In the field: on the screen only, the device could not keep it. */
  | { readonly kind: "lost"; readonly reason: string };

export type CurrentEntry = {
  readonly value: SheetValue | null;
  /** The base of the next edit. */
  readonly baseRevision: number;
  readonly state: SlotState;
};

/** The content of a slot. `told` is undefined when the server holds nothing in it. */
export function currentEntry(queue: AnswerQueue, slot: Slot, told: ToldEntry | undefined): CurrentEntry {
  const saved = savedEntry(queue, slot, told);
  const latest = latestIn(queue, slot);
  if (latest === undefined) return saved;
  const { operation, waiting } = latest;
  const { value, baseRevision } = operation;
  switch (waiting.kind) {
    case "turn":
      return { value, baseRevision, state: { kind: queue.trouble === null ? "sending" : "waiting" } };
    case "reply":
      return { value, baseRevision, state: { kind: "sending" } };
    case "choice":
      return {
        value,
        baseRevision: waiting.theirs.revision,
        state: { kind: "choice", theirs: waiting.theirs },
      };
    case "refused":
      return {
        value,
        baseRevision: saved.baseRevision,
        state: { kind: "refused", id: operation.id, reason: waiting.reason },
      };
  }
}

/** What the page was told may be older than what the server took from it since, or newer after a reload. */
function savedEntry(queue: AnswerQueue, slot: Slot, told: ToldEntry | undefined): CurrentEntry {
  const taken = queue.taken[slot];
  if (taken !== undefined && taken.revision > (told?.revision ?? 0)) {
    const state =
      taken.value === null ? ({ kind: "empty" } as const) : ({ kind: "saved", at: taken.at } as const);
    return { value: taken.value, baseRevision: taken.revision, state };
  }
  if (told === undefined) return { value: null, baseRevision: 0, state: { kind: "empty" } };
  return {
    value: told.value,
    baseRevision: told.revision,
    state: { kind: "saved", at: Date.parse(told.updatedAt) },
  };
}
