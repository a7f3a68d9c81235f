/** Which commune a misspelt name may have meant. */
import type { Commune } from "#app/domain/firm/commune.ts";

/** A commune as it is searched: its name folded, and its inhabitants (0 when not known), for the order of suggestions. */
export type Place = { readonly commune: Commune; readonly folded: string; readonly population: number };

/** How many are proposed. */
const MOST_SUGGESTIONS = 5;
/** Names that share fewer of their pairs of letters than this are not alike. */
const LEAST_LIKENESS = 0.6;

/**
 * Communes that may have been meant: those that the postal code serves, the likest first; when it serves none, the
 * likest names among those that are near.
 */
export function suggestCommunes(
  folded: string,
  served: readonly Place[],
  near: readonly Place[],
): readonly Commune[] {
  const pairs = pairsOf(folded);
  const places = served.length > 0 ? served : near;
  return places
    .map((place) => ({ place, likeness: likeness(pairs, pairsOfPlace(place)) }))
    .filter((one) => served.length > 0 || one.likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness || b.place.population - a.place.population)
    .slice(0, MOST_SUGGESTIONS)
    .map((one) => one.place.commune);
}

/** Dice's coefficient on the pairs of letters: 0 nothing in common, 1 the same. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  const total = a.size + b.size;
  return total === 0 ? 0 : (2 * shared) / total;
}

/** An import may misspell thousands of communes: the pairs of each name are made once. */
const PAIRS = new WeakMap<Place, ReadonlySet<string>>();

function pairsOfPlace(place: Place): ReadonlySet<string> {
  const known = PAIRS.get(place);
  if (known !== undefined) return known;
  const pairs = pairsOf(place.folded);
  PAIRS.set(place, pairs);
  return pairs;
}

function pairsOf(word: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2)));
}
