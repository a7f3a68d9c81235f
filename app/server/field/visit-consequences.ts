/** What follows from what a visit leaves: the convention's hours, and the end of the interview. */
import { type ClockReading, dayOnSite, instantOnSite } from "#app/domain/visit/instant-on-site.ts";
import type { VisitFact, VisitFactOf } from "#app/domain/visit/visit-fact.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import type { EnrollmentInOperation } from "#app/server/enrollment-access.ts";
import { completeInterview } from "#app/server/interviews/complete-interview.ts";
import type { Db } from "#db/client.server.ts";
import { eventHolder, findEvent, insertEvent, updateEvent } from "#db/events.ts";
import type { Respondent } from "#db/respondents.ts";
import { earlierTimes } from "#db/visits.ts";

/** A fact as it has just been written on a sheet. */
export type WrittenFact = {
  readonly respondent: Respondent;
  readonly revision: number;
  /** Null when it was cleared. */
  readonly fact: VisitFact | null;
};

const MINUTES_OF_A_QUARTER = 15;
const QUARTERS_OF_AN_HOUR = 4;

/**
 * The hours of a visit whose timer is paused, as an event of the convention that goes by the id that the device made. What
 * somebody corrected, or deleted, in the office since stays as they left it; an event that isn't this firm's is never touched.
 */
export function keepTime(
  db: Db,
  { enrollment, operation }: EnrollmentInOperation,
  { respondent, revision, fact }: WrittenFact,
  clock: ClockReading,
): void {
  if (fact?.kind !== "time" || !isCounted(fact)) return;
  const { now } = clock;
  const { eventId } = fact;
  const dayOfVisit = (day: string) => dayOnSite(day, clock, enrollment.enrolledAt);
  const heldOn = dayOfVisit(fact.heldOn);
  const hours = hoursOf(fact);
  const before = earlierTimes(db, respondent.id, revision).find(
    (earlier) => earlier.eventId === eventId && isCounted(earlier),
  );
  const holder = eventHolder(db, eventId);
  if (holder === null) {
    // It was written before, and somebody took it away.
    if (before !== undefined) return;
    insertEvent(
      db,
      {
        ...{ id: eventId, operationId: operation.id, kind: "visit", enrollmentId: enrollment.id },
        ...{ title: `Visite de ${enrollment.name}`, heldOn, place: enrollment.city, hours, advisers: 1 },
        ...{ collectiveActionId: null, notes: null },
      },
      now,
    );
    return;
  }
  if (holder.operationId !== operation.id || holder.enrollmentId !== enrollment.id) return;
  const event = findEvent(db, operation.id, eventId);
  if (event === null || before === undefined) return;
  if (event.hours !== hoursOf(before) || event.heldOn !== dayOfVisit(before.heldOn)) return;
  const { kind, title, place, advisers, enrollmentId, collectiveActionId, notes, revision: seen } = event;
  const kept = { kind, title, place, advisers, enrollmentId, collectiveActionId, notes };
  updateEvent(db, eventId, { ...kept, heldOn, hours }, { baseRevision: seen, now });
}

/**
 * The end of a visit ends the interview of the round under way, once there is something in it, on the day of the visit whenever it
 * is sent; ending it again changes nothing.
 */
export function endVisit(
  db: Db,
  { enrollment, round }: EnrollmentInOperation,
  { respondent, fact }: WrittenFact,
  actor: ActingUser,
  clock: ClockReading,
): void {
  if (fact?.kind !== "end" || respondent.roundId !== round.id) return;
  const endedAt = instantOnSite(fact.endedAt, clock, enrollment.enrolledAt);
  completeInterview(db, enrollment.id, actor, clock.now, endedAt);
}

function isCounted({ minutes, runningSince }: VisitFactOf<"time">): boolean {
  return runningSince === null && minutes > 0;
}

/** Rounded up to the quarter. */
function hoursOf({ minutes }: VisitFactOf<"time">): number {
  return Math.ceil(minutes / MINUTES_OF_A_QUARTER) / QUARTERS_OF_AN_HOUR;
}
