/** The order of a plan, and what its head is. */
import { compareIds, compareNumbers } from "#app/domain/compare.ts";
import {
  type ActionPlan,
  type PlanLine,
  type PlannedAction,
  PRIORITY_COUNT,
  type Suggestion,
} from "#app/domain/plan/action-plan.ts";
import type { Recommendation } from "#app/domain/questionnaire/definition.ts";

/**
 * The plan of a firm: what somebody decided, in the order that they gave, then the suggestions that nobody has decided
 * on. A decision on a recommendation is kept even when the answers no longer suggest it.
 */
export function composePlan(
  suggestions: readonly Suggestion[],
  decisions: readonly PlannedAction[],
): ActionPlan {
  const inOrder = decisions.toSorted(byPosition);
  const decided = new Set(decisions.map((action) => action.recommendation));
  return {
    actions: inOrder.filter((action) => action.decision !== "rejected"),
    rejected: inOrder.filter((action) => action.decision === "rejected"),
    undecided: suggestions.filter((suggestion) => !decided.has(suggestion.recommendation)),
  };
}

/** What makes the lines of a plan: of its actions and suggestions, as much as one reads. */
type LinedPlan<Action, Advice> = {
  readonly actions: readonly Action[];
  readonly undecided: readonly Advice[];
};

/** The lines of a plan from first to last: decided actions, then undecided suggestions. Rejected ones have left it. */
export function planLines<Action, Advice>(
  plan: LinedPlan<Action, Advice>,
): readonly PlanLine<Action, Advice>[] {
  return [
    ...plan.actions.map((action) => ({ kind: "decided", action }) as const),
    ...plan.undecided.map((suggestion) => ({ kind: "suggested", suggestion }) as const),
  ];
}

/** The head of a plan: its first `PRIORITY_COUNT` lines. */
export function priorities<Action, Advice>(
  plan: LinedPlan<Action, Advice>,
): readonly PlanLine<Action, Advice>[] {
  return planLines(plan).slice(0, PRIORITY_COUNT);
}

/** What stays in reserve behind the priorities. */
export function reserve(plan: ActionPlan): readonly PlanLine[] {
  return planLines(plan).slice(PRIORITY_COUNT);
}

type Candidate = { readonly recommendation: Recommendation; readonly suggestion: Suggestion };

/**
 * Total order of suggestions: priority down, impact down, effort up, first trigger in the order of the questionnaire
 * (`ranks`: place by question id), id.
 */
export function bySuggestionOrder(
  ranks: ReadonlyMap<string, number>,
): (a: Candidate, b: Candidate) => number {
  const firstTrigger = ({ suggestion }: Candidate) => ranks.get(suggestion.because[0]?.question ?? "") ?? 0;
  return (a, b) =>
    compareNumbers(b.suggestion.priority, a.suggestion.priority) ||
    b.recommendation.impact - a.recommendation.impact ||
    a.recommendation.effort - b.recommendation.effort ||
    firstTrigger(a) - firstTrigger(b) ||
    compareIds(a.recommendation.id, b.recommendation.id);
}

function byPosition(a: PlannedAction, b: PlannedAction): number {
  return a.position - b.position || compareIds(a.id, b.id);
}
