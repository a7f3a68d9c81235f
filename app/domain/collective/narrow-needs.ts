/** Shared needs seen from one side: a family of obstacles, a trade, a size, a territory. Exact: for consultants only. */
import type { Readiness } from "#app/domain/collective/readiness.ts";
import type { ObstacleSource } from "#app/domain/findings/finding.ts";

/** A firm that has the need, with what tells it from another. Null is « Non renseigné ». */
export type NeedingPlace = {
  readonly enrollmentId: string;
  readonly name: string;
  readonly city: string | null;
  readonly headcount: number | null;
  readonly trade: string | null;
  /** The id of its band of headcounts. */
  readonly size: string | null;
  /** The name of its département. */
  readonly territory: string | null;
  readonly source: ObstacleSource;
  /** A decided action of its plan leads there. */
  readonly inPlan: boolean;
  readonly readiness: Readiness | null;
};

export type NeedInFull = {
  readonly action: string;
  readonly title: string;
  readonly minimumFirms: number;
  /** Ids of the families of its obstacles. */
  readonly families: readonly string[];
  readonly who: readonly NeedingPlace[];
};

/** What is asked for; an empty text asks for nothing. */
export type NeedFilter = {
  readonly family: string;
  readonly trade: string;
  readonly size: string;
  readonly territory: string;
};

export type NarrowedNeed = NeedInFull & {
  /** How many firms have the need, without the filter. */
  readonly all: number;
  readonly bySource: Readonly<Record<ObstacleSource, number>>;
  readonly inPlan: number;
  /** How many firms are missing among those shown; 0 when they are enough. */
  readonly missing: number;
  /** What those that said so offer: hours a month, and how many add money. */
  readonly offered: { readonly hours: number; readonly firms: number; readonly withMoney: number };
};

/** The needs that a filter leaves, with the firms that it leaves of each; the most shared first, then as they came. */
export function narrowNeeds(needs: readonly NeedInFull[], filter: NeedFilter): readonly NarrowedNeed[] {
  return needs
    .filter(({ families }) => filter.family === "" || families.includes(filter.family))
    .map((need) =>
      narrowed(
        need,
        need.who.filter((firm) => passes(firm, filter)),
      ),
    )
    .filter(({ who }) => who.length > 0)
    .toSorted((a, b) => b.who.length - a.who.length);
}

function passes({ trade, size, territory }: NeedingPlace, filter: NeedFilter): boolean {
  return (
    (filter.trade === "" || trade === filter.trade) &&
    (filter.size === "" || size === filter.size) &&
    (filter.territory === "" || territory === filter.territory)
  );
}

function narrowed(need: NeedInFull, who: readonly NeedingPlace[]): NarrowedNeed {
  const count = (source: ObstacleSource) => who.filter((firm) => firm.source === source).length;
  const offers = who
    .flatMap(({ readiness }) => readiness ?? [])
    .filter(({ hours, money }) => hours > 0 || money);
  return {
    ...need,
    who,
    all: need.who.length,
    bySource: { declared: count("declared"), evidenced: count("evidenced"), observed: count("observed") },
    inPlan: who.filter(({ inPlan }) => inPlan).length,
    missing: Math.max(0, need.minimumFirms - who.length),
    offered: {
      hours: offers.reduce((sum, { hours }) => sum + hours, 0),
      firms: offers.length,
      withMoney: offers.filter(({ money }) => money).length,
    },
  };
}
