/** The order in which a consultant's visits are listed. */
import { compareIds } from "#app/domain/compare.ts";

type Listed = { readonly name: string; readonly appointmentAt: string | null };

/**
 * Today's appointments and those to come, the nearest first; then visits without one, by name; then what is past, the latest
 * first. `today` is an ISO date, appointments are local date and times.
 */
export function compareVisits(today: string): (a: Listed, b: Listed) => number {
  return (a, b) => {
    const [rank, other] = [rankOf(a, today), rankOf(b, today)];
    if (rank !== other) return rank - other;
    const byTime = compareIds(a.appointmentAt ?? "", b.appointmentAt ?? "");
    return (rank === PAST ? -byTime : byTime) || FRENCH.compare(a.name, b.name);
  };
}

function rankOf({ appointmentAt }: Listed, today: string): number {
  if (appointmentAt === null) return WITHOUT;
  return appointmentAt.slice(0, today.length) >= today ? COMING : PAST;
}

const COMING = 0;
const WITHOUT = 1;
const PAST = 2;
const FRENCH = new Intl.Collator("fr");
