/** What the log remembers of an answer sheet: who wrote what, and the conflicts that nobody has settled yet. */
import type { AnswerSubject, SheetValue } from "#app/domain/answers/answer-operation.ts";
import { readLoggedValue } from "#db/answers.ts";
import type { Db } from "#db/client.server.ts";

/** One thing that was written under a subject. */
export type HistoryEntry = {
  /** Id of the operation. */
  readonly id: string;
  readonly revision: number;
  readonly subject: AnswerSubject;
  readonly key: string;
  /** Null when it cleared. */
  readonly value: SheetValue | null;
  readonly outcome: "applied" | "conflict";
  /** Name of the user; null for a respondent's link. */
  readonly author: string | null;
  /** The device's clock, and the server's. */
  readonly madeAt: string;
  readonly recordedAt: string;
};

/** All that was written under one subject of a sheet, the latest first. */
export function historyOf(
  db: Db,
  respondentId: string,
  subject: AnswerSubject,
  key: string,
): readonly HistoryEntry[] {
  return db.$client
    .prepare<[string, AnswerSubject, string], Row>(
      `${SELECT} WHERE o.respondent_id = ? AND o.subject = ? AND o.key = ? ORDER BY o.seq DESC`,
    )
    .all(respondentId, subject, key)
    .map(entryOf);
}

/**
 * The conflicts of a sheet after which nobody has written, the earliest first: a person has yet to choose. Those of what a
 * visit left besides answers are in db/field-log.ts.
 */
export function openConflicts(db: Db, respondentId: string): readonly HistoryEntry[] {
  return db.$client
    .prepare<[string], Row>(
      `${SELECT} WHERE o.respondent_id = ? AND o.outcome = 'conflict'
         AND o.subject IN ('answer', 'comment', 'stake', 'review') AND NOT EXISTS (
         SELECT 1 FROM answer_operations later WHERE later.respondent_id = o.respondent_id
           AND later.subject = o.subject AND later.key = o.key AND later.outcome = 'applied' AND later.seq > o.seq)
       ORDER BY o.seq`,
    )
    .all(respondentId)
    .map(entryOf);
}

type Row = Omit<HistoryEntry, "value"> & { readonly value: string | null };

const SELECT = `
  SELECT o.id, o.seq AS revision, o.subject, o.key, o.value, o.outcome, u.name AS author, o.made_at AS madeAt,
    o.recorded_at AS recordedAt
  FROM answer_operations o LEFT JOIN users u ON u.id = o.actor_id`;

function entryOf(row: Row): HistoryEntry {
  return { ...row, value: readLoggedValue(row.subject, row.value) };
}
