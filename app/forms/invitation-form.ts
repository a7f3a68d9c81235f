/** The forms of a firm's invitations: several of a kind stand on one page, so each field's name says whose it is. */
import * as z from "zod";
import { readEmail } from "#app/domain/firm/email.ts";
import { INVITED_PERSPECTIVES, type InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { optionalText, requiredDay } from "#app/forms/fields.ts";
import { type FormState, type ReadForm, readFields } from "#app/forms/form-state.ts";

/** Characters. */
export const RECIPIENT_MAX = 120;

/** Whom messages go to, and until which day the link works. */
export const invitationFormSchema = z.object({
  recipient: optionalText(RECIPIENT_MAX),
  email: z
    .string()
    .default("")
    .transform((typed, context) => {
      const reading = readEmail(typed);
      if (reading.kind === "valid") return reading.email;
      if (reading.kind === "absent") return null;
      context.addIssue({ code: "custom", message: reading.message });
      return z.NEVER;
    }),
  expiresOn: requiredDay("Indiquez jusqu’à quel jour le lien est valable."),
});

/** The day of a reminder. */
export const reminderFormSchema = z.object({ dueOn: requiredDay("Choisissez le jour de la relance.") });

/** Whose invitation a form is about. */
export const perspectiveFieldSchema = z.enum(INVITED_PERSPECTIVES);

/** « email-director »: the name of a field in the part of the page of this perspective. */
export function fieldOf(name: string, perspective: InvitedPerspective): string {
  return `${name}-${perspective}`;
}

/** Reads the form of one perspective; what is wrong with it is said under the names that its fields have on the page. */
export function readFormOf<T>(
  form: FormData,
  perspective: InvitedPerspective,
  schema: z.ZodType<T>,
): ReadForm<T> {
  const own = new FormData();
  for (const [name, value] of form) own.append(plainName(name, perspective), value);
  const read = readFields(own, schema);
  return read.ok ? read : { ok: false, state: stateOf(read.state, perspective) };
}

/** The state of a form under the names that its fields have on the page. */
export function stateOf(state: FormState, perspective: InvitedPerspective): FormState {
  const renamed = <V>(fields: Readonly<Record<string, V>>): Readonly<Record<string, V>> =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        OWN.has(name) ? fieldOf(name, perspective) : name,
        value,
      ]),
    );
  return { values: renamed(state.values), errors: renamed(state.errors) };
}

const OWN = new Set(["recipient", "email", "expiresOn", "dueOn"]);

function plainName(name: string, perspective: InvitedPerspective): string {
  const plain = name.slice(0, -perspective.length - 1);
  return fieldOf(plain, perspective) === name && OWN.has(plain) ? plain : name;
}
