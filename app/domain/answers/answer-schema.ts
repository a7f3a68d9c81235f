/** How an answer is read from JSON. Apart from what is asked of an answer, so that a browser which only asks carries no parser. */
import * as z from "zod";

export const answerSchema = z.union([
  z.strictObject({ choice: z.string() }),
  z.strictObject({ choices: z.array(z.string()) }),
  z.strictObject({ value: z.union([z.number(), z.string()]) }),
  z.strictObject({ state: z.enum(["unknown", "notApplicable"]) }),
]);

/** The longest reason that is kept beside an agreed answer, in characters. */
export const AGREEMENT_REASON_LENGTH = 1_000;

export const agreedAnswerSchema = z.strictObject({
  answer: answerSchema,
  reason: z.string().trim().min(1).max(AGREEMENT_REASON_LENGTH),
});

export const stakeSchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);
