/** The form of an operation's notice, and of the threshold that it announces. */
import * as z from "zod";
import { LEGAL_BASES } from "#app/domain/invitation/notice.ts";
import { LOWEST_GROUP_THRESHOLD } from "#app/domain/scoring/group-answers.ts";
import { requiredText, wholeNumber } from "#app/forms/fields.ts";

/** Limits: months of retention, and the group threshold. */
export const MOST_RETENTION_MONTHS = 120;
export const HIGHEST_GROUP_THRESHOLD = 10;

export const noticeFormSchema = z.object({
  controller: requiredText(160, "Indiquez qui répond des données."),
  contact: requiredText(200, "Indiquez à qui écrire pour exercer ses droits."),
  legalBasis: z.enum(LEGAL_BASES, { error: "Choisissez un fondement." }),
  retentionMonths: wholeNumber(
    1,
    MOST_RETENTION_MONTHS,
    "Indiquez combien de mois les réponses sont gardées après la fin de l’opération.",
  ),
  groupThreshold: wholeNumber(
    LOWEST_GROUP_THRESHOLD,
    HIGHEST_GROUP_THRESHOLD,
    "Indiquez à partir de combien de réponses un groupe est montré.",
  ),
});
export type NoticeForm = z.output<typeof noticeFormSchema>;
