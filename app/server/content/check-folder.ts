/** A whole content folder, read and checked. */
import { basename, join } from "node:path";
import { flaw } from "#app/domain/questionnaire/inconsistency.ts";
import { catalogueProblems } from "#app/server/content/check-catalogues.ts";
import { located, questionnaireProblems, sharedIn } from "#app/server/content/check-questionnaire.ts";
import {
  orphanRecommendations,
  SHARED_FILES,
  type VersionFiles,
  versionsIn,
} from "#app/server/content/content-folder.ts";
import { byPlace, type ContentProblem } from "#app/server/content/content-problem.ts";
import {
  lockProblems,
  type PublishedLock,
  readPublishedLock,
  type Version,
} from "#app/server/content/published-lock.ts";
import {
  type CatalogueFiles,
  problemOfFile,
  readCatalogueFiles,
  readQuestionnaireFiles,
  shownPath,
} from "#app/server/content/read-content.ts";

export type FolderVersion = Version & { readonly at: VersionFiles };
export type ContentFolder = {
  readonly folder: string;
  readonly catalogues: CatalogueFiles;
  readonly versions: readonly FolderVersion[];
  /** Null when it can't be read. */
  readonly lock: PublishedLock | null;
  /** Everything wrong in the folder, file by file and from top to bottom. */
  readonly problems: readonly ContentProblem[];
};

/** Reads every file of a content folder and holds them against each other. `cwd`: where paths are shown from. */
export function checkFolder(folder: string, cwd: string): ContentFolder {
  const catalogues = readCatalogueFiles(folder, cwd);
  const versions = versionsIn(folder).map((at) => ({
    at,
    key: `${at.id}/v${at.version}`,
    files: readQuestionnaireFiles(at.questionnaire, at.recommendations, cwd),
  }));
  const { lock, problems: lockReading } = readPublishedLock(folder, cwd);
  const shared = sharedIn(catalogues);
  const problems = [
    ...catalogueProblems(
      catalogues,
      versions.map(({ files }) => files),
    ),
    ...versions.flatMap(({ files }) => questionnaireProblems(files, shared)),
    ...versions.flatMap(misplaced),
    ...orphanRecommendations(folder).map((path) =>
      problemOfFile(shownPath(path, cwd), `il n’y a pas de questionnaire pour « ${basename(path)} »`, false),
    ),
    ...lockReading,
    ...lockProblems(lock ?? {}, versions, shownPath(join(folder, SHARED_FILES.lock), cwd)),
  ];
  return { folder, catalogues, versions, lock, problems: problems.toSorted(byPlace) };
}

/** A version whose own id or number isn't the one of its place. */
function misplaced({ at, files: { questionnaire } }: FolderVersion): readonly ContentProblem[] {
  const { content } = questionnaire;
  if (content === null) return [];
  const { id, version } = content.value;
  return located(
    content,
    [
      ...(id === at.id
        ? []
        : [flaw(["id"], `le dossier s’appelle « ${at.id} » et le questionnaire « ${id} »`)]),
      ...(version === at.version
        ? []
        : [
            flaw(
              ["version"],
              `le fichier s’appelle « v${at.version} » et le questionnaire est en version ${version}`,
            ),
          ]),
    ],
    [questionnaire],
  );
}
