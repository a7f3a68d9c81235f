/** The demo, loaded into a database of its own. */
import { copyFileSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { v7 } from "uuid";
import { inject } from "vitest";
import { content } from "#app/server/content/load-content.ts";
import { type LoadedDemo, loadDemo } from "#app/server/demo/load-demo.ts";
import { makeLog } from "#app/server/log.ts";
import { openPdfPool } from "#app/server/pdf/pool.ts";
import { type Db, openDatabase } from "#db/client.server.ts";
import { aDatabase } from "#tests/support/a-database.ts";
import { madeOnce } from "#tests/support/made-once.ts";

export type ALoadedDemo = LoadedDemo & { readonly db: Db };

/** A copy of the demo, to change at will: it is loaded once in a run of the tests, by the first file that asks. */
export async function aLoadedDemo(): Promise<ALoadedDemo> {
  const folder = inject("runFolder");
  const file = join(folder, "demo.sqlite");
  const facts = join(folder, "demo.json");
  await madeOnce(file, async () => {
    const { db, ...loaded } = await aDemoLoadedAnew();
    writeFileSync(facts, JSON.stringify(loaded));
    writeFileSync(`${file}.part`, db.$client.serialize());
    renameSync(`${file}.part`, file);
  });
  const own = join(folder, `demo-${v7()}.sqlite`);
  copyFileSync(file, own);
  const loaded: LoadedDemo = JSON.parse(readFileSync(facts, "utf8"));
  return { db: openDatabase(own), ...loaded };
}

/** The demo, loaded here and now. */
export async function aDemoLoadedAnew(): Promise<ALoadedDemo> {
  const db = aDatabase();
  const pdf = openPdfPool();
  try {
    const loaded = await loadDemo({ db, content: content(), pdf, log: makeLog("silent") });
    return { db, ...loaded };
  } finally {
    await pdf.close();
  }
}

/** Every row of every table as text; what differs from one load to the next is left out, and ids are numbered as they come. */
export function fingerprintLines(db: Db): readonly string[] {
  const numbers = new Map<string, number>();
  const numbered = (text: string) =>
    text.replace(UUID, (id) => {
      if (!numbers.has(id)) numbers.set(id, numbers.size);
      return `#${numbers.get(id)}`;
    });
  const tables = db.$client
    .prepare<[], string>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY name",
    )
    .pluck()
    .all();
  return tables.toSorted(byFirstWritten).flatMap((table) => {
    const rows = db.$client
      .prepare<[], Record<string, unknown>>(`SELECT * FROM ${table} ${orderOf(db, table)}`)
      .all();
    const lines = rows.map((row) => {
      const stable = Object.entries(row).filter(
        ([column, value]) => !VOLATILE.has(`${table}.${column}`) && !Buffer.isBuffer(value),
      );
      return numbered(`${table} ${JSON.stringify(stable)}`);
    });
    return hasRowId(db, table) ? lines : lines.toSorted();
  });
}

/** Reports are kept as their drawing ends. */
function orderOf(db: Db, table: string): string {
  if (table === "reports") return "ORDER BY released_at";
  return hasRowId(db, table) ? "ORDER BY rowid" : "";
}

function hasRowId(db: Db, table: string): boolean {
  return db.$client.prepare("SELECT wr FROM pragma_table_list WHERE name = ?").pluck().get(table) === 0;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Drawn by lot on purpose, or made of what was; files, which are made of what stands beside them, are left out too. */
const VOLATILE = new Set([
  "users.password_hash",
  "audit_entries.previous_hash",
  "audit_entries.hash",
  "publications.snapshot_sha256",
  "publications.pdf_sha256",
  "publications.xlsx_sha256",
  "publications.csv_sha256",
]);

/** Ids are numbered in the order in which they were made, so that the tables that make them come first. */
const MAKERS = [
  "users",
  "operations",
  "rounds",
  "firms",
  "enrollments",
  "respondents",
  "answer_operations",
  "plan_decisions",
  "collective_actions",
  "events",
  "publications",
];

function byFirstWritten(a: string, b: string): number {
  const rank = (table: string) => (MAKERS.includes(table) ? MAKERS.indexOf(table) : MAKERS.length);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}
