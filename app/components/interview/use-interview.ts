/** An interview on the screen: what the server told of its sheets, joined to what was written since. */
import { useCallback, useMemo } from "react";
import { placesOf } from "#app/components/interview/sheet-places.ts";
import type { Answer, AnswerSheet } from "#app/domain/answers/answer.ts";
import type { AnswerOperation, AnswerSubject, SheetValue } from "#app/domain/answers/answer-operation.ts";
import { type InterviewState, interviewState, sheetOf } from "#app/domain/answers/interview.ts";
import type { ToldEntry, ToldInterview, ToldSheet, Version } from "#app/domain/answers/told-interview.ts";
import type { Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { slotFor } from "#app/offline/answer-queue.ts";
import { type CurrentEntry, currentEntry } from "#app/offline/current-entry.ts";
import { newOperationId } from "#app/offline/new-id.ts";
import type { AnswerQueueHandle } from "#app/offline/use-answer-queue.ts";

/** Two versions of one entry, to choose from. */
export type Disagreement = { readonly kept: Version; readonly other: Version };

/** An interview as its questions need it, whatever holds what is written: the page's queue, or the tablet. */
export type InterviewHandle = {
  readonly questionnaire: Questionnaire;
  readonly state: InterviewState;
  readonly entry: (subject: AnswerSubject, key: string) => CurrentEntry;
  /** Writes a value (null clears). Writing what is there already does nothing, unless it settles a disagreement. */
  readonly write: (subject: AnswerSubject, key: string, value: SheetValue | null) => void;
  readonly disagreement: (subject: AnswerSubject, key: string) => Disagreement | null;
  /** What the director answered on their own sheet to a question that the consultant's sheet asks. */
  readonly directorAnswer: (question: Question) => Answer | null;
  /** Puts away what the server refused, by the id that its state gives. */
  readonly putAway: (id: string) => void;
  /** Tries again to keep what the device could not. */
  readonly keepAgain: (subject: AnswerSubject, key: string) => void;
};

/** In the office: what is written waits in the page's queue. */
export type OnlineInterview = InterviewHandle & { readonly queue: AnswerQueueHandle };

type Told = Pick<ToldInterview, "questionnaire" | "sheets" | "conflicts">;

export function useInterview(told: Told, handle: AnswerQueueHandle): OnlineInterview {
  const { questionnaire, sheets, conflicts } = told;
  const { queue, write: enqueue, putAway } = handle;
  const places = useMemo(() => placesOf(questionnaire, sheets), [questionnaire, sheets]);

  const entry = useCallback(
    (subject: AnswerSubject, key: string): CurrentEntry => {
      const sheet = places(subject, key);
      if (sheet === null) return NOTHING;
      return currentEntry(queue, slotFor(sheet.respondentId, subject, key), toldIn(sheet, subject, key));
    },
    [places, queue],
  );

  const disagreement = useCallback(
    (subject: AnswerSubject, key: string): Disagreement | null => {
      const { state, value } = entry(subject, key);
      if (state.kind === "choice") {
        const { theirs } = state;
        const author = theirs.author ?? DIRECTOR;
        return {
          kept: { value: theirs.value, author, at: theirs.at },
          other: { value, author: null, at: theirs.at },
        };
      }
      const sheet = places(subject, key);
      const old = conflicts.find(
        (one) => one.respondentId === sheet?.respondentId && one.subject === subject && one.key === key,
      );
      if (old === undefined || sheet === null) return null;
      // Written since: the person has chosen.
      const slot = slotFor(sheet.respondentId, subject, key);
      const isSettled =
        queue.taken[slot] !== undefined || state.kind === "sending" || state.kind === "waiting";
      return isSettled ? null : { kept: old.current, other: old.pending };
    },
    [conflicts, entry, places, queue],
  );

  const write = useCallback(
    (subject: AnswerSubject, key: string, value: SheetValue | null) => {
      const sheet = places(subject, key);
      if (sheet === null) return;
      const { value: before, baseRevision } = entry(subject, key);
      const isSame = JSON.stringify(before) === JSON.stringify(value);
      if (isSame && disagreement(subject, key) === null) return;
      enqueue(operationOf({ respondentId: sheet.respondentId, subject, key, value, baseRevision }));
    },
    [places, entry, disagreement, enqueue],
  );

  const answerSheets = useMemo(() => sheets.map((sheet) => effective(sheet, queue)), [sheets, queue]);
  const state = useMemo(() => interviewState(questionnaire, answerSheets), [questionnaire, answerSheets]);
  const directorAnswer = useCallback(
    (question: Question) => {
      if (sheetOf(question) !== "consultant") return null;
      return answerSheets.find(({ perspective }) => perspective === "director")?.answers[question.id] ?? null;
    },
    [answerSheets],
  );
  return {
    ...{ questionnaire, state, queue: handle, entry, write, disagreement, directorAnswer, putAway },
    // A queue holds in memory what the browser would not keep: there is nothing to try again.
    keepAgain: () => {},
  };
}

function toldIn(sheet: ToldSheet, subject: AnswerSubject, key: string): ToldEntry | undefined {
  const entries: Readonly<Record<string, ToldEntry>> = sheet[PARTS[subject]];
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}

function effective(sheet: ToldSheet, queue: AnswerQueueHandle["queue"]): AnswerSheet {
  const answers: Record<string, Answer> = {};
  for (const [key, { value }] of Object.entries(sheet.answers)) answers[key] = value;
  const written = new Set([
    ...Object.keys(queue.taken),
    ...queue.queued.map(({ operation: { respondentId, subject, key } }) =>
      slotFor(respondentId, subject, key),
    ),
  ]);
  const start = slotFor(sheet.respondentId, "answer", "");
  for (const slot of written) {
    if (!slot.startsWith(start)) continue;
    const key = slot.slice(start.length);
    const { value } = currentEntry(queue, slot, toldIn(sheet, "answer", key));
    delete answers[key];
    if (typeof value === "object" && value !== null) answers[key] = value;
  }
  return { perspective: sheet.perspective, answers };
}

type Written = Pick<AnswerOperation, "respondentId" | "key" | "baseRevision"> & {
  readonly subject: AnswerSubject;
  readonly value: SheetValue | null;
};

function operationOf({ subject, value, ...place }: Written): AnswerOperation {
  const common = { id: newOperationId(), madeAt: new Date().toISOString(), ...place };
  if (subject === "answer") return { ...common, subject, value: typeof value === "object" ? value : null };
  if (subject === "comment") return { ...common, subject, value: typeof value === "string" ? value : null };
  if (subject === "stake") return { ...common, subject, value: typeof value === "number" ? value : null };
  return { ...common, subject, value: value === true ? true : null };
}

const PARTS = { answer: "answers", comment: "comments", stake: "stakes", review: "review" } as const;
const NOTHING: CurrentEntry = { value: null, baseRevision: 0, state: { kind: "empty" } };
/** Who wrote what came through a link. */
export const DIRECTOR = "Le dirigeant";
