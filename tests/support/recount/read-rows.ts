/** The rows of an operation's firms, in plain SQL. */
import * as z from "zod";
import type { Db } from "#db/client.server.ts";
import type { RawAction, RawAnswer, RawFirm } from "#tests/support/recount/recount-firm.ts";

type Sqlite = Db["$client"];

export type RawOperation = {
  readonly questionnaireId: string;
  readonly version: number;
  readonly firms: readonly RawFirm[];
};

/**
 * The last round of the operation, whole: firms that left are in it too.
 *
 * @param back how many rounds before the last.
 */
export function readRows(sqlite: Sqlite, operationId: string, back = 0): RawOperation {
  const operation = sqlite
    .prepare<[string], { q: string; v: number }>(
      "SELECT questionnaire_id AS q, questionnaire_version AS v FROM operations WHERE id = ?",
    )
    .get(operationId);
  const round = sqlite
    .prepare<[string, number], string>(
      "SELECT id FROM rounds WHERE operation_id = ? ORDER BY opened_on DESC LIMIT 1 OFFSET ?",
    )
    .pluck()
    .get(operationId, back);
  if (operation === undefined || round === undefined) throw new Error(`no operation ${operationId}`);
  const rows = sqlite
    .prepare<[string, string], EnrollmentRow>(
      `SELECT e.id, e.trade, e.headcount, f.city, f.insee_code AS inseeCode, e.withdrawn_at IS NOT NULL AS withdrawn,
         r.interviewed_at IS NOT NULL OR r.plan_agreed_at IS NOT NULL OR r.report_released_at IS NOT NULL AS interviewed,
         r.plan_agreed_at IS NOT NULL AS planned, r.report_released_at IS NOT NULL AS reported
       FROM enrollments e JOIN firms f ON f.id = e.firm_id
       LEFT JOIN enrollment_rounds r ON r.enrollment_id = e.id AND r.round_id = ? WHERE e.operation_id = ?`,
    )
    .all(round, operationId);
  const firms = rows.map((row): RawFirm => {
    const said = (perspective: string) => readSheet(sqlite, row.id, round, perspective);
    const director = said("director");
    const consultant = said("consultant");
    return {
      ...row,
      withdrawn: row.withdrawn === 1,
      interviewed: row.interviewed === 1,
      planned: row.planned === 1,
      reported: row.reported === 1,
      agreed: readAgreed(sqlite, row.id, round),
      director: director.answers,
      consultant: consultant.answers,
      stakes: { ...consultant.stakes, ...director.stakes },
      actions: readActions(sqlite, row.id, round),
    };
  });
  return { questionnaireId: operation.q, version: operation.v, firms };
}

type EnrollmentRow = Pick<RawFirm, "id" | "trade" | "headcount" | "city" | "inseeCode"> &
  Readonly<Record<"withdrawn" | "interviewed" | "planned" | "reported", number>>;

const answerCell = z.object({
  state: z.string().optional(),
  choice: z.string().optional(),
  choices: z.array(z.string()).optional(),
});
const idsCell = z.array(z.string());

function readSheet(sqlite: Sqlite, enrollmentId: string, round: string, perspective: string) {
  const cells = sqlite
    .prepare<[string, string, string], { subject: string; key: string; value: string }>(
      `SELECT a.subject, a.key, a.value FROM answers a JOIN respondents r ON r.id = a.respondent_id
       WHERE r.enrollment_id = ? AND r.round_id = ? AND r.perspective = ?`,
    )
    .all(enrollmentId, round, perspective);
  const answers: Record<string, RawAnswer> = {};
  const stakes: Record<string, number> = {};
  for (const { subject, key, value } of cells) {
    if (subject === "answer") answers[key] = parseAnswer(value);
    if (subject === "stake") stakes[key] = Number(value);
  }
  return { answers, stakes };
}

/** The last word on each question; an agreement that was taken back has none. */
function readAgreed(
  sqlite: Sqlite,
  enrollmentId: string,
  round: string,
): Readonly<Record<string, RawAnswer>> {
  const rows = sqlite
    .prepare<[string, string], { id: string; answer: string | null }>(
      "SELECT question_id AS id, answer FROM agreements WHERE enrollment_id = ? AND round_id = ? ORDER BY seq",
    )
    .all(enrollmentId, round);
  const last = new Map(rows.map(({ id, answer }) => [id, answer]));
  return Object.fromEntries(
    [...last].flatMap(([id, answer]) => (answer === null ? [] : [[id, parseAnswer(answer)] as const])),
  );
}

function readActions(sqlite: Sqlite, enrollmentId: string, round: string): readonly RawAction[] {
  return sqlite
    .prepare<
      [string, string],
      Omit<RawAction, "fundingSchemes" | "collectiveActions"> & { s: string; c: string }
    >(
      `SELECT recommendation, decision, reason, status, cost, funding_schemes AS s, collective_actions AS c
       FROM planned_actions WHERE enrollment_id = ? AND round_id = ? ORDER BY position, id`,
    )
    .all(enrollmentId, round)
    .map(({ s, c, ...action }) => ({
      ...action,
      fundingSchemes: idsCell.parse(JSON.parse(s)),
      collectiveActions: idsCell.parse(JSON.parse(c)),
    }));
}

/** Zod leaves `undefined` keys out of what it reads. */
function parseAnswer(cell: string): RawAnswer {
  const { state, choice, choices } = answerCell.parse(JSON.parse(cell));
  return {
    ...(state === undefined ? {} : { state }),
    ...(choice === undefined ? {} : { choice }),
    ...(choices === undefined ? {} : { choices }),
  };
}
