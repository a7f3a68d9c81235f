import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, it } from "vitest";
import { recordOperations } from "#db/answers.ts";
import { migrate } from "#db/migrate.ts";
import {
  A_MOMENT,
  aDatabase,
  aDatabaseFile,
  anAnswerOperation,
  anEnrollment,
} from "#tests/support/a-database.ts";

/** Whatever the files of the folder export. */
const SCHEMA = Object.values(
  import.meta.glob<Record<string, unknown>>("../../db/schema/*.ts", { eager: true }),
).flatMap((file) => Object.values(file).filter((one) => is(one, SQLiteTable)));

describe("the tables", () => {
  it("are all STRICT, so that no cell holds another type than its column's", () => {
    const { $client } = aDatabase();
    const tables = $client
      .prepare<[], { name: string; strict: number }>(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'",
      )
      .all()
      .filter(({ name }) => !name.startsWith("sqlite_") && name !== "__drizzle_migrations");
    expect(tables.length).toBeGreaterThanOrEqual(14);
    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
  });

  it("are made by the migration in the shape that the code declares", () => {
    const { $client } = aDatabase();
    expect(SCHEMA.length).toBeGreaterThanOrEqual(30);
    for (const table of SCHEMA) {
      const { name, columns } = getTableConfig(table);
      const made = $client
        .prepare<[string], { name: string; notnull: number }>(
          'SELECT name, "notnull" FROM pragma_table_info(?)',
        )
        .all(name)
        .map((column) => `${column.name} ${column.notnull === 1 ? "not null" : "null"}`);
      const declared = columns.map((column) => `${column.name} ${column.notNull ? "not null" : "null"}`);
      expect(made.toSorted(), name).toEqual(declared.toSorted());
    }
  });

  it("are migrated twice without harm", () => {
    const db = aDatabase();
    anEnrollment(db);
    expect(() => migrate(db)).not.toThrow();
  });
});

describe("a connection to a file", () => {
  it.each([
    ["journal_mode", "wal"],
    ["synchronous", 2],
    ["foreign_keys", 1],
    ["trusted_schema", 0],
    ["secure_delete", 1],
    ["busy_timeout", 5000],
  ])("has %s = %s", (pragma, value) => {
    const { db } = aDatabaseFile();
    expect(db.$client.pragma(pragma, { simple: true })).toBe(value);
  });
});

describe("what is append-only", () => {
  it.each([
    ["an answer operation changed", "UPDATE answer_operations SET value = NULL"],
    ["an answer operation deleted", "DELETE FROM answer_operations"],
    ["an answer operation replaced", "REPLACE INTO answer_operations SELECT * FROM answer_operations"],
    ["an audit entry replaced", "REPLACE INTO audit_entries SELECT * FROM audit_entries"],
    ["a decision replaced", "REPLACE INTO plan_decisions SELECT * FROM plan_decisions"],
    ["a released report replaced", "REPLACE INTO reports SELECT * FROM reports"],
    ["an audit entry changed", "UPDATE audit_entries SET action = 'x'"],
    ["an audit entry deleted", "DELETE FROM audit_entries"],
    ["a decision changed", "UPDATE plan_decisions SET after = NULL"],
    ["a decision deleted", "DELETE FROM plan_decisions"],
    ["a released report changed", "UPDATE reports SET sha256 = 'x'"],
    ["an agreement changed", "UPDATE agreements SET reason = 'x'"],
    ["an agreement deleted", "DELETE FROM agreements"],
    ["an agreement replaced", "REPLACE INTO agreements SELECT * FROM agreements"],
    ["a consent changed", "UPDATE consents SET is_given = 0"],
    ["a consent deleted", "DELETE FROM consents"],
    ["a consent replaced", "REPLACE INTO consents SELECT * FROM consents"],
    ["a step of a collective action changed", "UPDATE collective_steps SET words = 'x'"],
    ["a step of a collective action deleted", "DELETE FROM collective_steps"],
    [
      "a step of a collective action replaced",
      "REPLACE INTO collective_steps SELECT * FROM collective_steps",
    ],
    ["a publication changed", "UPDATE publications SET snapshot = '{}'"],
    ["a publication deleted", "DELETE FROM publications"],
    ["a publication replaced", "REPLACE INTO publications SELECT * FROM publications"],
    ["a publication's ledger deleted", "DELETE FROM publication_ledgers"],
  ])("refuses %s", (_, sql) => {
    const db = aDatabase();
    const firm = anEnrollment(db);
    recordOperations(db, [anAnswerOperation({ respondentId: firm.sheets.director })], {
      actorId: null,
      recordedAt: A_MOMENT,
    });
    db.$client.exec(`
      INSERT INTO audit_entries (at, actor_label, action, object_kind, address, outcome, previous_hash, hash)
        VALUES ('x', 'x', 'x', 'x', 'x', 'done', 'x', 'x');
      INSERT INTO plan_decisions (enrollment_id, round_id, action_id, verb, decided_at)
        VALUES ('${firm.id}', '${firm.roundId}', 'a', 'undo', 'x');
      INSERT INTO reports (id, enrollment_id, round_id, snapshot, pdf, sha256, released_at)
        VALUES ('r', '${firm.id}', '${firm.roundId}', '{}', x'00', 'y', 'x');
      INSERT INTO agreements (enrollment_id, round_id, question_id, recorded_at)
        VALUES ('${firm.id}', '${firm.roundId}', 'q', 'x');
      INSERT INTO consents (enrollment_id, kind, is_given, recorded_at)
        VALUES ('${firm.id}', 'quote', 1, 'x');
      INSERT INTO collective_steps (action_id, operation_id, verb, taken_at) VALUES ('a', 'o', 'create', 'x');
      INSERT INTO publications VALUES ('p', (SELECT operation_id FROM enrollments WHERE id = '${firm.id}'), 1, 'x', NULL, 0,
        'q', 1, '{}', 'a', 'b', 'c', 'd', x'00', x'00', x'00');
      INSERT INTO publication_ledgers VALUES ('p', '{}');`);
    expect(() => db.$client.exec(sql)).toThrow(/append-only|never changes/);
  });
});
