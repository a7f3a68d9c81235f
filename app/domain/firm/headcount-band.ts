/**
 * How many people a firm employs: the number as typed, and the bands that are shown and counted.
 * The bands follow INSEE's, cut off at 50: beyond it a firm is no longer one of those that operations are made for.
 */

/** From `min` to `max` employees inclusive, the director not counted; no `max` for the last. */
export type HeadcountBand = {
  readonly id: string;
  readonly label: string;
  readonly min: number;
  readonly max: number | null;
};

/** From the smallest to the largest; together they hold every whole number once. */
export const HEADCOUNT_BANDS = [
  { id: "alone", label: "Seul", min: 0, max: 0 },
  { id: "1-2", label: "1 à 2 salariés", min: 1, max: 2 },
  { id: "3-5", label: "3 à 5 salariés", min: 3, max: 5 },
  { id: "6-9", label: "6 à 9 salariés", min: 6, max: 9 },
  { id: "10-19", label: "10 à 19 salariés", min: 10, max: 19 },
  { id: "20-49", label: "20 à 49 salariés", min: 20, max: 49 },
  { id: "50-plus", label: "50 salariés et plus", min: 50, max: null },
] as const satisfies readonly HeadcountBand[];

/** The band of a headcount (whole, 0 or more); null when the headcount is not known. */
export function headcountBand(headcount: number | null): HeadcountBand | null {
  if (headcount === null) return null;
  return (
    HEADCOUNT_BANDS.find((band) => headcount >= band.min && (band.max === null || headcount <= band.max)) ??
    null
  );
}

/** More than this in one firm is a slip of the keyboard. */
export const HEADCOUNT_MAX = 9_999;

/** What was read from a headcount box or cell; `roundedFrom` tells that part-time fractions were rounded. */
export type HeadcountReading =
  | { readonly kind: "absent" }
  | { readonly kind: "valid"; readonly headcount: number; readonly roundedFrom: string | null }
  | { readonly kind: "refused"; readonly message: string };

/** Reads « 6 », « 6 salariés », « 2,5 ETP » or « seul ». A range such as « 3-5 » is refused: aid needs the number. */
export function readHeadcount(typed: string): HeadcountReading {
  const text = typed.trim().toLowerCase();
  if (text === "") return { kind: "absent" };
  if (/^(?:seul|seule|aucun|aucune|néant|sans salarié|pas de salarié)s?$/.test(text)) {
    return { kind: "valid", headcount: 0, roundedFrom: null };
  }
  const found = /^(\d[\d\s]*)(?:[.,](\d+))?\s*(?:etp|salariée?s?|personnes?|pers\.?|employée?s?)?$/.exec(
    text,
  );
  if (found === null) {
    return {
      kind: "refused",
      message: "L’effectif ne se lit pas : il faut un nombre de salariés, sans le dirigeant (0 si seul).",
    };
  }
  const whole = (found[1] ?? "").replace(/\s/g, "");
  const fraction = found[2] ?? "";
  const exact = Number(`${whole}.${fraction === "" ? "0" : fraction}`);
  const headcount = Math.round(exact);
  if (headcount > HEADCOUNT_MAX) {
    return { kind: "refused", message: `Un effectif de ${whole} salariés est trop grand pour être juste.` };
  }
  return { kind: "valid", headcount, roundedFrom: Number.isInteger(exact) ? null : `${whole},${fraction}` };
}
