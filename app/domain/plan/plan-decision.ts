/**
 * Decisions on a plan are kept for good, those that were undone too. The plan is what is left when they are replayed, so
 * that undoing is one more decision.
 */
import { compareIds, compareNumbers } from "#app/domain/compare.ts";
import type { PlannedAction } from "#app/domain/plan/action-plan.ts";

/** One decision, in the order in which they were made. */
export type PlanDecision =
  | {
      readonly verb: "accept" | "change" | "reject" | "add" | "follow-up";
      readonly actionId: string;
      /** The action as the decision left it. */
      readonly after: PlannedAction;
    }
  | {
      readonly verb: "reorder";
      /** The action that was moved. */
      readonly actionId: string;
      /** Ids of all actions, in their new order. */
      readonly order: readonly string[];
    }
  | { readonly verb: "undo"; readonly actionId: string };

export type DecisionVerb = PlanDecision["verb"];

/** The decisions that hold: each « undo » takes away the last one that held before it. */
export function standingDecisions<D extends PlanDecision>(decisions: readonly D[]): readonly D[] {
  const standing: D[] = [];
  for (const decision of decisions) {
    if (decision.verb === "undo") standing.pop();
    else standing.push(decision);
  }
  return standing;
}

/** The actions that the decisions lead to, in the order of the plan. */
export function replayDecisions(decisions: readonly PlanDecision[]): readonly PlannedAction[] {
  const actions = new Map<string, PlannedAction>();
  for (const decision of standingDecisions(decisions)) {
    if (decision.verb === "undo") continue;
    if (decision.verb !== "reorder") {
      actions.set(decision.actionId, decision.after);
      continue;
    }
    for (const [position, id] of decision.order.entries()) {
      const action = actions.get(id);
      if (action !== undefined) actions.set(id, { ...action, position });
    }
  }
  return [...actions.values()].sort(byPosition);
}

/** Total order of the actions of a plan. */
export function byPosition(a: PlannedAction, b: PlannedAction): number {
  return compareNumbers(a.position, b.position) || compareIds(a.id, b.id);
}

/** Whether two versions of an action say the same, whatever else rides along (a revision). */
export function isSameAction(one: PlannedAction, other: PlannedAction): boolean {
  return FIELDS.every((field) => JSON.stringify(one[field]) === JSON.stringify(other[field]));
}

const FIELDS = [
  "id",
  "recommendation",
  "decision",
  "reason",
  "title",
  "why",
  "steps",
  "horizon",
  "effort",
  "impact",
  "indicator",
  "owner",
  "dueOn",
  "status",
  "cost",
  "fundingSchemes",
  "collectiveActions",
  "position",
] as const satisfies readonly (keyof PlannedAction)[];
