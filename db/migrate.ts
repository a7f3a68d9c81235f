/** Brings a database to the present schema. Running it again does nothing. */
import { migrate as runMigrations } from "drizzle-orm/better-sqlite3/migrator";
import type { Db } from "#db/client.server.ts";

const MIGRATIONS = `${import.meta.dirname}/migrations`;

export function migrate(db: Db): void {
  runMigrations(db, { migrationsFolder: MIGRATIONS });
}
