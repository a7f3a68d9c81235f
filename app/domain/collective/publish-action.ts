/** A collective action as it may leave the operation: how many firms, never which. */

import { countAnswers } from "#app/domain/collective/answer-invitation.ts";
import type { CollectiveAction, CollectiveStep } from "#app/domain/collective/collective-action.ts";
import { lastPilot } from "#app/domain/collective/take-step.ts";
import { OUTCOMES, type Outcome } from "#app/domain/collective/transitions.ts";
import type { PublishedCollectiveAction } from "#app/domain/publication/published-action.ts";

/** @param schemeNames names of the catalogue's funding schemes, by id; one that left the catalogue is not named. */
export function publishAction(
  action: CollectiveAction,
  schemeNames: ReadonlyMap<string, string>,
): PublishedCollectiveAction {
  const { template, stage, description, members, feedback } = action;
  const { yes, perhaps } = countAnswers(members);
  return {
    template,
    stage,
    description,
    schemes: description.fundingSchemes.flatMap((id) => schemeNames.get(id) ?? []),
    invited: members.length,
    joined: yes,
    hesitating: perhaps,
    pilot: lastPilot(action),
    outcome: outcomeOf(action),
    approval: approvalOf(action.steps),
    feedback,
  };
}

/** How what was tried ended; null while something is going on. */
export function outcomeOf({
  stage,
  steps,
}: Pick<CollectiveAction, "stage" | "steps">): PublishedCollectiveAction["outcome"] {
  if (stage !== "pivoted" && stage !== "scaled" && stage !== "stopped") return null;
  const step = steps.findLast(({ verb }) => isOutcome(verb));
  if (step === undefined || !isOutcome(step.verb)) return null;
  return { verb: step.verb, why: step.words ?? "", takenOn: dayOf(step.takenAt) };
}

/** The steering committee's last word; null when it has not spoken. */
export function approvalOf(steps: readonly CollectiveStep[]): PublishedCollectiveAction["approval"] {
  const step = steps.findLast(({ approval }) => approval !== null);
  return step === undefined || step.approval === null ? null : { ...step.approval, words: step.words };
}

function isOutcome(verb: CollectiveStep["verb"]): verb is Outcome {
  return OUTCOMES.some((outcome) => outcome === verb);
}

/** The ISO date in France of an instant: Swedish writes dates as ISO 8601 does. */
function dayOf(instant: string): string {
  return DAY_IN_FRANCE.format(new Date(instant));
}

const DAY_IN_FRANCE = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Paris",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});
