/**
 * French printing. The only place where anything is rounded, and the only home of the typographic rules: screens, PDFs,
 * spreadsheets and error messages all print through these functions.
 */

/** What `null` prints as, wherever a score is expected. */
export const NOT_ASSESSED = "Non évalué";

const NO_BREAK_SPACE = "\u00A0";
const NARROW_NO_BREAK_SPACE = "\u202F";

/** A number with French separators and at most `decimals` decimals: « 1 234,5 ». Never « -0 ». */
export function formatNumber(value: number, decimals = 2): string {
  return numberFormat(decimals).format(value);
}

/** A score (0–100) rounded to a whole number, « Non évalué » for null. */
export function formatScore(score: number | null): string {
  return score === null ? NOT_ASSESSED : formatNumber(score, 0);
}

/** A share given from 0 to 1: « 72 % ». */
export function formatPercent(share: number, decimals = 0): string {
  return `${formatNumber(share * 100, decimals)}${NARROW_NO_BREAK_SPACE}%`;
}

/** Euros: « 12 000 € », with cents only where there are some. */
export function formatEuro(amount: number): string {
  return EUROS.format(amount);
}

/**
 * A day (« 2026-11-21 »), the day of a local date and time, or the day in France of an instant: « 21 novembre 2026 ».
 * Throws a RangeError on anything else.
 */
export function formatDate(iso: string): string {
  return printDay(iso, "long");
}

/** The same day, shorter: « 21 nov. 2026 ». */
export function formatShortDate(iso: string): string {
  return printDay(iso, "short");
}

/** A number and what it counts: « 0 entreprise », « 1 entreprise », « 2 entreprises ». French plurals begin at two. */
export function formatCount(count: number, singular: string, plural: string): string {
  return `${formatNumber(count)} ${Math.abs(count) < 2 ? singular : plural}`;
}

/** A change with its sign, rounded to a whole number, or to so many decimals: « +18 », « −7 », « 0 », « +3,5 ». */
export function formatSigned(value: number, decimals = 0): string {
  const size = formatNumber(Math.abs(value), decimals);
  if (size === formatNumber(0, decimals)) return "0";
  return `${value > 0 ? "+" : "−"}${size}`;
}

/** A part of a whole: « 14 sur 19 ». */
export function formatOutOf(part: number, whole: number): string {
  return `${formatNumber(part)} sur ${formatNumber(whole)}`;
}

/** Names one after the other: « A, B et C ». */
export function formatList(words: readonly string[]): string {
  return LIST.format(words);
}

/** A word or an id between guillemets, as it is. */
export function quote(text: string): string {
  return `«${NO_BREAK_SPACE}${text}${NO_BREAK_SPACE}»`;
}

/**
 * Plain content (a label of a questionnaire, a remark) as it is printed: ’ for the apostrophe, a narrow no-break space
 * before ; ! ?, a no-break space before : and inside « », none that lets a number part from its % or its €, and narrow
 * ones between groups of thousands.
 * Addresses and hours (8:30) stay as they are. Treating a text twice changes nothing.
 */
export function typographic(text: string): string {
  return RULES.reduce((treated, [pattern, print]) => {
    return treated.replace(pattern, (match) => (ADDRESS_START.test(match) ? match : print(match)));
  }, text);
}

const ADDRESS_START = /^(?:https?:\/\/|www\.)/u;
const WEB_ADDRESS = "(?:https?:\\/\\/|www\\.)[^\\s«»]+";
const SPACES = "[ \\t\\u00A0\\u2009\\u202F]+";
/** What a word may end with before a sign that French sets apart. */
const END_OF_WORD = '[\\p{L}\\p{N})\\]»%€°”’".…]';
/** What follows a sign that ends something; « 8:30 » and « a?b » have none of it. */
const THEN = '(?=$|[\\s)\\]»”".,…])';

type Rule = readonly [pattern: RegExp, print: (match: string) => string];

