/**
 * Answer sheets. Everything that a person writes is appended to `answer_operations`, and the last applied value of each
 * subject is projected into `answers` in the same transaction. Conflicts are kept in the log and never projected.
 */
import type { Statement } from "better-sqlite3";
import type * as z from "zod";
import type { Answer, Stake } from "#app/domain/answers/answer.ts";
import {
  type AnswerOperation,
  type AnswerSubject,
  type LoggedValue,
  type OtherVersion,
  type RecordedOperation,
  type SheetEntry,
  type SheetOperation,
  type SheetSubject,
  type SheetValue,
  type StoredSheet,
  sheetValueSchemas,
} from "#app/domain/answers/answer-operation.ts";
import { photoSchema, visitFactSchema } from "#app/domain/visit/visit-fact.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { readCell, writeCell } from "#db/json.ts";

/** Who writes, and when the server received it. */
export type RecordContext = {
  /** Id of the user; null for a respondent's link. */
  readonly actorId: string | null;
  /** ISO instant. */
  readonly recordedAt: string;
};

/**
 * Appends operations to the log, in their order and in one transaction, and says what became of each.
 *
 * - `applied`: written, and current. `revision` is the base of the next edit.
 * - `duplicate`: it was applied before; nothing is written. A repeated conflict is told as a conflict again.
 * - `conflict`: another value was written since the base that the person saw. It is kept in the log and not projected; a
 *   person chooses, and their choice is an operation based on `revision`.
 * - `rejected`: the id was used for something else; nothing is written.
 *
 * Edits of one subject in one batch come from one device, which knew of the first when it made the second: a later one
 * with the same base follows the earlier one.
 * @throws when a respondent doesn't exist.
 */
export function recordOperations(
  db: Db,
  operations: readonly AnswerOperation[],
  context: RecordContext,
): readonly RecordedOperation[] {
  return inTransaction(db, () => operations.map(answerRecorder(db, context)));
}

/**
 * The same one operation at a time, for whoever looks at the sheet between two of a batch. Make one for each batch, and use
 * it inside `inTransaction`.
 */
export function answerRecorder(
  db: Db,
  context: RecordContext,
): (operation: AnswerOperation) => RecordedOperation {
  return recorder<AnswerOperation, SheetValue>(db, context, readLoggedValue);
}

/** The same for all that a sheet may hold: what a visit leaves besides answers too. */
export function sheetRecorder(
  db: Db,
  context: RecordContext,
): (operation: SheetOperation) => RecordedOperation<LoggedValue> {
  return recorder<SheetOperation, LoggedValue>(db, context, readAnyValue);
}

function recorder<O extends SheetOperation, V extends LoggedValue>(
  db: Db,
  context: RecordContext,
  read: ReadValue<O, V>,
): (operation: O) => RecordedOperation<V> {
  const statements = statementsOf(db);
  /** By subject and base: the revision that this batch made of it. */
  const madeInBatch = new Map<string, number>();
  return (operation) => {
    const { respondentId, subject, key, baseRevision } = operation;
    const edit = JSON.stringify([respondentId, subject, key, baseRevision]);
    const base = madeInBatch.get(edit) ?? baseRevision;
    const recorded = recordOne(statements, operation, base, context, read);
    if (recorded.outcome === "applied" || recorded.outcome === "duplicate") {
      madeInBatch.set(edit, recorded.revision);
    }
    return recorded;
  };
}

/** Whether the log holds an operation of this id: recording it again writes nothing. */
export function isRecorded(db: Db, operationId: string): boolean {
  return statementsOf(db).logged.get(operationId) !== undefined;
}

/**
 * What became of this very operation, when this person sent it before and it was applied: told to somebody who may not write
 * there any more, it says nothing that they don’t know. Null otherwise.
 */
export function ownRecorded(
  db: Db,
  operation: SheetOperation,
  actorId: string,
): { readonly id: string; readonly outcome: "duplicate"; readonly revision: number } | null {
  const before = statementsOf(db).logged.get(operation.id);
  if (before === undefined || before.outcome !== "applied" || before.actorId !== actorId) return null;
  if (!isSameOperation(before, operation, cellOf(operation))) return null;
  return { id: operation.id, outcome: "duplicate", revision: before.seq };
}

/**
 * The current content of one answer sheet, with the revisions that the next edits are based on. What a visit left on it
 * besides is read by db/visits.ts.
 */
