/** The form of an operation, to create it and to change it. */
import * as z from "zod";
import {
  DEFAULT_MINIMUM_GROUP_SIZE,
  LOWEST_MINIMUM_GROUP_SIZE,
  STAGES,
} from "#app/domain/operation/operation.ts";
import { lines, optionalText, requiredDay, requiredText, wholeNumber } from "#app/forms/fields.ts";

/** Limits of an operation: firms of the convention, and the anonymity threshold. */
export const MOST_TARGET_FIRMS = 5_000;
export const HIGHEST_MINIMUM_GROUP_SIZE = 50;

const description = {
  name: requiredText(160, "Donnez un nom à l’opération."),
  territory: requiredText(160, "Indiquez le territoire de l’opération."),
  /** One per line. */
  funders: lines(20, 160),
  convention: optionalText(120),
  startsOn: requiredDay("Indiquez le jour où l’opération commence."),
  endsOn: requiredDay("Indiquez le jour où l’opération finit."),
  targetFirms: wholeNumber(
    1,
    MOST_TARGET_FIRMS,
    "Indiquez combien d’entreprises la convention promet d’accompagner.",
  ),
  minimumGroupSize: z
    .string()
    .default("")
    .transform((text) => (text.trim() === "" ? String(DEFAULT_MINIMUM_GROUP_SIZE) : text))
    .pipe(wholeNumber(LOWEST_MINIMUM_GROUP_SIZE, HIGHEST_MINIMUM_GROUP_SIZE, "")),
};

const ENDS_AFTER_START = {
  // Even when other boxes don't read, so that all faults show at once.
  when: () => true,
  error: "L’opération finit après avoir commencé\u00A0: choisissez une date de fin plus tardive.",
  path: ["endsOn"],
};

/** Days that don't read have their own message, and are in no order. */
function endsAfterStart(read: unknown): boolean {
  const days = daysSchema.safeParse(read);
  return !days.success || days.data.endsOn > days.data.startsOn;
}

const daysSchema = z.object({ startsOn: z.iso.date(), endsOn: z.iso.date() });

/** A published questionnaire as a list offers it: « artisans-renovation/1 ». */
export function questionnaireOption(id: string, version: number): string {
  return `${id}/${version}`;
}

const questionnaire = z
  .string({ error: "Choisissez un questionnaire." })
  .regex(/^[^/]{1,60}\/\d{1,6}$/, { error: "Choisissez un questionnaire." })
  .transform((option) => {
    const [id = "", version = ""] = option.split("/");
    return { id, version: Number(version) };
  });

/** A new operation. */
export const operationFormSchema = z
  .object({ ...description, questionnaire })
  .refine(endsAfterStart, ENDS_AFTER_START);
export type OperationForm = z.output<typeof operationFormSchema>;

/** A change of an operation: its questionnaire stays, because answers are pinned to it. */
export const operationChangeSchema = z
  .object({ ...description, stage: z.enum(STAGES, { error: "Choisissez une étape." }) })
  .refine(endsAfterStart, ENDS_AFTER_START);
export type OperationChange = z.output<typeof operationChangeSchema>;
