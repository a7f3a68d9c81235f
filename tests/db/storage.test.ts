/** What happens to the file: two writers at once, a file that can't be written, a disk that is full. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { describe, expect, it } from "vitest";
import type { FirmFile } from "#app/domain/firm/firm.ts";
import { readSheet, rebuildProjection, recordOperations } from "#db/answers.ts";
import { closeDatabase, type Db, databaseState, inOneState, openForReading } from "#db/client.server.ts";
import { enrollFirm } from "#db/enrollment-writes.ts";
import { recordDecision } from "#db/plans.ts";
import { respondents } from "#db/schema/answers.ts";
import {
  A_MOMENT,
  aDatabaseFile,
  anAnswerOperation,
  anEnrollment,
  anOperation,
  aUser,
  writeAnswers,
} from "#tests/support/a-database.ts";
import { aPlannedAction } from "#tests/support/a-questionnaire.ts";

const WRITER = `${import.meta.dirname}/../support/answer-writer.ts`;
const CONTEXT = { actorId: null, recordedAt: A_MOMENT };

describe("two processes that write at once", () => {
  it("never fail and lose nothing, even on the same answer", { timeout: 60_000 }, async () => {
    const { db, path } = aDatabaseFile();
    const { sheets } = anEnrollment(db);
    const count = 150;
    const run = (name: string) =>
      promisify(execFile)(process.execPath, [
        "--import",
        "tsx",
        WRITER,
        path,
        sheets.director,
        name,
        String(count),
      ]);
    const outputs = await Promise.all([run("a"), run("b")]);
    expect(outputs.map(({ stdout }) => Number(stdout))).toEqual([count, count]);
    const { answers } = readSheet(db, sheets.director);
    expect(answers.compteur?.value).toEqual({ value: 2 * count });
    expect(Object.keys(answers)).toHaveLength(2 * count + 1);
  });
});

describe("a second connection, for reading", () => {
  it("sees what was written, and writes nothing", () => {
    const { db, path } = aDatabaseFile();
    const { sheets } = anEnrollment(db);
    const reader = openForReading(path);
    writeAnswers(db, sheets.director, { marge: { choice: "jamais" } });
    expect(readSheet(reader, sheets.director).answers.marge?.value).toEqual({ choice: "jamais" });
    expect(() => reader.$client.prepare("DELETE FROM answers").run()).toThrow(
      expect.objectContaining({ code: "SQLITE_READONLY" }),
    );
    closeDatabase(reader);
  });

  it("reads one state of the file, whatever is written meanwhile", () => {
    const { db, path } = aDatabaseFile();
    const { sheets } = anEnrollment(db);
    const reader = openForReading(path);
    const answersOf = () => Object.keys(readSheet(reader, sheets.director).answers);
    inOneState(reader, () => {
      expect(answersOf()).toEqual([]);
      writeAnswers(db, sheets.director, { marge: { choice: "jamais" } });
      expect(answersOf()).toEqual([]);
    });
    expect(answersOf()).toEqual(["marge"]);
    closeDatabase(reader);
  });

  it("is not opened on a file that is not there", () => {
    expect(() => openForReading("/nowhere/diapason.sqlite")).toThrow();
  });
});

describe("the state of a database", () => {
  it("changes with what is written, here or elsewhere, and with nothing else", () => {
    const { db, path } = aDatabaseFile();
    const { sheets } = anEnrollment(db);
    const first = databaseState(db);
    readSheet(db, sheets.director);
    expect(databaseState(db)).toBe(first);
    writeAnswers(db, sheets.director, { marge: { choice: "jamais" } });
    const second = databaseState(db);
    expect(second).not.toBe(first);
    const other = drizzle(new Database(path));
    writeAnswers(other, sheets.director, { marge: { choice: "toujours" } });
    expect(databaseState(db)).not.toBe(second);
    closeDatabase(other);
  });
});

describe("a database that can't be written", () => {
  it("still shows everything, refuses to write, and is left as it was", () => {
    const { db, path } = aDatabaseFile();
    const { sheets } = anEnrollment(db);
    writeAnswers(db, sheets.director, { marge: { choice: "jamais" } });
    const client = new Database(path, { readonly: true });
    const readOnly: Db = drizzle(client);
    expect(readSheet(readOnly, sheets.director).answers.marge?.value).toEqual({ choice: "jamais" });
    const operation = anAnswerOperation({ respondentId: sheets.director });
    expect(() => recordOperations(readOnly, [operation], CONTEXT)).toThrow(
      expect.objectContaining({ code: "SQLITE_READONLY" }),
    );
    client.close();
    expect(contents(db)).toMatchObject({ answer_operations: 1, answers: 1 });
  });
});

describe("a disk that is full", () => {
  it.each([
    [
      "a batch of answers",
      (db: Db, respondentId: string) => {
        const batch = Array.from({ length: 200 }, (_, index) =>
          anAnswerOperation({ respondentId, key: `q-${index}`, value: { value: "mot ".repeat(200) } }),
        );
        recordOperations(db, batch, CONTEXT);
      },
    ],
    [
      "a firm enrolled",
      (db: Db) => {
        const operation = anOperationOf(db);
        for (let index = 0; index < 500; index += 1) enrol(db, operation, index);
      },
    ],
    [
      "a decision on a plan",
      (db: Db) => {
        const [key] = db.select().from(respondents).all();
        if (key === undefined) throw new Error();
        for (let index = 0; index < 100; index += 1) {
          const after = aPlannedAction({
            id: `action-${index}`,
            why: "parce que ".repeat(400),
            position: index,
          });
          recordDecision(
            db,
            key,
            { verb: "add", actionId: after.id, after },
            { actorId: null, decidedAt: A_MOMENT },
          );
        }
      },
    ],
  ])("refuses %s whole, keeps what was acknowledged, and writes again once there is room", (_, fill) => {
    // The disk may run out at any of the rows that are written together.
    for (const room of [1, 2, 3, 4, 5, 6]) {
      const { db } = aDatabaseFile();
      anOperation(db, { id: OPERATION });
      const { sheets } = anEnrollment(db);
      writeAnswers(db, sheets.director, { marge: { choice: "jamais" } });
      db.$client.pragma(
        `max_page_count = ${Number(db.$client.pragma("page_count", { simple: true })) + room}`,
      );
      expect(() => fill(db, sheets.director)).toThrow(/full/);
      expect(db.$client.inTransaction).toBe(false);
      const left = contents(db);
      expect(halfWritten(db)).toEqual([]);
      expect(db.$client.pragma("integrity_check", { simple: true })).toBe("ok");
      db.$client.pragma("max_page_count = 1000000");
      rebuildProjection(db);
      expect(contents(db)).toEqual(left);
      writeAnswers(db, sheets.director, { equipe: { choice: "souvent" } });
      expect(Object.keys(readSheet(db, sheets.director).answers)).toEqual(["equipe", "marge"]);
    }
  });
});

const OPERATION = "une-operation";

function anOperationOf(db: Db) {
  return { id: OPERATION, actor: { id: aUser(db).id, role: "admin" } as const };
}

function enrol(db: Db, operation: ReturnType<typeof anOperationOf>, index: number): void {
  const file: FirmFile = {
    name: `Entreprise ${index} ${"au nom très long ".repeat(20)}`,
    siret: null,
    nafCode: null,
    nafVersion: null,
    address: null,
    postalCode: null,
    city: null,
    inseeCode: null,
    trade: null,
    headcount: null,
    director: null,
    email: null,
    phone: null,
    labels: [],
  };
  let made = 0;
  const newId = () => `${index}-${++made}`;
  enrollFirm(
    db,
    { operationId: operation.id, file, consultantId: null, actor: operation.actor },
    { now: A_MOMENT, newId },
  );
}

/** How many rows each table has. */
function contents(db: Db): Readonly<Record<string, number | undefined>> {
  const tables = [
    "firms",
    "enrollments",
    "respondents",
    "answer_operations",
    "answers",
    "plan_decisions",
    "planned_actions",
  ];
  return Object.fromEntries(
    tables.map((table) => [
      table,
      db.$client.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get(),
    ]),
  );
}

/** Rows that are there without the ones that are written with them. */
function halfWritten(db: Db): readonly unknown[] {
  return db.$client
    .prepare(
      `SELECT 'firm ' || id FROM firms WHERE id NOT IN (SELECT firm_id FROM enrollments)
       UNION ALL SELECT 'enrollment ' || id FROM enrollments e
         WHERE (SELECT count(*) FROM respondents r WHERE r.enrollment_id = e.id) <> 2
       UNION ALL SELECT 'operation ' || id FROM answer_operations o WHERE outcome = 'applied' AND NOT EXISTS (
         SELECT 1 FROM answers a WHERE a.respondent_id = o.respondent_id AND a.key = o.key AND a.revision >= o.seq)
       UNION ALL SELECT 'decision ' || seq FROM plan_decisions
         WHERE action_id NOT IN (SELECT id FROM planned_actions)`,
    )
    .all();
}
