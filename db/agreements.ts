/** What the director and the consultant settled on at the debrief. The last word on each question counts; all are kept. */
import type { AgreedAnswer, Answer } from "#app/domain/answers/answer.ts";
import { answerSchema } from "#app/domain/answers/answer-schema.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { readCell, writeCell } from "#db/json.ts";
import { agreements } from "#db/schema/answers.ts";

/** An agreement as it stands, with the number that the next one is based on. */
export type Agreement = AgreedAnswer & {
  readonly revision: number;
  /** ISO instant. */
  readonly recordedAt: string;
};

/** One more word on a question; a null answer takes the agreement back. */
export type AgreementEntry = {
  readonly enrollmentId: string;
  readonly roundId: string;
  readonly questionId: string;
  readonly answer: Answer | null;
  readonly reason: string | null;
  readonly actorId: string | null;
  readonly recordedAt: string;
  /** The revision that the person saw; 0 when there was none. */
  readonly baseRevision: number;
};

/**
 * Writes a word on a question; gives its number, or null when somebody wrote another one since the person looked.
 */
export function recordAgreement(db: Db, entry: AgreementEntry): number | null {
  const { baseRevision, answer, ...fields } = entry;
  return inTransaction(db, () => {
    if (lastRevision(db, entry) !== baseRevision) return null;
    const row = { ...fields, answer: answer === null ? null : writeCell(answer) };
    return Number(db.insert(agreements).values(row).run().lastInsertRowid);
  });
}

/** What is agreed on now, by question id. */
export function agreementsOf(
  db: Db,
  enrollmentId: string,
  roundId: string,
): Readonly<Record<string, Agreement>> {
  return agreementsOfFirms(db, [enrollmentId], roundId).get(enrollmentId) ?? {};
}

/** What is agreed on now in each of these firms, by enrollment id; a firm without an agreement is absent. */
export function agreementsOfFirms(
  db: Db,
  enrollmentIds: readonly string[],
  roundId: string,
): ReadonlyMap<string, Readonly<Record<string, Agreement>>> {
  const rows = db.$client
    .prepare<[string, string], AgreementRow>(
      `SELECT enrollment_id AS enrollmentId, question_id AS questionId, answer, reason, max(seq) AS revision,
         recorded_at AS recordedAt
       FROM agreements WHERE enrollment_id IN (SELECT value FROM json_each(?)) AND round_id = ?
       GROUP BY enrollment_id, question_id HAVING answer IS NOT NULL ORDER BY enrollment_id, question_id`,
    )
    .all(JSON.stringify(enrollmentIds), roundId);
  const found = new Map<string, Record<string, Agreement>>();
  for (const { enrollmentId, questionId, answer, reason, revision, recordedAt } of rows) {
    const own = found.get(enrollmentId) ?? {};
    own[questionId] = {
      answer: readCell(answerSchema, answer, "agreements.answer"),
      reason: reason ?? "",
      revision,
      recordedAt,
    };
    found.set(enrollmentId, own);
  }
  return found;
}

/** The number of the last word on each question, taken back or not, by question id: what the next one is based on. */
export function agreementRevisions(
  db: Db,
  enrollmentId: string,
  roundId: string,
): Readonly<Record<string, number>> {
  const rows = db.$client
    .prepare<[string, string], { questionId: string; revision: number }>(
      `SELECT question_id AS questionId, max(seq) AS revision FROM agreements
       WHERE enrollment_id = ? AND round_id = ? GROUP BY question_id`,
    )
    .all(enrollmentId, roundId);
  return Object.fromEntries(rows.map(({ questionId, revision }) => [questionId, revision]));
}

type AgreementRow = {
  readonly enrollmentId: string;
  readonly questionId: string;
  readonly answer: string;
  readonly reason: string | null;
  readonly revision: number;
  readonly recordedAt: string;
};

function lastRevision(
  db: Db,
  { enrollmentId, roundId, questionId }: Pick<AgreementEntry, "enrollmentId" | "roundId" | "questionId">,
): number {
  const row = db.$client
    .prepare<[string, string, string], { revision: number | null }>(
      "SELECT max(seq) AS revision FROM agreements WHERE enrollment_id = ? AND round_id = ? AND question_id = ?",
    )
    .get(enrollmentId, roundId, questionId);
  return row?.revision ?? 0;
}
