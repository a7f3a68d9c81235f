/** Twin advice: where one recommendation replaces another, only the first is given. */
import { compareIds } from "#app/domain/compare.ts";
import type { Recommendation } from "#app/domain/questionnaire/definition.ts";

/** A recommendation that stays in the plan, with the ids of the triggered twins that it absorbed (by id). */
export type Kept = { readonly recommendation: Recommendation; readonly absorbed: readonly string[] };

/**
 * The triggered recommendations that no other triggered one replaces. `replaces` is transitive: where A replaces B and
 * B replaces C, A absorbs C, whether or not B is triggered. What two recommendations replace joins both of them.
 * Throws on an unknown id and on a circle.
 */
export function absorbTwins(
  triggered: readonly string[],
  recommendations: ReadonlyMap<string, Recommendation>,
): readonly Kept[] {
  const replaced = new Map(triggered.map((id) => [id, replacedBy(id, recommendations)]));
  const gone = new Set([...replaced.values()].flatMap((ids) => [...ids]));
  return triggered
    .filter((id) => !gone.has(id))
    .map((id) => ({
      recommendation: find(id, recommendations),
      absorbed: triggered.filter((other) => replaced.get(id)?.has(other)).toSorted(compareIds),
    }));
}

/** The ids of everything that a recommendation replaces, near and far. */
function replacedBy(id: string, recommendations: ReadonlyMap<string, Recommendation>): ReadonlySet<string> {
  const reached = new Set<string>();
  const ahead = [...find(id, recommendations).replaces];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (next === id) throw new Error(`recommendation ${id} replaces itself`);
    if (reached.has(next)) continue;
    reached.add(next);
    ahead.push(...find(next, recommendations).replaces);
  }
  return reached;
}

function find(id: string, recommendations: ReadonlyMap<string, Recommendation>): Recommendation {
  const recommendation = recommendations.get(id);
  if (recommendation === undefined) throw new Error(`the questionnaire has no recommendation ${id}`);
  return recommendation;
}
