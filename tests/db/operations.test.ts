import { describe, expect, it } from "vitest";
import {
  currentRound,
  getMilestoneCounts,
  getOperation,
  insertOperation,
  listMembers,
  listOperations,
  updateOperation,
} from "#db/operations.ts";
import { operations, rounds } from "#db/schema/operations.ts";
import {
  A_MOMENT,
  aDatabase,
  anEnrollment,
  anOperation,
  aRespondent,
  aUser,
  writeAnswers,
} from "#tests/support/a-database.ts";

describe("the list of operations", () => {
  it("shows every operation to an admin, and to the others those they are members of, the latest first", () => {
    const db = aDatabase();
    const admin = aUser(db, { role: "admin" });
    const claire = aUser(db);
    const region = aUser(db, { role: "funder" });
    const first = anOperation(db, { name: "Une", startsOn: "2026-01-01", consultants: [claire.id] });
    const second = anOperation(db, { name: "Deux", startsOn: "2027-01-01", funderIds: [region.id] });
    const third = anOperation(db, { name: "Trois", startsOn: "2027-01-01", consultants: [claire.id] });
    const seenBy = (reader: Parameters<typeof listOperations>[1]) =>
      listOperations(db, reader).map(({ id }) => id);
    expect(seenBy(admin)).toEqual([second.id, third.id, first.id]);
    expect(seenBy(claire)).toEqual([third.id, first.id]);
    expect(seenBy(region)).toEqual([second.id]);
    expect(seenBy(aUser(db))).toEqual([]);
  });
});

describe("the milestones of an operation", () => {
  it("count each firm once by status, and firms that left in none of the others", () => {
    const db = aDatabase();
    const operation = anOperation(db);
    const silent = anEnrollment(db, { operation });
    const answering = anEnrollment(db, { operation });
    writeAnswers(db, answering.sheets.consultant, { marge: { choice: "jamais" } });
    const employeeOnly = anEnrollment(db, { operation });
    const employee = aRespondent(db, { enrollmentId: employeeOnly.id, roundId: operation.roundId });
    writeAnswers(db, employee, { marge: { choice: "jamais" } });
    // A director who answers by a link, before the visit, has begun no interview.
    const byLink = anEnrollment(db, { operation });
    writeAnswers(db, byLink.sheets.director, { marge: { choice: "jamais" } });
    anEnrollment(db, { operation, interviewedAt: A_MOMENT });
    anEnrollment(db, { operation, interviewedAt: A_MOMENT, planAgreedAt: A_MOMENT });
    anEnrollment(db, {
      operation,
      interviewedAt: A_MOMENT,
      planAgreedAt: A_MOMENT,
      reportReleasedAt: A_MOMENT,
    });
    anEnrollment(db, { operation, interviewedAt: A_MOMENT, withdrawnAt: A_MOMENT });
    anEnrollment(db, { withdrawnAt: A_MOMENT });
    expect(silent.id).not.toBe(answering.id);
    expect(getMilestoneCounts(db, operation.id)).toEqual({
      enrolled: 7,
      started: 4,
      interviewed: 3,
      planAgreed: 2,
      reportReleased: 1,
      withdrawn: 1,
      byStatus: { enrolled: 3, interviewing: 1, interviewed: 1, planned: 1, reported: 1, withdrawn: 1 },
    });
  });

  it("are all zero before any firm is enrolled", () => {
    const db = aDatabase();
    const counts = getMilestoneCounts(db, anOperation(db).id);
    expect(counts.enrolled).toBe(0);
    expect(Object.values(counts.byStatus)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe("an operation", () => {
  it("is written with its round T0 and its members", () => {
    const db = aDatabase();
    const claire = aUser(db, { name: "Claire" });
    const { roundId: _, ...operation } = anOperation(aDatabase(), { funders: ["Région", "ADEME"] });
    insertOperation(db, operation, {
      createdAt: A_MOMENT,
      roundId: "t0",
      members: [{ userId: claire.id, role: "consultant" }],
    });
    expect(getOperation(db, operation.id)).toEqual(operation);
    expect(currentRound(db, operation.id)).toMatchObject({ id: "t0", code: "T0", openedOn: "2027-01-01" });
    expect(listMembers(db, operation.id)).toMatchObject([{ userId: claire.id, role: "consultant" }]);
  });

  it("keeps its questionnaire when it changes", () => {
    const db = aDatabase();
    const { roundId: _, ...operation } = anOperation(db);
    updateOperation(db, operation.id, { ...operation, name: "Autre nom", stage: "debrief", funders: [] });
    expect(getOperation(db, operation.id)).toEqual({
      ...operation,
      name: "Autre nom",
      stage: "debrief",
      funders: [],
    });
  });

  it("is in its latest round", () => {
    const db = aDatabase();
    const operation = anOperation(db);
    db.insert(rounds)
      .values({ id: "t1", operationId: operation.id, code: "T1", openedOn: "2027-09-01" })
      .run();
    expect(currentRound(db, operation.id).id).toBe("t1");
  });

  it("with a corrupt cell says which", () => {
    const db = aDatabase();
    const { id } = anOperation(db);
    db.update(operations).set({ funders: '[1, "Région secrète"]' }).run();
    expect(() => getOperation(db, id)).toThrow(
      /^Corrupt cell in operations\.funders: unexpected shape at « 0 »$/,
    );
  });
});
