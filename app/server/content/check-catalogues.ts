/** Everything that is wrong with the catalogues that questionnaires share. */

import {
  collectiveActionFaults,
  fundingSchemeFaults,
  readinessFaults,
  tagCatalogueFaults,
} from "#app/domain/questionnaire/consistency/catalogues.ts";
import {
  uncitedCollectiveActions,
  uncitedFundingSchemes,
  uncitedTags,
} from "#app/domain/questionnaire/consistency/citations.ts";
import { within } from "#app/domain/questionnaire/consistency.ts";
import { located, valueIn } from "#app/server/content/check-questionnaire.ts";
import type { ContentProblem } from "#app/server/content/content-problem.ts";
import type { CatalogueFiles, QuestionnaireFiles } from "#app/server/content/read-content.ts";

/**
 * The problems of the three catalogues. What nothing cites is told only when every file of the folder could be read:
 * the citation may stand in what couldn't.
 */
export function catalogueProblems(
  catalogues: CatalogueFiles,
  versions: readonly QuestionnaireFiles[],
): readonly ContentProblem[] {
  const { tags, fundingSchemes, collectiveActions } = catalogues;
  const files = [tags, fundingSchemes, collectiveActions];
  return [
    ...files.flatMap(({ problems }) => problems),
    ...tagProblems(catalogues),
    ...schemeProblems(catalogues),
    ...actionProblems(catalogues),
    ...readinessProblems(catalogues, versions),
    ...uncitedProblems(catalogues, versions),
  ];
}

function tagProblems({ tags }: CatalogueFiles): readonly ContentProblem[] {
  return tags.content ? located(tags.content, tagCatalogueFaults(tags.content.value), [tags]) : [];
}

function schemeProblems({ fundingSchemes: { content } }: CatalogueFiles): readonly ContentProblem[] {
  return content ? located(content, within("schemes", fundingSchemeFaults(content.value.schemes)), []) : [];
}

function actionProblems({
  tags,
  fundingSchemes,
  collectiveActions,
}: CatalogueFiles): readonly ContentProblem[] {
  const { content } = collectiveActions;
  if (content === null) return [];
  const faults = collectiveActionFaults(content.value.collectiveActions, {
    tags: valueIn(tags)?.tags.map(({ id }) => id) ?? null,
    fundingSchemes: valueIn(fundingSchemes)?.schemes.map(({ id }) => id) ?? null,
  });
  return located(content, within("collectiveActions", faults), []);
}

/** Told only when every questionnaire could be read: what is cited may stand in what couldn't. */
function readinessProblems(
  { collectiveActions: { content } }: CatalogueFiles,
  versions: readonly QuestionnaireFiles[],
): readonly ContentProblem[] {
  if (content === null || versions.some(({ questionnaire }) => questionnaire.problems.length > 0)) return [];
  const questionnaires = versions.flatMap(({ questionnaire }) => questionnaire.content?.value ?? []);
  return located(
    content,
    within("readiness", readinessFaults(content.value.readiness, questionnaires)),
    versions.map(({ questionnaire }) => questionnaire),
  );
}

function uncitedProblems(
  { tags, fundingSchemes, collectiveActions }: CatalogueFiles,
  versions: readonly QuestionnaireFiles[],
): readonly ContentProblem[] {
  const read = [tags, fundingSchemes, collectiveActions, ...versions.flatMap(filesOf)];
  if (read.some(({ problems }) => problems.length > 0)) return [];
  const questionnaires = versions.flatMap(({ questionnaire }) => questionnaire.content?.value ?? []);
  const recommendations = versions.flatMap(({ questionnaire, recommendations }) => [
    ...(questionnaire.content?.value.recommendations ?? []),
    ...(recommendations?.content?.value.recommendations ?? []),
  ]);
  const actions = collectiveActions.content?.value.collectiveActions ?? [];
  const schemes = fundingSchemes.content?.value.schemes ?? [];
  return [
    ...(tags.content
      ? located(tags.content, within("tags", uncitedTags(tags.content.value.tags, questionnaires)), [])
      : []),
    ...(fundingSchemes.content
      ? located(
          fundingSchemes.content,
          within("schemes", uncitedFundingSchemes(schemes, recommendations, actions)),
          [],
        )
      : []),
    ...(collectiveActions.content
      ? located(
          collectiveActions.content,
          within("collectiveActions", uncitedCollectiveActions(actions, recommendations)),
          [],
        )
      : []),
  ];
}

function filesOf({ questionnaire, recommendations }: QuestionnaireFiles) {
  return recommendations === null ? [questionnaire] : [questionnaire, recommendations];
}
