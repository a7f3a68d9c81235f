import { describe, expect, test } from "vitest";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { MOST_CODES_AN_HOUR, MOST_TRIES, makeCode, tryCode } from "#app/server/respondents/codes.ts";
import { enterByLink, readVisit } from "#app/server/respondents/sessions.ts";
import type { Db } from "#db/client.server.ts";
import { aDatabase, anEnrollment } from "#tests/support/a-database.ts";
import { anInvitation } from "#tests/support/a-visitor.ts";

const NOW = "2027-02-16T20:00:00.000Z";
const later = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

/** A director who came by their link. */
function aDirector() {
  const db = aDatabase();
  const { id, token } = anInvitation(db, anEnrollment(db));
  const entry = enterByLink(db, token, null, NOW);
  if (entry.kind === "closed") throw new Error(entry.why);
  const visit = readVisit(db, entry.token, NOW);
  if (visit === null) throw new Error("no visit");
  const verifiedUntil = () => readVisit(db, entry.token, NOW)?.session.verifiedUntil ?? null;
  return { db, invitationId: id, session: visit.session, verifiedUntil };
}

/** What trying says: « ok », or the problem's code. */
async function outcome(
  { db, session }: ReturnType<typeof aDirector>,
  typed: string,
  now = NOW,
): Promise<string> {
  const tried = await tryCode(db, session, typed, now);
  return tried.ok ? "ok" : tried.problem.code;
}

describe("a code", () => {
  type Director = ReturnType<typeof aDirector>;
  const rows: readonly (readonly [
    what: string,
    tries: (director: Director, code: string) => Promise<string>,
    said: string,
  ])[] = [
    ["opens", (who, code) => outcome(who, code), "ok"],
    [
      "opens however it is spaced",
      (who, code) => outcome(who, ` ${code.slice(0, 3)} ${code.slice(3)} `),
      "ok",
    ],
    ["opens in its last second", (who, code) => outcome(who, code, later(9.99)), "ok"],
    ["that is wrong opens nothing", (who, code) => outcome(who, wrong(code)), "wrong-code"],
    ["of five digits opens nothing", (who, code) => outcome(who, code.slice(1)), "wrong-code"],
    ["that is old opens nothing", (who, code) => outcome(who, code, later(10)), "old-code"],
    [
      "opens once",
      async (who, code) => {
        await outcome(who, code);
        return outcome(who, code);
      },
      "no-code",
    ],
    [
      "opens nothing after five wrong tries, right as it may be",
      async (who, code) => {
        for (let n = 0; n < MOST_TRIES; n += 1) await outcome(who, wrong(code));
        return outcome(who, code);
      },
      "too-many-tries",
    ],
    [
      "still opens at the fifth try",
      async (who, code) => {
        for (let n = 1; n < MOST_TRIES; n += 1) await outcome(who, wrong(code));
        return outcome(who, code);
      },
      "ok",
    ],
    [
      "is ended by the next one",
      async (who, code) => {
        const next = mustSucceed(await makeCode(who.db, who.invitationId, later(1)));
        return next.code === code ? "wrong-code" : outcome(who, code, later(1));
      },
      "wrong-code",
    ],
  ];
  test.each(rows)("%s", async (_what, tries, said) => {
    const director = aDirector();
    const { code } = mustSucceed(await makeCode(director.db, director.invitationId, NOW));
    expect(await tries(director, code)).toBe(said);
    expect(director.verifiedUntil() !== null).toBe(said === "ok" || said === "no-code");
  });

  test("opens for an hour", async () => {
    const director = aDirector();
    const { code } = mustSucceed(await makeCode(director.db, director.invitationId, NOW));
    expect(await outcome(director, code)).toBe("ok");
    expect(director.verifiedUntil()).toBe(later(60));
  });

  test("tried many times at once is tried five times", async () => {
    const director = aDirector();
    const { code } = mustSucceed(await makeCode(director.db, director.invitationId, NOW));
    const said = await Promise.all(Array.from({ length: 8 }, () => outcome(director, wrong(code))));
    expect(said.filter((one) => one === "wrong-code").length).toBeLessThan(MOST_TRIES + 1);
    expect(await outcome(director, code)).toBe("too-many-tries");
  });

  test("given twice at once opens one session", async () => {
    const director = aDirector();
    const { code } = mustSucceed(await makeCode(director.db, director.invitationId, NOW));
    const said = await Promise.all([outcome(director, code), outcome(director, code)]);
    expect(said.toSorted()).toEqual(["no-code", "ok"]);
  });

  test("of one firm opens nothing of another", async () => {
    const director = aDirector();
    const other = anInvitation(director.db, anEnrollment(director.db));
    const { code } = mustSucceed(await makeCode(director.db, other.id, NOW));
    expect(await outcome(director, code)).toBe("no-code");
  });

  test("is nowhere in the database", async () => {
    const director = aDirector();
    const { code } = mustSucceed(await makeCode(director.db, director.invitationId, NOW));
    const rows = codesOf(director.db);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatch(/^\$argon2id\$/);
    expect(rows[0]).not.toContain(code);
  });
});

describe("asking for codes", () => {
  test(`stops at ${MOST_CODES_AN_HOUR} in an hour, and goes on when the first is an hour old`, async () => {
    const { db, invitationId } = aDirector();
    for (let n = 0; n < MOST_CODES_AN_HOUR; n += 1) {
      mustSucceed(await makeCode(db, invitationId, later(n)));
    }
    const refused = await makeCode(db, invitationId, later(10));
    expect(refused.ok ? null : refused.problem).toMatchObject({
      code: "too-many-codes",
      message: expect.stringContaining("dans 50 minutes"),
    });
    expect((await makeCode(db, invitationId, later(59.9))).ok).toBe(false);
    expect((await makeCode(db, invitationId, later(60))).ok).toBe(true);
  });

  test("of one firm takes nothing from another", async () => {
    const { db, invitationId } = aDirector();
    const other = anInvitation(db, anEnrollment(db));
    for (let n = 0; n < MOST_CODES_AN_HOUR; n += 1) mustSucceed(await makeCode(db, invitationId, NOW));
    expect((await makeCode(db, other.id, NOW)).ok).toBe(true);
  });
});

function codesOf(db: Db): readonly string[] {
  return db.$client.prepare<[], string>("SELECT code_hash FROM access_codes").pluck().all();
}
