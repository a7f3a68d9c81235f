/** The content of the house, once and for all: what the application and the command line run on. */

import type { FundingSchemeCatalogue } from "#app/domain/funding/funding-scheme.ts";
import type { CollectiveActionCatalogue } from "#app/domain/plan/collective-action-catalogue.ts";
import { completeQuestionnaire } from "#app/domain/questionnaire/complete-questionnaire.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { TagCatalogue } from "#app/domain/questionnaire/tag.ts";
import { type ContentFolder, checkFolder, type FolderVersion } from "#app/server/content/check-folder.ts";
import { contentFolder } from "#app/server/content/content-folder.ts";
import { hasErrors, problemLine } from "#app/server/content/content-problem.ts";
import type { ContentFile } from "#app/server/content/read-content.ts";

/** One version of a questionnaire, complete in itself. */
export type LoadedQuestionnaire = {
  /** With its recommendations and the tags that it cites. */
  readonly questionnaire: Questionnaire;
  /** SHA-256 of the exact files; `recommendations` is null when the version has no such file. */
  readonly sha256: { readonly questionnaire: string; readonly recommendations: string | null };
  /** Whether it is in the lock: only then will it never change, and only then may an operation use it. */
  readonly isPublished: boolean;
};

export type Content = {
  /** By id, then by version. */
  readonly questionnaires: readonly LoadedQuestionnaire[];
  readonly tags: TagCatalogue;
  readonly fundingSchemes: FundingSchemeCatalogue;
  readonly collectiveActions: CollectiveActionCatalogue;
};

/**
 * Loads and checks a content folder. Throws, with every problem in its message, when something in it is wrong: content
 * is checked before it is published, so a server must not start on less.
 */
export function loadContent(folder: string = contentFolder()): Content {
  const checked = checkFolder(folder, process.cwd());
  if (hasErrors(checked.problems)) {
    throw new Error(`Content refused (${folder}):\n${checked.problems.map(problemLine).join("\n")}`);
  }
  const { tags, fundingSchemes, collectiveActions } = checked.catalogues;
  const catalogue = read(tags);
  return {
    questionnaires: checked.versions.map((version) => load(version, catalogue, checked)),
    tags: catalogue,
    fundingSchemes: read(fundingSchemes),
    collectiveActions: read(collectiveActions),
  };
}

let loaded: Content | undefined;

/** The content of the house, loaded the first time that somebody asks. */
export function content(): Content {
  loaded ??= loadContent();
  return loaded;
}

/** A version of a questionnaire; null when the folder doesn't hold it. */
export function findQuestionnaire(
  { questionnaires }: Content,
  id: string,
  version: number,
): LoadedQuestionnaire | null {
  return (
    questionnaires.find(
      ({ questionnaire }) => questionnaire.id === id && questionnaire.version === version,
    ) ?? null
  );
}

function load(
  { key, files }: FolderVersion,
  tags: TagCatalogue,
  { lock }: ContentFolder,
): LoadedQuestionnaire {
  const { questionnaire, recommendations } = files;
  const list = recommendations ? read(recommendations).recommendations : [];
  return {
    questionnaire: completeQuestionnaire(read(questionnaire), list, tags.tags),
    sha256: { questionnaire: questionnaire.sha256 ?? "", recommendations: recommendations?.sha256 ?? null },
    isPublished: lock !== null && key in lock,
  };
}

/** The value of a file that the check accepted. */
function read<T>({ file, content }: ContentFile<T>): T {
  if (content === null) throw new Error(`${file} was accepted without a value`);
  return content.value;
}
