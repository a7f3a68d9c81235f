/** The same figures with less and less detail: what may still be said where the whole may not. */
import type { JoinedClass, PublishedSpread } from "#app/domain/synthesis/disclosure/classes.ts";
import type { PublishedPlans, PublishedScore } from "#app/domain/synthesis/published-synthesis.ts";

/**
 * A score with its median and all its classes, then with fewer and fewer classes; then the same without the median. What says
 * nothing at all is not among them. Quartiles go with the first class that is joined, and with the median.
 */
export function coarserScores<Score extends PublishedScore>(score: Score): readonly Score[] {
  const spreads = coarserSpreads(score.spread).map(
    (spread): Score => (spread === score.spread ? score : { ...score, q1: null, q3: null, spread }),
  );
  const withoutMedian = spreads
    .filter(({ spread }) => spread.kind !== "hidden")
    .map((each): Score => ({ ...each, median: null, q1: null, q3: null }));
  return score.median === null ? spreads : [...spreads, ...withoutMedian];
}

function coarserSpreads(spread: PublishedSpread): readonly PublishedSpread[] {
  const hidden: PublishedSpread = { kind: "hidden" };
  if (spread.kind === "hidden") return [spread];
  if (spread.kind === "most") return [spread, hidden];
  const joined = joinings(spread.classes)
    .filter((classes) => classes.length >= 2)
    .toSorted((a, b) => b.length - a.length)
    .slice(1)
    .map((classes): PublishedSpread => ({ kind: "classes", classes }));
  return [spread, ...joined, hidden];
}

/** Every way of joining neighbours, the classes as they are first. */
function joinings(classes: readonly JoinedClass[]): readonly (readonly JoinedClass[])[] {
  const [first, ...others] = classes;
  if (first === undefined) return [];
  if (others.length === 0) return [[first]];
  return joinings(others).flatMap((rest) => {
    const [next, ...after] = rest;
    if (next === undefined) return [];
    return [
      [first, ...rest],
      [{ first: first.first, last: next.last, n: first.n + next.n }, ...after],
    ];
  });
}

/** The plans with every row, then without the rows that share out a part, one after the other. */
export function coarserPlans(plans: PublishedPlans): readonly PublishedPlans[] {
  const steps: readonly (readonly (keyof PublishedPlans)[])[] = [
    ["rejectedWithReason"],
    ["started", "done", "planned", "dropped"],
    ["accepted", "changed", "added"],
    ["engaged", "notEngaged"],
    ["costs"],
    ["rejected", "undecided"],
  ];
  const coarser = [plans];
  for (const names of steps) {
    const last = coarser.at(-1) ?? plans;
    coarser.push({ ...last, ...Object.fromEntries(names.map((name) => [name, null])) });
  }
  return coarser;
}
