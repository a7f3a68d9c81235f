/** How an action of the plan goes on: where it stands, who does it, until when, for how much. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { isSameAction } from "#app/domain/plan/plan-decision.ts";
import type { FollowUpForm } from "#app/forms/plan-form.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { findAction, isLive, openPlan } from "#app/server/plans/open-plan.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { findPlannedAction, recordDecision, type StoredAction } from "#db/plans.ts";

/**
 * Writes where an action stands and gives it as it is now. An action of an earlier round is followed in the plan of that round:
 * what was decided then goes on. Fails with `rejected-action`: what was rejected isn't followed.
 */
export function followUp(
  db: Db,
  enrollmentId: string,
  form: FollowUpForm,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<StoredAction> {
  return inTransaction(db, () => {
    const plan = openPlan(db, enrollmentId, actor, now);
    if (!plan.ok) return plan;
    const stored = findPlannedAction(db, enrollmentId, form.action);
    const found = findAction(stored === null ? [] : [stored.action], form.action, form.revision);
    if (!found.ok) return found;
    const { revision: _revision, updatedAt: _updatedAt, ...action } = found.value;
    if (!isLive(action)) {
      const message = "Cette action a été écartée\u00A0: retenez-la d’abord pour la suivre.";
      return failure({ code: "rejected-action", message });
    }
    const { status, owner, dueOn, cost } = form;
    const after = { ...action, status, owner, dueOn, cost };
    if (isSameAction(action, after)) return success(found.value);
    const actions = recordDecision(
      db,
      stored?.key ?? plan.value.key,
      { verb: "follow-up", actionId: action.id, after },
      plan.value.context,
    );
    return findAction(actions, action.id, null);
  });
}
