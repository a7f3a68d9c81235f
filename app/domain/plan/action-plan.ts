/** Suggestions are computed again from the answers; decisions on them are kept. */
import type { Horizon } from "#app/domain/questionnaire/definition.ts";

/** An answer that leads to a recommendation. */
export type Trigger = {
  readonly question: string;
  readonly theme: string;
  /** (1 − question score) × weight, or 0.5 × weight without a score. */
  readonly gap: number;
  /** Stake of the theme (1–3); 2 where the director rates none. */
  readonly stake: number;
};

/** A recommendation that answers trigger, before anyone decides on it. */
export type Suggestion = {
  readonly recommendation: string;
  /** impact ÷ effort × the largest (stake × gap) of the triggers; no unit, only for ordering. */
  readonly priority: number;
  /** In the order of the questionnaire. */
  readonly because: readonly Trigger[];
  /** Twins that this suggestion absorbed, by id. */
  readonly absorbed: readonly string[];
};

/** How many lines at the head of the plan are its priorities; the others stay in reserve. */
export const PRIORITY_COUNT = 5;

export type ActionStatus = "planned" | "started" | "done" | "dropped";

/** A suggestion that somebody decided on, or an action that somebody added. */
export type PlannedAction = {
  readonly id: string;
  /** Null when the consultant added the action. */
  readonly recommendation: string | null;
  readonly decision: "accepted" | "changed" | "rejected" | "added";
  /** Why it was rejected; null otherwise. */
  readonly reason: string | null;
  readonly title: string;
  readonly why: string;
  readonly steps: readonly string[];
  readonly horizon: Horizon;
  readonly effort: number;
  readonly impact: number;
  readonly indicator: string | null;
  readonly owner: string | null;
  /** ISO date. */
  readonly dueOn: string | null;
  readonly status: ActionStatus;
  /** Euros, whole; null when nobody said. */
  readonly cost: number | null;
  readonly fundingSchemes: readonly string[];
  readonly collectiveActions: readonly string[];
  /** Place in the plan, chosen by the consultant. */
  readonly position: number;
};

/** Decided actions in their order, then the suggestions nobody has decided on yet, in theirs. */
export type ActionPlan = {
  /** Accepted, changed and added actions. */
  readonly actions: readonly PlannedAction[];
  readonly rejected: readonly PlannedAction[];
  /** Suggestions without a decision, in the order of priority. */
  readonly undecided: readonly Suggestion[];
};

/** One line of a plan: what somebody decided, or what is only suggested. */
export type PlanLine<Action = PlannedAction, Advice = Suggestion> =
  | { readonly kind: "decided"; readonly action: Action }
  | { readonly kind: "suggested"; readonly suggestion: Advice };
