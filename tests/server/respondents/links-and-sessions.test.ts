import { describe, expect, test } from "vitest";
import { hashToken } from "#app/server/access/tokens.ts";
import { followLink, mintLink } from "#app/server/respondents/links.ts";
import { enterByLink, RESPONDENT_SESSION_MS, readVisit } from "#app/server/respondents/sessions.ts";
import type { Db } from "#db/client.server.ts";
import { findInvitation, setOnInvitation } from "#db/invitations.ts";
import { findRespondentSession, setOnRespondentSession } from "#db/respondent-sessions.ts";
import {
  A_MOMENT,
  type AnEnrollment,
  aDatabase,
  anEnrollment,
  aRespondent,
} from "#tests/support/a-database.ts";
import { anInvitation } from "#tests/support/a-visitor.ts";

const LATER = "2027-02-16T08:00:00.000Z";

/** Goes in, and gives the secret of the cookie. */
function enter(db: Db, token: string, cookie: string | null = null, now = LATER): string {
  const entry = enterByLink(db, token, cookie, now);
  if (entry.kind === "closed") throw new Error(`closed: ${entry.why}`);
  return entry.token;
}

describe("an address", () => {
  const rows: readonly (readonly [what: string, close: (db: Db, id: string) => void, why: string | null])[] =
    [
      ["opens its invitation", () => {}, null],
      [
        "of an invitation that was revoked is closed",
        (db, id) => setOnInvitation(db, id, { revokedAt: A_MOMENT }),
        "revoked",
      ],
      ["past its term is closed", (db, id) => setOnInvitation(db, id, { expiresAt: LATER }), "expired"],
      [
        "of a firm that left is closed",
        (db) => db.$client.exec(`UPDATE enrollments SET withdrawn_at = '${A_MOMENT}'`),
        "withdrawn",
      ],
      [
        "of a closed round is closed",
        (db) => db.$client.exec("UPDATE rounds SET closed_on = '2027-02-15'"),
        "round-closed",
      ],
    ];
  test.each(rows)("%s, on the page, at the door and in a session that was open", (_what, close, why) => {
    const db = aDatabase();
    const { id, token } = anInvitation(db, anEnrollment(db));
    const cookie = enter(db, token, null, A_MOMENT);
    close(db, id);
    const followed = followLink(db, token, LATER);
    const entry = enterByLink(db, token, null, LATER);
    expect(followed.kind === "closed" ? followed.why : null).toBe(why);
    expect(entry.kind === "closed" ? entry.why : null).toBe(why);
    expect(readVisit(db, cookie, LATER) === null).toBe(why !== null);
  });

  test("is known by its hash only, and each copy is another one", () => {
    const db = aDatabase();
    const { id, token } = anInvitation(db, anEnrollment(db));
    const other = mintLink(db, id, A_MOMENT);
    expect(other).not.toBe(token);
    const stored = db.$client.prepare<[], string>("SELECT token_hash FROM invitation_links").pluck().all();
    expect(stored.toSorted()).toEqual([hashToken(token), hashToken(other)].toSorted());
  });

  test("is only looked at by following it", () => {
    const db = aDatabase();
    const { id, token } = anInvitation(db, anEnrollment(db));
    followLink(db, token, LATER);
    expect(findInvitation(db, id)?.openedAt).toBeNull();
    enter(db, token);
    expect(findInvitation(db, id)?.openedAt).toBe(LATER);
  });
});

describe("a browser", () => {
  test("of a director has the sheet that the firm was enrolled with, on every device", () => {
    const db = aDatabase();
    const firm = anEnrollment(db);
    const { token } = anInvitation(db, firm);
    for (const cookie of [enter(db, token), enter(db, token)]) {
      expect(readVisit(db, cookie, LATER)?.respondent?.id).toBe(firm.sheets.director);
    }
  });

  test("of a group has none before the notice, and keeps its own when the same link is opened again", () => {
    const db = aDatabase();
    const firm = anEnrollment(db);
    const { token } = anInvitation(db, firm, "employee");
    const cookie = enter(db, token);
    expect(readVisit(db, cookie, LATER)?.respondent).toBeNull();
    const own = giveSheet(db, firm, cookie);
    expect(enter(db, token, cookie)).toBe(cookie);
    expect(readVisit(db, enter(db, token), LATER)?.respondent).toBeNull();
    expect(readVisit(db, cookie, LATER)?.respondent?.id).toBe(own);
  });

  test("that opens another invitation begins anew, and leaves the first sheet alone", () => {
    const db = aDatabase();
    const firm = anEnrollment(db);
    const cookie = enter(db, anInvitation(db, firm, "employee").token);
    const own = giveSheet(db, firm, cookie);
    const second = enter(db, anInvitation(db, firm, "customer").token, cookie);
    expect(second).not.toBe(cookie);
    expect(readVisit(db, second, LATER)?.respondent).toBeNull();
    expect(readVisit(db, cookie, LATER)?.respondent?.id).toBe(own);
  });

  test("that opens the address of one sheet of a group has that one, whatever it had", () => {
    const db = aDatabase();
    const firm = anEnrollment(db);
    const { id, token } = anInvitation(db, firm, "employee");
    const first = giveSheet(db, firm, enter(db, token));
    const cookie = enter(db, token);
    giveSheet(db, firm, cookie);
    const resumed = enter(db, mintLink(db, id, A_MOMENT, first), cookie);
    expect(readVisit(db, resumed, LATER)?.respondent?.id).toBe(first);
  });

  test("is forgotten after a month", () => {
    const db = aDatabase();
    const cookie = enter(db, anInvitation(db, anEnrollment(db)).token);
    const end = Date.parse(LATER) + RESPONDENT_SESSION_MS;
    expect(readVisit(db, cookie, new Date(end - 1).toISOString())).not.toBeNull();
    expect(readVisit(db, cookie, new Date(end).toISOString())).toBeNull();
  });
});

/** What accepting the notice does in a group. */
function giveSheet(db: Db, firm: AnEnrollment, cookie: string): string {
  const id = aRespondent(db, { enrollmentId: firm.id, roundId: firm.roundId });
  const session = findRespondentSession(db, hashToken(cookie), LATER);
  setOnRespondentSession(db, session?.id ?? "", { respondentId: id });
  return id;
}
