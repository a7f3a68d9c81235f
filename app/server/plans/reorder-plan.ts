/** The order of a plan, and taking back the last decision on it. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { ReorderForm } from "#app/forms/plan-form.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { isLive, openPlan } from "#app/server/plans/open-plan.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { type LoggedDecision, recordDecision, type StoredAction, undoLastDecision } from "#db/plans.ts";

/**
 * Puts the actions of the plan in a new order and gives them. Fails with `changed-meanwhile` when the order doesn't name
 * exactly the actions that are in the plan now.
 */
export function reorderPlan(
  db: Db,
  enrollmentId: string,
  form: ReorderForm,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<readonly StoredAction[]> {
  return inTransaction(db, () => {
    const plan = openPlan(db, enrollmentId, actor, now);
    if (!plan.ok) return plan;
    const { actions, key, context } = plan.value;
    const before = actions.filter(isLive).map(({ id }) => id);
    const after = form.intent === "reorder" ? form.order : moved(before, form.action, form.direction);
    if (!isSameSet(before, after)) {
      return failure({
        code: "changed-meanwhile",
        message: "Le plan a changé entre-temps\u00A0: rechargez la page, puis remettez les actions en ordre.",
      });
    }
    const movedId = after.find((id, index) => id !== before[index]);
    if (movedId === undefined) return success(actions);
    const rejected = actions.filter((action) => !isLive(action)).map(({ id }) => id);
    const order = [...after, ...rejected];
    const actionId = form.intent === "move" ? form.action : movedId;
    return success(recordDecision(db, key, { verb: "reorder", actionId, order }, context));
  });
}

/** Takes back the last decision that stands, and says which one it was. Fails with `nothing-to-undo`. */
export function undoDecision(
  db: Db,
  enrollmentId: string,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<LoggedDecision> {
  return inTransaction(db, () => {
    const plan = openPlan(db, enrollmentId, actor, now);
    if (!plan.ok) return plan;
    const undone = undoLastDecision(db, plan.value.key, plan.value.context);
    if (undone !== null) return success(undone);
    return failure({ code: "nothing-to-undo", message: "Il n’y a plus de décision à annuler sur ce plan." });
  });
}

/** A step up or down; the first one can't go up, nor the last one down. */
function moved(ids: readonly string[], id: string, direction: "up" | "down"): readonly string[] {
  const from = ids.indexOf(id);
  const to = from + (direction === "up" ? -1 : 1);
  const neighbour = ids[to];
  if (from === -1) return [];
  return neighbour === undefined ? ids : ids.with(from, neighbour).with(to, id);
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
