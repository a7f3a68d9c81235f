/** The visits that a consultant may prepare: every firm of their operations that is still in. */
import { may } from "#app/domain/operation/permissions.ts";
import type { VisitOffer } from "#app/offline/field/protocol.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import type { Db } from "#db/client.server.ts";
import { allEnrollments } from "#db/enrollments.ts";
import { currentRound, getOperation } from "#db/operations.ts";

/** By appointment, the next one first and those without one last; then by name. */
export function visitOffers(db: Db, actor: ActingUser): readonly VisitOffer[] {
  return actor.memberships.flatMap(({ operationId }) => offersIn(db, operationId, actor)).toSorted(byDay);
}

function offersIn(db: Db, operationId: string, actor: ActingUser): readonly VisitOffer[] {
  const operation = getOperation(db, operationId);
  if (operation === null || !may(actor, "write", { resource: "interview", operationId })) return [];
  // Nothing can be written any more in a round that is closed.
  if (currentRound(db, operationId).closedOn !== null) return [];
  return allEnrollments(db, operationId)
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map((firm) => ({
      enrollmentId: firm.id,
      operationId,
      operationName: operation.name,
      firmName: firm.name,
      trade: firm.trade,
      city: firm.city,
      appointmentAt: firm.nextAppointmentAt,
      isMine: firm.consultantId === actor.id,
      interviewedAt: firm.interviewedAt,
    }));
}

const BY_WORDS = new Intl.Collator("fr");

function byDay(one: VisitOffer, other: VisitOffer): number {
  if (one.appointmentAt !== other.appointmentAt) {
    if (one.appointmentAt === null) return 1;
    if (other.appointmentAt === null) return -1;
    return one.appointmentAt < other.appointmentAt ? -1 : 1;
  }
  return BY_WORDS.compare(one.firmName, other.firmName) || (one.enrollmentId < other.enrollmentId ? -1 : 1);
}
