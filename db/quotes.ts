/** Words that a firm agreed to be quoted for: what its director wrote or said, never an employee's, a customer's or a consultant's. */

import * as z from "zod";
import { answerSchema } from "#app/domain/answers/answer-schema.ts";
import type { Db } from "#db/client.server.ts";
import { readCell } from "#db/json.ts";

/** Somebody's words, as they were written down. */
export type QuotableWords = {
  readonly enrollmentId: string;
  readonly firm: string;
  readonly trade: string | null;
  /** The question that they answer, or that they remark on. */
  readonly questionId: string;
  readonly subject: "answer" | "comment";
  readonly words: string;
};

/**
 * What the directors of consenting firms answered to `questionIds` (long texts), by their link or in the interview, and what
 * they remarked by their link on any question. Firms that left are not asked any more.
 */
export function quotableWords(
  db: Db,
  { operationId, roundId }: { readonly operationId: string; readonly roundId: string },
  questionIds: readonly string[],
): readonly QuotableWords[] {
  const rows = db.$client
    .prepare<{ operationId: string; roundId: string; questionIds: string }, Row>(
      `SELECT e.id AS enrollmentId, f.name AS firm, e.trade, a.key AS questionId, a.subject, a.value
       FROM enrollments e
       JOIN firms f ON f.id = e.firm_id
       JOIN respondents r ON r.enrollment_id = e.id AND r.round_id = :roundId
         AND r.perspective IN ('director', 'consultant')
       JOIN answers a ON a.respondent_id = r.id
       WHERE e.operation_id = :operationId AND e.withdrawn_at IS NULL AND ${CONSENTS}
         AND ((a.subject = 'answer' AND a.key IN (SELECT value FROM json_each(:questionIds)))
           OR (a.subject = 'comment' AND r.perspective = 'director' AND a.actor_id IS NULL))
       ORDER BY f.name COLLATE NOCASE, e.id, a.key, a.subject, r.perspective`,
    )
    .all({ operationId, roundId, questionIds: JSON.stringify(questionIds) });
  return rows.flatMap(({ value, ...row }) => {
    const words = wordsOf(row.subject, value);
    return words === "" ? [] : [{ ...row, words }];
  });
}

/** A firm as it stands behind a quote: whose names must not show, and whether it agrees to be quoted now. */
export type QuotedEnrollment = {
  readonly enrollmentId: string;
  readonly name: string;
  readonly director: string | null;
  readonly city: string | null;
  readonly consents: boolean;
};

/** The firms of these enrollments that are still in the operation; one that was erased or that left is absent. */
export function quotedEnrollments(
  db: Db,
  operationId: string,
  enrollmentIds: readonly string[],
): ReadonlyMap<string, QuotedEnrollment> {
  const rows = db.$client
    .prepare<[string, string], Omit<QuotedEnrollment, "consents"> & { readonly consents: number }>(
      `SELECT e.id AS enrollmentId, f.name, e.director, f.city, ${CONSENTS} AS consents
       FROM enrollments e JOIN firms f ON f.id = e.firm_id
       WHERE e.operation_id = ? AND e.withdrawn_at IS NULL AND e.id IN (SELECT value FROM json_each(?))`,
    )
    .all(operationId, JSON.stringify(enrollmentIds));
  return new Map(rows.map((row) => [row.enrollmentId, { ...row, consents: row.consents === 1 }]));
}

/** The last word on being quoted; none was given where nothing was said. */
const CONSENTS = `coalesce((SELECT c.is_given FROM consents c WHERE c.enrollment_id = e.id AND c.kind = 'quote'
  ORDER BY c.seq DESC LIMIT 1), 0)`;

type Row = Omit<QuotableWords, "words"> & { readonly value: string };

function wordsOf(subject: QuotableWords["subject"], value: string): string {
  if (subject === "comment") return readCell(z.string(), value, "answers.value").trim();
  const answer = readCell(answerSchema, value, "answers.value");
  return "value" in answer && typeof answer.value === "string" ? answer.value.trim() : "";
}
