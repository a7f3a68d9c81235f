/** What a printed figure claims: of which cells it says something, and what a reader who knows the rules makes of it. */
import type { PublishedSpread } from "#app/domain/synthesis/disclosure/classes.ts";
import {
  isNearlyAll,
  NEARLY_ALL,
  type PublishedCount,
  protectCount,
} from "#app/domain/synthesis/disclosure/counts.ts";
import type {
  PublishedChangeLine,
  PublishedNeed,
  PublishedObstacle,
  PublishedPlans,
  PublishedRecommendation,
  PublishedScheme,
  PublishedScore,
  PublishedSynthesis,
  PublishedTag,
} from "#app/domain/synthesis/published-synthesis.ts";

/**
 * `count`: that n firms are in the cell, for some n that it lets think of. `median`: that the cell's values have this middle.
 * `amount`: that the cell's values add up to this.
 */
export type Claim =
  | CountClaim
  | { readonly kind: "median"; readonly cell: string; readonly value: number }
  | { readonly kind: "amount"; readonly cell: string };

export type CountClaim = {
  readonly kind: "count";
  readonly cell: string;
  readonly mayBe: (n: number) => boolean;
  /** The number itself, where it is printed. */
  readonly exactly?: number;
  /** A reader is taken to know the number even where it is hidden: the other figures of the day often tell it. */
  readonly isKnown: boolean;
};

/** A median; nothing where it isn't printed. */
export function claimMedian(cell: string, value: number | null): readonly Claim[] {
  return value === null ? [] : [{ kind: "median", cell, value }];
}

/** A count protected for its own sake: where it is hidden, a reader knows which numbers are. */
function claimCount(cell: string, count: PublishedCount, k: number): Claim {
  const claim = { kind: "count", cell, isKnown: true } as const;
  if (count.kind === "exact") return { ...claim, mayBe: (n) => n === count.n, exactly: count.n };
  return { ...claim, mayBe: (n) => protectCount(n, count.N, k).kind === count.kind };
}

/** A part of an exact count: where it is hidden, nothing is said. */
function claimPart(cell: string, part: number | null | undefined): readonly Claim[] {
  return part === null || part === undefined
    ? []
    : [{ kind: "count", cell, mayBe: (n: number) => n === part, isKnown: false }];
}

function claimPartCount(cell: string, part: PublishedCount): readonly Claim[] {
  if (part.kind === "hidden") return [];
  if (part.kind === "exact") return claimPart(cell, part.n);
  return [{ kind: "count", cell, mayBe: (n) => n >= NEARLY_ALL * part.N && n <= part.N, isKnown: false }];
}

export function claimsOfObstacle(
  { tag, firms, gap, evidenced }: PublishedObstacle,
  k: number,
): readonly Claim[] {
  const cell = `obstacle:${tag}`;
  return [
    claimCount(cell, firms, k),
    ...claimPart(`${cell}:declaredOnly`, gap?.declaredOnly),
    ...claimPart(`${cell}:both`, gap?.both),
    ...claimPart(`${cell}:seenOnly`, gap?.seenOnly),
    ...claimPartCount(`${cell}:evidenced`, evidenced),
  ];
}

export function claimsOfOpportunity({ tag, firms }: PublishedTag, k: number): readonly Claim[] {
  return [claimCount(`opportunity:${tag}`, firms, k)];
}

export function claimsOfNeed({ action, firms, sources, inPlan }: PublishedNeed, k: number): readonly Claim[] {
  const cell = `need:${action}`;
  return [
    claimCount(cell, firms, k),
    ...claimPart(`${cell}:declared`, sources.declared),
    ...claimPart(`${cell}:evidenced`, sources.evidenced),
    ...claimPart(`${cell}:observed`, sources.observed),
    ...claimPartCount(`${cell}:inPlan`, inPlan),
  ];
}

export function claimsOfRecommendation(
  { id, firms, priority }: PublishedRecommendation,
  k: number,
): readonly Claim[] {
  const cell = `recommendation:${id}`;
  return [claimCount(cell, firms, k), ...claimPartCount(`${cell}:priority`, priority)];
}

