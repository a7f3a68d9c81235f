/** A published version never changes: the answers and the reports of others hang on its every word. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { SHARED_FILES } from "#app/server/content/content-folder.ts";
import type { ContentProblem } from "#app/server/content/content-problem.ts";
import { problemOfFile, type QuestionnaireFiles, shownPath } from "#app/server/content/read-content.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const lockSchema = z.record(
  z.string().regex(/^[a-z0-9.-]+\/v[1-9]\d*$/),
  z.strictObject({ questionnaire: sha256, recommendations: sha256.optional() }),
);
/** SHA-256 of the exact bytes of every published version, by « id/v1 ». */
export type PublishedLock = Readonly<z.infer<typeof lockSchema>>;

/** A version of the folder with its files. */
export type Version = { readonly key: string; readonly files: QuestionnaireFiles };

/** The lock of a folder: empty when nothing was published yet, null with a problem when it can't be read. */
export function readPublishedLock(
  folder: string,
  cwd: string,
): { readonly lock: PublishedLock | null; readonly problems: readonly ContentProblem[] } {
  const path = join(folder, SHARED_FILES.lock);
  if (!existsSync(path)) return { lock: {}, problems: [] };
  const refused = (why: string) => ({ lock: null, problems: [problemOfFile(shownPath(path, cwd), why)] });
  try {
    const parsed = lockSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
    if (parsed.success) return { lock: parsed.data, problems: [] };
    const places = parsed.error.issues.map(({ path }) => `« ${path.join(".")} »`);
    return refused(`le verrou n’a pas la forme attendue : ${places.join(", ")}`);
  } catch {
    return refused("le verrou n’est pas du JSON lisible");
  }
}

/** Published versions that are gone or no longer what they were. */
export function lockProblems(
  lock: PublishedLock,
  versions: readonly Version[],
  lockFile: string,
): readonly ContentProblem[] {
  const byKey = new Map(versions.map(({ key, files }) => [key, files]));
  return Object.entries(lock).flatMap(([key, published]) => {
    const files = byKey.get(key);
    if (files === undefined) return [problemOfFile(lockFile, `la version publiée « ${key} » a disparu`)];
    const { questionnaire, recommendations } = files;
    return [
      ...(questionnaire.sha256 === published.questionnaire ? [] : [changed(questionnaire.file, key)]),
      ...((recommendations?.sha256 ?? undefined) === published.recommendations
        ? []
        : [changed(recommendations?.file ?? questionnaire.file, key)]),
    ];
  });
}

/** The lock with the versions that were not in it; what it already holds is never replaced. */
export function withPublished(lock: PublishedLock, versions: readonly Version[]): PublishedLock {
  const added = versions.flatMap(({ key, files: { questionnaire, recommendations } }) =>
    questionnaire.sha256 === null
      ? []
      : [
          [
            key,
            {
              questionnaire: questionnaire.sha256,
              ...(recommendations?.sha256 ? { recommendations: recommendations.sha256 } : {}),
            },
          ] as const,
        ],
  );
  const entries = Object.entries({ ...Object.fromEntries(added), ...lock });
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Writes the lock of a folder. */
export function writePublishedLock(folder: string, lock: PublishedLock): void {
  writeFileSync(join(folder, SHARED_FILES.lock), `${JSON.stringify(lock, null, 2)}\n`);
}

function changed(file: string, key: string): ContentProblem {
  // The scores stay computable: it is the promise made to those who already answered that is broken.
  return problemOfFile(
    file,
    `la version « ${key} » est publiée et ne change plus : remettre le fichier comme il était, ou en faire une nouvelle version`,
    false,
  );
}
