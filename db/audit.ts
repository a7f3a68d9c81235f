/** The audit log: append-only, each entry's hash covers the one before. Never an answer or a token in it. */
import { createHash } from "node:crypto";
import { and, count, desc, eq, inArray, type SQL } from "drizzle-orm";
import { type Db, inTransaction } from "#db/client.server.ts";
import { auditEntries, users } from "#db/schema/accounts.ts";
import { enrollments, firms } from "#db/schema/firms.ts";
import { operations } from "#db/schema/operations.ts";

/** What happened: who, what, to which object, from where, with which outcome. `at` is an ISO instant in UTC. */
export type AuditEvent = {
  readonly at: string;
  /** A user's id; null when nobody was signed in. */
  readonly actorId: string | null;
  /** How the actor is called for whoever reads the log later. */
  readonly actorLabel: string;
  /** « verb » of the log, such as `session.open` or `firmFile.read`. */
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string | null;
  readonly operationId: string | null;
  /** Network address. */
  readonly address: string;
  readonly outcome: "done" | "refused" | "failed";
};

export type AuditEntry = AuditEvent & {
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
};

/** Which entries to read; what is left out doesn't narrow. */
export type AuditFilter = {
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  readonly outcome?: AuditEvent["outcome"] | undefined;
  readonly operationId?: string | undefined;
};

/** `brokenAt`: the first `seq` that does not follow from the one before, or that is missing. */
export type ChainVerdict =
  | { readonly ok: true; readonly entries: number }
  | { readonly ok: false; readonly brokenAt: number };

/** The hash before the first entry. */
const GENESIS = "0".repeat(64);

/** Appends one entry to the chain. */
export function appendAudit(db: Db, event: AuditEvent): void {
  inTransaction(db, () => {
    const last = db
      .select({ seq: auditEntries.seq, hash: auditEntries.hash })
      .from(auditEntries)
      .orderBy(desc(auditEntries.seq))
      .limit(1)
      .get();
    const seq = (last?.seq ?? 0) + 1;
    const previousHash = last?.hash ?? GENESIS;
    db.insert(auditEntries)
      .values({ ...event, seq, previousHash, hash: hashOf(seq, previousHash, event) })
      .run();
  });
}

/** A page of the log, the latest entry first. */
export function listAudit(
  db: Db,
  filter: AuditFilter,
  page: { readonly offset: number; readonly limit: number },
): readonly AuditEntry[] {
  return db
    .select()
    .from(auditEntries)
    .where(matching(filter))
    .orderBy(desc(auditEntries.seq))
    .limit(page.limit)
    .offset(page.offset)
    .all();
}

export function countAudit(db: Db, filter: AuditFilter): number {
  return db.select({ entries: count() }).from(auditEntries).where(matching(filter)).get()?.entries ?? 0;
}

/** The actions that occur in the log, in alphabetical order. */
export function listAuditActions(db: Db): readonly string[] {
  return db
    .selectDistinct({ action: auditEntries.action })
    .from(auditEntries)
    .orderBy(auditEntries.action)
    .all()
    .map((row) => row.action);
}

/** What the objects of these entries are called today, by id: a person, an operation, a firm. Others have no name. */
export function nameAuditedObjects(db: Db, entries: readonly AuditEvent[]): ReadonlyMap<string, string> {
  const ids = [...new Set(entries.flatMap((entry) => (entry.objectId === null ? [] : [entry.objectId])))];
  if (ids.length === 0) return new Map();
  const people = db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, ids))
    .all();
  const places = db
    .select({ id: operations.id, name: operations.name })
    .from(operations)
    .where(inArray(operations.id, ids))
    .all();
  const enrolled = db
    .select({ id: enrollments.id, name: firms.name })
    .from(enrollments)
    .innerJoin(firms, eq(firms.id, enrollments.firmId))
    .where(inArray(enrollments.id, ids))
    .all();
  return new Map([...people, ...places, ...enrolled].map(({ id, name }) => [id, name]));
}

/**
 * Recomputes every hash from the first entry on. An entry changed, taken out or slipped in shows; so does an end that was
 * cut off, as SQLite remembers the greatest number that it gave.
 */
export function verifyChain(db: Db): ChainVerdict {
  const rows = db.$client
    .prepare<[], AuditEntry>(
      `SELECT seq, at, actor_id AS actorId, actor_label AS actorLabel, action, object_kind AS objectKind,
              object_id AS objectId, operation_id AS operationId, address, outcome, previous_hash AS previousHash, hash
       FROM audit_entries ORDER BY seq`,
    )
    .iterate();
  let entries = 0;
  let previousHash = GENESIS;
  for (const row of rows) {
    const expected = entries + 1;
    if (row.seq !== expected || row.previousHash !== previousHash) return { ok: false, brokenAt: expected };
    if (row.hash !== hashOf(row.seq, previousHash, row)) return { ok: false, brokenAt: row.seq };
    entries = expected;
    previousHash = row.hash;
  }
  const given = greatestSeqEverGiven(db);
  return given > entries ? { ok: false, brokenAt: entries + 1 } : { ok: true, entries };
}

function greatestSeqEverGiven(db: Db): number {
  const row = db.$client
    .prepare<[], { readonly seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'audit_entries'")
    .get();
  return row?.seq ?? 0;
}

function hashOf(seq: number, previousHash: string, event: AuditEvent): string {
  const fields = [
    seq,
    event.at,
    event.actorId,
    event.actorLabel,
    event.action,
    event.objectKind,
    event.objectId,
    event.operationId,
    event.address,
    event.outcome,
  ];
  return createHash("sha256").update(previousHash).update(JSON.stringify(fields)).digest("hex");
}

function matching(filter: AuditFilter): SQL | undefined {
  return and(
    filter.actorId === undefined ? undefined : eq(auditEntries.actorId, filter.actorId),
    filter.action === undefined ? undefined : eq(auditEntries.action, filter.action),
    filter.outcome === undefined ? undefined : eq(auditEntries.outcome, filter.outcome),
    filter.operationId === undefined ? undefined : eq(auditEntries.operationId, filter.operationId),
  );
}
