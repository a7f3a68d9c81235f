/** From what firms lack, one by one, to what they could do together. */
import { compareIds } from "#app/domain/compare.ts";
import type { ObstacleSource } from "#app/domain/findings/finding.ts";
import type { PlanLine } from "#app/domain/plan/action-plan.ts";
import type { CollectiveActionTemplate } from "#app/domain/plan/collective-action-catalogue.ts";
import { planLines, priorities } from "#app/domain/plan/prioritize.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { type Base, type Figure, share } from "#app/domain/synthesis/figure.ts";
import { type FirmFacts, type FirmPlan, livingActions } from "#app/domain/synthesis/firm-facts.ts";
import { tagsOf } from "#app/domain/synthesis/firm-tags.ts";

/** A firm that calls for a collective action, and how that is known. For the consultants' screen only. */
export type NeedingFirm = {
  readonly enrollmentId: string;
  /** Declared where the director says one of the tags; else evidenced where a document proves one; else observed. */
  readonly source: ObstacleSource;
  /** The tags of the action that the firm carries, in the action's order. */
  readonly tags: readonly string[];
  /** Whether a decided action of its plan leads there. */
  readonly inPlan: boolean;
  /** Whether advice that nobody has decided on yet, among its priorities, leads there. */
  readonly recommended: boolean;
};

/** A collective action of the catalogue that firms call for. */
export type SharedNeed = {
  readonly action: string;
  readonly title: string;
  /** n firms that call for it, of N assessed. */
  readonly firms: Figure;
  /** How it is known, firm by firm: the three add up to n. */
  readonly declared: number;
  readonly evidenced: number;
  readonly observed: number;
  /** Firms whose plan already holds a decided action that leads there. */
  readonly inPlan: number;
  readonly minimumFirms: number;
  /** How many firms are missing to begin; 0 when there are enough. */
  readonly missing: number;
  /** The tags that call for it, with their firms, the most widespread first. */
  readonly tags: readonly { readonly tag: string; readonly firms: number }[];
  /** By enrollment id. */
  readonly who: readonly NeedingFirm[];
};

/** Advice that firms have in their plan, decided or suggested. */
export type SharedRecommendation = {
  readonly id: string;
  readonly title: string;
  /** n firms whose plan holds it, of N assessed. */
  readonly firms: Figure;
  /** Among them, firms where it is one of the five priorities. */
  readonly priority: number;
  readonly who: readonly string[];
  /** The firms of `priority`. */
  readonly first: readonly string[];
};

/**
 * The collective actions that firms call for, the most called for first, then by id. A firm calls for an action when its
 * plan leads there (a decided action, or a suggestion among its priorities), or when it carries more than half of the
 * action's tags and one of them at least is declared by the director or proved by a document. Less would not tell one action
 * from another: a firm carries some thirty tags, and nearly every action shares one with it.
 *
 * @param firms assessed firms.
 * @param catalogue the actions that suit the operation's public.
 * @param declaring ids of the questions that declare.
 */
export function findSharedNeeds(
  firms: readonly FirmFacts[],
  catalogue: readonly CollectiveActionTemplate[],
  questionnaire: Questionnaire,
  declaring: ReadonlySet<string>,
  base: Base,
): readonly SharedNeed[] {
  const leading = new Map(questionnaire.recommendations.map((each) => [each.id, each.collectiveActions]));
  const callers = firms.map((firm) => ({
    enrollmentId: firm.enrollmentId,
    tags: tagsOf(firm.findings, declaring),
    ...actionsInPlan(firm, leading),
  }));
  return catalogue
    .map((action) =>
      toNeed(
        action,
        callers.flatMap((caller) => callFor(action, caller) ?? []),
        base,
      ),
    )
    .filter((need) => need.firms.n > 0)
    .toSorted((a, b) => b.firms.n - a.firms.n || compareIds(a.action, b.action));
}

type Caller = {
  readonly enrollmentId: string;
  readonly tags: ReturnType<typeof tagsOf>;
  readonly decided: ReadonlySet<string>;
  readonly suggested: ReadonlySet<string>;
};

