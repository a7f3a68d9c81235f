/** An operation of any size, grown from a demonstration's firms by copying their rows: real answers, real plans. */
import { newId } from "#app/server/clock.ts";
import { type Db, inTransaction } from "#db/client.server.ts";

/** Copies the operation with its finished firms repeated until there are `size` of them. Gives the new operation's id. */
export function growOperation(db: Db, sourceId: string, size: number): string {
  const sql = db.$client;
  const operationId = newId();
  const roundId = newId();
  const sources = sql
    .prepare<[string], { id: string; firmId: string }>(
      `SELECT e.id, e.firm_id AS firmId FROM enrollments e JOIN enrollment_rounds m ON m.enrollment_id = e.id
       WHERE e.operation_id = ? AND m.interviewed_at IS NOT NULL AND e.withdrawn_at IS NULL ORDER BY e.id`,
    )
    .all(sourceId);
  inTransaction(db, () => {
    sql
      .prepare(
        `INSERT INTO operations SELECT ?, ${columns(db, "operations", ["id"])} FROM operations WHERE id = ?`,
      )
      .run(operationId, sourceId);
    sql
      .prepare("INSERT INTO rounds (id, operation_id, code, opened_on) VALUES (?, ?, 'T0', '2026-03-01')")
      .run(roundId, operationId);
    for (let copy = 0; copy < size; copy++) {
      const source = sources[copy % sources.length];
      if (source !== undefined) copyFirm(db, source, { operationId, roundId });
    }
  });
  return operationId;
}

function copyFirm(
  db: Db,
  source: { readonly id: string; readonly firmId: string },
  to: { readonly operationId: string; readonly roundId: string },
): void {
  const sql = db.$client;
  const [firmId, enrollmentId] = [newId(), newId()];
  sql
    .prepare(
      `INSERT INTO firms (id, siret, ${columns(db, "firms", ["id", "siret"])}) SELECT ?, NULL, ${columns(db, "firms", ["id", "siret"])} FROM firms WHERE id = ?`,
    )
    .run(firmId, source.firmId);
  const rest = columns(db, "enrollments", ["id", "operation_id", "firm_id"]);
  sql
    .prepare(
      `INSERT INTO enrollments (id, operation_id, firm_id, ${rest}) SELECT ?, ?, ?, ${rest} FROM enrollments WHERE id = ?`,
    )
    .run(enrollmentId, to.operationId, firmId, source.id);
  const reached = columns(db, "enrollment_rounds", ["enrollment_id", "round_id"]);
  sql
    .prepare(
      `INSERT INTO enrollment_rounds (enrollment_id, round_id, ${reached}) SELECT ?, ?, ${reached} FROM enrollment_rounds WHERE enrollment_id = ?`,
    )
    .run(enrollmentId, to.roundId, source.id);
  const person = columns(db, "respondents", ["id", "enrollment_id", "round_id"]);
  const sheets = sql
    .prepare<[string], { id: string }>("SELECT id FROM respondents WHERE enrollment_id = ?")
    .all(source.id);
  for (const sheet of sheets) {
    const respondentId = newId();
    sql
      .prepare(
        `INSERT INTO respondents (id, enrollment_id, round_id, ${person}) SELECT ?, ?, ?, ${person} FROM respondents WHERE id = ?`,
      )
      .run(respondentId, enrollmentId, to.roundId, sheet.id);
    const cells = columns(db, "answers", ["respondent_id"]);
    sql
      .prepare(
        `INSERT INTO answers (respondent_id, ${cells}) SELECT ?, ${cells} FROM answers WHERE respondent_id = ?`,
      )
      .run(respondentId, sheet.id);
  }
  const plan = columns(db, "planned_actions", ["id", "enrollment_id", "round_id"]);
  sql
    .prepare(
      `INSERT INTO planned_actions (id, enrollment_id, round_id, ${plan}) SELECT lower(hex(randomblob(16))), ?, ?, ${plan} FROM planned_actions WHERE enrollment_id = ?`,
    )
    .run(enrollmentId, to.roundId, source.id);
}

/** The columns of a table but these, as a list of SQL. */
function columns(db: Db, table: string, without: readonly string[]): string {
  return db.$client
    .prepare<[string], { name: string }>("SELECT name FROM pragma_table_info(?) ORDER BY cid")
    .all(table)
    .map(({ name }) => name)
    .filter((name) => !without.includes(name))
    .join(", ");
}
