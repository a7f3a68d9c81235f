/** The page of one line (a target, a time, an aid that was asked for): its form is saved, or the line is taken away. */
import { data, redirect } from "react-router";
import { z } from "zod";
import type { Result } from "#app/domain/errors.ts";
import { removalFormSchema } from "#app/forms/convention-form.ts";
import { type FormState, type ReadForm, readFields, refused } from "#app/forms/form-state.ts";
import { noticePath } from "#app/text/notices.ts";

type LineForm<T> = {
  readonly schema: z.ZodType<T>;
  readonly save: (form: T) => Result<unknown>;
  readonly remove: (revision: string) => Result<unknown>;
  /** Where one goes on, once it is saved and once it is gone. */
  readonly saved: string;
  readonly removed: string;
};

/** Reads which form was sent and does it; a refusal gives the form back. @throws where to go on; 400 when it is neither form. */
export async function answerLineForm<T>(request: Request, line: LineForm<T>) {
  const fields = await request.formData();
  const intent = intentSchema.safeParse(fields.get("intent"));
  if (!intent.success) throw data(null, { status: 400 });
  if (intent.data === "remove") {
    const form = readFields(fields, removalFormSchema);
    return answered(form, ({ revision }) => line.remove(revision), noticePath(line.removed, "ligne-retiree"));
  }
  return answered(readFields(fields, line.schema), line.save, noticePath(line.saved, "enregistre"));
}

const intentSchema = z.enum(["save", "remove"]);

function answered<T>(form: ReadForm<T>, act: (value: T) => Result<unknown>, next: string) {
  if (!form.ok) return data<FormState>(form.state, { status: 422 });
  const done = act(form.value);
  if (!done.ok) return data<FormState>(refused(form.typed, [done.problem]), { status: 422 });
  throw redirect(next);
}
