/** The thread that reads large operations: its own connection, which can write nothing, its own content, what it keeps of the firms. */
import { content } from "#app/server/content/load-content.ts";
import { type Asked, type ReadingKind, readWholeOperation } from "#app/server/readings/whole-operation.ts";
import { type Db, inOneState, openForReading } from "#db/client.server.ts";

export type ReadingJob<K extends ReadingKind = ReadingKind> = {
  /** The path of the database file. */
  readonly database: string;
  readonly kind: K;
  readonly asked: Asked<K>;
};

export function readJob<K extends ReadingKind>({ database, kind, asked }: ReadingJob<K>): unknown {
  const db = connectionTo(database);
  return inOneState(db, () => readWholeOperation({ db, content: content() }, kind, asked));
}

/** One connection for the life of the thread. */
function connectionTo(path: string): Db {
  const db = connections.get(path) ?? openForReading(path);
  connections.set(path, db);
  return db;
}

const connections = new Map<string, Db>();
