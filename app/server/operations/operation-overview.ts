/** What the first page of an operation shows: how far it has come, which firms to follow, what they need together. */
import { compareNextSteps } from "#app/domain/operation/next-step.ts";
import type { Operation } from "#app/domain/operation/operation.ts";
import type { CollectiveActionTemplate } from "#app/domain/plan/collective-action-catalogue.ts";
import { isAssessed, isParticipating, leftOut } from "#app/domain/synthesis/firm-facts.ts";
import { declaringQuestions } from "#app/domain/synthesis/firm-tags.ts";
import { findSharedNeeds, type SharedNeed } from "#app/domain/synthesis/shared-needs.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { type Standing, standingOf } from "#app/server/firms/standings.ts";
import { factsOf, type GatheredOperation, gatherOperation } from "#app/server/reports/gather-operation.ts";
import type { Db } from "#db/client.server.ts";
import type { Enrollment } from "#db/enrollments.ts";
import type { MilestoneCounts } from "#db/milestones.ts";
import { getMilestoneCounts } from "#db/operations.ts";

export type FollowedFirm = Pick<Enrollment, "id" | "name" | "city" | "headcount" | "trade"> & Standing;

export type OperationOverview = {
  readonly operation: Operation;
  readonly counts: MilestoneCounts;
  /** The first firms to follow, the most urgent first, and how many there are to follow in all. */
  readonly toFollow: { readonly firms: readonly FollowedFirm[]; readonly total: number };
  /** The most shared needs, of the `assessed` firms among those `participating`. */
  readonly needs: {
    readonly top: readonly Pick<SharedNeed, "action" | "title" | "firms">[];
    readonly assessed: number;
    readonly participating: number;
  };
};

/** Lines of each card. */
const FOLLOWED = 8;
const TOP_NEEDS = 4;

/** Null when the operation doesn't exist. `today` is the ISO date in France. @throws like gatherOperation. */
export function operationOverview(
  db: Db,
  content: Content,
  operationId: string,
  today: string,
): OperationOverview | null {
  const gathered = gatherOperation(db, content, operationId);
  if (gathered === null) return null;
  const followed = firmsToFollow(gathered, today);
  return {
    operation: gathered.operation,
    counts: getMilestoneCounts(db, operationId),
    toFollow: { firms: followed.slice(0, FOLLOWED), total: followed.length },
    needs: topNeeds(gathered, content, today),
  };
}

function firmsToFollow({ questionnaire, firms }: GatheredOperation, today: string): readonly FollowedFirm[] {
  return (
    firms
      .map(({ enrollment, reading: { scores, plan, openThemes } }) => {
        const planBegun = plan.actions.length + plan.rejected.length > 0;
        const facts = { enrollment, overall: scores.overall, openThemes, planBegun };
        const { id, name, city, headcount, trade } = enrollment;
        return { id, name, city, headcount, trade, ...standingOf(questionnaire, facts, today) };
      })
      .filter(({ step }) => step.kind !== "nothing")
      // Firms come by name, and the sort is stable.
      .toSorted((a, b) => compareNextSteps(a.step, b.step))
  );
}

function topNeeds(gathered: GatheredOperation, content: Content, today: string): OperationOverview["needs"] {
  const { questionnaire } = gathered;
  const facts = factsOf(gathered, content.fundingSchemes, today);
  const assessed = facts.filter(isAssessed);
  const needs = findSharedNeeds(
    assessed,
    actionsFor(gathered, content),
    questionnaire,
    declaringQuestions(questionnaire),
    { N: assessed.length, excluded: leftOut(facts), asOf: today },
  );
  return {
    top: needs.slice(0, TOP_NEEDS).map(({ action, title, firms }) => ({ action, title, firms })),
    assessed: assessed.length,
    participating: facts.filter(isParticipating).length,
  };
}

/** The collective actions that suit the operation's public. */
function actionsFor(
  { audience }: GatheredOperation,
  { collectiveActions }: Content,
): readonly CollectiveActionTemplate[] {
  return collectiveActions.collectiveActions.filter(
    (action) => audience === null || action.audience.includes(audience),
  );
}
