/** The people who answer for a firm: each owns one answer sheet. */
import { asc, eq } from "drizzle-orm";
import type { Perspective } from "#app/domain/questionnaire/definition.ts";
import type { Db } from "#db/client.server.ts";
import { respondents, rounds } from "#db/schema.ts";

export type Respondent = {
  readonly id: string;
  readonly enrollmentId: string;
  readonly roundId: string;
  readonly perspective: Perspective;
  /** ISO instant. */
  readonly createdAt: string;
  /** The day the round was closed; null while it is open. */
  readonly roundClosedOn: string | null;
};

/** Everybody who answers for a firm, in all rounds, the earliest first. */
export function listRespondents(db: Db, enrollmentId: string): readonly Respondent[] {
  return db
    .select({
      id: respondents.id,
      enrollmentId: respondents.enrollmentId,
      roundId: respondents.roundId,
      perspective: respondents.perspective,
      createdAt: respondents.createdAt,
      roundClosedOn: rounds.closedOn,
    })
    .from(respondents)
    .innerJoin(rounds, eq(rounds.id, respondents.roundId))
    .where(eq(respondents.enrollmentId, enrollmentId))
    .orderBy(asc(respondents.createdAt), asc(respondents.id))
    .all();
}
