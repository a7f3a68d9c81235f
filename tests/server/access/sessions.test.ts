import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { hashPassword } from "#app/server/access/passwords.ts";
import {
  changePassword,
  endOtherSessions,
  logIn,
  logOut,
  openSession,
  readSession,
  revokeSession,
  sessionsOf,
} from "#app/server/access/sessions.ts";
import { ATTEMPTS_PER_ACCOUNT } from "#app/server/access/throttle.ts";
import { listAudit } from "#db/audit.ts";
import { openDatabase } from "#db/client.server.ts";
import { findUser, setDisabledAt, type User } from "#db/users.ts";
import { aDatabase, aDatabaseFile, aUser } from "#tests/support/a-database.ts";

const PASSWORD = "quatre chevaux bleus en hiver";
const MORNING = "2027-02-15T08:00:00.000Z";
const at = (time: string) => `2027-02-15T${time}:00.000Z`;

let passwordHash = "";
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

function aPerson(db = aDatabase(), email = "claire@exemple.fr") {
  const { id } = aUser(db, { email, passwordHash });
  const user = findUser(db, id);
  if (user === null) throw new Error("the user was not written");
  return { db, user };
}

function from(email: string, password: string, previousToken: string | null = null) {
  return { email, password, address: "192.0.2.7", userAgent: "Firefox", previousToken };
}

describe("logging in", () => {
  test("with the right password opens a session of 256 bits whose hash alone is stored", async () => {
    const { db, user } = aPerson();
    const outcome = await logIn(db, from("Claire@Exemple.fr", PASSWORD), MORNING);
    if (outcome.kind !== "in") throw new Error(outcome.kind);
    expect(Buffer.from(outcome.token, "base64url")).toHaveLength(32);
    const stored = db.$client.prepare<[], { token_hash: string }>("SELECT * FROM sessions").all();
    expect(stored.map((row) => row.token_hash)).toEqual([
      createHash("sha256").update(outcome.token).digest("hex"),
    ]);
    expect(JSON.stringify(stored)).not.toContain(outcome.token);
    expect(readSession(db, outcome.token, MORNING)?.user).toEqual(user);
  });

  test.each([
    ["a wrong password", "claire@exemple.fr", "quatre chevaux bleus en été"],
    ["an unknown address", "personne@exemple.fr", PASSWORD],
    ["a closed account", "ferme@exemple.fr", PASSWORD],
  ])("with %s is refused in the same words, and written", async (_what, email, password) => {
    const { db } = aPerson();
    setDisabledAt(db, aPerson(db, "ferme@exemple.fr").user.id, MORNING);
    expect(await logIn(db, from(email, password), MORNING)).toEqual({ kind: "refused" });
    const [entry] = listAudit(db, {}, { offset: 0, limit: 1 });
    expect(entry).toMatchObject({
      action: "session.open",
      outcome: "failed",
      actorId: null,
      address: "192.0.2.7",
    });
    expect(JSON.stringify(entry)).not.toContain(password);
  });

  test("ends the session that the browser came with", async () => {
    const { db, user } = aPerson();
    const before = openSession(db, user.id, "Firefox", MORNING);
    const outcome = await logIn(db, from(user.email, PASSWORD, before), MORNING);
    if (outcome.kind !== "in") throw new Error(outcome.kind);
    expect(outcome.token).not.toBe(before);
    expect(readSession(db, before, MORNING)).toBeNull();
  });

  test("is slowed down after too many attempts at one account, right password or not, even after a restart", async () => {
    const { db, path } = aDatabaseFile();
    const { user } = aPerson(db);
    for (let attempt = 0; attempt < ATTEMPTS_PER_ACCOUNT; attempt++) {
      expect(await logIn(db, from(user.email, "not the password"), MORNING)).toEqual({ kind: "refused" });
    }
    expect(await logIn(db, from(user.email, PASSWORD), MORNING)).toEqual({ kind: "wait", minutes: 15 });
    const restarted = openDatabase(path);
    expect(await logIn(restarted, from(user.email, PASSWORD), MORNING)).toEqual({
      kind: "wait",
      minutes: 15,
    });
    // Somebody else, elsewhere, is not concerned.
    const other = aPerson(restarted, "paul@exemple.fr").user;
    const elsewhere = { ...from(other.email, PASSWORD), address: "198.51.100.1" };
    expect((await logIn(restarted, elsewhere, MORNING)).kind).toBe("in");
    restarted.$client.close();
  });

  test("with the right password forgets the wrong ones before it", async () => {
    const { db, user } = aPerson();
    // The counts live by the clock on the wall, and an instant of next year would sweep them away.
    const now = new Date().toISOString();
    for (let time = 0; time < 2; time++) {
      for (let attempt = 0; attempt < ATTEMPTS_PER_ACCOUNT - 1; attempt++) {
        expect((await logIn(db, from(user.email, "not the password"), now)).kind).toBe("refused");
      }
      expect((await logIn(db, from(user.email, PASSWORD), now)).kind).toBe("in");
    }
  });

  test("never stores in the throttle's table what was typed", async () => {
    const { db } = aPerson();
    await logIn(db, from("my password typed in the wrong field", "x"), MORNING);
    const rows = db.$client.prepare("SELECT * FROM login_attempts").all();
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain("wrong field");
  });
});

