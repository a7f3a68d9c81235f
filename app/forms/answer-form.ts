/** What the interview sends when somebody writes on an answer sheet. */
import * as z from "zod";
import { type AnswerOperation, answerOperationSchema } from "#app/domain/answers/answer-operation.ts";
import { failure, type Result, success } from "#app/domain/errors.ts";

/** How many operations may be sent at once. */
export const MOST_OPERATIONS = 200;

/** One operation of a batch that can be tried; or why it can't, with its id where it has one. */
export type SentOperation =
  | { readonly ok: true; readonly operation: AnswerOperation }
  | { readonly ok: false; readonly id: string; readonly reason: string };

const batchSchema = z.object({ operations: z.array(z.unknown()) });
const identifiedSchema = z.object({ id: z.string().max(60) });

/**
 * A batch, as JSON: `{ operations: [ … ] }`. An operation that is not one is set aside by itself, and never stops the others.
 * Fails when this is no batch at all, or one too large.
 */
export function parseAnswerBatch(body: unknown): Result<readonly SentOperation[]> {
  const batch = batchSchema.safeParse(body);
  if (!batch.success) {
    return failure({
      code: "not-a-batch",
      message: "L’envoi n’a pas la forme attendue\u00A0: rechargez la page.",
    });
  }
  if (batch.data.operations.length > MOST_OPERATIONS) {
    const message = `L’envoi dépasse ${MOST_OPERATIONS} saisies\u00A0: il se fait en plusieurs fois.`;
    return failure({ code: "batch-too-large", message });
  }
  return success(batch.data.operations.map(parseOperation));
}

/** One operation sent as a form, every field a text, its value as JSON. */
export const answerFormSchema = z
  .object({
    id: z.string(),
    respondentId: z.string(),
    subject: z.string(),
    key: z.string(),
    value: z.string().transform(parseJson),
    baseRevision: z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
    madeAt: z.string(),
  })
  .pipe(answerOperationSchema);

function parseOperation(sent: unknown): SentOperation {
  const parsed = answerOperationSchema.safeParse(sent);
  if (parsed.success) return { ok: true, operation: parsed.data };
  const identified = identifiedSchema.safeParse(sent);
  return {
    ok: false,
    id: identified.success ? identified.data.id : "",
    reason: "Cette saisie n’a pas la forme attendue\u00A0: elle reste sur votre appareil.",
  };
}

function parseJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "La valeur n’a pas la forme attendue." });
    return z.NEVER;
  }
}
