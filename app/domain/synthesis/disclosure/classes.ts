/** Classes in an order (maturity levels, bands of headcounts): those with too few firms are joined to their neighbours. */
import { isNearlyAll } from "#app/domain/synthesis/disclosure/counts.ts";

/** Neighbouring classes counted together: ranks from `first` to `last`, both included. */
export type JoinedClass = { readonly first: number; readonly last: number; readonly n: number };

/**
 * How the firms of a group spread over ordered classes, as outsiders read it: joined classes of at least k firms that cover
 * them all, or the only class that 80 % of them and more are in, or nothing.
 */
export type PublishedSpread =
  | { readonly kind: "classes"; readonly classes: readonly JoinedClass[] }
  | { readonly kind: "most"; readonly rank: number }
  | { readonly kind: "hidden" };

/**
 * Joins classes from the lowest up, each as soon as it counts k firms; what is left at the top joins the last one. This gives
 * as many classes as can be had, the finest at the bottom, where help is needed. Inside a joined class nothing tells one of
 * its classes from another, empty ones included.
 */
export function joinClasses(counts: readonly number[], k: number): readonly JoinedClass[] {
  const joined: JoinedClass[] = [];
  let open = { first: 0, n: 0 };
  for (const [rank, count] of counts.entries()) {
    open = { ...open, n: open.n + count };
    if (open.n < k) continue;
    joined.push({ ...open, last: rank });
    open = { first: rank + 1, n: 0 };
  }
  const top = joined.pop();
  if (top === undefined) return [];
  return [...joined, { first: top.first, last: counts.length - 1, n: top.n + open.n }];
}

/** The spread of a group over ordered classes; nothing where it counts fewer than k firms. */
export function protectSpread(counts: readonly number[], k: number): PublishedSpread {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const classes = joinClasses(counts, k);
  if (classes.length >= 2) return { kind: "classes", classes };
  const rank = counts.findIndex((count) => isNearlyAll(count, total, k));
  return rank >= 0 ? { kind: "most", rank } : { kind: "hidden" };
}

/** Whether each class stands alone, so that the spread hides nothing. */
export function isWhole(spread: PublishedSpread): boolean {
  return spread.kind === "classes" && spread.classes.every(({ first, last }) => first === last);
}
