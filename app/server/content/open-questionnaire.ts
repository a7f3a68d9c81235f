/** One questionnaire file, wherever it lies, with what it leans on. */
import { completeQuestionnaire } from "#app/domain/questionnaire/complete-questionnaire.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import {
  NOTHING_SHARED,
  questionnaireProblems,
  type Shared,
  sharedIn,
} from "#app/server/content/check-questionnaire.ts";
import {
  contentFolder,
  contentFolderOf,
  isContentFolder,
  versionFiles,
} from "#app/server/content/content-folder.ts";
import { byPlace, type ContentProblem } from "#app/server/content/content-problem.ts";
import {
  type QuestionnaireFiles,
  readCatalogueFiles,
  readQuestionnaireFiles,
} from "#app/server/content/read-content.ts";

export type QuestionnaireReading = {
  readonly files: QuestionnaireFiles;
  readonly shared: Shared;
  /** Everything wrong in the questionnaire, its recommendations and its vocabulary, from top to bottom. */
  readonly problems: readonly ContentProblem[];
};

/**
 * Reads a questionnaire with its recommendations (those given, else its sibling `recommendations.v<n>.yaml`) and what
 * it may cite: the catalogues of its own content folder, else those of the house. A foreign file needs neither.
 */
export function readQuestionnaire(
  path: string,
  recommendationsPath: string | null,
  cwd: string,
): QuestionnaireReading {
  const sibling = versionFiles(path)?.recommendations ?? null;
  const files = readQuestionnaireFiles(path, recommendationsPath ?? sibling, cwd);
  const own = files.questionnaire.content?.value.tags ?? [];
  const folder = contentFolderOf(path);
  const catalogues = folder === null ? null : readCatalogueFiles(folder, cwd);
  const shared = catalogues === null ? borrowed(own, cwd) : sharedIn(catalogues);
  const problems = [...questionnaireProblems(files, shared), ...(catalogues?.tags.problems ?? [])];
  return { files, shared, problems: problems.toSorted(byPlace) };
}

/** A questionnaire complete in itself, or the problems that keep its answers from being scored. */
export function openQuestionnaire(
  path: string,
  recommendationsPath: string | null,
  cwd: string,
):
  | { readonly ok: true; readonly questionnaire: Questionnaire }
  | { readonly ok: false; readonly problems: readonly ContentProblem[] } {
  const { files, shared, problems } = readQuestionnaire(path, recommendationsPath, cwd);
  const blocking = problems.filter(({ blocksScoring }) => blocksScoring);
  const questionnaire = files.questionnaire.content?.value;
  if (blocking.length > 0 || questionnaire === undefined) return { ok: false, problems: blocking };
  const recommendations = files.recommendations?.content?.value.recommendations ?? [];
  return {
    ok: true,
    questionnaire: completeQuestionnaire(questionnaire, recommendations, shared.tags ?? []),
  };
}

/** The vocabulary of the house, for a foreign file that may use it; a tag that the file defines is its own affair. */
function borrowed(own: readonly { readonly id: string }[], cwd: string): Shared {
  const house = contentFolder();
  const shared = isContentFolder(house) ? sharedIn(readCatalogueFiles(house, cwd)) : NOTHING_SHARED;
  const ownIds = new Set(own.map(({ id }) => id));
  return { ...shared, tags: (shared.tags ?? []).filter(({ id }) => !ownIds.has(id)) };
}
