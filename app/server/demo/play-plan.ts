/** Decisions of the demo's plans, through the use cases that the plan page has. */

import { typographic } from "#app/domain/format.ts";
import { dueDate } from "#app/domain/plan/due-date.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { DecisionForm } from "#app/forms/plan-form.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import type { DemoPlace, OperationScene } from "#app/server/demo/scene.ts";
import { decideAction } from "#app/server/plans/decide-action.ts";
import { followUp } from "#app/server/plans/follow-up.ts";
import type { DrawnDecision, DrawnFollowUp } from "#db/demo/draw-plan.ts";
import { currentRound } from "#db/operations.ts";
import { listPlannedActions, type StoredAction } from "#db/plans.ts";

/** Writes a decision, then who carries the action and what it costs. */
export function playDecision(
  scene: OperationScene,
  { enrollmentId, consultant }: DemoPlace,
  decision: DrawnDecision,
  at: string,
): void {
  const { db, questionnaireOf, questionnaire } = scene;
  const form = formOf(decision, questionnaire, dayInFrance(at));
  const action = mustSucceed(decideAction({ db, questionnaireOf }, enrollmentId, form, consultant, at));
  if (decision.verb !== "accept") return;
  const { owner, cost } = decision.carrying;
  follow(scene, { enrollmentId, consultant }, action, { owner, cost }, at);
}

/** Writes where an action of the plan stands. */
export function playFollowUp(
  scene: OperationScene,
  place: Pick<DemoPlace, "enrollmentId" | "consultant">,
  { title, status }: DrawnFollowUp,
  at: string,
): void {
  const roundId = currentRound(scene.db, scene.operationId).id;
  const actions = listPlannedActions(scene.db, { enrollmentId: place.enrollmentId, roundId });
  const action = actions.find((one) => one.title === typographic(title) || one.title === title);
  if (action === undefined) throw new Error(`No plan of the demo has the action « ${title} »`);
  follow(scene, place, action, { status }, at);
}

function follow(
  { db }: OperationScene,
  { enrollmentId, consultant }: Pick<DemoPlace, "enrollmentId" | "consultant">,
  { id, revision, status, owner, dueOn, cost }: StoredAction,
  change: Partial<Pick<StoredAction, "status" | "owner" | "cost">>,
  at: string,
): void {
  const now = { status, owner, dueOn, cost, ...change };
  mustSucceed(
    followUp(db, enrollmentId, { intent: "follow-up", action: id, revision, ...now }, consultant, at),
  );
}

/** The form that the plan page would send. */
function formOf(decision: DrawnDecision, { recommendations }: Questionnaire, today: string): DecisionForm {
  const nothing = { action: null, revision: null };
  if (decision.verb === "accept") {
    return { intent: "accept", recommendation: decision.recommendation, ...nothing };
  }
  if (decision.verb === "reject") {
    const { recommendation, reason } = decision;
    return { intent: "reject", recommendation, ...nothing, reason: typographic(reason) };
  }
  const { owner, cost } = decision.carrying;
  if (decision.verb === "add") {
    const { title, why, steps, effort, impact } = decision.action;
    return {
      intent: "add",
      title: typographic(title),
      why: typographic(why),
      steps: steps.map(typographic),
      horizon: "3-months",
      ...{ effort, impact, indicator: null, owner, dueOn: null, cost },
      fundingSchemes: [],
      collectiveActions: [],
    };
  }
  const advice = recommendations.find(({ id }) => id === decision.recommendation);
  if (advice === undefined) throw new Error(`No recommendation is called ${decision.recommendation}`);
  const { title, steps, horizon } = { ...advice, ...decision.rewording };
  const { why, effort, impact, indicator, fundingSchemes, collectiveActions } = advice;
  return {
    intent: "change",
    recommendation: advice.id,
    ...nothing,
    title: typographic(title),
    ...{ why, steps: [...steps], horizon, effort, impact, indicator: indicator ?? null },
    ...{ owner, dueOn: dueDate(horizon, today), cost, fundingSchemes, collectiveActions },
  };
}
