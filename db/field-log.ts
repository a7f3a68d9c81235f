/** The log as the field app follows it: from a place that the device knows, in the server's order. */
import type { Perspective } from "#app/domain/questionnaire/definition.ts";
import type { Change, Cursor } from "#app/offline/field/protocol.ts";
import { readAnyValue } from "#db/answers.ts";
import type { Db } from "#db/client.server.ts";

/** Who reads the log, and of which sheets. */
export type LogReader = {
  /** Whose own lines are told without a name. */
  readonly userId: string;
  readonly respondentIds: readonly string[];
};

/** The last line of the log; null while it is empty. */
export function logEnd(db: Db): Cursor | null {
  const row = db.$client
    .prepare<[], Cursor>("SELECT seq, id FROM answer_operations ORDER BY seq DESC LIMIT 1")
    .get();
  return row ?? null;
}

/**
 * Whether the log still has the line that a cursor names. A server that was restored from an older copy has it not, or has
 * another one of that number; nor has one where the firm of that line was erased since: reading all again does no harm.
 */
export function knowsCursor(db: Db, cursor: Cursor | null): boolean {
  if (cursor === null) return true;
  const id = db.$client
    .prepare<[number], string>("SELECT id FROM answer_operations WHERE seq = ?")
    .pluck()
    .get(cursor.seq);
  return id === cursor.id;
}

/** What was written on these sheets since the cursor, conflicts too, at most `limit` lines; null reads from the beginning. */
export function changesSince(
  db: Db,
  { userId, respondentIds }: LogReader,
  cursor: Cursor | null,
  limit: number,
): readonly Change[] {
  // From a cursor on, the log is read as it lies; from its beginning, sheet by sheet.
  const sheet = cursor === null ? "o.respondent_id" : "+o.respondent_id";
  return db.$client
    .prepare<[string, number, number], Row>(
      `${SELECT} WHERE ${sheet} IN (SELECT value FROM json_each(?)) AND o.seq > ? ORDER BY o.seq LIMIT ?`,
    )
    .all(JSON.stringify(respondentIds), cursor?.seq ?? 0, limit)
    .map((row) => changeOf(row, userId));
}

/** The conflicts of these sheets that nobody has chosen from, the earliest first. */
export function openConflictsIn(db: Db, { userId, respondentIds }: LogReader): readonly Change[] {
  return db.$client
    .prepare<[string], Row>(
      `${SELECT} WHERE o.respondent_id IN (SELECT value FROM json_each(?)) AND o.outcome = 'conflict' AND NOT EXISTS (
         SELECT 1 FROM answer_operations later WHERE later.respondent_id = o.respondent_id
           AND later.subject = o.subject AND later.key = o.key AND later.outcome = 'applied' AND later.seq > o.seq)
       ORDER BY o.seq`,
    )
    .all(JSON.stringify(respondentIds))
    .map((row) => changeOf(row, userId));
}

type Row = Omit<Change, "value" | "author"> & {
  readonly value: string | null;
  readonly actorId: string | null;
  readonly name: string | null;
  readonly perspective: Perspective;
};

const SELECT = `
  SELECT o.seq, o.id, o.respondent_id AS respondentId, o.subject, o.key, o.value, o.outcome, o.recorded_at AS recordedAt,
    o.actor_id AS actorId, u.name, r.perspective
  FROM answer_operations o JOIN respondents r ON r.id = o.respondent_id LEFT JOIN users u ON u.id = o.actor_id`;

function changeOf({ actorId, name, perspective, value, ...row }: Row, userId: string): Change {
  return {
    ...row,
    value: readAnyValue(row.subject, value),
    author: actorId === userId ? null : (name ?? BY_LINK[perspective] ?? "Quelqu’un"),
  };
}

/** Who writes through a link has no account. */
const BY_LINK: Readonly<Partial<Record<Perspective, string>>> = { director: "Le dirigeant" };
