/** The form of a firm's request for public aid. */
import * as z from "zod";
import { AID_OUTCOMES } from "#app/domain/convention/convention.ts";
import { revision } from "#app/forms/convention-form.ts";
import { programmeDay } from "#app/forms/event-form.ts";
import { optionalDay, optionalEuros, optionalText } from "#app/forms/fields.ts";

const MOST_EUROS = 100_000_000;
export const MOST_AID_NAME = 160;

/** A request, to write it and to change it. The name is that of a scheme that is not in the catalogue. */
export const aidFormSchema = z
  .object({
    revision,
    schemeId: optionalText(60),
    name: optionalText(MOST_AID_NAME),
    outcome: z.enum(AID_OUTCOMES, { error: "Choisissez où en est la demande." }),
    askedOn: programmeDay("Indiquez le jour de la demande."),
    settledOn: optionalDay(),
    askedAmount: optionalEuros(MOST_EUROS),
    grantedAmount: optionalEuros(MOST_EUROS),
    isDeMinimis: z
      .string()
      .default("")
      .transform((ticked) => ticked !== ""),
  })
  .superRefine(({ schemeId, name, outcome, askedOn, settledOn, grantedAmount }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (schemeId === null && name === null)
      refuse("name", "Choisissez un dispositif, ou donnez le nom de l’aide.");
    if (outcome === "granted" && settledOn === null)
      refuse("settledOn", "Indiquez le jour où l’aide a été accordée\u00A0: c’est lui qui compte.");
    if (outcome === "asked" && settledOn !== null)
      refuse(
        "settledOn",
        "Une demande en cours n’a pas encore de décision\u00A0: enlevez ce jour, ou dites ce qui est décidé.",
      );
    if (outcome !== "granted" && grantedAmount !== null)
      refuse("grantedAmount", "Seule une aide accordée a un montant accordé.");
    if (settledOn !== null && settledOn < askedOn)
      refuse("settledOn", "La décision ne vient pas avant la demande\u00A0: vérifiez les deux jours.");
  });
export type AidForm = z.output<typeof aidFormSchema>;
