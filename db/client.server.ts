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

/**
 * A second connection to a database file, which can change nothing: for a thread that reads while the program writes.
 * @throws when the file is not there.
 */
export function openForReading(path: string): Db {
  const client = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  client.pragma("trusted_schema = OFF");
  return drizzle(client);
}

/** Tells one state of the database from another: it changes with every line written, by this connection or another. */
export function databaseState({ $client }: Db): string {
  const own = $client.prepare<[], number>("SELECT total_changes()").pluck().get();
  return `${own} ${$client.pragma("data_version", { simple: true })}`;
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

/** Runs several readings on the database as it is at the first of them, whatever is written meanwhile. */
export function inOneState<T>(db: Db, work: () => T): T {
  return db.$client.transaction(work)();
}
