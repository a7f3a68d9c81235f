/**
 * How a form says what is wrong, with and without JavaScript: the action gives back what was typed and what is wrong with
 * it, and the page draws the same form again from that.
 *
 *   const schema = z.strictObject({ name: z.string().trim().min(1, "Indiquez un nom.") });
 *
 *   export async function action({ request, context }: Route.ActionArgs) {
 *     const form = await readForm(request, schema);
 *     if (!form.ok) return data(form.state, { status: 422 });
 *     const result = renameFirm(services().db, form.value, currentUser(context), nowInstant());
 *     if (!result.ok) return data(refused(form.typed, [result.problem]), { status: 422 });
 *     throw redirect("/…");
 *   }
 *
 *   export default function Page({ actionData, loaderData }: Route.ComponentProps) {
 *     const state = actionData ?? untouched;
 *     return (
 *       <Form method="post" className="form" noValidate>
 *         <ErrorSummary state={state} />
 *         <InputField name="name" label="Nom" required {...fieldState(state, "name", loaderData.firm.name)} />
 *         <SubmitButton>Enregistrer</SubmitButton>
 *       </Form>
 *     );
 *   }
 *
 * A form that react-hook-form watches uses the same schema (zodResolver) and shows the same messages; its `register` is
 * spread on the same fields.
 */
import type { z } from "zod";

/** What was typed, by field: a list where several may be ticked. Passwords and files are never given back. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

export type FormState = {
  readonly values: Typed;
  /** By field, one message; the empty name is what concerns the form as a whole. */
  readonly errors: Readonly<Record<string, string>>;
  /** Nothing of the form was read: what was typed is still in the page, and nowhere else. */
  readonly isUnread?: true;
};

/** What a use case says is wrong: `field` names the field, if it is one's fault. */
export type FormProblem = { readonly message: string; readonly field?: string | undefined };

export type ReadForm<T> =
  | { readonly ok: true; readonly value: T; readonly typed: Typed }
  | { readonly ok: false; readonly state: FormState };

/** A form that nobody sent yet. */
export const untouched: FormState = { values: {}, errors: {} };

/** Fields of these names are never given back to the page. */
const SECRET = /password|mot-de-passe/i;

/** Reads a sent form against its schema. Fields that are repeated, or whose name ends in « [] », come as lists. */
export async function readForm<T>(request: Request, schema: z.ZodType<T>): Promise<ReadForm<T>> {
  return readFields(await request.formData(), schema);
}

/** The same, for a form that was read already (to see which of a page's forms was sent). */
export function readFields<T>(form: FormData, schema: z.ZodType<T>): ReadForm<T> {
  const fields = fieldsOf(form);
  const parsed = schema.safeParse(fields);
  const typed = shown(fields);
  if (parsed.success) return { ok: true, value: parsed.data, typed };
  return {
    ok: false,
    state: refused(
      typed,
      parsed.error.issues.map((issue) => ({ message: issue.message, field: String(issue.path[0] ?? "") })),
    ),
  };
}

/** What was typed in a form, without judging it. */
export function typedFields(form: FormData): Typed {
  return shown(fieldsOf(form));
}

/** The state of a form that a schema or a use case refused: the first message of each field. */
export function refused(typed: Typed, problems: readonly FormProblem[]): FormState {
  const errors = new Map<string, string>();
  for (const problem of problems) {
    const field = problem.field ?? "";
    if (!errors.has(field)) errors.set(field, problem.message);
  }
  return { values: typed, errors: Object.fromEntries(errors) };
}

/** The state of a form that was refused before anything of it was read. */
export function unread(message: string): FormState {
  return { values: {}, errors: { "": message }, isUnread: true };
}

/** The props of a one-value field: what was typed, else the initial value; and its message. */
export function fieldState(
  state: FormState,
  name: string,
  initial: string | number | null = null,
): { readonly defaultValue: string | undefined; readonly error: string | undefined } {
  const typed = state.values[name];
  const value = typeof typed === "string" ? typed : (initial?.toString() ?? undefined);
  return { defaultValue: value, error: state.errors[name] };
}

/** The props of a field where several may be ticked. A form that was sent with none ticked keeps none. */
export function choicesState(
  state: FormState,
  name: string,
  initial: readonly string[] = [],
): { readonly defaultValue: readonly string[]; readonly error: string | undefined } {
  const typed = state.values[name];
  const wasSent =
    state.isUnread !== true &&
    state !== untouched &&
    (Object.keys(state.values).length > 0 || Object.keys(state.errors).length > 0);
  const chosen = typed === undefined ? (wasSent ? [] : initial) : typeof typed === "string" ? [typed] : typed;
  return { defaultValue: chosen, error: state.errors[name] };
}

/** The id of a field's control, for labels and for the links of the error summary. */
export function fieldId(name: string): string {
  return `champ-${name.replace(/[^\w-]/g, "-")}`;
}

function fieldsOf(form: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const fields: Record<string, FormDataEntryValue | FormDataEntryValue[]> = {};
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name);
    const first = all[0];
    if (name.endsWith("[]")) fields[name.slice(0, -2)] = all;
    else if (all.length === 1 && first !== undefined) fields[name] = first;
    else fields[name] = all;
  }
  return fields;
}

function shown(fields: Record<string, FormDataEntryValue | FormDataEntryValue[]>): Typed {
  const typed: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (SECRET.test(name)) continue;
    if (typeof value === "string") typed[name] = value;
    else if (Array.isArray(value)) typed[name] = value.filter((one) => typeof one === "string");
  }
  return typed;
}
