/**
 * The kinds of fields that forms are made of. Each takes what was typed and gives a value, or a French sentence. None aborts
 * (zod's `abort`): a rule between two fields must still be judged, so that all that is wrong shows at once.
 */
import * as z from "zod";
import { formatNumber } from "#app/domain/format.ts";

/** A text that must be there. Spaces around it are taken off. */
export function requiredText(most: number, whenMissing: string) {
  return z
    .string({ error: whenMissing })
    .trim()
    .min(1, { error: whenMissing })
    .max(most, { error: tooLong(most) });
}

/** A text that may be left empty: null then. */
export function optionalText(most: number) {
  return z
    .string()
    .trim()
    .max(most, { error: tooLong(most) })
    .default("")
    .transform((text) => (text === "" ? null : text));
}

/** A day, as the browser's date field sends it. */
export function requiredDay(whenMissing: string) {
  return z
    .string({ error: whenMissing })
    .trim()
    .min(1, { error: whenMissing })
    .pipe(z.iso.date({ error: NOT_A_DAY }));
}

/** A day that may be left empty: null then. */
export function optionalDay() {
  return z
    .string()
    .trim()
    .default("")
    .transform((text) => (text === "" ? null : text))
    .pipe(z.iso.date({ error: NOT_A_DAY }).nullable());
}

/** A whole number from `least` to `most`, both included, written with or without separators. */
export function wholeNumber(least: number, most: number, whenMissing: string) {
  const outside = `Indiquez un nombre entier de ${formatNumber(least)} à ${formatNumber(most)}.`;
  return z
    .string({ error: whenMissing })
    .transform(withoutSpaces)
    .pipe(
      z
        .string()
        .min(1, { error: whenMissing })
        .regex(/^\d{1,15}$/, { error: outside }),
    )
    .transform(Number)
    .pipe(z.number().min(least, { error: outside }).max(most, { error: outside }));
}

/** Whole euros, or nothing: null then. */
export function optionalEuros(most: number) {
  const outside = `Indiquez un montant en euros, sans les centimes, de 0 à ${formatNumber(most)}.`;
  return z
    .string()
    .default("")
    .transform((text) => withoutSpaces(text).replace(/€$/, ""))
    .pipe(z.string().regex(/^\d{0,15}$/, { error: outside }))
    .transform((text) => (text === "" ? null : Number(text)))
    .pipe(z.number().max(most, { error: outside }).nullable());
}

/** A list, typed one per line or sent as several fields of one name. Empty lines and repeated ones are left out. */
export function lines(most: number, longest: number) {
  return z
    .union([z.string(), z.array(z.string())])
    .default("")
    .transform((typed) => {
      const texts = typeof typed === "string" ? typed.split(/\r\n|\r|\n/) : typed;
      return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ""))];
    })
    .pipe(
      z
        .array(z.string().max(longest, { error: tooLong(longest) }))
        .max(most, { error: `Au plus ${formatNumber(most)} lignes.` }),
    );
}

/** Numbers are typed with spaces of all kinds. */
function withoutSpaces(text: string): string {
  return text.replace(/\s/g, "");
}

function tooLong(most: number): string {
  return `Au plus ${formatNumber(most)} caractères.`;
}

const NOT_A_DAY = "Indiquez une date qui existe\u00A0: jour, mois, année.";
