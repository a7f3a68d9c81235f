/** The outbox in a real database: the order in which messages leave, and what is counted of them. */
import { beforeEach, expect, test } from "vitest";
import type { Db } from "#db/client.server.ts";
import { insertInvitation } from "#db/invitations.ts";
import {
  cancelMailsOf,
  countMails,
  dueMails,
  enqueueMail,
  findMail,
  mailsOfInvitation,
  mailsOfOperation,
  oldestWaiting,
  setOnMail,
} from "#db/mails.ts";
import {
  A_MOMENT,
  type AnOperation,
  aDatabase,
  anEnrollment,
  anOperation,
} from "#tests/support/a-database.ts";

const LATER = "2027-02-15T09:00:00.000Z";

let db: Db;
let operation: AnOperation;

beforeEach(() => {
  db = aDatabase();
  operation = anOperation(db);
  for (const id of ["une", "autre"]) {
    const { id: enrollmentId } = anEnrollment(db, { operation });
    insertInvitation(db, {
      id,
      enrollmentId,
      roundId: operation.roundId,
      perspective: "director",
      recipient: null,
      email: null,
      createdAt: A_MOMENT,
      createdBy: null,
      expiresAt: "2027-04-15T21:59:59.000Z",
    });
  }
});

function enqueue(id: string, createdAt = A_MOMENT, invitationId = "une") {
  const recipient = "contact@exemple.fr";
  enqueueMail(db, { id, operationId: operation.id, invitationId, kind: "invitation", recipient, createdAt });
}

test("messages leave in the order in which they were asked for, as many as are wanted, none before its time", () => {
  enqueue("c", LATER);
  enqueue("b");
  enqueue("a");
  expect(dueMails(db, A_MOMENT, 9).map(({ id }) => id)).toEqual(["a", "b"]);
  expect(dueMails(db, LATER, 2).map(({ id }) => id)).toEqual(["a", "b"]);
  expect(dueMails(db, LATER, 9).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  setOnMail(db, "a", { state: "failed" });
  setOnMail(db, "b", { nextAttemptAt: "2027-02-15T10:00:00.000Z" });
  expect(dueMails(db, LATER, 9).map(({ id }) => id)).toEqual(["c"]);
});

test("the waiting messages of one invitation are taken back, and no other", () => {
  for (const id of ["a", "b"]) enqueue(id);
  enqueue("c", A_MOMENT, "autre");
  setOnMail(db, "a", { state: "sent" });
  expect(cancelMailsOf(db, "une")).toBe(1);
  expect(["a", "b", "c"].map((id) => findMail(db, id)?.state)).toEqual(["sent", "cancelled", "waiting"]);
});

test("messages are counted by state, all of them or since an instant", () => {
  expect(oldestWaiting(db, operation.id)).toBeNull();
  for (const id of ["a", "b"]) enqueue(id);
  enqueue("c", LATER, "autre");
  setOnMail(db, "a", { state: "sent" });
  expect(countMails(db, operation.id)).toEqual({ waiting: 2, sent: 1, failed: 0, cancelled: 0 });
  expect(countMails(db, operation.id, LATER)).toEqual({ waiting: 1, sent: 0, failed: 0, cancelled: 0 });
  expect(countMails(db, anOperation(db).id)).toEqual({ waiting: 0, sent: 0, failed: 0, cancelled: 0 });
  expect(oldestWaiting(db, operation.id)).toBe(A_MOMENT);
  setOnMail(db, "b", { state: "sent" });
  expect(oldestWaiting(db, operation.id)).toBe(LATER);
});

test("messages are listed the latest first", () => {
  enqueue("a");
  enqueue("b", LATER, "autre");
  enqueue("c", LATER);
  expect(mailsOfOperation(db, operation.id).map(({ id }) => id)).toEqual(["c", "b", "a"]);
  expect(mailsOfInvitation(db, "une").map(({ id }) => id)).toEqual(["c", "a"]);
});
