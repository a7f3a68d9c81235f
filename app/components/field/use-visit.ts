/** A visit for the screens: its interview, what it leaves, and how to write both. */
import { useEffect, useMemo, useSyncExternalStore } from "react";
import {
  type HeldSlot,
  type HeldVisit,
  type Holding,
  holdVisit,
  slotName,
  type VisitHolder,
  type VisitSlot,
} from "#app/components/field/visit-holder.ts";
import { WHY_NOT_KEPT } from "#app/components/field/why-not-kept.ts";
import { placesOf } from "#app/components/interview/sheet-places.ts";
import { DIRECTOR, type InterviewHandle } from "#app/components/interview/use-interview.ts";
import type { Answer, AnswerSheet } from "#app/domain/answers/answer.ts";
import type {
  AnswerSubject,
  LoggedValue,
  OtherVersion,
  SheetSubject,
  SheetValue,
} from "#app/domain/answers/answer-operation.ts";
import { interviewState, sheetOf } from "#app/domain/answers/interview.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import type { Photo, VisitFact, VisitFactKind, VisitFactOf } from "#app/domain/visit/visit-fact.ts";
import { asAnswer, asPhoto, factOf, type VisitValue } from "#app/domain/visit/visit-values.ts";
import type { CurrentEntry, SlotState } from "#app/offline/current-entry.ts";
import type { FieldStore } from "#app/offline/field/field-store.ts";

export type HeldPhoto = { readonly id: string; readonly photo: Photo; readonly state: SlotState };

export type VisitHandle = HeldVisit & {
  readonly interview: InterviewHandle;
  /** All that the sheets hold, with what is being written. */
  readonly values: readonly VisitValue[];
  /** Where photos and what the visit leaves are written. */
  readonly consultantSheet: string;
  readonly fact: <K extends VisitFactKind>(kind: K) => VisitFactOf<K> | null;
  readonly factState: (kind: VisitFactKind) => SlotState;
  /** Writes what the visit leaves of a kind; null takes it back. */
  readonly leave: (kind: VisitFactKind, fact: VisitFact | null) => void;
  /** In the order in which they were taken. */
  readonly photos: readonly HeldPhoto[];
  /** Changes a photo's words; null takes it away. */
  readonly writePhoto: (id: string, photo: Photo | null) => void;
  /** Settles any slot: for what two devices wrote differently. */
  readonly writeSlot: (slot: VisitSlot, value: LoggedValue | null) => void;
  /** What is on the screen and not on the device: on its way, or refused by it. */
  readonly notKept: { readonly writing: number; readonly lost: number };
};

export type OpenVisit = VisitHandle | "opening" | "absent";

export function useVisit(store: FieldStore, enrollmentId: string): OpenVisit {
  const holder = useMemo(() => holdVisit(store, enrollmentId), [store, enrollmentId]);
  useEffect(() => () => holder.close(), [holder]);
  const holding = useSyncExternalStore<Holding>(holder.onChange, holder.holding, () => "opening");
  const putAway = store.putAway;
  return useMemo(
    () => (typeof holding === "string" ? holding : handleOf(holding, holder, putAway)),
    [holding, holder, putAway],
  );
}

/** The handle of what is held; made anew at each change. */
export function handleOf(
  held: HeldVisit,
  holder: Pick<VisitHolder, "write">,
  putAway: FieldStore["putAway"],
): VisitHandle {
  const consultantSheet = consultantSheetOf(held);
  const values = [...held.slots.values()];
  const own = values.filter(({ respondentId }) => respondentId === consultantSheet);
  const slotHere = (subject: SheetSubject, key: string): VisitSlot => ({
    ...{ respondentId: consultantSheet, subject, key },
  });
  const writeSlot = (slot: VisitSlot, value: LoggedValue | null) => void holder.write(slot, value);
  const count = (kind: HeldSlot["standing"]["kind"]) =>
    values.filter(({ standing }) => standing.kind === kind).length;
  return {
    ...held,
    interview: interviewOf(held, holder, putAway),
    ...{ values, consultantSheet, writeSlot },
    fact: (kind) => factOf(own, kind),
    factState: (kind) => stateOf(held.slots.get(slotName(slotHere("visit", kind)))),
    leave: (kind, fact) => writeSlot(slotHere("visit", kind), fact),
    photos: photosOf(own),
    writePhoto: (id, photo) => writeSlot(slotHere("photo", id), photo),
    notKept: { writing: count("writing"), lost: count("lost") },
  };
}

