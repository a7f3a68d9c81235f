/** How big, how old, how long: in the words of the field app. */
import { formatCount, formatNumber } from "#app/domain/format.ts";

const KILO = 1_024;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NO_BREAK_SPACE = "\u00A0";

/** Bytes: « 812 octets », « 340 Ko », « 1,2 Mo », « 3,4 Go ». */
export function formatBytes(bytes: number): string {
  if (bytes < KILO) return formatCount(bytes, "octet", "octets");
  if (bytes < KILO ** 2) return `${formatNumber(bytes / KILO, 0)}${NO_BREAK_SPACE}Ko`;
  if (bytes < KILO ** 3) return `${formatNumber(bytes / KILO ** 2, 1)}${NO_BREAK_SPACE}Mo`;
  return `${formatNumber(bytes / KILO ** 3, 1)}${NO_BREAK_SPACE}Go`;
}

/** How long ago an instant was, both by the device's clock: « à l’instant », « il y a 5 min », « il y a 3 h », « il y a 2 jours ». */
export function formatAge(since: string, now: number): string {
  const age = now - Date.parse(since);
  // A clock that was set back makes the past come later.
  if (age < MINUTE) return "à l’instant";
  if (age < HOUR) return `il y a ${Math.floor(age / MINUTE)}${NO_BREAK_SPACE}min`;
  if (age < DAY) return `il y a ${Math.floor(age / HOUR)}${NO_BREAK_SPACE}h`;
  return `il y a ${formatCount(Math.floor(age / DAY), "jour", "jours")}`;
}

/** A wait that goes on: « 12 s », « 3 min ». */
export function formatWait(milliseconds: number): string {
  if (milliseconds < MINUTE) return `${Math.max(1, Math.ceil(milliseconds / SECOND))}${NO_BREAK_SPACE}s`;
  return `${Math.ceil(milliseconds / MINUTE)}${NO_BREAK_SPACE}min`;
}

/** How far the device's clock is from the server's, in milliseconds; null when that is nothing to speak of. */
export function formatClockGap(gap: number): string | null {
  const size = Math.abs(gap);
  if (size < 2 * MINUTE) return null;
  const direction = gap > 0 ? "en avance" : "en retard";
  if (size < HOUR) return `${direction} de ${Math.round(size / MINUTE)}${NO_BREAK_SPACE}min`;
  if (size < 2 * DAY) return `${direction} de ${Math.round(size / HOUR)}${NO_BREAK_SPACE}h`;
  return `${direction} de ${formatCount(Math.round(size / DAY), "jour", "jours")}`;
}

/** What is not sent: « 14 saisies et 1 photo »; null when nothing is left. */
export function formatUnsent(unsent: {
  readonly operations: number;
  readonly photos: number;
}): string | null {
  const parts = [
    ...(unsent.operations > 0 ? [formatCount(unsent.operations, "saisie", "saisies")] : []),
    ...(unsent.photos > 0 ? [formatCount(unsent.photos, "photo", "photos")] : []),
  ];
  return parts.length === 0 ? null : parts.join(" et ");
}
