/** Who took part in the workshops: firms or persons, never both, and only those who signed. */
import type { Attendance, CountedUnit, OperationEvent } from "#app/domain/convention/convention.ts";
import { isHeld } from "#app/domain/convention/spent-hours.ts";

/**
 * How many firms, or persons, signed at least one half-day of a workshop held by this ISO date; each counts once for the whole
 * operation. An unsigned half-day counts for nothing. Somebody of no firm of the operation counts only where persons do.
 */
export function countParticipations(
  events: readonly OperationEvent[],
  countedUnit: CountedUnit,
  asOf: string,
): number {
  const signed = events
    .filter((event) => event.kind === "workshop" && isHeld(event, asOf))
    .flatMap(({ attendances }) => attendances)
    .filter(({ signedAt }) => signedAt !== null);
  if (countedUnit === "person") return new Set(signed.map(personKey)).size;
  return new Set(signed.flatMap(({ enrollmentId }) => (enrollmentId === null ? [] : [enrollmentId]))).size;
}

/** The same person of the same firm has the same key: capitals, accents and spaces don't make somebody else. */
export function personKey({ enrollmentId, person }: Pick<Attendance, "enrollmentId" | "person">): string {
  const name = person.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
  return `${enrollmentId ?? ""}|${name}`;
}
