/** Everything that is wrong with one questionnaire and its file of recommendations. */

import type { Catalogues } from "#app/domain/questionnaire/consistency/recommendations.ts";
import {
  checkQuestionnaire,
  checkRecommendations,
  type Elsewhere,
} from "#app/domain/questionnaire/consistency.ts";
import type { Tag } from "#app/domain/questionnaire/definition.ts";
import type { Inconsistency } from "#app/domain/questionnaire/inconsistency.ts";
import type { ContentProblem } from "#app/server/content/content-problem.ts";
import type { Located } from "#app/server/content/parse-content.ts";
import type { CatalogueFiles, ContentFile, QuestionnaireFiles } from "#app/server/content/read-content.ts";

/** What questionnaires may cite in the catalogues; null where a catalogue can't be read, and so isn't judged. */
export type Shared = { readonly tags: readonly Tag[] | null; readonly catalogues: Catalogues | null };

/** Nothing shared at hand. */
export const NOTHING_SHARED: Shared = { tags: null, catalogues: null };

/** The problems of shape and of sense of a questionnaire and of its recommendations. */
export function questionnaireProblems(files: QuestionnaireFiles, shared: Shared): readonly ContentProblem[] {
  const { questionnaire, recommendations } = files;
  const problems = [...questionnaire.problems, ...(recommendations?.problems ?? [])];
  if (questionnaire.content === null) return problems;
  const lost = [questionnaire, recommendations];
  const elsewhere: Elsewhere = { ...shared, recommendations: recommendationsIn(recommendations) };
  problems.push(
    ...located(questionnaire.content, checkQuestionnaire(questionnaire.content.value, elsewhere), lost),
  );
  if (recommendations?.content) {
    const { value } = recommendations.content;
    problems.push(
      ...located(
        recommendations.content,
        checkRecommendations(value.recommendations, questionnaire.content.value, shared.catalogues),
        lost,
      ),
    );
  }
  return problems;
}

/** Inconsistencies at their place, without those that only follow from what couldn't be read in one of the files. */
export function located(
  content: Located<unknown>,
  inconsistencies: readonly Inconsistency[],
  files: readonly (ContentFile<unknown> | null)[],
): readonly ContentProblem[] {
  return inconsistencies
    .filter(({ about }) => about === undefined || !files.some((file) => file?.content?.lost.has(about)))
    .flatMap((inconsistency) => content.locate(inconsistency) ?? []);
}

/** What a folder's catalogues offer. One that can't be read in full isn't held against those who cite it. */
export function sharedIn({ tags, fundingSchemes, collectiveActions }: CatalogueFiles): Shared {
  const schemes = valueIn(fundingSchemes)?.schemes;
  const actions = valueIn(collectiveActions)?.collectiveActions;
  return {
    tags: valueIn(tags)?.tags ?? null,
    catalogues:
      schemes && actions
        ? {
            fundingSchemes: new Set(schemes.map(({ id }) => id)),
            collectiveActions: new Set(actions.map(({ id }) => id)),
          }
        : null,
  };
}

/** The value of a file without a fault of shape; null for the others. */
export function valueIn<T>(file: ContentFile<T>): T | null {
  return file.problems.length === 0 ? (file.content?.value ?? null) : null;
}

function recommendationsIn(file: QuestionnaireFiles["recommendations"]) {
  return file === null ? [] : (file.content?.value.recommendations ?? null);
}
