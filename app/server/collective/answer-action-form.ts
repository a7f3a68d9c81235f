/** The forms of a collective action's pages: reads what was sent, does it, and says where to go on. */
import { data, redirect } from "react-router";
import type { z } from "zod";
import type { CollectiveMove } from "#app/domain/collective/take-step.ts";
import type { Result } from "#app/domain/errors.ts";
import { type FormState, readFields, refused, type Typed, typedFields } from "#app/forms/form-state.ts";
import {
  currentOperation,
  currentUser,
  type ReadableContext,
  requestContext,
} from "#app/server/access/actor.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { type ActionPage, actionPageOf } from "#app/server/collective/action-page.ts";
import { changeAction, type SeenAction } from "#app/server/collective/change-action.ts";
import { services } from "#app/server/services.ts";
import { noticePath } from "#app/text/notices.ts";
import type { ActionKey } from "#db/collective-actions.ts";

type Args = {
  readonly request: Request;
  readonly params: { readonly actionId: string };
  readonly context: ReadableContext;
};

/** What a use case is called with. */
export type Asked = { readonly key: ActionKey; readonly actor: ActingUser; readonly now: string };

/** The action of the address, for whoever the guard let in, with the operation's name. @throws 404 when there is none. */
export function loadAction({ params, context }: Omit<Args, "request">): ActionPage & {
  readonly operation: { readonly id: string; readonly name: string };
} {
  const { db, content } = services();
  const { id, name } = currentOperation(context);
  const page = actionPageOf(db, content, { operationId: id, actionId: params.actionId });
  if (page === null) throw data(null, { status: 404 });
  return { operation: { id, name }, ...page };
}

/** Reads a form of an action, takes the step that it asks for, and goes back to the action's page; a refusal gives the form back. */
export function takeStepByForm<T extends { readonly revision: number }>(
  args: Args,
  schema: z.ZodType<T>,
  moveOf: (form: T) => CollectiveMove,
) {
  return answerByForm(args, schema, (form, { key, actor, now }) =>
    changeAction(services().db, { ...key, revision: form.revision }, moveOf(form), actor, now),
  );
}

/** The same, for what is no step, or more than one. */
export async function answerByForm<T>(
  args: Args,
  schema: z.ZodType<T>,
  act: (form: T, asked: Asked) => Result<unknown>,
) {
  // An action that isn't there is not there, whatever is sent.
  loadAction(args);
  const form = readFields(await args.request.formData(), schema);
  if (!form.ok) return data(form.state, { status: 422 });
  return answered(args, form.typed, act(form.value, askedOf(args)));
}

/** What a use case is called with, from the request. */
export function askedOf({ params, context }: Omit<Args, "request">): Asked {
  return {
    key: { operationId: currentOperation(context).id, actionId: params.actionId },
    actor: currentUser(context),
    now: context.get(requestContext).now,
  };
}

/** Back to the action's page, or the form again with what is wrong. */
export function answered(args: Omit<Args, "request">, typed: Typed, result: Result<unknown>) {
  if (!result.ok) return data<FormState>(refused(typed, [result.problem]), { status: 422 });
  const { operationId, actionId } = askedOf(args).key;
  throw redirect(noticePath(`/operations/${operationId}/actions/${actionId}`, "enregistre"));
}

/** Which of a page's forms was sent; its fields. */
export async function sentForm(
  request: Request,
): Promise<{ readonly intent: string; readonly fields: FormData; readonly typed: Typed }> {
  const fields = await request.formData();
  const intent = fields.get("intent");
  return { intent: typeof intent === "string" ? intent : "", fields, typed: typedFields(fields) };
}

/** The action as a form saw it. */
export function seenBy({ key }: Asked, { revision }: { readonly revision: number }): SeenAction {
  return { ...key, revision };
}
