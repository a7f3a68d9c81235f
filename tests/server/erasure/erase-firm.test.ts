import { copyFileSync, readFileSync } from "node:fs";
import { describe, expect, onTestFinished, test } from "vitest";
import type { RespondentVisit } from "#app/server/access/respondent-guard.ts";
import { changeEvent } from "#app/server/convention/events.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import {
  eraseFirmOnRequest,
  eraseOwnFirm,
  isSameName,
  replayErasures,
} from "#app/server/erasure/erase-firm.ts";
import { readVisit } from "#app/server/respondents/sessions.ts";
import { changeConsent } from "#app/server/space/change-consent.ts";
import { followOwnAction } from "#app/server/space/follow-own-action.ts";
import { verifyChain } from "#db/audit.ts";
import { closeDatabase, type Db, openDatabase } from "#db/client.server.ts";
import { listErasures } from "#db/erasures.ts";
import { findEvent, listEvents } from "#db/events.ts";
import { migrate } from "#db/migrate.ts";
import { aDatabaseFile, anEnrollment, anOperation, aUser } from "#tests/support/a-database.ts";
import { aFullFirm, type FullFirm } from "#tests/support/a-full-firm.ts";
import { actingAs, aStranger } from "#tests/support/an-acting-user.ts";

const NOW = "2027-02-16T21:34:56.789Z";

/** Two firms of which everything is held, in a file. */
function twoFirms() {
  const { db, path } = aDatabaseFile();
  const user = aUser(db);
  const operation = anOperation(db, { consultants: [user.id] });
  const firm = aFullFirm(db, operation, { whose: "elle", userId: user.id });
  const sister = aFullFirm(db, operation, { whose: "soeur", userId: user.id });
  const writer = { actor: { ...actingAs(db, user), email: user.email }, address: "192.0.2.7" };
  return { db, path, operation, firm, sister, writer };
}

function visitOf(db: Db, firm: FullFirm, isVerified = true): RespondentVisit {
  const visit = readVisit(db, firm.cookies.withCode, NOW);
  if (visit === null) throw new Error("no visit");
  const { operationId, enrollmentId, perspective } = visit.invitation;
  const actor = { kind: "respondent", operationId, enrollmentId, perspective, isVerified } as const;
  return { ...visit, actor, isSubmitted: true, isReleased: true, isSynthesisForFirms: false };
}

/** What the file and what stands beside it hold, byte for byte. */
function bytesOf(path: string): string {
  const log = `${path}-wal`;
  const texts = [path, log].map((one) => {
    try {
      return readFileSync(one, "latin1");
    } catch {
      return "";
    }
  });
  return texts.join("");
}

test("erasing leaves no byte of the firm in the file, and every byte of its sister", () => {
  const { db, path, firm, sister } = twoFirms();
  expect(bytesOf(path)).toContain("canari-elle");
  const before = linesOf(db, sister);
  mustSucceed(eraseOwnFirm(db, visitOf(db, firm), firm.enrollment.firm.name, NOW));
  expect(bytesOf(path)).not.toContain("canari-elle");
  expect(bytesOf(path)).not.toContain(firm.enrollment.sheets.director);
  db.$client.exec("VACUUM");
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  expect(bytesOf(path)).not.toContain("canari-elle");
  expect(bytesOf(path)).toContain("canari-soeur");
  expect(linesOf(db, sister)).toEqual(before);
  expect(db.$client.pragma("foreign_key_check")).toEqual([]);
});

test("every table that names an enrollment, a sheet or an invitation had lines of the firm before, and has none after", () => {
  const { db, firm } = twoFirms();
  for (const [table, lines] of Object.entries(linesOf(db, firm))) expect(lines, table).toBeGreaterThan(0);
  mustSucceed(eraseOwnFirm(db, visitOf(db, firm), firm.enrollment.firm.name, NOW));
  for (const [table, lines] of Object.entries(linesOf(db, firm))) expect(lines, table).toBe(0);
});

test("a tombstone is left, ids and a day, and one line of the audit log without a name or an address", () => {
  const { db, firm, operation } = twoFirms();
  mustSucceed(eraseOwnFirm(db, visitOf(db, firm), firm.enrollment.firm.name, NOW));
  expect(listErasures(db)).toEqual([
    {
      enrollmentId: firm.enrollment.id,
      operationId: operation.id,
      firmId: firm.enrollment.firmId,
      erasedAt: "2027-02-16",
    },
  ]);
  expect(
    db.$client.prepare("SELECT action, object_id, actor_id, address, outcome FROM audit_entries").all(),
  ).toEqual([
    {
      action: "firmFile.erase",
      object_id: firm.enrollment.id,
      actor_id: null,
      address: "—",
      outcome: "done",
    },
  ]);
  expect(verifyChain(db).ok).toBe(true);
});

