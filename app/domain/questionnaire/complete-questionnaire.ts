/** From the files of a questionnaire to one questionnaire that needs nothing else. */
import { citationsOf, locatedQuestions } from "#app/domain/questionnaire/consistency/located.ts";
import type { Questionnaire, Recommendation, Tag } from "#app/domain/questionnaire/definition.ts";

/**
 * The questionnaire with the recommendations of its own file and, of the shared vocabulary, the tags that it cites: what
 * a tablet takes along, what a publication freezes. Where both define a tag, the questionnaire's own word holds.
 */
export function completeQuestionnaire(
  questionnaire: Questionnaire,
  recommendations: readonly Recommendation[],
  vocabulary: readonly Tag[],
): Questionnaire {
  const citations = locatedQuestions(questionnaire).flatMap(citationsOf);
  const cited = new Set(citations.filter(({ of }) => of === "tag").map(({ id }) => id));
  const own = new Set(questionnaire.tags.map(({ id }) => id));
  const borrowed = vocabulary.filter(({ id }) => cited.has(id) && !own.has(id));
  return {
    ...questionnaire,
    tags: [...questionnaire.tags, ...borrowed],
    recommendations: [...questionnaire.recommendations, ...recommendations],
  };
}
