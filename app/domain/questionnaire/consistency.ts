/**
 * What a questionnaire says that cannot be true. The shape is already right (definition.ts); here ids, citations,
 * conditions, points and levels are held against each other. Pure: places are paths, the parser knows the lines.
 */
import {
  uncitedRecommendations,
  uncitedTags,
  unknownCitations,
} from "#app/domain/questionnaire/consistency/citations.ts";
import { conditionFaults } from "#app/domain/questionnaire/consistency/conditions.ts";
import {
  alreadyTaken,
  duplicateIds,
  duplicatesIn,
} from "#app/domain/questionnaire/consistency/duplicate-ids.ts";
import { idleKeys } from "#app/domain/questionnaire/consistency/idle-keys.ts";
import { pointFaults } from "#app/domain/questionnaire/consistency/points.ts";
import { unreachableQuestions } from "#app/domain/questionnaire/consistency/reachability.ts";
import {
  type Catalogues,
  recommendationFaults,
} from "#app/domain/questionnaire/consistency/recommendations.ts";
import { scaleAndLevelFaults } from "#app/domain/questionnaire/consistency/scale-and-levels.ts";
import type { Questionnaire, Recommendation, Tag } from "#app/domain/questionnaire/definition.ts";
import type { Inconsistency } from "#app/domain/questionnaire/inconsistency.ts";

/** What a questionnaire may cite and that other files define; null where that can't be read, and so isn't judged. */
export type Elsewhere = {
  readonly tags: readonly Tag[] | null;
  readonly recommendations: readonly Recommendation[] | null;
  readonly catalogues: Catalogues | null;
};

/** Everything in a questionnaire's own file that contradicts itself or the files it leans on. */
export function checkQuestionnaire(
  questionnaire: Questionnaire,
  elsewhere: Elsewhere,
): readonly Inconsistency[] {
  const recommendations = [...questionnaire.recommendations, ...(elsewhere.recommendations ?? [])];
  const tags = [...questionnaire.tags, ...(elsewhere.tags ?? [])];
  return [
    ...duplicateIds(questionnaire),
    ...alreadyTaken(questionnaire.tags, elsewhere.tags ?? [], ["tags"], "l’étiquette"),
    ...scaleAndLevelFaults(questionnaire),
    ...pointFaults(questionnaire),
    ...idleKeys(questionnaire),
    ...conditionFaults(questionnaire),
    ...unreachableQuestions(questionnaire),
    ...unknownCitations(questionnaire, {
      recommendation: elsewhere.recommendations && idsOf(recommendations),
      tag: elsewhere.tags && idsOf(tags),
    }),
    ...within("tags", uncitedTags(questionnaire.tags, [questionnaire])),
    ...within("recommendations", uncitedRecommendations(questionnaire.recommendations, questionnaire)),
    ...within(
      "recommendations",
      recommendationFaults(questionnaire.recommendations, recommendations, elsewhere.catalogues),
    ),
  ];
}

/** Everything in a questionnaire's separate file of recommendations that contradicts it. */
export function checkRecommendations(
  list: readonly Recommendation[],
  questionnaire: Questionnaire,
  catalogues: Catalogues | null,
): readonly Inconsistency[] {
  return [
    ...duplicatesIn(list, ["recommendations"], "la préconisation"),
    ...alreadyTaken(list, questionnaire.recommendations, ["recommendations"], "la préconisation"),
    ...within("recommendations", uncitedRecommendations(list, questionnaire)),
    ...within(
      "recommendations",
      recommendationFaults(list, [...questionnaire.recommendations, ...list], catalogues),
    ),
  ];
}

/** The same inconsistencies, seen from the root of a file that holds the list under a key. */
export function within(key: string, inconsistencies: readonly Inconsistency[]): readonly Inconsistency[] {
  return inconsistencies.map((inconsistency) => ({ ...inconsistency, path: [key, ...inconsistency.path] }));
}

function idsOf(list: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(list.map(({ id }) => id));
}
