/** The time spent: visits, workshops, committees, debriefs, preparation. */
import type { EventKind } from "#app/domain/convention/convention.ts";
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { EventForm } from "#app/forms/event-form.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { newId, nowInstant } from "#app/server/clock.ts";
import { GONE, refuseFirm, STALE, writeConvention } from "#app/server/convention/convention-access.ts";
import type { Db } from "#db/client.server.ts";
import {
  deleteEvent,
  type EventWords,
  findEvent,
  insertEvent,
  isActionOf,
  type StoredEvent,
  updateEvent,
} from "#db/events.ts";

/** An event of an operation. */
export type EventPlace = { readonly operationId: string; readonly eventId: string };

/** Problems: those of findConvention, on `enrollmentId`: `no-firm`, `not-a-firm`; on `collectiveActionId`: `not-an-action`. */
export function addEvent(
  db: Db,
  operationId: string,
  form: EventForm,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<{ readonly eventId: string }> {
  return writeConvention(db, operationId, actor, () => {
    const words = judge(db, operationId, form, null);
    if (!words.ok) return words;
    const eventId = newId();
    insertEvent(db, { id: eventId, operationId, ...words.value }, now);
    return success({ eventId });
  });
}

/** Problems: those of addEvent, `gone`, `stale`. */
export function changeEvent(
  db: Db,
  { operationId, eventId }: EventPlace,
  form: EventForm,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<null> {
  return writeConvention(db, operationId, actor, () => {
    const before = findEvent(db, operationId, eventId);
    const words = judge(db, operationId, form, before);
    if (!words.ok) return words;
    if (before === null) return failure(GONE);
    const rewriting = { baseRevision: form.revision, now };
    return updateEvent(db, eventId, words.value, rewriting) ? success(null) : failure(STALE);
  });
}

/** Takes an event away, with its attendance sheet. Problems: those of findConvention, `gone`, `stale`. */
export function removeEvent(
  db: Db,
  { operationId, eventId }: EventPlace,
  revision: string,
  actor: ActingUser,
): Result<null> {
  return writeConvention(db, operationId, actor, () => {
    if (findEvent(db, operationId, eventId) === null) return failure(GONE);
    return deleteEvent(db, eventId, revision) ? success(null) : failure(STALE);
  });
}

/** Kinds of one firm's time. */
export const FIRM_KINDS: readonly EventKind[] = ["visit", "debrief"];

function judge(
  db: Db,
  operationId: string,
  { revision: _revision, ...form }: EventForm,
  before: StoredEvent | null,
): Result<EventWords> {
  const enrollmentId = FIRM_KINDS.includes(form.kind) ? form.enrollmentId : null;
  if (enrollmentId !== null) {
    const refusal = refuseFirm(db, operationId, enrollmentId);
    if (refusal !== null) return refusal;
  } else if (FIRM_KINDS.includes(form.kind) && !lostItsFirm(before)) return failure(NO_FIRM);
  const collectiveActionId = form.kind === "workshop" ? form.collectiveActionId : null;
  if (collectiveActionId !== null && !isActionOf(db, operationId, collectiveActionId))
    return failure(NO_ACTION);
  return success({ ...form, enrollmentId, collectiveActionId });
}

/** The firm of this visit was erased: its hours stay, and may still be corrected. */
function lostItsFirm(before: StoredEvent | null): boolean {
  return before !== null && FIRM_KINDS.includes(before.kind) && before.enrollmentId === null;
}

const NO_FIRM = {
  code: "no-firm",
  message: "Choisissez l’entreprise de cette visite ou de cette restitution.",
  field: "enrollmentId",
};
const NO_ACTION = {
  code: "not-an-action",
  message: "Cette action collective n’est pas une de cette opération.",
  field: "collectiveActionId",
};
