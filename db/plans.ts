/**
 * Plans of action. Every decision is appended to `plan_decisions`; `planned_actions` is the plan that stands once they are
 * replayed, written in the same transaction.
 */
import { and, asc, eq, inArray, notInArray, sql } from "drizzle-orm";
import * as z from "zod";
import type { PlannedAction } from "#app/domain/plan/action-plan.ts";
import {
  isSameAction,
  type PlanDecision,
  replayDecisions,
  standingDecisions,
} from "#app/domain/plan/plan-decision.ts";
import { horizonSchema } from "#app/domain/questionnaire/definition.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { readCell, writeCell } from "#db/json.ts";
import { users } from "#db/schema/accounts.ts";
import { planDecisions, plannedActions } from "#db/schema/plans.ts";

/** Whose plan: a firm's in one round. */
export type PlanKey = { readonly enrollmentId: string; readonly roundId: string };

/** An action with its revision, which grows by one with each decision that changes it. */
export type StoredAction = PlannedAction & { readonly revision: number; readonly updatedAt: string };

/** A decision as the log has it. */
export type LoggedDecision = PlanDecision & {
  readonly seq: number;
  readonly actorId: string | null;
  /** Name of the user, for people to read. */
  readonly author: string | null;
  readonly decidedAt: string;
};

/** Who decides, and when (an ISO instant). */
export type DecisionContext = { readonly actorId: string | null; readonly decidedAt: string };

/** Every action that somebody decided on, rejected ones too, in the order of the plan. */
export function listPlannedActions(db: Db, key: PlanKey): readonly StoredAction[] {
  return db
    .select()
    .from(plannedActions)
    .where(ofPlan(plannedActions, key))
    .orderBy(asc(plannedActions.position), asc(plannedActions.id))
    .all()
    .map(actionOf);
}

/** One action of a firm's plan, in whichever round it was decided on, with that round; null when there is none. */
export function findPlannedAction(
  db: Db,
  enrollmentId: string,
  actionId: string,
): { readonly key: PlanKey; readonly action: StoredAction } | null {
  const row = db
    .select()
    .from(plannedActions)
    .where(and(eq(plannedActions.enrollmentId, enrollmentId), eq(plannedActions.id, actionId)))
    .get();
  return row === undefined ? null : { key: { enrollmentId, roundId: row.roundId }, action: actionOf(row) };
}

/** The plans of these firms in one round, by enrollment id; a firm on which nothing was decided is absent. */
export function plansOfFirms(
  db: Db,
  enrollmentIds: readonly string[],
  roundId: string,
): ReadonlyMap<string, readonly StoredAction[]> {
  const asked = sql`(SELECT value FROM json_each(${JSON.stringify(enrollmentIds)}))`;
  const rows = db
    .select()
    .from(plannedActions)
    .where(and(inArray(plannedActions.enrollmentId, asked), eq(plannedActions.roundId, roundId)))
    .orderBy(asc(plannedActions.enrollmentId), asc(plannedActions.position), asc(plannedActions.id))
    .all();
  const plans = new Map<string, StoredAction[]>();
  for (const action of rows) {
    const plan = plans.get(action.enrollmentId);
    if (plan === undefined) plans.set(action.enrollmentId, [actionOf(action)]);
    else plan.push(actionOf(action));
  }
  return plans;
}

/** All decisions on a plan, undone ones too, the first one first. */
export function listDecisions(db: Db, key: PlanKey): readonly LoggedDecision[] {
  return db
    .select({ row: planDecisions, author: users.name })
    .from(planDecisions)
    .leftJoin(users, eq(users.id, planDecisions.actorId))
    .where(ofPlan(planDecisions, key))
    .orderBy(asc(planDecisions.seq))
    .all()
    .map(({ row, author }) => decisionOf(row, author));
}

/** The decision that « Annuler » would undo; null when there is none. */
export function lastStandingDecision(db: Db, key: PlanKey): LoggedDecision | null {
  return standingDecisions(listDecisions(db, key)).at(-1) ?? null;
}

