/** Visits, workshops, committees, debriefs and preparation, and who was there. An event's `updatedAt` is its revision. */
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Attendance, OperationEvent } from "#app/domain/convention/convention.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { laterThan, type Rewriting } from "#db/convention.ts";
import { attendances, collectiveActions, events } from "#db/schema/collective.ts";
import { enrollments, firms } from "#db/schema/firms.ts";

/** An event as the consultants read it. */
export type StoredEvent = OperationEvent & {
  readonly operationId: string;
  /** The firm's name, of a visit or of a debrief. */
  readonly firm: string | null;
  /** Changes with each change of the event or of who was there. */
  readonly revision: string;
};

/** What one writes of an event. */
export type EventWords = Omit<OperationEvent, "id" | "attendances">;

/** The events of an operation, the latest first. */
export function listEvents(db: Db, operationId: string): readonly StoredEvent[] {
  const rows = db
    .select({ event: events, firm: firms.name })
    .from(events)
    .leftJoin(enrollments, eq(enrollments.id, events.enrollmentId))
    .leftJoin(firms, eq(firms.id, enrollments.firmId))
    .where(eq(events.operationId, operationId))
    .orderBy(desc(events.heldOn), desc(events.id))
    .all();
  const present = groupBy(
    db
      .select({ attendance: attendances })
      .from(attendances)
      .innerJoin(events, eq(events.id, attendances.eventId))
      .where(eq(events.operationId, operationId))
      .orderBy(...SHEET_ORDER)
      .all(),
    ({ attendance }) => attendance.eventId,
  );
  return rows.map(({ event, firm }) =>
    eventOf(
      event,
      firm,
      (present.get(event.id) ?? []).map(({ attendance }) => attendance),
    ),
  );
}

/** An event of this operation, or null. */
export function findEvent(db: Db, operationId: string, eventId: string): StoredEvent | null {
  const row = db
    .select({ event: events, firm: firms.name })
    .from(events)
    .leftJoin(enrollments, eq(enrollments.id, events.enrollmentId))
    .leftJoin(firms, eq(firms.id, enrollments.firmId))
    .where(and(eq(events.id, eventId), eq(events.operationId, operationId)))
    .get();
  if (row === undefined) return null;
  const present = db
    .select()
    .from(attendances)
    .where(eq(attendances.eventId, eventId))
    .orderBy(...SHEET_ORDER)
    .all();
  return eventOf(row.event, row.firm, present);
}

/** Whose the event of this id is, in whichever operation; null when there is none. */
export function eventHolder(
  db: Db,
  id: string,
): { readonly operationId: string; readonly enrollmentId: string | null } | null {
  const { operationId, enrollmentId } = events;
  return db.select({ operationId, enrollmentId }).from(events).where(eq(events.id, id)).get() ?? null;
}

/** Writes an event. */
export function insertEvent(
  db: Db,
  event: EventWords & { readonly id: string; readonly operationId: string },
  now: string,
): void {
  db.insert(events)
    .values({ ...event, createdAt: now, updatedAt: now })
    .run();
}

/** Changes an event; false when it isn't there any more, or when somebody else changed it since that revision. */
export function updateEvent(db: Db, id: string, words: EventWords, rewriting: Rewriting): boolean {
  return touching(db, id, rewriting, () => {
    db.update(events).set(words).where(eq(events.id, id)).run();
  });
}

/** Takes an event away with its attendance; false when somebody else changed it since that revision. */
export function deleteEvent(db: Db, id: string, baseRevision: string): boolean {
  return inTransaction(db, () => {
    if (revisionOf(db, id) !== baseRevision) return false;
    db.delete(events).where(eq(events.id, id)).run();
    return true;
  });
}

/** Adds lines to an event's attendance sheet. They never overwrite one: no revision is asked for. */
export function insertAttendances(db: Db, eventId: string, added: readonly Attendance[], now: string): void {
  inTransaction(db, () => {
    for (const attendance of added)
      db.insert(attendances)
        .values({ ...attendance, eventId })
        .run();
    const updatedAt = laterThan(revisionOf(db, eventId) ?? "", now);
    db.update(events).set({ updatedAt }).where(eq(events.id, eventId)).run();
  });
}

/** Which of the lines that somebody saw are signed; false when somebody else changed the event since that revision. */
export function signAttendances(
  db: Db,
  eventId: string,
  lines: { readonly seen: readonly string[]; readonly signed: ReadonlySet<string> },
  rewriting: Rewriting,
): boolean {
  return touching(db, eventId, rewriting, () => {
    const rows = db.select().from(attendances).where(ofSheet(eventId, lines.seen)).all();
    for (const { id, signedAt } of rows) {
      const isSigned = lines.signed.has(id);
      if (isSigned === (signedAt !== null)) continue;
      db.update(attendances)
        .set({ signedAt: isSigned ? rewriting.now : null })
        .where(eq(attendances.id, id))
        .run();
    }
  });
}

/** Takes lines off an event's attendance sheet; false when somebody else changed the event since that revision. */
export function deleteAttendances(
  db: Db,
  eventId: string,
  ids: readonly string[],
  rewriting: Rewriting,
): boolean {
  return touching(db, eventId, rewriting, () => {
    db.delete(attendances).where(ofSheet(eventId, ids)).run();
  });
}

/** Collective actions that a workshop may belong to, by id. */
export function listActionTitles(
  db: Db,
  operationId: string,
): readonly { readonly id: string; readonly title: string }[] {
  return db.$client
    .prepare<[string], { id: string; title: string }>(
      `SELECT id, json_extract(description, '$.title') AS title FROM collective_actions
       WHERE operation_id = ? ORDER BY title, id`,
    )
    .all(operationId);
}

/** Whether a collective action is one of this operation's. */
export function isActionOf(db: Db, operationId: string, actionId: string): boolean {
  const row = db
    .select({ id: collectiveActions.id })
    .from(collectiveActions)
    .where(and(eq(collectiveActions.id, actionId), eq(collectiveActions.operationId, operationId)))
    .get();
  return row !== undefined;
}

/** By day, person, then half-day as the day goes. */
const SHEET_ORDER = [
  asc(attendances.heldOn),
  asc(attendances.person),
  sql`CASE ${attendances.halfDay} WHEN 'morning' THEN 0 WHEN 'afternoon' THEN 1 ELSE 2 END`,
  asc(attendances.id),
];

function touching(db: Db, eventId: string, { baseRevision, now }: Rewriting, change: () => void): boolean {
  return inTransaction(db, () => {
    if (revisionOf(db, eventId) !== baseRevision) return false;
    change();
    const updatedAt = laterThan(baseRevision, now);
    db.update(events).set({ updatedAt }).where(eq(events.id, eventId)).run();
    return true;
  });
}

function revisionOf(db: Db, eventId: string): string | null {
  const row = db.select({ updatedAt: events.updatedAt }).from(events).where(eq(events.id, eventId)).get();
  return row?.updatedAt ?? null;
}

function ofSheet(eventId: string, ids: readonly string[]) {
  return and(eq(attendances.eventId, eventId), inArray(attendances.id, [...ids]));
}

function eventOf(
  row: typeof events.$inferSelect,
  firm: string | null,
  present: readonly (typeof attendances.$inferSelect)[],
): StoredEvent {
  const { createdAt: _created, updatedAt, ...fields } = row;
  return {
    ...fields,
    firm,
    revision: updatedAt,
    attendances: present.map(({ eventId: _event, ...attendance }) => attendance),
  };
}
