import { describe, expect, test } from "vitest";
import {
  type AuditEvent,
  appendAudit,
  countAudit,
  listAudit,
  listAuditActions,
  nameAuditedObjects,
  verifyChain,
} from "#db/audit.ts";
import type { Db } from "#db/client.server.ts";
import { A_MOMENT, aDatabase, anEnrollment, anOperation, aUser } from "#tests/support/a-database.ts";

function anEvent(given: Partial<AuditEvent> = {}): AuditEvent {
  return {
    at: A_MOMENT,
    actorId: null,
    actorLabel: "claire@exemple.fr",
    action: "firmFile.read",
    objectKind: "enrollment",
    objectId: "e1",
    operationId: "op",
    address: "192.0.2.7",
    outcome: "done",
    ...given,
  };
}

function aLogOf(entries: number): Db {
  const db = aDatabase();
  for (let entry = 1; entry <= entries; entry++) appendAudit(db, anEvent({ objectId: `e${entry}` }));
  return db;
}

test("each entry covers the one before", () => {
  const db = aLogOf(3);
  const [third, second, first] = listAudit(db, {}, { offset: 0, limit: 3 });
  expect(first?.previousHash).toBe("0".repeat(64));
  expect(second?.previousHash).toBe(first?.hash);
  expect(third?.previousHash).toBe(second?.hash);
  expect(verifyChain(db)).toEqual({ ok: true, entries: 3 });
});

test("an empty log is whole", () => {
  expect(verifyChain(aDatabase())).toEqual({ ok: true, entries: 0 });
});

test("the same event twice gives two hashes", () => {
  const db = aDatabase();
  appendAudit(db, anEvent());
  appendAudit(db, anEvent());
  const [second, first] = listAudit(db, {}, { offset: 0, limit: 2 });
  expect(second?.hash).not.toBe(first?.hash);
});

describe("whoever writes in the file itself is seen", () => {
  const rows: readonly (readonly [what: string, sql: string, brokenAt: number])[] = [
    ["an outcome changed", "UPDATE audit_entries SET outcome = 'refused' WHERE seq = 2", 2],
    ["a date changed", "UPDATE audit_entries SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 4", 4],
    ["an actor taken away", "UPDATE audit_entries SET actor_label = '' WHERE seq = 1", 1],
    [
      "a field moved into its neighbour",
      "UPDATE audit_entries SET object_kind = object_kind || 'e', object_id = '3' WHERE seq = 3",
      3,
    ],
    ["an entry in the middle deleted", "DELETE FROM audit_entries WHERE seq = 3", 3],
    ["the first entry deleted", "DELETE FROM audit_entries WHERE seq = 1", 1],
    ["the last entry deleted", "DELETE FROM audit_entries WHERE seq = 5", 5],
    ["the last two deleted", "DELETE FROM audit_entries WHERE seq > 3", 4],
    ["everything deleted", "DELETE FROM audit_entries", 1],
    [
      "two entries swapped",
      "UPDATE audit_entries SET seq = CASE seq WHEN 2 THEN 103 ELSE 102 END WHERE seq IN (2, 3)",
      2,
    ],
  ];
  test.each(rows)("%s", (_what, sql, brokenAt) => {
    const db = aLogOf(5);
    // Somebody who holds the file can take the triggers away; somebody who only has the application can't.
    expect(() => db.$client.exec(sql)).toThrow(/append-only/);
    db.$client.exec("DROP TRIGGER audit_entries_are_kept; DROP TRIGGER audit_entries_never_change;");
    db.$client.exec(sql);
    expect(verifyChain(db)).toEqual({ ok: false, brokenAt });
  });
});

test("a page holds the latest first, narrowed by the filter", () => {
  const db = aDatabase();
  appendAudit(db, anEvent({ action: "session.open", actorId: "u1" }));
  appendAudit(db, anEvent({ action: "firmFile.read", actorId: "u2", outcome: "refused" }));
  appendAudit(db, anEvent({ action: "firmFile.read", actorId: "u1", operationId: "other" }));
  const seqs = (filter: Parameters<typeof listAudit>[1]) =>
    listAudit(db, filter, { offset: 0, limit: 10 }).map((entry) => entry.seq);
  expect(seqs({})).toEqual([3, 2, 1]);
  expect(seqs({ action: "firmFile.read" })).toEqual([3, 2]);
  expect(seqs({ actorId: "u1" })).toEqual([3, 1]);
  expect(seqs({ outcome: "refused" })).toEqual([2]);
  expect(seqs({ operationId: "op", action: "session.open" })).toEqual([1]);
  expect(listAudit(db, {}, { offset: 1, limit: 1 }).map((entry) => entry.seq)).toEqual([2]);
  expect(countAudit(db, { action: "firmFile.read" })).toBe(2);
  expect(listAuditActions(db)).toEqual(["firmFile.read", "session.open"]);
});

test("an object is called by its name of today", () => {
  const db = aDatabase();
  const person = aUser(db, { name: "Paul Roux" });
  const operation = anOperation(db, { name: "Rénover en Anjou" });
  const enrollment = anEnrollment(db, { operation, firm: { name: "Toitures Marchetti" } });
  const events = [person.id, operation.id, enrollment.id, "inconnu", null].map((objectId) =>
    anEvent({ objectId }),
  );
  expect([...nameAuditedObjects(db, events)]).toEqual([
    [person.id, "Paul Roux"],
    [operation.id, "Rénover en Anjou"],
    [enrollment.id, "Toitures Marchetti"],
  ]);
});
