/** The JSON Schemas that give editors completion and the writing guide, made from the zod schemas that check the files. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { fundingSchemeCatalogueSchema } from "#app/domain/funding/funding-scheme.ts";
import { collectiveActionCatalogueSchema } from "#app/domain/plan/collective-action-catalogue.ts";
import { questionnaireSchema, recommendationsFileSchema } from "#app/domain/questionnaire/definition.ts";
import { tagCatalogueSchema } from "#app/domain/questionnaire/tag.ts";

const SCHEMAS = {
  "questionnaire.schema.json": ["Un questionnaire", questionnaireSchema],
  "recommendations.schema.json": ["Les préconisations d'un questionnaire", recommendationsFileSchema],
  "tags.schema.json": ["Les étiquettes : freins et opportunités", tagCatalogueSchema],
  "funding-schemes.schema.json": ["Les dispositifs d'aide", fundingSchemeCatalogueSchema],
  "collective-actions.schema.json": ["Les actions collectives", collectiveActionCatalogueSchema],
} as const;

/** The text of every schema file, by its name. Draft 7 is what the YAML extensions of editors read best. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, [title, schema]]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { io: "input", reused: "ref", target: "draft-7" });
      return [name, `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`];
    }),
  );
}

/** Names of the schema files of a folder that are missing or no longer what the program makes. */
export function staleSchemas(folder: string): readonly string[] {
  return [...jsonSchemas()]
    .filter(([name, text]) => textOf(join(folder, name)) !== text)
    .map(([name]) => name);
}

/** Writes the schema files of a folder. */
export function writeSchemas(folder: string): readonly string[] {
  const stale = staleSchemas(folder);
  for (const [name, text] of jsonSchemas()) {
    if (stale.includes(name)) writeFileSync(join(folder, name), text);
  }
  return stale;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
