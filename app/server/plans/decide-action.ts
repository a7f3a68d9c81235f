/** Decisions on one action: accepting a suggestion, changing its words, rejecting it with a reason, adding one's own. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { PlannedAction } from "#app/domain/plan/action-plan.ts";
import { dueDate } from "#app/domain/plan/due-date.ts";
import { isSameAction, type PlanDecision } from "#app/domain/plan/plan-decision.ts";
import type { Questionnaire, Recommendation } from "#app/domain/questionnaire/definition.ts";
import type { ActionWords, DecisionForm } from "#app/forms/plan-form.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { dayInFrance, newId, nowInstant } from "#app/server/clock.ts";
import { findAction, isLive, type OpenPlan, openPlan } from "#app/server/plans/open-plan.ts";
import { pinnedQuestionnaire, type QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { recordDecision, type StoredAction } from "#db/plans.ts";

/**
 * Writes a decision and gives the action as it is now. Deciding again what is decided already (a double click) changes
 * nothing and succeeds.
 */
export function decideAction(
  { db, questionnaireOf }: { readonly db: Db; readonly questionnaireOf: QuestionnaireSource },
  enrollmentId: string,
  form: DecisionForm,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<StoredAction> {
  return inTransaction(db, () => {
    const plan = openPlan(db, enrollmentId, actor, now);
    if (!plan.ok) return plan;
    const questionnaire = pinnedQuestionnaire(questionnaireOf, plan.value.operation);
    if (!questionnaire.ok) return questionnaire;
    const subject = subjectOf(form, plan.value, questionnaire.value, dayInFrance(now));
    if (!subject.ok) return subject;
    const after = decided(form, subject.value);
    const { stored } = subject.value;
    if (stored !== null && isSameAction(stored, after)) return success(stored);
    const decision: PlanDecision = { verb: form.intent, actionId: after.id, after };
    const actions = recordDecision(db, plan.value.key, decision, plan.value.context);
    return findAction(actions, after.id, null);
  });
}

/** What the decision is about. */
type Subject = {
  /** The action as it is in the plan; null when nobody has decided on it yet. */
  readonly stored: StoredAction | null;
  /** The action with the words it would have if it were accepted as it is suggested; null when it isn't suggested. */
  readonly suggested: PlannedAction | null;
  readonly base: PlannedAction;
};

function subjectOf(
  form: DecisionForm,
  plan: OpenPlan,
  questionnaire: Questionnaire,
  today: string,
): Result<Subject> {
  const position = nextPosition(plan.actions);
  if (form.intent === "add") {
    return success({ stored: null, suggested: null, base: newAction(form, position, today) });
  }
  const named = form.action === null ? null : findAction(plan.actions, form.action, form.revision);
  if (named !== null && !named.ok) return named;
  const stored =
    named?.value ?? plan.actions.find((one) => one.recommendation === (form.recommendation ?? "")) ?? null;
  const recommendationId = stored === null ? form.recommendation : stored.recommendation;
  const recommendation = questionnaire.recommendations.find(({ id }) => id === recommendationId);
  const suggested =
    recommendation === undefined
      ? null
      : suggestedAction(recommendation, stored?.id ?? newId(), stored?.position ?? position, today);
  const base = stored ?? suggested;
  if (base !== null) return success({ stored, suggested, base });
  return failure({
    code: "no-recommendation",
    message: "Cette préconisation n’est pas dans le questionnaire de l’opération\u00A0: rechargez la page.",
  });
}

/** The action as the decision leaves it. */
function decided(form: DecisionForm, { stored, suggested, base }: Subject): PlannedAction {
  const action = withoutRevision(base);
  switch (form.intent) {
    case "add":
      return action;
    case "accept":
      // What is in the plan stays as it is there; what was rejected comes back as it is suggested.
      if (stored !== null && isLive(stored)) return action;
      return suggested ?? { ...action, decision: "added", reason: null };
    case "change": {
      const decision = base.recommendation === null ? "added" : "changed";
      return { ...action, ...wordsOf(form), decision, reason: null };
    }
    case "reject":
      return { ...action, decision: "rejected", reason: form.reason };
  }
}

function suggestedAction(
  recommendation: Recommendation,
  id: string,
  position: number,
  today: string,
): PlannedAction {
  return {
    id,
    recommendation: recommendation.id,
    decision: "accepted",
    reason: null,
    title: recommendation.title,
    why: recommendation.why,
    steps: recommendation.steps,
    horizon: recommendation.horizon,
    effort: recommendation.effort,
    impact: recommendation.impact,
    indicator: recommendation.indicator ?? null,
    owner: null,
    dueOn: dueDate(recommendation.horizon, today),
    status: "planned",
    cost: null,
    fundingSchemes: recommendation.fundingSchemes,
    collectiveActions: recommendation.collectiveActions,
    position,
  };
}

function newAction(words: ActionWords, position: number, today: string): PlannedAction {
  return {
    id: newId(),
    recommendation: null,
    decision: "added",
    reason: null,
    ...wordsOf(words),
    dueOn: words.dueOn ?? dueDate(words.horizon, today),
    status: "planned",
    position,
  };
}

/** The words of the form, without its intent and its target. */
function wordsOf({
  title,
  why,
  steps,
  horizon,
  effort,
  impact,
  indicator,
  owner,
  dueOn,
  cost,
  fundingSchemes,
  collectiveActions,
}: ActionWords): ActionWords {
  return {
    title,
    why,
    steps,
    horizon,
    effort,
    impact,
    indicator,
    owner,
    dueOn,
    cost,
    fundingSchemes,
    collectiveActions,
  };
}

function nextPosition(actions: readonly StoredAction[]): number {
  return Math.max(-1, ...actions.map(({ position }) => position)) + 1;
}

function withoutRevision(action: PlannedAction & Partial<StoredAction>): PlannedAction {
  const { revision: _revision, updatedAt: _updatedAt, ...planned } = action;
  return planned;
}