/** What the screen says of a slot. */
export function stateOf(held: HeldSlot | undefined): SlotState {
  if (held === undefined) return { kind: "empty" };
  const { standing, value } = held;
  switch (standing.kind) {
    case "writing":
      return { kind: "sending" };
    case "lost":
      return { kind: "lost", reason: WHY_NOT_KEPT[standing.why] };
    case "kept":
      return { kind: "kept" };
    case "received":
      return { kind: value === null ? "empty" : "received" };
    case "conflict":
      return { kind: "choice", theirs: sheetVersion(standing.theirs) };
    case "deferred":
      return { kind: "deferred", reason: standing.reason };
    case "refused":
      return { kind: "refused", id: standing.operationId, reason: standing.reason };
  }
}

/** The latest consultant's sheet is the one that counts; a pack always has one. */
function consultantSheetOf({ visit }: HeldVisit): string {
  const sheet = visit.pack.sheets.findLast(({ perspective }) => perspective === "consultant");
  return sheet?.respondentId ?? "";
}

function interviewOf(
  { visit, content, slots }: HeldVisit,
  { write: put }: Pick<VisitHolder, "write">,
  putAway: FieldStore["putAway"],
): InterviewHandle {
  const { questionnaire } = content;
  const { sheets } = visit.pack;
  const places = placesOf(questionnaire, sheets);
  const slotFor = (subject: AnswerSubject, key: string): VisitSlot | null => {
    const sheet = places(subject, key);
    return sheet === null ? null : { respondentId: sheet.respondentId, subject, key };
  };
  const heldIn = (subject: AnswerSubject, key: string) => {
    const slot = slotFor(subject, key);
    return slot === null ? undefined : slots.get(slotName(slot));
  };
  const answerSheets = sheets.map(
    ({ respondentId, perspective }): AnswerSheet => ({
      ...{ perspective, answers: answersOf(respondentId, slots) },
    }),
  );
  return {
    questionnaire,
    state: interviewState(questionnaire, answerSheets),
    entry: (subject, key): CurrentEntry => {
      const held = heldIn(subject, key);
      return { value: sheetValue(held?.value), baseRevision: held?.revision ?? 0, state: stateOf(held) };
    },
    write: (subject, key, value) => {
      const slot = slotFor(subject, key);
      if (slot === null) return;
      const held = heldIn(subject, key);
      const isSame = JSON.stringify(sheetValue(held?.value)) === JSON.stringify(value);
      if (isSame && held?.standing.kind !== "conflict" && held?.standing.kind !== "lost") return;
      void put(slot, value);
    },
    disagreement: (subject, key) => {
      const held = heldIn(subject, key);
      if (held?.standing.kind !== "conflict") return null;
      const { value, author, at } = sheetVersion(held.standing.theirs);
      return {
        kept: { value, author: author ?? DIRECTOR, at },
        other: { value: sheetValue(held.value), author: null, at },
      };
    },
    directorAnswer: (question: Question): Answer | null => {
      if (sheetOf(question) !== "consultant") return null;
      const sheet = answerSheets.find(({ perspective }) => perspective === "director");
      return sheet?.answers[question.id] ?? null;
    },
    putAway: (id) => void putAway(id),
    keepAgain: (subject, key) => {
      const held = heldIn(subject, key);
      if (held?.standing.kind === "lost") void put(held, held.value);
    },
  };
}

function answersOf(respondentId: string, slots: HeldVisit["slots"]): AnswerSheet["answers"] {
  const answers: Record<string, Answer> = {};
  for (const slot of slots.values()) {
    if (slot.subject !== "answer" || slot.respondentId !== respondentId) continue;
    const answer = asAnswer(slot.value);
    if (answer !== null) answers[slot.key] = answer;
  }
  return answers;
}

/** Ids are UUIDv7: their order is that of the taking. */
function photosOf(own: readonly HeldSlot[]): readonly HeldPhoto[] {
  return own
    .flatMap((held): HeldPhoto[] => {
      const photo = held.subject === "photo" ? asPhoto(held.value) : null;
      return photo === null ? [] : [{ id: held.key, photo, state: stateOf(held) }];
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function sheetVersion({ value, ...version }: OtherVersion<LoggedValue>): OtherVersion {
  return { ...version, value: sheetValue(value) };
}

/** What an interview may hold: photos and what a visit leaves are no part of it. */
function sheetValue(value: LoggedValue | null | undefined): SheetValue | null {
  if (value === undefined || value === null) return null;
  return typeof value === "object" ? asAnswer(value) : value;
}
