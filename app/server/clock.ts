/** The one place where use cases take the time and new identifiers; the domain and `db` are handed them. */
import { v7 } from "uuid";

/** Now, as an ISO 8601 instant in UTC. */
export function nowInstant(): string {
  return new Date().toISOString();
}

/** A new identifier: a UUIDv7, so that rows made one after the other lie side by side in the file. */
export function newId(): string {
  return v7();
}

/** The day it is in metropolitan France at an instant, as an ISO date. */
export function dayInFrance(instant: string): string {
  return DAY_IN_FRANCE.format(new Date(instant));
}

/** Swedish writes dates as ISO 8601 does. */
const DAY_IN_FRANCE = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Paris",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});
