/** Putting what was promised at the end of a visit into the firm's plan. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { dueDate } from "#app/domain/plan/due-date.ts";
import { type Horizon, horizonSchema } from "#app/domain/questionnaire/definition.ts";
import type { Commitment } from "#app/domain/visit/visit-fact.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { dayInFrance, nowInstant } from "#app/server/clock.ts";
import { interviewSheets } from "#app/server/field/standings.ts";
import { decideAction } from "#app/server/plans/decide-action.ts";
import { followUp } from "#app/server/plans/follow-up.ts";
import { isLive, openPlan } from "#app/server/plans/open-plan.ts";
import type { QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import type { StoredAction } from "#db/plans.ts";
import { factOf, readVisit } from "#db/visits.ts";

/** How many commitments went into the plan, and how many were there already. */
export type TakenUp = { readonly added: number; readonly known: number };

type Tools = { readonly db: Db; readonly questionnaireOf: QuestionnaireSource };

/**
 * Takes up the commitments of the visit of the round under way: advice of the questionnaire is accepted, with who does it and by
 * when; what the two found themselves is added. What is in the plan already stays as it is there, so that doing it again changes
 * nothing. Fails with `no-commitment`, or as the plan's own use cases do.
 */
export function takeUpCommitments(
  tools: Tools,
  enrollmentId: string,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<TakenUp> {
  return inTransaction(tools.db, () => {
    const plan = openPlan(tools.db, enrollmentId, actor, now);
    if (!plan.ok) return plan;
    const commitments = interviewSheets(tools.db, plan.value).flatMap(
      ({ id }) => factOf(readVisit(tools.db, id), "commitments")?.value.commitments ?? [],
    );
    if (commitments.length === 0) return failure(NO_COMMITMENT);
    const fresh = commitments.filter((one) => !plan.value.actions.some((action) => isTakenUp(action, one)));
    for (const commitment of fresh) {
      const taken = takeUp(tools, enrollmentId, commitment, actor, now);
      if (!taken.ok) return taken;
    }
    return success({ added: fresh.length, known: commitments.length - fresh.length });
  });
}

/** Whether an action of the plan is what was promised: the same advice, or the same words. */
export function isTakenUp(
  action: Pick<StoredAction, "decision" | "recommendation" | "title">,
  { recommendation, title }: Commitment,
): boolean {
  if (!isLive(action)) return false;
  return recommendation === null ? action.title === title : action.recommendation === recommendation;
}

function takeUp(
  tools: Tools,
  enrollmentId: string,
  { recommendation, title, owner, dueOn }: Commitment,
  actor: ActingUser,
  now: string,
): Result<unknown> {
  if (recommendation === null) {
    const horizon = horizonUntil(dueOn, dayInFrance(now));
    const words = {
      ...{ title, owner, dueOn, horizon, why: PROMISED, steps: [title] },
      ...{ effort: MIDDLE, impact: MIDDLE, indicator: null, cost: null },
      ...{ fundingSchemes: [], collectiveActions: [] },
    };
    return decideAction(tools, enrollmentId, { intent: "add", ...words }, actor, now);
  }
  const form = { intent: "accept", recommendation, action: null, revision: null } as const;
  const accepted = decideAction(tools, enrollmentId, form, actor, now);
  if (!accepted.ok) return accepted;
  const { id: action, revision, status, cost } = accepted.value;
  const followed = { intent: "follow-up", action, revision, status, owner, dueOn, cost } as const;
  return followUp(tools.db, enrollmentId, followed, actor, now);
}

/** The nearest horizon that reaches a day. */
function horizonUntil(day: string, today: string): Horizon {
  return horizonSchema.options.find((horizon) => dueDate(horizon, today) >= day) ?? "12-months";
}

/** Nobody weighed it: neither little nor much. */
const MIDDLE = 2;
const PROMISED = "Engagement pris avec le dirigeant à la fin de la visite.";
const NO_COMMITMENT = {
  code: "no-commitment",
  message: "Cette visite n’a laissé aucun engagement à reprendre.",
};
