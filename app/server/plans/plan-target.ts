/** What a page about one line of a plan is about: an action already decided on, or a suggestion. */

import type { ActionStatus, PlannedAction } from "#app/domain/plan/action-plan.ts";
import type { ActionWords } from "#app/forms/plan-form.ts";
import type { Content } from "#app/server/content/load-content.ts";
import type { PlanPage, SchemeLine } from "#app/server/plans/plan-page.ts";
import type { StoredAction } from "#db/plans.ts";

/** The words of an action, as its form shows them. */
type Words = Pick<PlannedAction, keyof ActionWords>;

export type PlanTarget = {
  readonly draft: Words;
  /** Hidden fields that name it in a form. */
  readonly fields: Readonly<Record<string, string>>;
  readonly schemes: readonly SchemeLine[];
  /** Null for a suggestion: nobody has decided on it yet. */
  readonly status: ActionStatus | null;
};

/** The line of this id: an action's, or a recommendation's that is still undecided. Null when there is none. */
export function findTarget(page: PlanPage, id: string): PlanTarget | null {
  const action = page.actions.find((each) => each.id === id);
  if (action !== undefined) {
    const { revision, schemes, status } = action;
    return { draft: action, fields: { action: id, revision: String(revision) }, schemes, status };
  }
  const suggestion = page.suggestions.find((each) => each.id === id);
  if (suggestion === undefined) return null;
  const draft = {
    ...suggestion,
    indicator: suggestion.indicator ?? null,
    owner: null,
    dueOn: null,
    cost: null,
  };
  return { draft, fields: { recommendation: id }, schemes: suggestion.schemes, status: null };
}

/** An action of an earlier round, which is followed but no longer decided on. */
export function earlierTarget(action: StoredAction): PlanTarget {
  const { id, revision, status } = action;
  return { draft: action, fields: { action: id, revision: String(revision) }, schemes: [], status };
}

/** The collective actions that this questionnaire's public may join, as options of a form. */
export function togetherOptions(
  content: Content,
  audience: string | null,
): readonly { readonly value: string; readonly label: string }[] {
  return content.collectiveActions.collectiveActions
    .filter((template) => audience === null || template.audience.some((each) => each === audience))
    .map(({ id, title }) => ({ value: id, label: title }));
}
