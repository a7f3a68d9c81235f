/** The small forms of a firm's page: the next appointment, who follows it, its withdrawal. */
import * as z from "zod";
import { optionalText, requiredDay } from "#app/forms/fields.ts";

/** Characters of the place of an appointment. */
export const APPOINTMENT_PLACE_MAX = 160;

/** A day, and a time if there is one: together the local date and time that are stored. */
export const appointmentSchema = z
  .object({
    day: requiredDay("Indiquez le jour du rendez-vous."),
    time: z
      .string()
      .trim()
      .default("")
      .pipe(
        z.string().regex(/^(?:$|(?:[01]\d|2[0-3]):[0-5]\d$)/, { error: "Indiquez une heure, comme 14:30." }),
      ),
    place: optionalText(APPOINTMENT_PLACE_MAX),
  })
  .transform(({ day, time, place }) => ({ at: time === "" ? day : `${day}T${time}`, place }));

/** A consultant's id; empty for nobody yet. */
export const consultantSchema = z.object({
  consultantId: z
    .string()
    .max(60)
    .default("")
    .transform((id) => (id === "" ? null : id)),
});

/** Its length is the use case's to judge. */
export const withdrawalSchema = z.object({ reason: z.string().default("") });
