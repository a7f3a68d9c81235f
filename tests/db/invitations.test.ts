/** Invitations and reminders in a real database: what their state follows from. */
import { beforeEach, describe, expect, test } from "vitest";
import { hashToken, newToken } from "#app/server/access/tokens.ts";
import type { Db } from "#db/client.server.ts";
import { withdrawEnrollment } from "#db/enrollment-writes.ts";
import { groupThreshold, hasGroupAnswers, setGroupThreshold } from "#db/group-threshold.ts";
import {
  deleteLink,
  deleteLinks,
  findInvitation,
  findLink,
  insertInvitation,
  insertLink,
  invitationsOfFirm,
  invitationsOfRound,
} from "#db/invitations.ts";
import {
  deleteReminder,
  deleteWaitingReminders,
  insertReminder,
  invitationsToRemind,
  remindersOf,
  setReminderQueued,
} from "#db/reminders.ts";
import { rounds } from "#db/schema/operations.ts";
import {
  A_MOMENT,
  type AnEnrollment,
  type AnOperation,
  aDatabase,
  anEnrollment,
  anOperation,
  aRespondent,
  aUser,
  writeAnswers,
} from "#tests/support/a-database.ts";

let db: Db;
let operation: AnOperation;
let firm: AnEnrollment;

beforeEach(() => {
  db = aDatabase();
  operation = anOperation(db);
  firm = anEnrollment(db, { operation, firm: { name: "Menuiserie Lefèvre" } });
  for (const perspective of ["customer", "director", "employee"] as const) invite(firm, perspective);
});

function invite({ id: enrollmentId }: AnEnrollment, perspective: "director" | "employee" | "customer") {
  insertInvitation(db, {
    id: `${enrollmentId}-${perspective}`,
    enrollmentId,
    roundId: operation.roundId,
    perspective,
    recipient: null,
    email: null,
    createdAt: A_MOMENT,
    createdBy: null,
    expiresAt: "2027-04-15T21:59:59.000Z",
  });
}

const sheetOf = (perspective: "employee" | "customer", submissionRank?: number) =>
  aRespondent(db, {
    enrollmentId: firm.id,
    roundId: operation.roundId,
    perspective,
    ...(submissionRank === undefined ? {} : { submissionRank }),
  });

test("a firm has one invitation of each perspective in a round: the director’s, the employees’, the customers’", () => {
  expect(invitationsOfFirm(db, firm.id, operation.roundId).map(({ perspective }) => perspective)).toEqual([
    "director",
    "employee",
    "customer",
  ]);
  expect(() => invite(firm, "director")).toThrow();
});

test("the invitations of a round stand by firm", () => {
  const other = anEnrollment(db, { operation, firm: { name: "atelier Bois" } });
  invite(other, "director");
  expect(invitationsOfRound(db, operation.roundId).map(({ firm: name }) => name)).toEqual([
    "atelier Bois",
    "Menuiserie Lefèvre",
    "Menuiserie Lefèvre",
    "Menuiserie Lefèvre",
  ]);
  expect(invitationsOfRound(db, anOperation(db).roundId)).toEqual([]);
});

describe("what an invitation’s state follows from", () => {
  const facts = (perspective: "director" | "employee" | "customer") => {
    const { begun, submitted, isWithdrawn, roundClosedOn } =
      findInvitation(db, `${firm.id}-${perspective}`) ?? {};
    return { begun, submitted, isWithdrawn, roundClosedOn };
  };
  const NONE = { begun: 0, submitted: 0, isWithdrawn: false, roundClosedOn: null };

  test("nobody has answered", () => expect(facts("director")).toEqual(NONE));

  test("the director has begun by the link, not when the consultant writes on their sheet", () => {
    const consultant = aUser(db).id;
    writeAnswers(db, firm.sheets.director, { une: { choice: "jamais" } }, consultant);
    expect(facts("director")).toEqual(NONE);
    writeAnswers(db, firm.sheets.director, { autre: { choice: "jamais" } });
    expect(facts("director")).toEqual({ ...NONE, begun: 1 });
  });

  test("sheets of a group are counted apart from those of the other one", () => {
    writeAnswers(db, sheetOf("employee"), { une: { choice: "jamais" } });
    writeAnswers(db, sheetOf("employee", 1), { une: { choice: "jamais" } });
    sheetOf("employee");
    expect(facts("employee")).toEqual({ ...NONE, begun: 2, submitted: 1 });
    expect(facts("customer")).toEqual(NONE);
  });

  test("the firm has left, the round is closed", () => {
    withdrawEnrollment(db, firm.id, "Cessation", A_MOMENT);
    db.update(rounds).set({ closedOn: "2027-03-01" }).run();
    expect(facts("director")).toEqual({ ...NONE, isWithdrawn: true, roundClosedOn: "2027-03-01" });
  });
});

