/** Writing in the audit log from a request: who is taken from the actor, where from the request, when from the clock. */
import type { AuditEvent } from "#db/audit.ts";
import { appendAudit } from "#db/audit.ts";
import type { Db } from "#db/client.server.ts";

/** Who did it, for the log. */
export type AuditActor = { readonly id: string; readonly email: string } | null;

export type Deed = {
  readonly actor: AuditActor;
  /** How to call an actor without an account. */
  readonly actorLabel?: string | undefined;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId?: string | null | undefined;
  readonly operationId?: string | null | undefined;
  readonly address: string;
  readonly outcome: AuditEvent["outcome"];
};

/** Writes one entry. Call it inside the transaction of what it tells, so that both are written or neither. */
export function recordDeed(db: Db, deed: Deed, now: string): void {
  appendAudit(db, {
    at: now,
    actorId: deed.actor?.id ?? null,
    actorLabel: deed.actor?.email ?? deed.actorLabel ?? "anonyme",
    action: deed.action,
    objectKind: deed.objectKind,
    objectId: deed.objectId ?? null,
    operationId: deed.operationId ?? null,
    address: deed.address,
    outcome: deed.outcome,
  });
}

/** How long reading the same thing again is still the same reading. */
const ONE_READING_MS = 15 * 60 * 1000;
const REMEMBERED_READINGS = 10_000;
const readings = new Map<string, number>();

/** Writes an audited reading, once per person, thing and quarter of an hour: a page reads its data many times. */
export function recordReading(db: Db, deed: Deed, now: string): void {
  const key = [deed.actor?.id, deed.action, deed.objectKind, deed.objectId, deed.operationId].join("|");
  const nowMs = Date.parse(now);
  const last = readings.get(key);
  if (last !== undefined && nowMs - last < ONE_READING_MS && nowMs >= last) return;
  recordDeed(db, deed, now);
  readings.delete(key);
  readings.set(key, nowMs);
  const oldest = readings.keys().next();
  if (readings.size > REMEMBERED_READINGS && oldest.done !== true) readings.delete(oldest.value);
}