test("the hours of its visits stay, of nobody, and a page that was open before writes nothing over it", () => {
  const { db, firm, operation, writer } = twoFirms();
  const visit = listEvents(db, operation.id).find((event) => event.enrollmentId === firm.enrollment.id);
  if (visit === undefined) throw new Error("no visit");
  mustSucceed(eraseOwnFirm(db, visitOf(db, firm), firm.enrollment.firm.name, NOW));
  const place = { operationId: operation.id, eventId: visit.id };
  expect(findEvent(db, operation.id, visit.id)).toMatchObject({
    ...{ enrollmentId: null, title: "Entreprise effacée", place: null, notes: null },
    ...{ hours: visit.hours, advisers: visit.advisers, heldOn: visit.heldOn },
  });
  const { kind, title, heldOn, hours, advisers, revision } = visit;
  const typed = { revision, kind, title, heldOn, hours, advisers, place: null, notes: null };
  const form = { ...typed, enrollmentId: null, collectiveActionId: null };
  expect(changeEvent(db, place, form, writer.actor, NOW)).toMatchObject({ problem: { code: "stale" } });
});

test("the firm’s identity stays while another operation has it", () => {
  const { db, firm } = twoFirms();
  const elsewhere = anEnrollment(db, { firmRow: firm.enrollment.firm });
  mustSucceed(eraseOwnFirm(db, visitOf(db, firm), firm.enrollment.firm.name, NOW));
  const names = db.$client.prepare("SELECT name FROM firms WHERE id = ?").pluck();
  expect(names.get(elsewhere.firmId)).toBe(firm.enrollment.firm.name);
});

describe("nothing is erased", () => {
  type World = ReturnType<typeof twoFirms>;
  const place = ({ firm, operation }: World) => ({
    operationId: operation.id,
    enrollmentId: firm.enrollment.id,
    name: firm.enrollment.firm.name,
  });
  const rows: readonly (readonly [what: string, erase: (world: World) => unknown, why: string])[] = [
    [
      "without a code",
      ({ db, firm }) => eraseOwnFirm(db, visitOf(db, firm, false), firm.enrollment.firm.name, NOW),
      "forbidden",
    ],
    [
      "under another name",
      ({ db, firm, sister }) => eraseOwnFirm(db, visitOf(db, firm), sister.enrollment.firm.name, NOW),
      "other-name",
    ],
    [
      "by a consultant of another operation",
      (world) => {
        const actor = { ...aStranger(world.db), email: "x@exemple.fr" };
        return eraseFirmOnRequest(world.db, { actor, address: "" }, place(world), NOW);
      },
      "forbidden",
    ],
    [
      "by a consultant under another operation’s address",
      (world) => {
        const other = anOperation(world.db, { consultants: [world.writer.actor.id] });
        const actor = { ...actingAs(world.db, world.writer.actor), email: "x@exemple.fr" };
        return eraseFirmOnRequest(
          world.db,
          { actor, address: "" },
          { ...place(world), operationId: other.id },
          NOW,
        );
      },
      "not-found",
    ],
    [
      "by a consultant who types half of the name",
      (world) => eraseFirmOnRequest(world.db, world.writer, { ...place(world), name: "canari" }, NOW),
      "other-name",
    ],
  ];
  test.each(rows)("%s", (_what, erase, why) => {
    const world = twoFirms();
    const before = linesOf(world.db, world.firm);
    expect(erase(world)).toMatchObject({ ok: false, problem: { code: why } });
    expect(linesOf(world.db, world.firm)).toEqual(before);
    expect(listErasures(world.db)).toEqual([]);
  });
});

test("a consultant erases on request, and the log says who", () => {
  const { db, firm, operation, writer } = twoFirms();
  const request = { operationId: operation.id, enrollmentId: firm.enrollment.id, name: "CANARI-ELLE-NOM " };
  mustSucceed(eraseFirmOnRequest(db, writer, request, NOW));
  const entry = db.$client.prepare("SELECT actor_id, action FROM audit_entries").get();
  expect(entry).toEqual({ actor_id: writer.actor.id, action: "firmFile.erase" });
});