export function claimsOfMatched({ id, matched }: PublishedScheme, k: number): readonly Claim[] {
  return [claimCount(`matched:${id}`, matched, k)];
}

export function claimsOfPlanned({ id, planned }: PublishedScheme, k: number): readonly Claim[] {
  return [claimCount(`planned:${id}`, planned, k)];
}

/** The median and the quartiles, and for each level how many firms are at it or under it: what is hidden says something too. */
export function claimsOfScore(
  id: string,
  { median, spread, evaluated, N }: PublishedScore,
  levels: PublishedSynthesis["maturity"]["levels"],
  k: number,
): readonly Claim[] {
  const cell = `score:${id}`;
  const total = evaluated ?? N;
  const cuts = levels.slice(0, -1).flatMap((level, rank): readonly Claim[] => {
    const [low, high] = spread.kind === "hidden" ? [0, total] : boundsUnder(spread, rank, total);
    // What would have been printed: a cut with k firms on both sides, and the lowest or the highest level of nearly all.
    const isCut = (n: number) => n >= k && total - n >= k;
    const isMost = (n: number) =>
      (rank === 0 && isNearlyAll(n, total, k)) ||
      (rank === levels.length - 2 && isNearlyAll(total - n, total, k));
    const isPrinted = (n: number) => isCut(n) || (spread.kind === "hidden" && isMost(n));
    const mayBe =
      spread.kind === "classes"
        ? (n: number) => n >= low && n <= high
        : (n: number) => n >= low && n <= high && !isPrinted(n);
    return [{ kind: "count", cell: `${cell}:${level.id}`, mayBe, isKnown: false }];
  });
  return [...claimMedian(cell, median), ...cuts];
}

/** The two medians, and the parts of the row: a hidden one says nothing. */
export function claimsOfChange({
  id,
  before,
  after,
  rose,
  stayed,
  fell,
}: PublishedChangeLine): readonly Claim[] {
  const cell = `change:${id}`;
  return [
    ...claimMedian(`${cell}:before`, before),
    ...claimMedian(`${cell}:after`, after),
    ...claimPart(`${cell}:rose`, rose),
    ...claimPart(`${cell}:stayed`, stayed),
    ...claimPart(`${cell}:fell`, fell),
  ];
}

/** How many firms can be at this level or under it, at least and at most. */
function boundsUnder(
  spread: Exclude<PublishedSpread, { readonly kind: "hidden" }>,
  rank: number,
  total: number,
): readonly [number, number] {
  if (spread.kind === "most") {
    const most = Math.ceil(NEARLY_ALL * total);
    return rank < spread.rank ? [0, total - most] : [most, total];
  }
  let low = 0;
  let high = 0;
  for (const { first, last, n } of spread.classes) {
    if (last <= rank) low += n;
    if (first <= rank) high += n;
  }
  return [low, high];
}

/** The amounts of the plans; the numbers of firms are claimed apart (`claimsOfSteps`). */
export function claimsOfAmounts(plans: PublishedPlans): readonly Claim[] {
  return AMOUNTS.flatMap((name) =>
    plans[name] === null ? [] : [{ kind: "amount", cell: `plans:${name}` } as const],
  );
}

const AMOUNTS = [
  "lines",
  "decided",
  "rejected",
  "undecided",
  "accepted",
  "changed",
  "added",
  "rejectedWithReason",
  "engaged",
  "notEngaged",
  "started",
  "done",
  "planned",
  "dropped",
  "costs",
] as const satisfies readonly (keyof PublishedPlans)[];

export function claimsOfSteps(plans: PublishedPlans, k: number): readonly Claim[] {
  return [
    ...claimPartCount("plans:firmsDeciding", plans.firmsDeciding),
    ...claimPartCount("plans:firmsEngaged", plans.firmsEngaged),
    ...claimPartCount("plans:firmsDone", plans.firmsDone),
    claimCount("plans:costed", plans.costed, k),
  ];
}