test("links are known by their hash, and are taken back one by one or all at once", () => {
  const hashes = [1, 2, 3].map(() => hashToken(newToken()));
  const invitationId = `${firm.id}-employee`;
  for (const tokenHash of hashes)
    insertLink(db, { tokenHash, invitationId, respondentId: null, createdAt: A_MOMENT });
  const found = () => hashes.map((hash) => findLink(db, hash)?.invitationId ?? null);
  expect(found()).toEqual([invitationId, invitationId, invitationId]);
  deleteLink(db, hashes[0] ?? "");
  expect(found()).toEqual([null, invitationId, invitationId]);
  deleteLinks(db, `${firm.id}-director`);
  expect(found()).toEqual([null, invitationId, invitationId]);
  deleteLinks(db, invitationId);
  expect(found()).toEqual([null, null, null]);
});

test("reminders are due from their day on, until they are put in the outbox or given up", () => {
  const id = `${firm.id}-director`;
  for (const day of ["2027-03-10", "2027-03-01", "2027-03-20"]) insertReminder(db, id, day);
  expect(remindersOf(db, id).map(({ dueOn }) => dueOn)).toEqual(["2027-03-01", "2027-03-10", "2027-03-20"]);
  expect(invitationsToRemind(db, "2027-02-28")).toEqual([]);
  expect(invitationsToRemind(db, "2027-03-10")).toEqual([id]);
  setReminderQueued(db, id, "2027-03-01", A_MOMENT);
  expect(invitationsToRemind(db, "2027-03-09")).toEqual([]);
  expect(deleteReminder(db, id, "2027-03-01")).toBe(false);
  expect(deleteReminder(db, id, "2027-03-10")).toBe(true);
  deleteWaitingReminders(db, id);
  expect(remindersOf(db, id)).toEqual([{ dueOn: "2027-03-01", queuedAt: A_MOMENT }]);
});

test("an operation’s threshold is three unless it was chosen, and is its own", () => {
  const other = anOperation(db);
  setGroupThreshold(db, operation.id, 5);
  expect(groupThreshold(db, operation.id)).toBe(5);
  expect(groupThreshold(db, other.id)).toBe(3);
  expect(() => groupThreshold(db, newToken())).toThrow();
});

test("a group has answered from its first answer on, or from an empty sheet handed in", () => {
  expect(hasGroupAnswers(db, operation.id)).toBe(false);
  writeAnswers(db, firm.sheets.director, { une: { choice: "jamais" } });
  const sheet = sheetOf("customer");
  expect(hasGroupAnswers(db, operation.id)).toBe(false);
  writeAnswers(db, sheet, { une: { choice: "jamais" } });
  expect(hasGroupAnswers(db, operation.id)).toBe(true);
  expect(hasGroupAnswers(db, anOperation(db).id)).toBe(false);
  const elsewhere = anOperation(db);
  const { id: enrollmentId } = anEnrollment(db, { operation: elsewhere });
  aRespondent(db, { enrollmentId, roundId: elsewhere.roundId, submissionRank: 1 });
  expect(hasGroupAnswers(db, elsewhere.id)).toBe(true);
});