export function readSheet(db: Db, respondentId: string): StoredSheet {
  const answers: Record<string, SheetEntry<Answer>> = {};
  const comments: Record<string, SheetEntry<string>> = {};
  const stakes: Record<string, SheetEntry<Stake>> = {};
  const review: Record<string, SheetEntry<true>> = {};
  for (const { subject, key, value, ...written } of statementsOf(db).sheet.all(respondentId)) {
    const read = <T>(schema: z.ZodType<T>) => ({
      value: readCell(schema, value, "answers.value"),
      ...written,
    });
    if (subject === "answer") answers[key] = read(sheetValueSchemas.answer);
    else if (subject === "comment") comments[key] = read(sheetValueSchemas.comment);
    else if (subject === "stake") stakes[key] = read(sheetValueSchemas.stake);
    else if (subject === "review") review[key] = read(sheetValueSchemas.review);
  }
  return { answers, comments, stakes, review };
}

/**
 * Makes the projection again from the log: the last applied operation of each subject, unless it cleared. It needs no other
 * table, and gives what the projection holds already.
 */
export function rebuildProjection(db: Db): void {
  inTransaction(db, () => {
    db.$client.exec(`
      DELETE FROM answers;
      INSERT INTO answers (respondent_id, subject, key, value, revision, actor_id, updated_at)
      SELECT respondent_id, subject, key, value, max(seq), actor_id, recorded_at FROM answer_operations
      WHERE outcome = 'applied' GROUP BY respondent_id, subject, key HAVING value IS NOT NULL;`);
  });
}

/** A value from the log, as JSON in a cell of the subject's kind. */
export function readLoggedValue(subject: AnswerSubject, cell: string | null): SheetValue | null {
  const schema: z.ZodType<SheetValue> = sheetValueSchemas[subject];
  return cell === null ? null : readCell(schema, cell, "answer_operations.value");
}

/** The same, of any subject. */
export function readAnyValue(subject: SheetSubject, cell: string | null): LoggedValue | null {
  const schema: z.ZodType<LoggedValue> = ALL_SCHEMAS[subject];
  return cell === null ? null : readCell(schema, cell, "answer_operations.value");
}

const ALL_SCHEMAS = { ...sheetValueSchemas, photo: photoSchema, visit: visitFactSchema } as const;

/** How a value of an operation’s subject is read back from its cell. */
type ReadValue<O extends SheetOperation, V extends LoggedValue> = (
  subject: O["subject"],
  cell: string | null,
) => V | null;

function recordOne<O extends SheetOperation, V extends LoggedValue>(
  statements: Statements,
  operation: O,
  base: number,
  context: RecordContext,
  read: ReadValue<O, V>,
): RecordedOperation<V> {
  const value = cellOf(operation);
  const before = statements.logged.get(operation.id);
  if (before !== undefined) return repeated(statements, operation, value, before, read);
  const current = statements.current.get(operation.respondentId, operation.subject, operation.key);
  if (isConflict(value, base, current)) {
    statements.append.run(...logRow(operation, value, "conflict", context));
    return { id: operation.id, outcome: "conflict", ...otherVersion(operation, current, read) };
  }
  const revision = Number(
    statements.append.run(...logRow(operation, value, "applied", context)).lastInsertRowid,
  );
  project(statements, operation, value, revision, context);
  return { id: operation.id, outcome: "applied", revision };
}

/**
 * Another value was written since the base. What is empty has no revision that a sheet could show, so that an edit of
 * something cleared may be based on nothing.
 */
function isConflict(
  value: string | null,
  base: number,
  current: CurrentRow | undefined,
): current is CurrentRow {
  if (current === undefined || current.value === value || current.revision === base) return false;
  return !(current.value === null && base === 0);
}

/** An operation that comes a second time: its acknowledgement was lost. */
function repeated<O extends SheetOperation, V extends LoggedValue>(
  statements: Statements,
  operation: O,
  value: string | null,
  before: LoggedRow,
  read: ReadValue<O, V>,
): RecordedOperation<V> {
  const { id, respondentId, subject, key } = operation;
  if (!isSameOperation(before, operation, value)) {
    return { id, outcome: "rejected", reason: "Cet identifiant a déjà servi pour une autre saisie." };
  }
  const current = statements.current.get(respondentId, subject, key);
  const isPending = before.outcome === "conflict" && current !== undefined && current.value !== value;
  return isPending
    ? { id, outcome: "conflict", ...otherVersion(operation, current, read) }
    : {
        id,
        outcome: "duplicate",
        revision: before.outcome === "conflict" ? (current?.revision ?? 0) : before.seq,
      };
}

