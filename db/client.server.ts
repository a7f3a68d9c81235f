/**
 * The one way to open the database. Every connection is safe by default: write-ahead log, full synchronisation (a saved
 * acknowledgement means on disk), foreign keys, and a wait instead of a failure when another writer is at work.
 */
import Database from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";

/** A connection: drizzle for what is written once, `$client` (better-sqlite3) for prepared bulk paths. */
export type Db = BetterSQLite3Database & { readonly $client: Database.Database };

/** How long a writer waits for another one, in milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens a database file, or `:memory:`.
 * @throws when the file can be neither opened nor created.
 */
export function openDatabase(path: string): Db {
  const client = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  client.pragma("journal_mode = WAL");
  client.pragma("synchronous = FULL");
  client.pragma("foreign_keys = ON");
  client.pragma("trusted_schema = OFF");
  // What is erased is written over: an erasure leaves nothing in the free pages of the file.
  client.pragma("secure_delete = ON");
  return drizzle(client);
}

/** Closes the connection; the write-ahead log is merged into the file. */
export function closeDatabase(db: Db): void {
  db.$client.close();
}

/**
 * Runs a read-modify-write in one transaction that takes the write lock at once (BEGIN IMMEDIATE): with a deferred one two
 * writers fail in spite of the busy timeout. Nested calls join the transaction under way.
 */
export function inTransaction<T>(db: Db, work: (db: Db) => T): T {
  if (db.$client.inTransaction) return work(db);
  return db.$client.transaction(() => work(db)).immediate();
}
