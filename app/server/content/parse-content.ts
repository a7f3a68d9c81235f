/** From the text of a content file to its value, or to everything that is wrong with it. Never throws for a bad file. */
import type * as z from "zod";
import type { Inconsistency } from "#app/domain/questionnaire/inconsistency.ts";
import { byPlace, type ContentProblem } from "#app/server/content/content-problem.ts";
import { salvage } from "#app/server/content/salvage.ts";
import { schemaFaults } from "#app/server/content/schema-faults.ts";
import { type Fault, placeAt, plainValue, readYamlTree } from "#app/server/content/yaml-tree.ts";

/** The largest content file that is read, in characters: the largest of the house is thirty times smaller. */
export const MAX_CONTENT_LENGTH = 2_000_000;

/** A value with the way to say where in its file something is wrong. */
export type Located<T> = {
  readonly value: T;
  /** The problem at its place, or null when it may only follow from what the parser already told. */
  readonly locate: (inconsistency: Inconsistency) => ContentProblem | null;
  /** Texts of what could not be read: as ids they are neither unknown nor unused. */
  readonly lost: ReadonlySet<string>;
};

export type ParsedContent<T> =
  | ({ readonly ok: true } & Located<T>)
  | {
      readonly ok: false;
      readonly problems: readonly ContentProblem[];
      /** What can still be checked, so that all errors are shown at once; null when the file can't be read at all. */
      readonly legible: Located<T> | null;
    };

/**
 * Parses one YAML file (1.2, core schema) strictly: a key that the schema doesn't know is an error, not a skip.
 * `placeholders` stand in for missing keys of the root while the rest is checked.
 */
export function parseContent<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  placeholders: Readonly<Record<string, unknown>> = {},
): ParsedContent<T> {
  const refuse = (faults: readonly Fault[]): ParsedContent<T> => ({
    ok: false,
    problems: toProblems(file, faults),
    legible: null,
  });
  if (text.length > MAX_CONTENT_LENGTH) {
    return refuse([{ line: 1, column: 1, message: "le fichier dépasse 2 Mo" }]);
  }
  const read = readYamlTree(text);
  if (!read.ok) return refuse(read.faults);
  const { tree } = read;
  if (tree.document.contents === null)
    return refuse([{ line: 1, column: 1, message: "le fichier est vide" }]);
  const locate = ({ path, severity, message, blocksScoring }: Inconsistency): ContentProblem => ({
    file,
    ...placeAt(tree, path),
    severity,
    message,
    blocksScoring,
  });
  const parsed = schema.safeParse(plainValue(tree));
  if (parsed.success) return { ok: true, value: parsed.data, locate, lost: new Set() };
  const problems = toProblems(
    file,
    parsed.error.issues.flatMap((issue) => schemaFaults(issue, tree)),
  );
  const salvaged = salvage(tree, schema, placeholders);
  const legible = salvaged && {
    value: salvaged.value,
    lost: salvaged.lost,
    locate: (inconsistency: Inconsistency) => {
      const trusted = salvaged.trust(inconsistency);
      return trusted && locate(trusted);
    },
  };
  return { ok: false, problems, legible };
}

function toProblems(file: string, faults: readonly Fault[]): readonly ContentProblem[] {
  return faults
    .map((fault) => ({ file, severity: "error" as const, blocksScoring: true, ...fault }))
    .toSorted(byPlace);
}
