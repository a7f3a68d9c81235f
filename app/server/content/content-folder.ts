/** Where the content lies on disk, and which files it has. */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { projectRoot } from "#app/server/project-root.ts";

/** The names of the files that every questionnaire of a folder shares. */
export const SHARED_FILES = {
  tags: "tags.yaml",
  fundingSchemes: "funding-schemes.yaml",
  collectiveActions: "collective-actions.yaml",
  lock: "published.lock.json",
} as const;

/** The folder of the house's content: DIAPASON_CONTENT, else `questionnaires` of the project. */
export function contentFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { DIAPASON_CONTENT } = environment;
  return DIAPASON_CONTENT ? resolve(DIAPASON_CONTENT) : join(projectRoot(), "questionnaires");
}

/** Whether a folder holds the vocabulary that questionnaires share. */
export function isContentFolder(folder: string): boolean {
  return existsSync(join(folder, SHARED_FILES.tags));
}

/** The content folder in which a file lies, at its root or in a questionnaire's folder; null for a foreign file. */
export function contentFolderOf(file: string): string | null {
  const own = dirname(file);
  return [own, dirname(own)].find(isContentFolder) ?? null;
}

/** A version of a questionnaire, as the folder names it. */
export type VersionFiles = {
  readonly id: string;
  readonly version: number;
  readonly questionnaire: string;
  /** Null when the version has no file of recommendations. */
  readonly recommendations: string | null;
};

/** Every `<id>/v<n>.yaml` of a folder, by id and version. */
export function versionsIn(folder: string): readonly VersionFiles[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
    .flatMap((id) =>
      readdirSync(join(folder, id))
        .flatMap((name) => versionFiles(join(folder, id, name)) ?? [])
        .toSorted((a, b) => a.version - b.version),
    );
}

/** A path read as `<id>/v<n>.yaml`; null for any other name. */
export function versionFiles(path: string): VersionFiles | null {
  const match = /(?:^|[\\/])([^\\/]+)[\\/]v([1-9]\d*)\.yaml$/.exec(path);
  if (match?.[1] === undefined) return null;
  const sibling = join(dirname(path), `recommendations.v${match[2]}.yaml`);
  return {
    id: match[1],
    version: Number(match[2]),
    questionnaire: path,
    recommendations: existsSync(sibling) ? sibling : null,
  };
}

/** Files of recommendations whose questionnaire isn't there. */
export function orphanRecommendations(folder: string): readonly string[] {
  const known = new Set(versionsIn(folder).map(({ recommendations }) => recommendations));
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => join(folder, name, file)))
    .filter((path) => /recommendations\.v\d+\.yaml$/.test(path) && !known.has(path));
}
