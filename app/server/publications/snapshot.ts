/** A publication's snapshot ↔ the JSON that is kept (docs/decisions/0020). */
import * as z from "zod";
import { CHAPTERS } from "#app/domain/publication/composition.ts";
import { withoutControls } from "#app/domain/publication/plain-text.ts";
import { type PublicationSnapshot, SNAPSHOT_FORMAT } from "#app/domain/publication/publication-snapshot.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";

/** The JSON of a snapshot, without any character that doesn't show. The same snapshot always gives the same text. */
export function writeSnapshot(snapshot: PublicationSnapshot): string {
  return JSON.stringify(snapshot, (_, value: unknown) =>
    typeof value === "string" ? withoutControls(value) : value,
  );
}

/**
 * Reads what `writeSnapshot` wrote, today or in an earlier version of the program.
 * @throws when it is something else, or of a format that this program doesn't know. The message never says what is in it.
 */
export function readSnapshot(text: string): PublicationSnapshot {
  const parsed = snapshotSchema.safeParse(upgraded(JSON.parse(text)));
  if (parsed.success) return parsed.data;
  throw new Error(`Corrupt cell in publications.snapshot: ${parsed.error.issues[0]?.path.join(".") ?? ""}`);
}

type JsonObject = Readonly<Record<string, unknown>>;
const jsonObjectSchema = z.record(z.string(), z.unknown());

/** What makes a snapshot of format 1 one of format 2, then of 3 …: the place of each is the format that it reads. */
const UPGRADES: readonly ((snapshot: JsonObject) => JsonObject)[] = [withoutChange];

/** Format 2 tells what changed since the round before: in format 1 the chapter held the consultants' words alone. */
function withoutChange(snapshot: JsonObject): JsonObject {
  const report = jsonObjectSchema.parse(snapshot.report);
  const [synthesis, sentences] = [report.synthesis, report.sentences].map((part) =>
    jsonObjectSchema.parse(part),
  );
  return {
    ...snapshot,
    format: 2,
    report: {
      ...report,
      synthesis: { ...synthesis, change: null },
      sentences: { ...sentences, progress: [] },
    },
  };
}

function upgraded(written: unknown): unknown {
  const snapshot = jsonObjectSchema.parse(written);
  const from = z.int().min(1).max(SNAPSHOT_FORMAT).parse(snapshot.format);
  return UPGRADES.slice(from - 1).reduce((before, upgrade) => upgrade(before), snapshot);
}

const textsSchema = z.array(z.string());
const count = z.int().min(0);

/**
 * Of the report, the head and every part that a page opens at once: enough to tell a snapshot from something else. Inside the
 * parts the text is what the house's own composition wrote: it is compared with its SHA-256 before it comes here.
 */
const reportSchema = z.looseObject({
  operation: z.looseObject({ name: z.string(), territory: z.string(), funders: textsSchema }),
  questionnaire: z.object({ title: z.string(), version: count }),
  issuedOn: z.iso.date(),
  chapters: z.array(z.enum(CHAPTERS)),
  texts: jsonObjectSchema,
  synthesis: z.looseObject({
    asOf: z.iso.date(),
    minimumGroupSize: count,
    progress: z.looseObject({ enrolled: count, participating: count, assessed: count }),
    maturity: z.looseObject({ themes: z.array(jsonObjectSchema) }),
  }),
  summary: z.looseObject({ sentences: textsSchema, keyFigures: z.array(jsonObjectSchema) }),
  sentences: jsonObjectSchema,
  needs: z.array(jsonObjectSchema),
  schemes: z.array(jsonObjectSchema),
  quotes: z.array(z.object({ words: z.string(), attribution: z.string() })),
  partners: textsSchema,
  annex: z.looseObject({ definitions: z.array(jsonObjectSchema), rules: textsSchema }),
});

const figureSchema = z.object({
  id: z.string(),
  chapter: z.enum([...CHAPTERS, "summary"]),
  table: z.string(),
  label: z.string(),
  printed: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  n: z.number().nullable(),
  N: z.number().nullable(),
  definition: z.string(),
  numerator: z.string(),
  denominator: z.string(),
  exclusions: textsSchema,
  asOf: z.string(),
});

const snapshotSchema: z.ZodType<PublicationSnapshot> = z.object({
  format: z.literal(SNAPSHOT_FORMAT),
  number: z.int().min(1),
  report: z.custom<CollectiveReport>((value) => reportSchema.safeParse(value).success),
  figures: z.array(figureSchema),
});
