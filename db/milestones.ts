/**
 * Where firms stand, asked of many at once. The status has one definition, `enrollmentStatus` in the domain: SQL only
 * gathers the five facts it follows from into a number, so that a list can be counted and filtered by status.
 */
import { type EnrollmentStatus, enrollmentStatus } from "#app/domain/operation/operation.ts";
import type { Db } from "#db/client.server.ts";

/** How far the firms of an operation have come. All but `withdrawn` leave out the firms that withdrew. */
export type MilestoneCounts = {
  readonly enrolled: number;
  /** Firms whose interview holds an answer or is complete. */
  readonly started: number;
  readonly interviewed: number;
  readonly planAgreed: number;
  readonly reportReleased: number;
  readonly withdrawn: number;
  /** Each firm once, by its present status. */
  readonly byStatus: Readonly<Record<EnrollmentStatus, number>>;
};

/** Fragment: the round that an operation is in, its latest. `e` is a row of enrollments. */
export const CURRENT_ROUND = `(SELECT id FROM rounds WHERE rounds.operation_id = e.operation_id
  ORDER BY opened_on DESC, code DESC LIMIT 1)`;

/** Fragment: joins `m`, how far a firm has come in that round, to `e`, a row of enrollments. */
export const WITH_MILESTONES = `LEFT JOIN enrollment_rounds m
  ON m.enrollment_id = e.id AND m.round_id = ${CURRENT_ROUND}`;

/**
 * Fragment: what the sheet `r` answers in `a` was said in an interview. A director who answers by a link, before the visit,
 * has begun no interview.
 */
export const IN_INTERVIEW = `(r.perspective = 'consultant' OR (r.perspective = 'director' AND a.actor_id IS NOT NULL))`;

/** Fragment: the five facts as bits, for `e` with its milestones. */
export const FACTS = `(
  (e.withdrawn_at IS NOT NULL) * 16 + (m.report_released_at IS NOT NULL) * 8 + (m.plan_agreed_at IS NOT NULL) * 4
  + (m.interviewed_at IS NOT NULL) * 2
  + EXISTS (
    SELECT 1 FROM respondents r JOIN answers a ON a.respondent_id = r.id AND a.subject = 'answer'
    WHERE r.enrollment_id = e.id AND r.round_id = ${CURRENT_ROUND} AND ${IN_INTERVIEW}
  ))`;

/** The values of FACTS that mean one of these statuses. */
export function factsOf(statuses: readonly EnrollmentStatus[]): readonly number[] {
  return ALL_FACTS.filter((facts) => statuses.includes(statusOfFacts(facts)));
}

/** The counts of each of these operations, in one query. */
export function countMilestones(
  db: Db,
  operationIds: readonly string[],
): ReadonlyMap<string, MilestoneCounts> {
  const rows = db.$client
    .prepare<[string], { operationId: string; facts: number; firms: number }>(
      `SELECT e.operation_id AS operationId, ${FACTS} AS facts, count(*) AS firms
       FROM enrollments e ${WITH_MILESTONES} WHERE e.operation_id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2`,
    )
    .all(JSON.stringify(operationIds));
  return new Map(operationIds.map((id) => [id, countGroups(rows.filter((row) => row.operationId === id))]));
}

function countGroups(groups: readonly { readonly facts: number; readonly firms: number }[]): MilestoneCounts {
  const count = (isCounted: (facts: number) => boolean) =>
    groups.reduce((sum, group) => sum + (isCounted(group.facts) ? group.firms : 0), 0);
  const active = (bits: number) => count((facts) => (facts & WITHDRAWN) === 0 && (facts & bits) !== 0);
  const withStatus = (status: EnrollmentStatus) => count((facts) => statusOfFacts(facts) === status);
  return {
    enrolled: count((facts) => (facts & WITHDRAWN) === 0),
    started: active(INTERVIEWED | ANSWERED),
    interviewed: active(INTERVIEWED),
    planAgreed: active(PLAN_AGREED),
    reportReleased: active(REPORT_RELEASED),
    withdrawn: count((facts) => (facts & WITHDRAWN) !== 0),
    byStatus: {
      enrolled: withStatus("enrolled"),
      interviewing: withStatus("interviewing"),
      interviewed: withStatus("interviewed"),
      planned: withStatus("planned"),
      reported: withStatus("reported"),
      withdrawn: withStatus("withdrawn"),
    },
  };
}

/** The status that follows from the facts, by the domain's own rule; the instants themselves play no part in it. */
function statusOfFacts(facts: number): EnrollmentStatus {
  const instant = (bit: number) => ((facts & bit) === 0 ? null : "1970-01-01T00:00:00.000Z");
  return enrollmentStatus(
    {
      withdrawnAt: instant(WITHDRAWN),
      reportReleasedAt: instant(REPORT_RELEASED),
      planAgreedAt: instant(PLAN_AGREED),
      interviewedAt: instant(INTERVIEWED),
    },
    (facts & ANSWERED) !== 0,
  );
}

const WITHDRAWN = 16;
const REPORT_RELEASED = 8;
const PLAN_AGREED = 4;
const INTERVIEWED = 2;
const ANSWERED = 1;
const ALL_FACTS = Array.from({ length: 32 }, (_, facts) => facts);

/** The enrollments whose interview was over in a round: a plan agreed on or a report released say so too. */
export function assessedInRound(db: Db, roundId: string): ReadonlySet<string> {
  const rows = db.$client
    .prepare<[string], string>(
      `SELECT enrollment_id FROM enrollment_rounds WHERE round_id = ?
         AND (interviewed_at IS NOT NULL OR plan_agreed_at IS NOT NULL OR report_released_at IS NOT NULL)`,
    )
    .pluck()
    .all(roundId);
  return new Set(rows);
}
