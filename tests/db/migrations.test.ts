/** What a migration makes of the data that it finds. */
import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import * as z from "zod";

const FOLDER = "db/migrations";
const journalSchema = z.object({ entries: z.array(z.object({ tag: z.string() })) });
const { entries } = journalSchema.parse(JSON.parse(readFileSync(`${FOLDER}/meta/_journal.json`, "utf8")));

/** A database as it was before a migration, and that migration, to be run on what the test writes there. */
function before(tag: string) {
  const client = new Database(":memory:");
  const index = entries.findIndex((entry) => entry.tag === tag);
  expect(index).toBeGreaterThan(0);
  for (const entry of entries.slice(0, index)) client.exec(sqlOf(entry.tag));
  return { client, migrate: () => client.exec(sqlOf(tag)) };
}

function sqlOf(tag: string): string {
  return readFileSync(`${FOLDER}/${tag}.sql`, "utf8").replaceAll("--> statement-breakpoint", "");
}

describe("milestones by round", () => {
  it("keep what each firm had reached, in the round that it was reached in", () => {
    const { client, migrate } = before("0003_milestones_by_round");
    client.exec(`
      INSERT INTO operations (id, name, questionnaire_id, questionnaire_version, territory, funders, starts_on, ends_on,
        target_firms, minimum_group_size, stage, created_at)
        VALUES ('op', 'Op', 'q', 1, 'Var', '[]', '2026-01-01', '2026-12-31', 10, 5, 'pilot', 'x');
      INSERT INTO rounds (id, operation_id, code, opened_on) VALUES ('t0', 'op', 'T0', '2026-01-01');
      INSERT INTO firms (id, name, created_at, updated_at) VALUES ('f1', 'A', 'x', 'x'), ('f2', 'B', 'x', 'x');
      INSERT INTO enrollments (id, operation_id, firm_id, labels, enrolled_at, updated_at, interviewed_at, plan_agreed_at)
        VALUES ('e1', 'op', 'f1', '[]', 'x', 'x', 'monday', 'tuesday'), ('e2', 'op', 'f2', '[]', 'x', 'x', NULL, NULL);`);
    migrate();
    expect(client.prepare("SELECT * FROM enrollment_rounds").all()).toEqual([
      {
        enrollment_id: "e1",
        round_id: "t0",
        interviewed_at: "monday",
        plan_agreed_at: "tuesday",
        report_released_at: null,
      },
    ]);
    expect(client.prepare("SELECT count(*) FROM enrollments").pluck().get()).toBe(2);
  });
});
