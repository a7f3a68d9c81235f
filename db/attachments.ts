/** What directors say of the actions of their plan, and the files that they join: append-only. */
import { and, asc, count, eq, isNotNull } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import type { PlanKey } from "#db/plans.ts";
import { followUpNotes } from "#db/schema/plans.ts";

/** A word on an action, without its file. */
export type FollowUpNote = Omit<typeof followUpNotes.$inferSelect, "file">;

/** A file as it is kept: a photo that was encoded again, or a PDF. */
export type KeptFile = {
  readonly fileName: string;
  /** Media type, as its bytes say it. */
  readonly fileType: string;
  readonly bytes: Uint8Array;
};

const WITHOUT_FILE = {
  seq: followUpNotes.seq,
  id: followUpNotes.id,
  enrollmentId: followUpNotes.enrollmentId,
  roundId: followUpNotes.roundId,
  actionId: followUpNotes.actionId,
  status: followUpNotes.status,
  words: followUpNotes.words,
  fileName: followUpNotes.fileName,
  fileType: followUpNotes.fileType,
  fileSize: followUpNotes.fileSize,
  recordedAt: followUpNotes.recordedAt,
};

/** Writes a word, with its file if there is one. */
export function insertFollowUpNote(
  db: Db,
  key: PlanKey,
  note: Pick<FollowUpNote, "id" | "actionId" | "status" | "words" | "recordedAt">,
  file: KeptFile | null,
): void {
  db.insert(followUpNotes)
    .values({
      ...key,
      ...note,
      fileName: file?.fileName ?? null,
      fileType: file?.fileType ?? null,
      fileSize: file?.bytes.byteLength ?? null,
      file: file === null ? null : Buffer.from(file.bytes),
    })
    .run();
}

/** The words of a firm on its plans, of all rounds, the earliest first. */
export function listFollowUpNotes(db: Db, enrollmentId: string): readonly FollowUpNote[] {
  return db
    .select(WITHOUT_FILE)
    .from(followUpNotes)
    .where(eq(followUpNotes.enrollmentId, enrollmentId))
    .orderBy(asc(followUpNotes.seq))
    .all();
}

/** How many files a firm has joined. */
export function countFiles(db: Db, enrollmentId: string): number {
  const row = db
    .select({ files: count() })
    .from(followUpNotes)
    .where(and(eq(followUpNotes.enrollmentId, enrollmentId), isNotNull(followUpNotes.fileName)))
    .get();
  return row?.files ?? 0;
}

/** The file of a word of this firm; null when it has none, or is another firm's. */
export function readFollowUpFile(db: Db, enrollmentId: string, noteId: string): KeptFile | null {
  const row = db
    .select()
    .from(followUpNotes)
    .where(and(eq(followUpNotes.enrollmentId, enrollmentId), eq(followUpNotes.id, noteId)))
    .get();
  if (row === undefined || row.file === null || row.fileName === null || row.fileType === null) return null;
  return { fileName: row.fileName, fileType: row.fileType, bytes: row.file };
}
