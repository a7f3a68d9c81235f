/** What the checker says of a file named by hand: one of a content folder, or a foreign one. */
import { basename } from "node:path";
import { duplicatesIn } from "#app/domain/questionnaire/consistency/duplicate-ids.ts";
import { recommendationFaults } from "#app/domain/questionnaire/consistency/recommendations.ts";
import { within } from "#app/domain/questionnaire/consistency.ts";
import { recommendationsFileSchema } from "#app/domain/questionnaire/definition.ts";
import { type ContentFolder, checkFolder } from "#app/server/content/check-folder.ts";
import { located, sharedIn } from "#app/server/content/check-questionnaire.ts";
import { contentFolder, contentFolderOf, SHARED_FILES } from "#app/server/content/content-folder.ts";
import type { ContentProblem } from "#app/server/content/content-problem.ts";
import {
  describeCatalogues,
  describeQuestionnaire,
  describeRecommendations,
  type ReadFile,
} from "#app/server/content/describe-content.ts";
import { readQuestionnaire } from "#app/server/content/open-questionnaire.ts";
import { readCatalogueFiles, readContentFile, shownPath } from "#app/server/content/read-content.ts";

export type FileCheck = {
  /** From top to bottom. */
  readonly problems: readonly ContentProblem[];
  /** What was read, to be told when nothing is wrong. */
  readonly read: readonly ReadFile[];
};

/**
 * Checks a questionnaire with its recommendations, a file of recommendations or a catalogue. A file of a content folder
 * is held against the whole folder, its lock included; a foreign one only against itself, and the catalogues it cites.
 * `path` is absolute; `cwd`: where paths are shown from.
 */
export function checkFile(path: string, recommendationsPath: string | null, cwd: string): FileCheck {
  const folder = contentFolderOf(path);
  if (folder !== null && recommendationsPath === null) {
    const part = partOfFolder(checkFolder(folder, cwd), path, cwd);
    if (part !== null) return part;
  }
  if (/^recommendations\b/.test(basename(path))) return checkLoneRecommendations(path, cwd);
  const { files, problems } = readQuestionnaire(path, recommendationsPath, cwd);
  return { problems, read: describeQuestionnaire(files) };
}

/** The part of a folder's check that is about one of its files, and about the other half of a questionnaire. */
function partOfFolder(checked: ContentFolder, path: string, cwd: string): FileCheck | null {
  const about = (read: readonly ReadFile[], ...shown: readonly string[]) => ({
    problems: checked.problems.filter(({ file }) => shown.includes(file)),
    read: read.filter(({ file }) => shown.includes(file)),
  });
  const version = checked.versions.find(({ at }) => at.questionnaire === path || at.recommendations === path);
  if (version !== undefined) {
    const read = describeQuestionnaire(version.files);
    return about(read, ...read.map(({ file }) => file));
  }
  const isShared = Object.values(SHARED_FILES).some((name) => name === basename(path));
  return isShared ? about(describeCatalogues(checked.catalogues), shownPath(path, cwd)) : null;
}

/** Recommendations without their questionnaire: nobody can say which of them are cited. */
function checkLoneRecommendations(path: string, cwd: string): FileCheck {
  const file = readContentFile(path, recommendationsFileSchema, cwd);
  const { catalogues } = sharedIn(readCatalogueFiles(contentFolderOf(path) ?? contentFolder(), cwd));
  const list = file.content?.value.recommendations ?? [];
  const faults = [
    ...duplicatesIn(list, ["recommendations"], "la préconisation"),
    ...within("recommendations", recommendationFaults(list, list, catalogues)),
  ];
  const problems = [...file.problems, ...(file.content ? located(file.content, faults, [file]) : [])];
  return { problems, read: [describeRecommendations(file)] };
}
