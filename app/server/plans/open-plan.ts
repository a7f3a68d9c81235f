/** The plan that a decision is about, for whoever may write on it. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { type EnrollmentInOperation, findForWriting } from "#app/server/enrollment-access.ts";
import type { Db } from "#db/client.server.ts";
import { type DecisionContext, listPlannedActions, type PlanKey, type StoredAction } from "#db/plans.ts";

export type OpenPlan = EnrollmentInOperation & {
  readonly key: PlanKey;
  /** Every action that was decided on, rejected ones too, in the order of the plan. */
  readonly actions: readonly StoredAction[];
  readonly context: DecisionContext;
};

/** The plan of a firm in the current round. Call it inside the transaction that writes. */
export function openPlan(db: Db, enrollmentId: string, actor: ActingUser, now: string): Result<OpenPlan> {
  const found = findForWriting(db, enrollmentId, actor, "actionPlan");
  if (!found.ok) return found;
  const key = { enrollmentId, roundId: found.value.round.id };
  return success({
    ...found.value,
    key,
    actions: listPlannedActions(db, key),
    context: { actorId: actor.id, decidedAt: now },
  });
}

/**
 * The action of a plan that a form names, if it still is as the person saw it (`revision`, null when the form says nothing).
 * Fails with `no-action`, and with `changed-meanwhile`.
 */
export function findAction(
  actions: readonly StoredAction[],
  id: string,
  revision: number | null,
): Result<StoredAction> {
  const action = actions.find((one) => one.id === id);
  if (action === undefined) {
    return failure({
      code: "no-action",
      message: "Cette action n’est plus dans le plan\u00A0: rechargez la page.",
    });
  }
  if (revision === null || revision === action.revision) return success(action);
  return failure({
    code: "changed-meanwhile",
    message: "Quelqu’un a modifié cette action entre-temps\u00A0: relisez-la, puis décidez de nouveau.",
  });
}

/** Whether an action is part of the plan: it was accepted, changed or added. */
export function isLive({ decision }: Pick<StoredAction, "decision">): boolean {
  return decision !== "rejected";
}
