/** Content files from disk, parsed, with what is wrong in them. */
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import type * as z from "zod";
import {
  type FundingSchemeCatalogue,
  fundingSchemeCatalogueSchema,
} from "#app/domain/funding/funding-scheme.ts";
import {
  type CollectiveActionCatalogue,
  collectiveActionCatalogueSchema,
} from "#app/domain/plan/collective-action-catalogue.ts";
import {
  type Questionnaire,
  questionnaireSchema,
  recommendationsFileSchema,
} from "#app/domain/questionnaire/definition.ts";
import { type TagCatalogue, tagCatalogueSchema } from "#app/domain/questionnaire/tag.ts";
import { SHARED_FILES } from "#app/server/content/content-folder.ts";
import type { ContentProblem } from "#app/server/content/content-problem.ts";
import { type Located, MAX_CONTENT_LENGTH, parseContent } from "#app/server/content/parse-content.ts";

/** A file that was read: its value where it has one, what is wrong with its shape, and what identifies its bytes. */
export type ContentFile<T> = {
  /** As it is shown. */
  readonly file: string;
  /** SHA-256 of its bytes, in hexadecimal; null when it can't be read. */
  readonly sha256: string | null;
  /** What can be checked; null when nothing can. */
  readonly content: Located<T> | null;
  readonly problems: readonly ContentProblem[];
};

export type RecommendationsFile = z.infer<typeof recommendationsFileSchema>;
export type QuestionnaireFiles = {
  readonly questionnaire: ContentFile<Questionnaire>;
  readonly recommendations: ContentFile<RecommendationsFile> | null;
};
export type CatalogueFiles = {
  readonly tags: ContentFile<TagCatalogue>;
  readonly fundingSchemes: ContentFile<FundingSchemeCatalogue>;
  readonly collectiveActions: ContentFile<CollectiveActionCatalogue>;
};

/** Stand-ins for what a questionnaire lacks at its root, so that the rest is checked all the same. */
const QUESTIONNAIRE_PLACEHOLDERS = {
  id: "sans-identifiant",
  version: 1,
  title: "…",
  levels: [{ id: "niveau", from: 0, label: "…" }],
};

/** A questionnaire and its file of recommendations, if it has one. `cwd`: where paths are shown from. */
export function readQuestionnaireFiles(
  path: string,
  recommendationsPath: string | null,
  cwd: string,
): QuestionnaireFiles {
  return {
    questionnaire: readContentFile(path, questionnaireSchema, cwd, QUESTIONNAIRE_PLACEHOLDERS),
    recommendations:
      recommendationsPath === null
        ? null
        : readContentFile(recommendationsPath, recommendationsFileSchema, cwd),
  };
}

/** The three catalogues of a folder. */
export function readCatalogueFiles(folder: string, cwd: string): CatalogueFiles {
  return {
    tags: readContentFile(join(folder, SHARED_FILES.tags), tagCatalogueSchema, cwd),
    fundingSchemes: readContentFile(
      join(folder, SHARED_FILES.fundingSchemes),
      fundingSchemeCatalogueSchema,
      cwd,
    ),
    collectiveActions: readContentFile(
      join(folder, SHARED_FILES.collectiveActions),
      collectiveActionCatalogueSchema,
      cwd,
    ),
  };
}

/** One file, whatever is wrong with it. */
export function readContentFile<T>(
  path: string,
  schema: z.ZodType<T>,
  cwd: string,
  placeholders: Readonly<Record<string, unknown>> = {},
): ContentFile<T> {
  const file = shownPath(path, cwd);
  const bytes = readBytes(path);
  if (!bytes.ok) return { file, sha256: null, content: null, problems: [problemOfFile(file, bytes.why)] };
  const sha256 = createHash("sha256").update(bytes.value).digest("hex");
  const text = decodeUtf8(bytes.value);
  if (text === null) {
    return { file, sha256, content: null, problems: [problemOfFile(file, "le fichier n’est pas en UTF-8")] };
  }
  const parsed = parseContent(file, text, schema, placeholders);
  return parsed.ok
    ? { file, sha256, content: parsed, problems: [] }
    : { file, sha256, content: parsed.legible, problems: parsed.problems };
}

/** A problem of a file as a whole. */
export function problemOfFile(file: string, message: string, blocksScoring = true): ContentProblem {
  return { file, line: 1, column: 1, severity: "error", message, blocksScoring };
}

/** A path as people read it: from where the command runs, unless the file is elsewhere. */
export function shownPath(path: string, cwd: string): string {
  const shown = relative(cwd, path);
  return shown.startsWith("..") || shown === "" ? path : shown;
}

function readBytes(path: string): { ok: true; value: Buffer } | { ok: false; why: string } {
  try {
    const { size } = statSync(path);
    // No character takes more than four bytes; the exact limit is the parser's.
    if (size > MAX_CONTENT_LENGTH * 4) return { ok: false, why: "le fichier dépasse 2 Mo" };
    return { ok: true, value: readFileSync(path) };
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return { ok: false, why: isMissing ? "fichier introuvable" : "le fichier ne peut pas être lu" };
  }
}

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
