/** The form of the debrief: what the director and the consultant settle on for one question, and why. */
import * as z from "zod";
import { AGREEMENT_REASON_LENGTH } from "#app/domain/answers/answer-schema.ts";
import { requiredText } from "#app/forms/fields.ts";

const target = {
  question: requiredText(60, "Dites de quelle question il s’agit."),
  /** The revision that was on the screen. */
  base: z
    .string()
    .regex(/^\d{0,15}$/, { error: "Rechargez la page\u00A0: la révision est illisible." })
    .default("")
    .transform((text) => (text === "" ? 0 : Number(text))),
};

const reason = requiredText(
  AGREEMENT_REASON_LENGTH,
  "Dites en une phrase pourquoi vous vous accordez sur cette valeur.",
);

/**
 * `agree`: the value in the field; `keep-director`, `keep-consultant`: one of the two, as it was given; `take-back`: no agreement
 * any more. The value itself is read as every answer is (`typedInForm`).
 */
export const agreementFormSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("agree"), ...target, reason }),
    z.object({ intent: z.literal("keep-director"), ...target, reason }),
    z.object({ intent: z.literal("keep-consultant"), ...target, reason }),
    z.object({ intent: z.literal("take-back"), ...target }),
  ],
  { error: "Ce bouton n’est pas reconnu\u00A0: rechargez la page." },
);
export type AgreementForm = z.output<typeof agreementFormSchema>;
