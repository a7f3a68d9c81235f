/** Files of firms that were read and judged line by line, and wait for « Importer ». They hold personal data: a day at most. */
import { and, eq, lt } from "drizzle-orm";
import type * as z from "zod";
import { type Db, inTransaction } from "#db/client.server.ts";
import { readCell, writeCell } from "#db/json.ts";
import { importDrafts } from "#db/schema/firms.ts";

/** How long a draft is kept. */
export const DRAFT_HOURS = 24;

export type ImportDraft<Row, Reading> = {
  readonly id: string;
  readonly operationId: string;
  readonly userId: string;
  readonly fileName: string;
  /** How the file was read. */
  readonly reading: Reading;
  readonly rows: readonly Row[];
  /** ISO instant. */
  readonly createdAt: string;
};

/** Keeps a draft, and deletes those of everybody that are older than a day. */
export function insertImportDraft<Row, Reading>(db: Db, draft: ImportDraft<Row, Reading>): void {
  inTransaction(db, () => {
    purgeImportDrafts(db, draft.createdAt);
    db.insert(importDrafts)
      .values({ ...draft, reading: writeCell(draft.reading), rows: writeCell(draft.rows) })
      .run();
  });
}

/** A draft of this person in this operation; null when there is none, or when it is older than a day. */
export function getImportDraft<Row, Reading>(
  db: Db,
  scope: { readonly id: string; readonly operationId: string; readonly userId: string },
  schemas: { readonly rows: z.ZodType<readonly Row[]>; readonly reading: z.ZodType<Reading> },
  now: string,
): ImportDraft<Row, Reading> | null {
  const row = db
    .select()
    .from(importDrafts)
    .where(
      and(
        eq(importDrafts.id, scope.id),
        eq(importDrafts.operationId, scope.operationId),
        eq(importDrafts.userId, scope.userId),
      ),
    )
    .get();
  if (row === undefined || row.createdAt < oldestKept(now)) return null;
  return {
    ...row,
    reading: readCell(schemas.reading, row.reading, "import_drafts.reading"),
    rows: readCell(schemas.rows, row.rows, "import_drafts.rows"),
  };
}

/** Deletes a draft: it was imported, or given up. */
export function deleteImportDraft(db: Db, id: string): void {
  db.delete(importDrafts).where(eq(importDrafts.id, id)).run();
}

/** Deletes the drafts that are older than a day; gives how many there were. */
export function purgeImportDrafts(db: Db, now: string): number {
  return db
    .delete(importDrafts)
    .where(lt(importDrafts.createdAt, oldestKept(now)))
    .run().changes;
}

/** Instants in UTC are in the order of their text. */
function oldestKept(now: string): string {
  return new Date(Date.parse(now) - DRAFT_HOURS * 3_600_000).toISOString();
}