function actionsInPlan(
  { plan }: FirmFacts,
  leading: ReadonlyMap<string, readonly string[]>,
): Pick<Caller, "decided" | "suggested"> {
  const head = plan === null ? [] : priorities(plan);
  return {
    decided: new Set(livingActions(plan).flatMap((action) => action.collectiveActions)),
    suggested: new Set(
      head.flatMap((line) =>
        line.kind === "suggested" ? (leading.get(line.suggestion.recommendation) ?? []) : [],
      ),
    ),
  };
}

/** Why a firm calls for an action, or null. */
function callFor(action: CollectiveActionTemplate, caller: Caller): NeedingFirm | null {
  const inPlan = caller.decided.has(action.id);
  const recommended = caller.suggested.has(action.id);
  const carried = action.tags.filter((tag) => caller.tags.has(tag));
  const declared = carried.some((tag) => caller.tags.get(tag)?.declared === true);
  const evidenced = carried.some((tag) => caller.tags.get(tag)?.evidenced === true);
  const byTags = carried.length > action.tags.length / 2 && (declared || evidenced);
  if (!inPlan && !recommended && !byTags) return null;
  return {
    enrollmentId: caller.enrollmentId,
    source: declared ? "declared" : evidenced ? "evidenced" : "observed",
    tags: carried,
    inPlan,
    recommended,
  };
}

function toNeed(action: CollectiveActionTemplate, who: readonly NeedingFirm[], base: Base): SharedNeed {
  const count = (source: ObstacleSource) => who.filter((firm) => firm.source === source).length;
  return {
    action: action.id,
    title: action.title,
    firms: share(who.length, base),
    declared: count("declared"),
    evidenced: count("evidenced"),
    observed: count("observed"),
    inPlan: who.filter((firm) => firm.inPlan).length,
    minimumFirms: action.minimumFirms,
    missing: Math.max(0, action.minimumFirms - who.length),
    tags: action.tags
      .map((tag) => ({ tag, firms: who.filter((firm) => firm.tags.includes(tag)).length }))
      .filter(({ firms }) => firms > 0)
      .toSorted((a, b) => b.firms - a.firms || compareIds(a.tag, b.tag)),
    who: who.toSorted((a, b) => compareIds(a.enrollmentId, b.enrollmentId)),
  };
}

/** The advice that assessed firms have in their plan, the most shared first, then by id. */
export function findSharedRecommendations(
  firms: readonly FirmFacts[],
  questionnaire: Questionnaire,
  base: Base,
): readonly SharedRecommendation[] {
  const holders = new Map<string, { who: string[]; first: string[] }>();
  for (const { enrollmentId, plan } of firms) {
    if (plan === null) continue;
    const first = adviceOf(priorities(plan));
    for (const id of adviceOf(planLines(plan))) {
      const holder = holders.get(id) ?? { who: [], first: [] };
      holder.who.push(enrollmentId);
      if (first.has(id)) holder.first.push(enrollmentId);
      holders.set(id, holder);
    }
  }
  return questionnaire.recommendations
    .flatMap(({ id, title }) => {
      const holder = holders.get(id);
      if (holder === undefined) return [];
      const who = holder.who.toSorted(compareIds);
      const first = holder.first.toSorted(compareIds);
      return [{ id, title, firms: share(who.length, base), priority: first.length, who, first }];
    })
    .toSorted((a, b) => b.firms.n - a.firms.n || compareIds(a.id, b.id));
}

type FirmPlanLine = PlanLine<FirmPlan["actions"][number], FirmPlan["undecided"][number]>;

function adviceOf(lines: readonly FirmPlanLine[]): ReadonlySet<string> {
  const ids = lines.map((line) =>
    line.kind === "suggested"
      ? line.suggestion.recommendation
      : line.action.status === "dropped"
        ? null
        : line.action.recommendation,
  );
  return new Set(ids.filter((id) => id !== null));
}