describe("a session", () => {
  test.each([
    ["lives 29 minutes after the last request", [], "08:29", true],
    ["ends half an hour after it", [], "08:30", false],
    ["lives on while it is used", ["08:20", "08:40", "09:00"], "09:29", true],
    ["ends half an hour after its last use", ["08:20", "08:40", "09:00"], "09:30", false],
    ["ends after twelve hours however busy", everyTwentyMinutes("08:00", "19:40"), "20:00", false],
    ["lives until then", everyTwentyMinutes("08:00", "19:40"), "19:59", true],
  ])("%s", (_what, uses, end, alive) => {
    const { db, user } = aPerson();
    const token = openSession(db, user.id, "Firefox", MORNING);
    for (const use of uses) expect(readSession(db, token, at(use))).not.toBeNull();
    expect(readSession(db, token, at(end)) !== null).toBe(alive);
  });

  test("of a closed account is over at once", () => {
    const { db, user } = aPerson();
    const token = openSession(db, user.id, "Firefox", MORNING);
    setDisabledAt(db, user.id, MORNING);
    expect(readSession(db, token, MORNING)).toBeNull();
  });

  test("is written as seen at most once a minute", () => {
    const { db, user } = aPerson();
    const token = openSession(db, user.id, "Firefox", MORNING);
    readSession(db, token, "2027-02-15T08:00:59.000Z");
    expect(sessionsOf(db, user.id, MORNING)[0]?.lastSeenAt).toBe(MORNING);
    readSession(db, token, at("08:01"));
    expect(sessionsOf(db, user.id, MORNING)[0]?.lastSeenAt).toBe(at("08:01"));
  });

  test("that was logged out of is over, and logging out again is nothing", () => {
    const { db, user } = aPerson();
    const token = openSession(db, user.id, "Firefox", MORNING);
    logOut(db, token, "192.0.2.7", MORNING);
    expect(readSession(db, token, MORNING)).toBeNull();
    logOut(db, token, "192.0.2.7", MORNING);
    expect(listAudit(db, {}, { offset: 0, limit: 9 })).toHaveLength(1);
  });

  test("can be revoked by its owner and by nobody else", () => {
    const { db, user } = aPerson();
    const other = aPerson(db, "paul@exemple.fr").user;
    const token = openSession(db, user.id, "Firefox", MORNING);
    const id = sessionsOf(db, user.id, MORNING)[0]?.id ?? "";
    expect(revokeSession(db, other, id, "192.0.2.7", MORNING)).toBe(false);
    expect(readSession(db, token, MORNING)).not.toBeNull();
    expect(revokeSession(db, user, id, "192.0.2.7", MORNING)).toBe(true);
    expect(readSession(db, token, MORNING)).toBeNull();
  });

  test("stays when its owner closes the others", () => {
    const { db, user } = aPerson();
    const kept = openSession(db, user.id, "Firefox", MORNING);
    const keptId = sessionsOf(db, user.id, MORNING)[0]?.id ?? "";
    const closed = openSession(db, user.id, "Safari", MORNING);
    endOtherSessions(db, user, keptId, "192.0.2.7", MORNING);
    expect(readSession(db, kept, MORNING)).not.toBeNull();
    expect(readSession(db, closed, MORNING)).toBeNull();
  });
});

describe("changing one's password", () => {
  const WANTED = "un merle chante sous la pluie";
  const asking = (user: User, present: string, wanted: string, sessionId = "") => ({
    user,
    sessionId,
    present,
    wanted,
    address: "192.0.2.7",
  });

  test("needs the present one", async () => {
    const { db, user } = aPerson();
    expect(await changePassword(db, asking(user, "not it", WANTED), MORNING)).toEqual({
      kind: "wrong-present",
    });
    expect((await logIn(db, from(user.email, PASSWORD), MORNING)).kind).toBe("in");
  });

  test("needs a good new one, and another one", async () => {
    const { db, user } = aPerson();
    expect((await changePassword(db, asking(user, PASSWORD, "trop court"), MORNING)).kind).toBe("weak");
    expect((await changePassword(db, asking(user, PASSWORD, PASSWORD), MORNING)).kind).toBe("weak");
  });

  test("ends the other sessions and keeps this one", async () => {
    const { db, user } = aPerson();
    const kept = openSession(db, user.id, "Firefox", MORNING);
    const keptId = sessionsOf(db, user.id, MORNING)[0]?.id ?? "";
    const closed = openSession(db, user.id, "Safari", MORNING);
    expect(await changePassword(db, asking(user, PASSWORD, WANTED, keptId), MORNING)).toEqual({
      kind: "changed",
    });
    expect(readSession(db, kept, MORNING)).not.toBeNull();
    expect(readSession(db, closed, MORNING)).toBeNull();
    expect((await logIn(db, from(user.email, PASSWORD), MORNING)).kind).toBe("refused");
    expect((await logIn(db, from(user.email, WANTED), MORNING)).kind).toBe("in");
  });
});

function everyTwentyMinutes(first: string, last: string): readonly string[] {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const times: string[] = [];
  for (let time = minutes(first); time <= minutes(last); time += 20) {
    times.push(`${String(Math.floor(time / 60)).padStart(2, "0")}:${String(time % 60).padStart(2, "0")}`);
  }
  return times;
}
