/** The forms of the firm's own space. */
import * as z from "zod";
import { optionalText, requiredText } from "#app/forms/fields.ts";

/** Characters of a word on an action. */
export const WORDS_MAX = 1_000;

/** Six digits, however they were typed. */
export const codeFormSchema = z.object({ code: requiredText(20, "Écrivez les six chiffres du code.") });

/** Where an action stands, and a word on it; giving one up has its reason. */
export const actionWordSchema = z
  .object({
    revision: z
      .string({ error: "Rechargez la page\u00A0: la révision est illisible." })
      .regex(/^\d{1,9}$/, { error: "Rechargez la page\u00A0: la révision est illisible." })
      .transform(Number),
    status: z.enum(["planned", "started", "done", "dropped"], { error: "Choisissez où en est l’action." }),
    words: optionalText(WORDS_MAX),
  })
  .refine(({ status, words }) => status !== "dropped" || words !== null, {
    path: ["words"],
    error: "Dites en quelques mots pourquoi vous y renoncez.",
  });
export type ActionWord = z.output<typeof actionWordSchema>;

/** A consent that is given, or taken back. */
export const consentFormSchema = z.object({
  kind: z.enum(["quote", "network"], { error: "Cet accord n’est pas reconnu\u00A0: rechargez la page." }),
  given: z.enum(["oui", "non"], { error: "Dites si vous donnez cet accord ou le retirez." }),
});

/** The firm's name, typed by whoever asks for its erasure. */
export const eraseFormSchema = z.object({
  name: requiredText(200, "Écrivez le nom de l’entreprise pour confirmer."),
});
