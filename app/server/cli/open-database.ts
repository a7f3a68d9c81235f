/** The database of the settings, migrated, for a command that works on it. */
import { readDatabasePath } from "#app/server/env.ts";
import { closeDatabase, type Db, openDatabase } from "#db/client.server.ts";
import { migrate } from "#db/migrate.ts";

/** Opens, migrates, runs, and closes whatever happens. */
export async function withDatabase<T>(work: (db: Db) => T | Promise<T>): Promise<T> {
  const db = openDatabase(readDatabasePath(process.env));
  try {
    migrate(db);
    return await work(db);
  } finally {
    closeDatabase(db);
  }
}
