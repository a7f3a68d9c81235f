/** The day in France of an instant: ISO date. */
export function dayOf(instant: string): string {
  return DAY.format(new Date(instant));
}

/** Swedish writes dates as ISO 8601 does. */
const DAY = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Paris",
  ...{ year: "numeric", month: "2-digit", day: "2-digit" },
});
