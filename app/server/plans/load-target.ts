/** The line of a plan that an address names, for whoever the guard let in. */
import { data } from "react-router";
import { currentOperation, type ReadableContext, requestContext } from "#app/server/access/actor.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { planPageOf } from "#app/server/plans/plan-page.ts";
import {
  earlierTarget,
  findTarget,
  type PlanTarget,
  togetherOptions,
} from "#app/server/plans/plan-target.ts";
import { services } from "#app/server/services.ts";
import { findPlannedAction } from "#db/plans.ts";

export type LoadedTarget = {
  readonly operation: { readonly id: string; readonly name: string };
  readonly enrollment: { readonly id: string; readonly name: string };
  readonly target: PlanTarget;
  readonly together: readonly { readonly value: string; readonly label: string }[];
};

/**
 * The line, also one of an earlier round's plan where `earlier` says that it may be.
 * @throws 404 when there is no such line.
 */
export function loadTarget(
  params: { readonly enrollmentId: string; readonly lineId: string },
  context: ReadableContext,
  { earlier = false }: { readonly earlier?: boolean } = {},
): LoadedTarget {
  const { db, content } = services();
  const { id, name } = currentOperation(context);
  const page = planPageOf(
    db,
    content,
    { operationId: id, enrollmentId: params.enrollmentId },
    dayInFrance(context.get(requestContext).now),
  );
  const before = earlier ? findPlannedAction(db, params.enrollmentId, params.lineId) : null;
  const target =
    page === null
      ? null
      : (findTarget(page, params.lineId) ?? (before === null ? null : earlierTarget(before.action)));
  if (page === null || target === null) throw data(null, { status: 404 });
  return {
    operation: { id, name },
    enrollment: { id: page.enrollment.id, name: page.enrollment.name },
    target,
    together: togetherOptions(content, page.audience),
  };
}
