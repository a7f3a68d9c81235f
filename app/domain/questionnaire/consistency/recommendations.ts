/** What recommendations cite, and that none absorbs itself. */
import { fundingTopicSchema } from "#app/domain/funding/funding-scheme.ts";
import { unknownAmong } from "#app/domain/questionnaire/consistency/citations.ts";
import type { Recommendation } from "#app/domain/questionnaire/definition.ts";
import {
  type ContentPath,
  contradiction,
  type Inconsistency,
  warning,
} from "#app/domain/questionnaire/inconsistency.ts";

/** Ids that recommendations may cite. */
export type Catalogues = {
  readonly fundingSchemes: ReadonlySet<string>;
  readonly collectiveActions: ReadonlySet<string>;
};

/**
 * Faults of one list of recommendations. `all` holds them and those of the other file of the same questionnaire, if
 * any; without catalogues, schemes and collective actions are not judged. Paths start at the list.
 */
export function recommendationFaults(
  list: readonly Recommendation[],
  all: readonly Recommendation[],
  catalogues: Catalogues | null,
): readonly Inconsistency[] {
  const ids = new Set(all.map(({ id }) => id));
  return list.flatMap((recommendation, index) => [
    ...unknownTwins(recommendation, ids, [index]),
    ...selfAbsorbed(recommendation, all, [index]),
    ...unknownTopics(recommendation, [index]),
    ...(catalogues === null ? [] : unknownInCatalogues(recommendation, catalogues, [index])),
  ]);
}

function unknownTwins(
  { id, replaces }: Recommendation,
  ids: ReadonlySet<string>,
  path: ContentPath,
): readonly Inconsistency[] {
  return replaces.flatMap((twin, index) =>
    ids.has(twin)
      ? []
      : [
          contradiction(
            [...path, "replaces", index],
            `la préconisation « ${id} » remplace la préconisation inconnue « ${twin} »`,
            twin,
          ),
        ],
  );
}

function selfAbsorbed(
  { id, replaces }: Recommendation,
  all: readonly Recommendation[],
  path: ContentPath,
): readonly Inconsistency[] {
  const circle = circleFrom(id, all);
  return circle === null
    ? []
    : [
        contradiction(
          [...path, "replaces", Math.max(0, replaces.indexOf(circle[1] ?? id))],
          `la préconisation « ${id} » finit par se remplacer elle-même : ${circle.join(" → ")}`,
        ),
      ];
}

/** The shortest way from a recommendation back to itself by `replaces`; null when there is none. */
function circleFrom(start: string, all: readonly Recommendation[]): readonly string[] | null {
  const absorbed = new Map(all.map(({ id, replaces }) => [id, replaces]));
  const seen = new Set<string>();
  let ways: readonly (readonly string[])[] = [[start]];
  while (ways.length > 0) {
    const longer: (readonly string[])[] = [];
    for (const way of ways) {
      for (const next of absorbed.get(way[way.length - 1] ?? start) ?? []) {
        if (next === start) return [...way, next];
        if (!seen.has(next)) longer.push([...way, next]);
        seen.add(next);
      }
    }
    ways = longer;
  }
  return null;
}

function unknownTopics({ id, topics }: Recommendation, path: ContentPath): readonly Inconsistency[] {
  const known: readonly string[] = fundingTopicSchema.options;
  return topics.flatMap((topic, index) =>
    known.includes(topic)
      ? []
      : [
          warning(
            [...path, "topics", index],
            `le sujet « ${topic} » de la préconisation « ${id} » n’est celui d’aucun dispositif`,
          ),
        ],
  );
}

function unknownInCatalogues(
  { id, fundingSchemes, collectiveActions }: Recommendation,
  catalogues: Catalogues,
  path: ContentPath,
): readonly Inconsistency[] {
  return [
    ...unknownAmong(
      fundingSchemes,
      catalogues.fundingSchemes,
      [...path, "fundingSchemes"],
      (scheme) => `la préconisation « ${id} » cite le dispositif inconnu « ${scheme} »`,
    ),
    ...unknownAmong(
      collectiveActions,
      catalogues.collectiveActions,
      [...path, "collectiveActions"],
      (action) => `la préconisation « ${id} » cite l’action collective inconnue « ${action} »`,
    ),
  ];
}
