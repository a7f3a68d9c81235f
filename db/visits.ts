/** What a visit left on a sheet besides answers: its facts, and its photos without their bytes. */
import type * as z from "zod";
import type { SheetEntry } from "#app/domain/answers/answer-operation.ts";
import {
  type Photo,
  photoSchema,
  type VisitFact,
  type VisitFactOf,
  visitFactSchema,
} from "#app/domain/visit/visit-fact.ts";
import type { Db } from "#db/client.server.ts";
import { readCell } from "#db/json.ts";

/** Something that a visit left, with the revision that the next edit is based on. */
export type Left<T> = Omit<SheetEntry, "value"> & { readonly value: T };

export type LeftByVisit = {
  /** By kind. */
  readonly facts: Readonly<Record<string, Left<VisitFact>>>;
  /** By id. */
  readonly photos: Readonly<Record<string, Left<Photo>>>;
};

/** What the visit left on this sheet, as it stands. */
export function readVisit(db: Db, respondentId: string): LeftByVisit {
  const rows = db.$client
    .prepare<[string], Row>(
      `SELECT subject, key, value, revision, actor_id AS actorId, updated_at AS updatedAt FROM answers
       WHERE respondent_id = ? AND subject IN ('photo', 'visit') ORDER BY subject, key`,
    )
    .all(respondentId);
  const facts: Record<string, Left<VisitFact>> = {};
  const photos: Record<string, Left<Photo>> = {};
  for (const { subject, key, value, ...written } of rows) {
    const read = <T>(schema: z.ZodType<T>) => ({
      value: readCell(schema, value, "answers.value"),
      ...written,
    });
    if (subject === "photo") photos[key] = read(photoSchema);
    else facts[key] = read(visitFactSchema);
  }
  return { facts, photos };
}

/**
 * A fact from its cell of the log or of the projection.
 * @throws when the cell holds something else.
 */
export function readVisitFact(cell: string): VisitFact {
  return readCell(visitFactSchema, cell, "answers.value");
}

/** The fact of one kind, or null. */
export function factOf<K extends VisitFact["kind"]>(
  { facts }: LeftByVisit,
  kind: K,
): Left<VisitFactOf<K>> | null {
  const fact = facts[kind];
  return fact !== undefined && isOfKind(fact, kind) ? fact : null;
}

/** The times that were written on a sheet before this revision and stood for a while, the latest first. */
export function earlierTimes(db: Db, respondentId: string, revision: number): readonly VisitFactOf<"time">[] {
  return db.$client
    .prepare<[string, number], string>(
      `SELECT value FROM answer_operations WHERE respondent_id = ? AND subject = 'visit' AND key = 'time'
         AND outcome = 'applied' AND value IS NOT NULL AND seq < ? ORDER BY seq DESC`,
    )
    .pluck()
    .all(respondentId, revision)
    .flatMap((cell) => {
      const fact = readCell(visitFactSchema, cell, "answer_operations.value");
      return fact.kind === "time" ? [fact] : [];
    });
}

type Row = {
  readonly subject: "photo" | "visit";
  readonly key: string;
  readonly value: string;
  readonly revision: number;
  readonly actorId: string | null;
  readonly updatedAt: string;
};

function isOfKind<K extends VisitFact["kind"]>(fact: Left<VisitFact>, kind: K): fact is Left<VisitFactOf<K>> {
  return fact.value.kind === kind;
}
