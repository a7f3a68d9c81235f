/** The people who answer for a firm: each owns one answer sheet. */
import { asc, eq } from "drizzle-orm";
import type { Perspective } from "#app/domain/questionnaire/definition.ts";
import type { Db } from "#db/client.server.ts";
import { respondents } from "#db/schema/answers.ts";
import { rounds } from "#db/schema/operations.ts";

export type Respondent = {
  readonly id: string;
  readonly enrollmentId: string;
  readonly roundId: string;
  readonly perspective: Perspective;
  /** ISO instant; of somebody without a name, the day only. */
  readonly createdAt: string;
  /** When the sheet was handed in, likewise; null until then. */
  readonly submittedAt: string | null;
  /** The day the round was closed; null while it is open. */
  readonly roundClosedOn: string | null;
};

/** Everybody who answers for a firm, in all rounds, the earliest first. */
export function listRespondents(db: Db, enrollmentId: string): readonly Respondent[] {
  return select(db)
    .where(eq(respondents.enrollmentId, enrollmentId))
    .orderBy(asc(respondents.createdAt), asc(respondents.id))
    .all();
}

/** One respondent, or null. */
export function findRespondent(db: Db, id: string): Respondent | null {
  return select(db).where(eq(respondents.id, id)).get() ?? null;
}

/** Opens a sheet for somebody. */
export function insertRespondent(
  db: Db,
  respondent: Pick<Respondent, "id" | "enrollmentId" | "roundId" | "perspective" | "createdAt">,
): void {
  db.insert(respondents).values(respondent).run();
}

/**
 * Hands a sheet in, once: a second time changes nothing. A group's sheets are numbered in the order in which they come,
 * because what is shown of the group grows in that order.
 */
export function submitSheet(db: Db, id: string, submittedAt: string): void {
  db.$client
    .prepare<{ id: string; submittedAt: string }>(
      `UPDATE respondents AS r SET submitted_at = :submittedAt,
         submission_rank = CASE WHEN r.perspective IN ('employee', 'customer') THEN 1 + (
           SELECT coalesce(max(o.submission_rank), 0) FROM respondents o
           WHERE o.enrollment_id = r.enrollment_id AND o.round_id = r.round_id AND o.perspective = r.perspective) END
       WHERE id = :id AND submitted_at IS NULL`,
    )
    .run({ id, submittedAt });
}

function select(db: Db) {
  return db
    .select({
      id: respondents.id,
      enrollmentId: respondents.enrollmentId,
      roundId: respondents.roundId,
      perspective: respondents.perspective,
      createdAt: respondents.createdAt,
      submittedAt: respondents.submittedAt,
      roundClosedOn: rounds.closedOn,
    })
    .from(respondents)
    .innerJoin(rounds, eq(rounds.id, respondents.roundId));
}
