/** Every id cited exists, and everything that exists is cited. */

import type { FundingScheme } from "#app/domain/funding/funding-scheme.ts";
import type { CollectiveActionTemplate } from "#app/domain/plan/collective-action-catalogue.ts";
import { citationsOf, locatedQuestions } from "#app/domain/questionnaire/consistency/located.ts";
import type { Questionnaire, Recommendation, Tag } from "#app/domain/questionnaire/definition.ts";
import {
  type ContentPath,
  contradiction,
  flaw,
  type Inconsistency,
} from "#app/domain/questionnaire/inconsistency.ts";

const NAMES = { recommendation: "la préconisation inconnue", tag: "l’étiquette inconnue" } as const;

/** Recommendations and tags that the questions cite and that exist nowhere; null: not judged. */
export function unknownCitations(
  questionnaire: Questionnaire,
  known: { readonly recommendation: ReadonlySet<string> | null; readonly tag: ReadonlySet<string> | null },
): readonly Inconsistency[] {
  return locatedQuestions(questionnaire).flatMap((located) =>
    citationsOf(located)
      .filter(({ of, id }) => known[of]?.has(id) === false)
      .map(({ of, id, path }) =>
        contradiction(path, `la question « ${located.question.id} » cite ${NAMES[of]} « ${id} »`, id),
      ),
  );
}

/** Recommendations that no question of the questionnaire leads to; paths start at the list. */
export function uncitedRecommendations(
  recommendations: readonly Recommendation[],
  questionnaire: Questionnaire,
): readonly Inconsistency[] {
  const cited = citedBy([questionnaire], "recommendation");
  return uncited(recommendations, cited, (id) => `aucune question ne mène à la préconisation « ${id} »`);
}

/** Tags that no question of these questionnaires gives; paths start at the list. */
export function uncitedTags(
  tags: readonly Tag[],
  questionnaires: readonly Questionnaire[],
): readonly Inconsistency[] {
  return uncited(
    tags,
    citedBy(questionnaires, "tag"),
    (id) => `aucune question ne donne l’étiquette « ${id} »`,
  );
}

/** Funding schemes that nothing names and that shares no topic with a recommendation; paths start at the list. */
export function uncitedFundingSchemes(
  schemes: readonly FundingScheme[],
  recommendations: readonly Recommendation[],
  collectiveActions: readonly CollectiveActionTemplate[],
): readonly Inconsistency[] {
  const topics = new Set(recommendations.flatMap((recommendation) => recommendation.topics));
  const cited = new Set([
    ...recommendations.flatMap(({ fundingSchemes }) => fundingSchemes),
    ...collectiveActions.flatMap(({ fundingSchemes }) => fundingSchemes),
    ...schemes.filter((scheme) => scheme.topics.some((topic) => topics.has(topic))).map(({ id }) => id),
  ]);
  return uncited(
    schemes,
    cited,
    (id) => `rien ne cite le dispositif « ${id} », ni par son nom ni par un sujet`,
  );
}

/** Collective actions that no recommendation names; paths start at the list. */
export function uncitedCollectiveActions(
  actions: readonly CollectiveActionTemplate[],
  recommendations: readonly Recommendation[],
): readonly Inconsistency[] {
  const cited = new Set(recommendations.flatMap(({ collectiveActions }) => collectiveActions));
  return uncited(actions, cited, (id) => `aucune préconisation ne cite l’action collective « ${id} »`);
}

/** Ids in one list of citations that are not known; null: not judged. */
export function unknownAmong(
  cited: readonly string[],
  known: ReadonlySet<string> | null,
  path: ContentPath,
  sentence: (id: string) => string,
): readonly Inconsistency[] {
  return cited.flatMap((id, index) =>
    known?.has(id) === false ? [flaw([...path, index], sentence(id), id)] : [],
  );
}

function citedBy(
  questionnaires: readonly Questionnaire[],
  of: "recommendation" | "tag",
): ReadonlySet<string> {
  const citations = questionnaires.flatMap(locatedQuestions).flatMap(citationsOf);
  return new Set(citations.filter((citation) => citation.of === of).map(({ id }) => id));
}

function uncited(
  list: readonly { readonly id: string }[],
  cited: ReadonlySet<string>,
  sentence: (id: string) => string,
): readonly Inconsistency[] {
  return list.flatMap(({ id }, index) => (cited.has(id) ? [] : [flaw([index, "id"], sentence(id), id)]));
}
