/** The catalogues that a report from files leans on. */
import type { FundingSchemeCatalogue } from "#app/domain/funding/funding-scheme.ts";
import type { TagFamily } from "#app/domain/questionnaire/tag.ts";
import { contentFolder, contentFolderOf, isContentFolder } from "#app/server/content/content-folder.ts";
import type { ContentProblem } from "#app/server/content/content-problem.ts";
import {
  type CatalogueFiles,
  type ContentFile,
  readCatalogueFiles,
} from "#app/server/content/read-content.ts";

export type Catalogues = {
  /** Families of obstacles, in the order in which they are printed. */
  readonly families: readonly TagFamily[];
  /** Null when there is none. */
  readonly fundingSchemes: FundingSchemeCatalogue | null;
};

/**
 * The catalogues beside a questionnaire: those of its own content folder, else those of the house, which a foreign file may
 * cite too. A catalogue may be missing; one that can't be read in full is refused, for what it lacks would be
 * missing from the report without a word. `path` is absolute; `cwd`: where paths are shown from.
 */
export function openCatalogues(
  path: string,
  cwd: string,
):
  | { readonly ok: true; readonly catalogues: Catalogues }
  | { readonly ok: false; readonly problems: readonly ContentProblem[] } {
  const folder = contentFolderOf(path) ?? contentFolder();
  if (!isContentFolder(folder)) return { ok: true, catalogues: NONE };
  const { tags, fundingSchemes }: CatalogueFiles = readCatalogueFiles(folder, cwd);
  const problems = [tags, fundingSchemes].flatMap((file) => (exists(file) ? file.problems : []));
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    catalogues: {
      families: tags.content?.value.families ?? NONE.families,
      fundingSchemes: fundingSchemes.content?.value ?? null,
    },
  };
}

const NONE: Catalogues = { families: [], fundingSchemes: null };

/** A file without a fingerprint was never read. */
function exists({ sha256 }: ContentFile<unknown>): boolean {
  return sha256 !== null;
}
