/** Who was at an event, half-day by half-day, and who signed. */
import type { Attendance } from "#app/domain/convention/convention.ts";
import { personKey } from "#app/domain/convention/participations.ts";
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { PeopleForm, SheetForm } from "#app/forms/event-form.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { newId, nowInstant } from "#app/server/clock.ts";
import { findConvention, GONE, refuseFirm, STALE } from "#app/server/convention/convention-access.ts";
import type { EventPlace } from "#app/server/convention/events.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { getEnrollment } from "#db/enrollments.ts";
import {
  deleteAttendances,
  findEvent,
  insertAttendances,
  type StoredEvent,
  signAttendances,
} from "#db/events.ts";

/** More lines than any sheet has: 500 people at one half-day. */
const MOST_LINES = 500;

/**
 * Adds people to a sheet, unsigned, on each half-day that is asked for; those who are on it already are left as they are. Problems:
 * those of findConvention, `gone`, `too-many`, on `enrollmentId`: `not-a-firm`, on `directors`: `no-director`.
 */
export function addPeople(
  db: Db,
  { operationId, eventId }: EventPlace,
  form: PeopleForm,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<{ readonly added: number }> {
  return inTransaction(db, () => {
    const found = findSheet(db, { operationId, eventId }, actor);
    if (!found.ok) return found;
    const people = peopleOf(db, operationId, form);
    if (!people.ok) return people;
    const { heldOn, hours } = form;
    const taken = new Set(found.value.attendances.map(lineKey));
    const added = people.value
      .flatMap((person) => form.halfDays.map((halfDay) => ({ ...person, heldOn, halfDay, hours })))
      .filter((line) => {
        const key = lineKey(line);
        return !taken.has(key) && taken.add(key);
      })
      .map((line): Attendance => ({ id: newId(), ...line, signedAt: null }));
    if (taken.size > MOST_LINES) return failure(TOO_MANY);
    if (added.length > 0) insertAttendances(db, eventId, added, now);
    return success({ added: added.length });
  });
}

/** Says which of the lines on the screen are signed. Problems: those of findConvention, `gone`, `stale`. */
export function signPeople(
  db: Db,
  place: EventPlace,
  { revision, seen, ticked }: SheetForm,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<null> {
  return inTransaction(db, () => {
    const found = findSheet(db, place, actor);
    if (!found.ok) return found;
    const lines = { seen, signed: new Set(ticked) };
    const isDone = signAttendances(db, place.eventId, lines, { baseRevision: revision, now });
    return isDone ? success(null) : failure(STALE);
  });
}

/** Takes one line off the sheet. Problems: those of findConvention, `gone`, `stale`. */
export function removePerson(
  db: Db,
  place: EventPlace,
  { revision, attendanceId }: { readonly revision: string; readonly attendanceId: string },
  actor: ActingUser,
  now: string = nowInstant(),
): Result<null> {
  return inTransaction(db, () => {
    const found = findSheet(db, place, actor);
    if (!found.ok) return found;
    if (!found.value.attendances.some(({ id }) => id === attendanceId)) return failure(GONE);
    const isDone = deleteAttendances(db, place.eventId, [attendanceId], { baseRevision: revision, now });
    return isDone ? success(null) : failure(STALE);
  });
}

function findSheet(db: Db, { operationId, eventId }: EventPlace, actor: ActingUser): Result<StoredEvent> {
  const found = findConvention(db, operationId, actor);
  if (!found.ok) return found;
  const event = findEvent(db, operationId, eventId);
  return event === null ? failure(GONE) : success(event);
}

type Person = Pick<Attendance, "enrollmentId" | "person">;

/** The directors of the ticked firms, by the name on the firm's file, then those who were written by hand. */
function peopleOf(db: Db, operationId: string, form: PeopleForm): Result<readonly Person[]> {
  const people: Person[] = [];
  for (const enrollmentId of form.directors) {
    const firm = getEnrollment(db, enrollmentId);
    if (firm === null || firm.operationId !== operationId || firm.director === null)
      return failure(NO_DIRECTOR);
    people.push({ enrollmentId, person: firm.director });
  }
  const { enrollmentId } = form;
  const refusal = enrollmentId === null ? null : refuseFirm(db, operationId, enrollmentId);
  if (refusal !== null) return refusal;
  return success([...people, ...form.people.map((person) => ({ enrollmentId, person }))]);
}

function lineKey(line: Pick<Attendance, "enrollmentId" | "person" | "heldOn" | "halfDay">): string {
  return `${personKey(line)}|${line.heldOn}|${line.halfDay}`;
}

const NO_DIRECTOR = {
  code: "no-director",
  message:
    "Une des entreprises cochées n’est plus dans l’opération, ou n’a plus de dirigeant\u00A0: rechargez la page.",
  field: "directors",
};
const TOO_MANY = {
  code: "too-many",
  message: `Une feuille a au plus ${MOST_LINES} lignes\u00A0: faites-en une deuxième, avec un autre événement.`,
  field: "people",
};
