/** The forms of the convention: its terms, and its targets. */
import * as z from "zod";
import { COUNTED_UNITS, INDICATORS } from "#app/domain/convention/convention.ts";
import { formatNumber } from "#app/domain/format.ts";
import { optionalEuros, optionalText, requiredText } from "#app/forms/fields.ts";

/** Limits, in euros, in whatever a target counts, and in characters. */
const MOST_FUNDING = 1_000_000_000;
export const MOST_PLANNED = 1_000_000_000;
export const MOST_JUSTIFICATION = 2_000;
export const MOST_LABEL = 160;
export const MOST_UNIT = 40;

/** What one saw when one began to type; an address bar may have anything. */
export const revision = z.string().max(40).default("").catch("?");

/** A number from 0 to `most` with at most two decimals, typed with a comma or a point, with or without spaces; or nothing. */
export function optionalQuantity(most: number) {
  const outside = `Indiquez un nombre de 0 à ${formatNumber(most)}, avec deux décimales au plus.`;
  return z
    .string()
    .default("")
    .transform((text) => text.replace(/\s/g, "").replace(",", "."))
    .pipe(z.string().regex(/^(?:\d{1,15}(?:\.\d{1,2})?)?$/, { error: outside }))
    .transform((text) => (text === "" ? null : Number(text)))
    .pipe(z.number().max(most, { error: outside }).nullable());
}

/** The same, that must be there. */
export function requiredQuantity(most: number, whenMissing: string) {
  return optionalQuantity(most).pipe(z.number({ error: whenMissing }));
}

/** What the convention settles besides its targets. */
export const termsFormSchema = z.object({
  revision,
  publicFunding: optionalEuros(MOST_FUNDING),
  countedUnit: z.enum(COUNTED_UNITS, { error: "Choisissez ce que compte une participation." }),
});
export type TermsForm = z.output<typeof termsFormSchema>;

/** A target. Label, unit and what was achieved are only those of an indicator of one's own. */
export const targetFormSchema = z
  .object({
    revision,
    indicator: z.enum(INDICATORS, { error: "Choisissez ce que la convention compte." }),
    label: optionalText(MOST_LABEL),
    unit: optionalText(MOST_UNIT),
    planned: requiredQuantity(MOST_PLANNED, "Indiquez ce que la convention promet."),
    achieved: optionalQuantity(MOST_PLANNED),
    justification: optionalText(MOST_JUSTIFICATION),
  })
  .superRefine(({ indicator, label, unit }, context) => {
    if (indicator !== "own") return;
    if (label === null)
      context.addIssue({ code: "custom", path: ["label"], message: "Dites ce que compte cet indicateur." });
    if (unit === null)
      context.addIssue({ code: "custom", path: ["unit"], message: "Indiquez en quoi il se compte." });
  });
export type TargetForm = z.output<typeof targetFormSchema>;

/** Taking something away, as it was when one saw it. */
export const removalFormSchema = z.object({ revision });

/** A target goes one line up or down. */
export const moveFormSchema = z.object({
  targetId: requiredText(60, "Dites quelle ligne déplacer."),
  direction: z.enum(["up", "down"], { error: "Dites dans quel sens déplacer la ligne." }),
});
export type MoveForm = z.output<typeof moveFormSchema>;
