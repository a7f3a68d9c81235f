/** The forms of the time spent: an event, and its attendance sheet. */
import * as z from "zod";
import { EVENT_KINDS, HALF_DAYS } from "#app/domain/convention/convention.ts";
import { revision } from "#app/forms/convention-form.ts";
import { lines, optionalText, requiredDay, requiredText, wholeNumber } from "#app/forms/fields.ts";

/** Limits of an event: characters, hours of one adviser, advisers. */
export const MOST_EVENT_TITLE = 160;
export const MOST_NOTES = 4_000;
const MOST_HOURS = 200;
const MOST_ADVISERS = 50;
/** Limits of a sheet: people added at once, characters of a name, hours of a half-day. */
export const MOST_PEOPLE = 200;
const LONGEST_NAME = 120;
const MOST_HALF_DAY_HOURS = 8;
/** Lines of one sheet that are sent at once. */
const MOST_LINES = 2_000;

/** Days of a programme: what is typed outside of them is a slip of the hand. */
const FIRST_DAY = "2000-01-01";
const LAST_DAY = "2099-12-31";

/** A day that a programme can have. */
export function programmeDay(whenMissing: string) {
  return requiredDay(whenMissing).refine((day) => day >= FIRST_DAY && day <= LAST_DAY, {
    error: "Vérifiez l’année de cette date.",
  });
}

/** Hours by quarters: « 2,5 », « 2.25 ». From a quarter to `most`. */
export function quarterHours(most: number, whenMissing: string) {
  const outside = `Indiquez des heures par quarts, de 0,25 à ${most}\u00A0: «\u00A03,5\u00A0» pour trois heures et demie.`;
  return z
    .string({ error: whenMissing })
    .transform((text) =>
      text
        .replace(/\s/g, "")
        .replace(",", ".")
        .replace(/h(?:eures?)?$/i, ""),
    )
    .pipe(
      z
        .string()
        .min(1, { error: whenMissing })
        .regex(/^\d{1,6}(?:\.(?:0|00|25|5|50|75))?$/, { error: outside }),
    )
    .transform(Number)
    .pipe(z.number().min(0.25, { error: outside }).max(most, { error: outside }));
}

/** An event, to write it and to change it. */
export const eventFormSchema = z.object({
  revision,
  kind: z.enum(EVENT_KINDS, { error: "Choisissez ce que c’était." }),
  title: requiredText(MOST_EVENT_TITLE, "Donnez un titre\u00A0: il dira à quoi ce temps a servi."),
  heldOn: programmeDay("Indiquez le jour."),
  place: optionalText(240),
  hours: quarterHours(MOST_HOURS, "Indiquez combien d’heures un conseiller y a passées."),
  advisers: wholeNumber(1, MOST_ADVISERS, "Indiquez combien de conseillers y étaient."),
  enrollmentId: optionalText(60),
  collectiveActionId: optionalText(60),
  notes: optionalText(MOST_NOTES),
});
export type EventForm = z.output<typeof eventFormSchema>;

/** People to add: directors of firms by enrollment, and others by their name, of one firm or of none. */
export const peopleFormSchema = z
  .object({
    directors: lines(MOST_PEOPLE, 60),
    people: lines(MOST_PEOPLE, LONGEST_NAME),
    enrollmentId: optionalText(60),
    heldOn: programmeDay("Indiquez le jour."),
    halfDays: z
      .union([z.enum(HALF_DAYS), z.array(z.enum(HALF_DAYS))], {
        error: "Choisissez au moins une demi-journée.",
      })
      .transform((chosen) => (typeof chosen === "string" ? [chosen] : [...new Set(chosen)]))
      .pipe(z.array(z.enum(HALF_DAYS)).min(1, { error: "Choisissez au moins une demi-journée." })),
    hours: quarterHours(MOST_HALF_DAY_HOURS, "Indiquez combien d’heures dure une demi-journée."),
  })
  .refine(({ directors, people }) => directors.length + people.length > 0, {
    error: "Cochez une entreprise, ou écrivez un nom.",
    path: ["people"],
  });
export type PeopleForm = z.output<typeof peopleFormSchema>;

/** The lines of a sheet that were on the screen, and which are ticked: as signed, or to be taken off. */
export const sheetFormSchema = z.object({
  revision,
  seen: lines(MOST_LINES, 60),
  ticked: lines(MOST_LINES, 60),
});
export type SheetForm = z.output<typeof sheetFormSchema>;