/** Writes a decision and the plan that follows from it. Gives the plan. */
export function recordDecision(
  db: Db,
  key: PlanKey,
  decision: PlanDecision,
  context: DecisionContext,
): readonly StoredAction[] {
  return inTransaction(db, () => {
    db.insert(planDecisions)
      .values({
        ...key,
        actionId: decision.actionId,
        verb: decision.verb,
        after: afterCell(decision),
        actorId: context.actorId,
        decidedAt: context.decidedAt,
      })
      .run();
    return writePlan(db, key, replayDecisions(listDecisions(db, key)), context.decidedAt);
  });
}

/** Undoes the last decision that stands, and says which one it was; null when there is none, and then nothing is written. */
export function undoLastDecision(db: Db, key: PlanKey, context: DecisionContext): LoggedDecision | null {
  return inTransaction(db, () => {
    const last = lastStandingDecision(db, key);
    if (last === null) return null;
    recordDecision(db, key, { verb: "undo", actionId: last.actionId }, context);
    return last;
  });
}

/** Makes the stored plan what it should be, touching only the actions that changed. */
function writePlan(
  db: Db,
  key: PlanKey,
  plan: readonly PlannedAction[],
  updatedAt: string,
): readonly StoredAction[] {
  const before = new Map(listPlannedActions(db, key).map((action) => [action.id, action]));
  const ids = plan.map((action) => action.id);
  db.delete(plannedActions)
    .where(and(ofPlan(plannedActions, key), notInArray(plannedActions.id, ids)))
    .run();
  for (const action of plan) {
    const known = before.get(action.id);
    if (known !== undefined && isSameAction(known, action)) continue;
    const row = { ...key, ...rowOf(action), revision: (known?.revision ?? 0) + 1, updatedAt };
    db.insert(plannedActions).values(row).onConflictDoUpdate({ target: plannedActions.id, set: row }).run();
  }
  return listPlannedActions(db, key);
}

const plannedActionSchema: z.ZodType<PlannedAction> = z.object({
  id: z.string(),
  recommendation: z.string().nullable(),
  decision: z.enum(["accepted", "changed", "rejected", "added"]),
  reason: z.string().nullable(),
  title: z.string(),
  why: z.string(),
  steps: z.array(z.string()),
  horizon: horizonSchema,
  effort: z.number(),
  impact: z.number(),
  indicator: z.string().nullable(),
  owner: z.string().nullable(),
  dueOn: z.string().nullable(),
  status: z.enum(["planned", "started", "done", "dropped"]),
  cost: z.number().nullable(),
  fundingSchemes: z.array(z.string()),
  collectiveActions: z.array(z.string()),
  position: z.number(),
});
const orderSchema = z.object({ order: z.array(z.string()) });
const wordsSchema = z.array(z.string());

function afterCell(decision: PlanDecision): string | null {
  if (decision.verb === "undo") return null;
  return writeCell(decision.verb === "reorder" ? { order: decision.order } : decision.after);
}

function decisionOf(row: typeof planDecisions.$inferSelect, author: string | null): LoggedDecision {
  const { seq, actionId, actorId, decidedAt } = row;
  const made = { seq, actionId, actorId, author, decidedAt };
  if (row.verb === "undo") return { ...made, verb: row.verb };
  const cell = row.after ?? "null";
  return row.verb === "reorder"
    ? { ...made, verb: row.verb, order: readCell(orderSchema, cell, "plan_decisions.after").order }
    : { ...made, verb: row.verb, after: readCell(plannedActionSchema, cell, "plan_decisions.after") };
}

function rowOf(action: PlannedAction) {
  return {
    ...action,
    steps: writeCell(action.steps),
    fundingSchemes: writeCell(action.fundingSchemes),
    collectiveActions: writeCell(action.collectiveActions),
  };
}

function actionOf(row: typeof plannedActions.$inferSelect): StoredAction {
  const { enrollmentId: _enrollment, roundId: _round, ...fields } = row;
  return {
    ...fields,
    steps: readCell(wordsSchema, row.steps, "planned_actions.steps"),
    fundingSchemes: readCell(wordsSchema, row.fundingSchemes, "planned_actions.funding_schemes"),
    collectiveActions: readCell(wordsSchema, row.collectiveActions, "planned_actions.collective_actions"),
  };
}

function ofPlan(table: typeof plannedActions | typeof planDecisions, { enrollmentId, roundId }: PlanKey) {
  return and(eq(table.enrollmentId, enrollmentId), eq(table.roundId, roundId));
}