/** Every rule sees an address first, and steps over it. */
function replacing(pattern: string, printed: string): Rule {
  return [new RegExp(`${WEB_ADDRESS}|${pattern}`, "gu"), () => printed];
}

/** Adds after a character. It is matched, not looked behind at: V8 misses some empty matches in a unicode pattern. */
function addingAfter(pattern: string, added: string): Rule {
  return [new RegExp(`${WEB_ADDRESS}|${pattern}`, "gu"), (match) => `${match}${added}`];
}

const RULES: readonly Rule[] = [
  replacing("(?<=\\p{L})'(?=[\\p{L}\\p{N}«\"“])", "’"),
  replacing(`(?<=\\S)${SPACES}(?=[;!?])`, NARROW_NO_BREAK_SPACE),
  addingAfter(`${END_OF_WORD}(?=[;!?]+${THEN})`, NARROW_NO_BREAK_SPACE),
  replacing(`(?<=\\S)${SPACES}(?=:)`, NO_BREAK_SPACE),
  addingAfter(`${END_OF_WORD}(?=:${THEN})`, NO_BREAK_SPACE),
  replacing(`(?<=\\p{N})${SPACES}(?=%)`, NARROW_NO_BREAK_SPACE),
  replacing(`(?<=\\p{N})${SPACES}(?=€)`, NO_BREAK_SPACE),
  // Groups of thousands: « 4 000 », « 1 250 000 »; not « en 2026 300 ».
  replacing(`(?<=(?<!\\p{N})\\d{1,3}(?:[\\u202F ]\\d{3})*)${SPACES}(?=\\d{3}(?!\\d))`, NARROW_NO_BREAK_SPACE),
  replacing(`«(?:${SPACES})?`, `«${NO_BREAK_SPACE}`),
  replacing(`(?:${SPACES})?»`, `${NO_BREAK_SPACE}»`),
];

/** Making a formatter costs a hundred times what using it does. */
const NUMBERS = new Map<number, Intl.NumberFormat>();

function numberFormat(decimals: number): Intl.NumberFormat {
  const known = NUMBERS.get(decimals);
  if (known) return known;
  const made = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: decimals, signDisplay: "negative" });
  NUMBERS.set(decimals, made);
  return made;
}

const LIST = new Intl.ListFormat("fr-FR", { style: "long", type: "conjunction" });
const EUROS = new Intl.NumberFormat("fr-FR", {
  style: "currency",
  currency: "EUR",
  trailingZeroDisplay: "stripIfInteger",
  signDisplay: "negative",
});

/** An instant says its zone; a day, or a local date and time (« 2027-02-18T08:30 »), is already where it happens. */
const INSTANT = /T.*(?:Z|[+-]\d{2}:?\d{2})$/;

function printDay(iso: string, month: "long" | "short"): string {
  const isInstant = INSTANT.test(iso);
  const date = new Date(isInstant ? iso : iso.slice(0, "2026-11-21".length));
  const format = DAY_FORMATS[month][isInstant ? "instant" : "day"];
  return format.format(date).replace(/^1 /, "1er ");
}

/** Made once: making one takes as long as printing a hundred days. */
const DAY_FORMATS = {
  long: { instant: dayFormat("long", "Europe/Paris"), day: dayFormat("long", "UTC") },
  short: { instant: dayFormat("short", "Europe/Paris"), day: dayFormat("short", "UTC") },
};

function dayFormat(month: "long" | "short", timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("fr-FR", { day: "numeric", month, year: "numeric", timeZone });
}

/** A local date and time, « 2027-02-18T08:30 »: « le 18 février 2027 à 8 h 30 ». Without an hour: « le 18 février 2027 ». */
export function formatAppointment(localDateTime: string): string {
  const day = `le ${formatDate(localDateTime)}`;
  const time = /T(\d{2}):(\d{2})/.exec(localDateTime);
  if (time === null) return day;
  const minutes = time[2] === "00" ? "" : `${NO_BREAK_SPACE}${time[2]}`;
  return `${day} à ${Number(time[1])}${NO_BREAK_SPACE}h${minutes}`;
}
