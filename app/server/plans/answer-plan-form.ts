/** The buttons of the plan's pages: reads what was sent, and does it. */
import { data, redirect } from "react-router";
import type { Problem, Result } from "#app/domain/errors.ts";
import { type FormState, readFields, refused, typedFields } from "#app/forms/form-state.ts";
import { decisionFormSchema, followUpFormSchema, reorderFormSchema } from "#app/forms/plan-form.ts";
import { currentUser, type ReadableContext, requestContext } from "#app/server/access/actor.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { findQuestionnaire } from "#app/server/content/load-content.ts";
import { agreePlan, reopenPlan } from "#app/server/plans/agree-plan.ts";
import { decideAction } from "#app/server/plans/decide-action.ts";
import { followUp } from "#app/server/plans/follow-up.ts";
import { reorderPlan, undoDecision } from "#app/server/plans/reorder-plan.ts";
import { services } from "#app/server/services.ts";

/** The action of every page of a firm's plan: does what its form asks, then goes back to the plan; a refusal gives the form back. */
export async function answerPlanForm({ request, params, context }: PlanRequest) {
  const { operationId, enrollmentId } = params;
  const answer = doAsked(await request.formData(), {
    enrollmentId,
    actor: currentUser(context),
    now: context.get(requestContext).now,
  });
  if (!answer.ok) return data(answer.state, { status: 422 });
  throw redirect(`/operations/${operationId}/entreprises/${enrollmentId}/plan`);
}

/** What the pages of a plan are handed. */
type PlanRequest = {
  readonly request: Request;
  readonly params: { readonly operationId: string; readonly enrollmentId: string };
  readonly context: ReadableContext;
};
type PlanAnswer = { readonly ok: true } | { readonly ok: false; readonly state: FormState };
type Asked = { readonly enrollmentId: string; readonly actor: ActingUser; readonly now: string };

/** A refusal gives the form back as it was typed, with its reasons. */
function doAsked(form: FormData, asked: Asked): PlanAnswer {
  const { enrollmentId, actor, now } = asked;
  switch (form.get("intent")) {
    case "agree":
      return answered(form, agreePlan(services().db, enrollmentId, actor, now));
    case "reopen":
      return answered(form, reopenPlan(services().db, enrollmentId, actor, now));
    case "undo":
      return answered(form, undoDecision(services().db, enrollmentId, actor, now));
    case "move":
    case "reorder":
      return reorder(form, asked);
    case "follow-up":
      return follow(form, asked);
    default:
      return decide(form, asked);
  }
}

function reorder(form: FormData, { enrollmentId, actor, now }: Asked): PlanAnswer {
  const read = readFields(form, reorderFormSchema);
  return read.ok ? answered(form, reorderPlan(services().db, enrollmentId, read.value, actor, now)) : read;
}

function follow(form: FormData, { enrollmentId, actor, now }: Asked): PlanAnswer {
  const read = readFields(form, followUpFormSchema);
  return read.ok ? answered(form, followUp(services().db, enrollmentId, read.value, actor, now)) : read;
}

function decide(form: FormData, { enrollmentId, actor, now }: Asked): PlanAnswer {
  const read = readFields(form, decisionFormSchema);
  if (!read.ok) return read;
  const { db, content } = services();
  const questionnaireOf = (id: string, version: number) =>
    findQuestionnaire(content, id, version)?.questionnaire ?? null;
  return answered(form, decideAction({ db, questionnaireOf }, enrollmentId, read.value, actor, now));
}

function answered(form: FormData, result: Result<unknown, Problem>): PlanAnswer {
  return result.ok ? { ok: true } : { ok: false, state: refused(typedFields(form), [result.problem]) };
}