test("whoever was at work meanwhile is told so, and writes nothing", () => {
  const { db, firm } = twoFirms();
  const visit = visitOf(db, firm);
  mustSucceed(eraseOwnFirm(db, visitOf(db, firm), firm.enrollment.firm.name, NOW));
  const word = { revision: 1, status: "done", words: "fini" } as const;
  expect(followOwnAction(db, visit, firm.actionId, word, null, NOW)).toMatchObject({
    problem: { code: "closed" },
  });
  expect(changeConsent(db, visit, "network", true, NOW)).toMatchObject({ problem: { code: "gone" } });
  expect(eraseOwnFirm(db, visit, firm.enrollment.firm.name, NOW)).toMatchObject({
    problem: { code: "gone" },
  });
  expect(readVisit(db, firm.cookies.withCode, NOW)).toBeNull();
});

describe("append-only tables", () => {
  test.each(["answer_operations", "plan_decisions", "agreements", "consents", "reports", "follow_up_notes"])(
    "give up no line of %s of a firm that was not erased",
    (table) => {
      const { db, firm } = twoFirms();
      mustSucceed(eraseOwnFirm(db, visitOf(db, firm), firm.enrollment.firm.name, NOW));
      expect(() => db.$client.exec(`DELETE FROM ${table}`)).toThrow(/append-only|never changes/);
    },
  );

  test.each([
    "DELETE FROM erasures",
    "UPDATE erasures SET erased_at = 'x'",
    "REPLACE INTO erasures SELECT * FROM erasures",
  ])("keep their tombstones: %s", (sql) => {
    const { db, firm } = twoFirms();
    mustSucceed(eraseOwnFirm(db, visitOf(db, firm), firm.enrollment.firm.name, NOW));
    expect(() => db.$client.exec(sql)).toThrow(/append-only/);
  });
});

describe("after an older copy is restored", () => {
  test("the tombstones of the database that it replaces erase it all again", () => {
    const { db, path, firm, sister } = twoFirms();
    db.$client.pragma("wal_checkpoint(TRUNCATE)");
    const copy = `${path}.copie`;
    copyFileSync(path, copy);
    mustSucceed(eraseOwnFirm(db, visitOf(db, firm), firm.enrollment.firm.name, NOW));

    const restored = openDatabase(copy);
    onTestFinished(() => closeDatabase(restored));
    migrate(restored);
    const before = linesOf(restored, sister);
    expect(linesOf(restored, firm).answers).toBeGreaterThan(0);
    expect(replayErasures(restored, listErasures(db))).toBe(1);
    expect(bytesOf(copy)).not.toContain("canari-elle");
    expect(linesOf(restored, sister)).toEqual(before);
    expect(listErasures(restored)).toEqual(listErasures(db));
  });

  test("replaying again finds nothing, and does no harm", () => {
    const { db, firm, sister } = twoFirms();
    mustSucceed(eraseOwnFirm(db, visitOf(db, firm), firm.enrollment.firm.name, NOW));
    const before = linesOf(db, sister);
    expect(replayErasures(db)).toBe(0);
    expect(linesOf(db, sister)).toEqual(before);
    expect(listErasures(db)).toHaveLength(1);
  });
});

describe("the name that confirms", () => {
  test.each([
    ["  isol’esterel ", true],
    ["ISOL'ESTÉREL", true],
    ["Isol’Estérel et fils", false],
    ["", false],
  ])("« %s » is Isol’Estérel: %s", (typed, same) => {
    expect(isSameName(typed, "Isol’Estérel")).toBe(same);
  });
});

/** How many lines each table has of a firm: whatever names its enrollment, its sheets, its invitations. */
function linesOf(
  db: Db,
  { enrollment, invitationId, groupSheets }: FullFirm,
): Readonly<Record<string, number>> {
  const owners = {
    enrollment_id: [enrollment.id],
    respondent_id: [enrollment.sheets.director, enrollment.sheets.consultant, ...groupSheets],
    invitation_id: [invitationId],
  } as const;
  const columns = db.$client
    .prepare<[], { table: string; column: keyof typeof owners }>(
      `SELECT t.name AS "table", c.name AS "column" FROM pragma_table_list t JOIN pragma_table_info(t.name) c
       WHERE t.schema = 'main' AND t.type = 'table' AND t.name <> 'erasures'
         AND c.name IN ('enrollment_id', 'respondent_id', 'invitation_id')
         AND NOT (t.name IN ('invitation_links', 'respondent_sessions') AND c.name = 'respondent_id')
       ORDER BY t.name, c.name`,
    )
    .all();
  const counted = columns.map(({ table, column }) => {
    const found = db.$client
      .prepare<[string], number>(
        `SELECT count(*) FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(?))`,
      )
      .pluck()
      .get(JSON.stringify(owners[column]));
    return [table, found ?? 0] as const;
  });
  const own = db.$client.prepare<[string], number>("SELECT count(*) FROM enrollments WHERE id = ?").pluck();
  return { ...Object.fromEntries(counted), enrollments: own.get(enrollment.id) ?? 0 };
}
