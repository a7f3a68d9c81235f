/** The individual plans added up. */
import type { Contributions, PlanFigures, SchemeCount } from "#app/domain/synthesis/collective-synthesis.ts";
import { type Base, share } from "#app/domain/synthesis/figure.ts";
import {
  type FirmFacts,
  type FirmPlan,
  livingActions,
  plannedSchemes,
} from "#app/domain/synthesis/firm-facts.ts";

type DecidedAction = FirmPlan["actions"][number];

/** Adds up the plans of the assessed firms. */
export function countPlans(firms: readonly FirmFacts[], base: Base): PlanFigures {
  const actions = (keep: (action: DecidedAction) => boolean) =>
    contributions(firms, ({ plan }) => plan?.actions.filter(keep).length ?? 0);
  const rejected = (keep: (action: FirmPlan["rejected"][number]) => boolean) =>
    contributions(firms, ({ plan }) => plan?.rejected.filter(keep).length ?? 0);
  const having = (keep: (action: DecidedAction) => boolean) =>
    share(firms.filter(({ plan }) => plan?.actions.some(keep) === true).length, base);
  return {
    deciding: having(() => true),
    engaged: having(isUnderWay),
    finishing: having(isDone),
    decisions: {
      accepted: actions((action) => action.decision === "accepted"),
      changed: actions((action) => action.decision === "changed"),
      added: actions((action) => action.decision === "added"),
      rejected: rejected(() => true),
      undecided: contributions(firms, ({ plan }) => plan?.undecided.length ?? 0),
    },
    rejectedWithReason: rejected(({ reason }) => reason !== null && reason.trim() !== ""),
    statuses: {
      planned: actions((action) => action.status === "planned"),
      started: actions((action) => action.status === "started"),
      done: actions(isDone),
      dropped: actions((action) => action.status === "dropped"),
    },
    costs: contributions(firms, ({ plan }) =>
      livingActions(plan).reduce((total, action) => total + (action.cost ?? 0), 0),
    ),
  };
}

/** How many assessed firms meet the known criteria of each scheme, and how many count on it; schemes of nobody are left out. */
export function countSchemes(
  firms: readonly FirmFacts[],
  schemes: readonly { readonly id: string; readonly name: string }[],
  base: Base,
): readonly SchemeCount[] {
  const matched = holdersOf(firms, (firm) => new Set(firm.eligibleSchemes));
  const planned = holdersOf(firms, plannedSchemes);
  return schemes
    .map(({ id, name }) => {
      const matchedBy = matched.get(id) ?? [];
      const plannedBy = planned.get(id) ?? [];
      return {
        id,
        name,
        matched: share(matchedBy.length, base),
        matchedBy,
        planned: share(plannedBy.length, base),
        plannedBy,
      };
    })
    .filter((scheme) => scheme.matched.n > 0 || scheme.planned.n > 0)
    .toSorted((a, b) => b.planned.n - a.planned.n || b.matched.n - a.matched.n);
}

/** The sum of what firms bring. */
export function total(contributions: Contributions): number {
  let sum = 0;
  for (const amount of contributions.values()) sum += amount;
  return sum;
}

function isUnderWay({ status }: DecidedAction): boolean {
  return status === "started" || status === "done";
}

function isDone({ status }: DecidedAction): boolean {
  return status === "done";
}

function contributions(firms: readonly FirmFacts[], amountOf: (firm: FirmFacts) => number): Contributions {
  return new Map(
    firms.flatMap((firm) => {
      const amount = amountOf(firm);
      return amount > 0 ? [[firm.enrollmentId, amount] as const] : [];
    }),
  );
}

function holdersOf(
  firms: readonly FirmFacts[],
  schemesOf: (firm: FirmFacts) => ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const holders = new Map<string, string[]>();
  for (const firm of firms) {
    for (const id of schemesOf(firm)) {
      const known = holders.get(id);
      if (known === undefined) holders.set(id, [firm.enrollmentId]);
      else known.push(firm.enrollmentId);
    }
  }
  return holders;
}