function isSameOperation(
  before: LoggedRow,
  { respondentId, subject, key }: SheetOperation,
  value: string | null,
): boolean {
  return (
    before.respondentId === respondentId &&
    before.subject === subject &&
    before.key === key &&
    before.value === value
  );
}

function cellOf({ value }: SheetOperation): string | null {
  return value === null ? null : writeCell(value);
}

function otherVersion<O extends SheetOperation, V extends LoggedValue>(
  { subject }: O,
  current: CurrentRow,
  read: ReadValue<O, V>,
): OtherVersion<V> {
  const { revision, author, at } = current;
  return { revision, value: read(subject, current.value), author, at };
}

function project(
  { write, clear }: Statements,
  { respondentId, subject, key }: SheetOperation,
  value: string | null,
  revision: number,
  { actorId, recordedAt }: RecordContext,
): void {
  if (value === null) clear.run(respondentId, subject, key);
  else write.run(respondentId, subject, key, value, revision, actorId, recordedAt);
}

function logRow(
  operation: SheetOperation,
  value: string | null,
  outcome: "applied" | "conflict",
  { actorId, recordedAt }: RecordContext,
): LogRow {
  const { id, respondentId, subject, key, baseRevision, madeAt } = operation;
  return [id, respondentId, subject, key, value, baseRevision, outcome, actorId, madeAt, recordedAt];
}

type SheetRow = {
  readonly subject: AnswerSubject;
  readonly key: string;
  readonly value: string;
  readonly revision: number;
  readonly actorId: string | null;
  readonly updatedAt: string;
};
type LoggedRow = {
  readonly seq: number;
  readonly respondentId: string;
  readonly actorId: string | null;
  readonly subject: SheetSubject;
  readonly key: string;
  readonly value: string | null;
  readonly outcome: "applied" | "conflict";
};
type CurrentRow = {
  readonly revision: number;
  readonly value: string | null;
  readonly author: string | null;
  readonly at: string;
};
type SubjectKey = [respondentId: string, subject: SheetSubject, key: string];
type LogRow = [
  id: string,
  ...subject: SubjectKey,
  value: string | null,
  baseRevision: number,
  outcome: "applied" | "conflict",
  actorId: string | null,
  madeAt: string,
  recordedAt: string,
];
type Statements = {
  readonly logged: Statement<[id: string], LoggedRow>;
  readonly current: Statement<SubjectKey, CurrentRow>;
  readonly append: Statement<LogRow>;
  readonly write: Statement<
    [...SubjectKey, value: string, revision: number, actorId: string | null, updatedAt: string]
  >;
  readonly clear: Statement<SubjectKey>;
  readonly sheet: Statement<[respondentId: string], SheetRow>;
};

/** Prepared once for each connection: saving an answer is what the application does most. */
function statementsOf({ $client: client }: Db): Statements {
  const prepared = PREPARED.get(client);
  if (prepared !== undefined) return prepared;
  const statements: Statements = {
    logged: client.prepare(
      `SELECT seq, respondent_id AS respondentId, actor_id AS actorId, subject, key, value, outcome
       FROM answer_operations WHERE id = ?`,
    ),
    // From the log, because what was cleared is in the projection no more.
    current: client.prepare(
      `SELECT o.seq AS revision, o.value, u.name AS author, o.recorded_at AS at
       FROM answer_operations o LEFT JOIN users u ON u.id = o.actor_id
       WHERE o.respondent_id = ? AND o.subject = ? AND o.key = ? AND o.outcome = 'applied'
       ORDER BY o.seq DESC LIMIT 1`,
    ),
    append: client.prepare(
      `INSERT INTO answer_operations
         (id, respondent_id, subject, key, value, base_revision, outcome, actor_id, made_at, recorded_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    write: client.prepare(
      `INSERT INTO answers (respondent_id, subject, key, value, revision, actor_id, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (respondent_id, subject, key) DO UPDATE SET value = excluded.value, revision = excluded.revision,
         actor_id = excluded.actor_id, updated_at = excluded.updated_at`,
    ),
    clear: client.prepare(`DELETE FROM answers WHERE respondent_id = ? AND subject = ? AND key = ?`),
    sheet: client.prepare(
      `SELECT subject, key, value, revision, actor_id AS actorId, updated_at AS updatedAt
       FROM answers WHERE respondent_id = ? AND subject IN ('answer', 'comment', 'stake', 'review')`,
    ),
  };
  PREPARED.set(client, statements);
  return statements;
}

const PREPARED = new WeakMap<Db["$client"], Statements>();
