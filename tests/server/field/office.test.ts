import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { deviceList } from "#app/server/field/device-list.ts";
import { registerDevice } from "#app/server/field/devices.ts";
import { takeUpCommitments } from "#app/server/field/take-up.ts";
import { visitPageOf, visitRecordOf } from "#app/server/field/visit-page.ts";
import { withdrawEnrollment } from "#db/enrollment-writes.ts";
import { insertPhoto } from "#db/photos.ts";
import { listPlannedActions, recordDecision } from "#db/plans.ts";
import { A_MOMENT, anOperation, aUser } from "#tests/support/a-database.ts";
import { aFieldVisit, aPhoto, questionnaireOf, RETURN, sendSync } from "#tests/support/a-field-visit.ts";
import { aPlannedAction } from "#tests/support/a-questionnaire.ts";
import { actingAs } from "#tests/support/an-acting-user.ts";

const ADVISED = { title: "Chiffrer", recommendation: "chiffrer", owner: "Jean", dueOn: "2027-04-01" };
const OWN = { title: "Ranger l’atelier", recommendation: null, owner: "Ana", dueOn: "2027-03-10" };

/** A visit that left two commitments, and signed them. */
function aVisitThatPromised() {
  const visit = aFieldVisit();
  const commitments = [ADVISED, OWN];
  visit.sync([
    visit.fact({ kind: "commitments", commitments }),
    visit.fact({
      ...{ kind: "signature", name: "Jean Lefèvre", signedAt: A_MOMENT, commitments },
      ...{ path: "M1 1L2 2", width: 300, height: 100 },
    }),
  ]);
  const { db, actor, firm, operation } = visit;
  const tools = { db, questionnaireOf };
  return {
    ...visit,
    takeUp: (by = actor) => takeUpCommitments(tools, firm.id, by, RETURN),
    plan: () => listPlannedActions(db, { enrollmentId: firm.id, roundId: firm.roundId }),
    page: () => visitPageOf(tools, { operationId: operation.id, enrollmentId: firm.id }),
  };
}

describe("taking up the commitments of a visit", () => {
  it("accepts advice with who does it and by when, adds what is their own, and changes nothing the second time", () => {
    const { takeUp, plan } = aVisitThatPromised();
    expect(takeUp()).toEqual({ ok: true, value: { added: 2, known: 0 } });
    const taken = plan();
    expect(taken).toMatchObject([
      { recommendation: "chiffrer", decision: "accepted", owner: "Jean", dueOn: "2027-04-01" },
      {
        recommendation: null,
        decision: "added",
        title: "Ranger l’atelier",
        owner: "Ana",
        dueOn: "2027-03-10",
      },
    ]);
    expect(taken[1]?.horizon).toBe("1-month");
    expect(takeUp()).toEqual({ ok: true, value: { added: 0, known: 2 } });
    expect(plan()).toEqual(taken);
  });

  it("leaves what the plan says already as it stands there", () => {
    const { takeUp, plan, db, firm, actor } = aVisitThatPromised();
    const after = aPlannedAction({ recommendation: "chiffrer", decision: "accepted", owner: "Paul" });
    recordDecision(
      db,
      { enrollmentId: firm.id, roundId: firm.roundId },
      { verb: "accept", actionId: after.id, after },
      { actorId: actor.id, decidedAt: A_MOMENT },
    );
    expect(takeUp()).toEqual({ ok: true, value: { added: 1, known: 1 } });
    expect(plan().find(({ id }) => id === after.id)?.owner).toBe("Paul");
  });

  it("is refused where there is nothing to take up, and to whom the plan is closed", () => {
    const { takeUp, db, firm, user } = aVisitThatPromised();
    expect(takeUp(actingAs(db, aUser(db)))).toMatchObject({ problem: { code: "not-found" } });
    expect(takeUp(actingAs(db, aUser(db, { role: "admin" })))).toMatchObject({
      problem: { code: "forbidden" },
    });
    withdrawEnrollment(db, firm.id, "Cessation", A_MOMENT);
    expect(takeUp(actingAs(db, user))).toMatchObject({ problem: { code: "withdrawn" } });
    const empty = aFieldVisit();
    const tools = { db: empty.db, questionnaireOf };
    expect(takeUpCommitments(tools, empty.firm.id, empty.actor, RETURN)).toMatchObject({
      problem: { code: "no-commitment" },
    });
  });
});

describe("what a visit left, for the office", () => {
  it("says which commitments are in the plan, whether they changed since they were signed, and which photos have come", () => {
    const visit = aVisitThatPromised();
    const { db, firm, write, fact, sync, page, takeUp } = visit;
    const photos = [
      aPhoto({ caption: "La scie" }),
      aPhoto({ sha256: "b".repeat(64), question: null }),
    ] as const;
    sync(photos.map((photo) => write("photo", v7(), photo)));
    const { sha256, mediaType, size } = photos[0];
    insertPhoto(db, {
      ...{ enrollmentId: firm.id, sha256, mediaType, size },
      ...{ receivedAt: RETURN, bytes: Buffer.from("x") },
    });
    expect(page()).toMatchObject({
      roundCode: "T0",
      commitments: [{ isInPlan: false }, { isInPlan: false }],
      signature: { name: "Jean Lefèvre" },
      isChangedSinceSigned: false,
      endedAt: null,
      time: null,
    });
    expect(page()?.photos.map(({ caption, about, hasCome }) => [caption, about === null, hasCome])).toEqual(
      expect.arrayContaining([
        ["La scie", false, true],
        ["", true, false],
      ]),
    );
    takeUp();
    sync([fact({ kind: "commitments", commitments: [OWN] }, { baseRevision: 1 })]);
    expect(page()).toMatchObject({ commitments: [{ isInPlan: true }], isChangedSinceSigned: true });
  });

  it("is nothing for a firm of another operation", () => {
    const { db, firm } = aFieldVisit();
    const operationId = anOperation(db).id;
    expect(visitPageOf({ db, questionnaireOf }, { operationId, enrollmentId: firm.id })).toBeNull();
  });
});

describe("the page that is printed of a visit", () => {
  it("says who visited, when, for how long, what was promised and who signed", () => {
    const { db, firm, operation, fact, sync } = aVisitThatPromised();
    const time = {
      kind: "time",
      eventId: v7(),
      heldOn: "2027-02-14",
      minutes: 95,
      runningSince: null,
    } as const;
    // Half an hour before midnight, by Greenwich: the next day in France.
    sync([fact(time), fact({ kind: "end", endedAt: "2027-02-14T23:30:00.000Z" })]);
    const place = { operationId: operation.id, enrollmentId: firm.id };
    expect(visitRecordOf({ db, questionnaireOf }, place, "2027-02-16")).toEqual({
      ...{ firm: "Menuiserie Lefèvre", operation: operation.name, round: "T0", consultant: "Claire Martin" },
      ...{ heldOn: "2027-02-14", minutes: 95, commitments: [ADVISED, OWN], issuedOn: "2027-02-16" },
      signature: {
        ...{ name: "Jean Lefèvre", signedOn: A_MOMENT.slice(0, 10) },
        drawing: { path: "M1 1L2 2", width: 300, height: 100 },
      },
      signedOtherwise: null,
    });
  });

  it("is none for a visit that has left nothing, nor for a firm of another operation", () => {
    const { db, firm, operation } = aFieldVisit();
    const record = (operationId: string) =>
      visitRecordOf({ db, questionnaireOf }, { operationId, enrollmentId: firm.id }, "2027-02-16");
    expect(record(operation.id)).toBeNull();
    const promised = aVisitThatPromised();
    const elsewhere = { operationId: anOperation(promised.db).id, enrollmentId: promised.firm.id };
    expect(visitRecordOf({ db: promised.db, questionnaireOf }, elsewhere, "2027-02-16")).toBeNull();
  });
});

describe("the tablets", () => {
  it("are one’s own and those of one’s operations, all of them for an admin, without their keys", () => {
    const { db, operation, device, user, actor } = aFieldVisit();
    const colleague = aUser(db, { name: "Paul Roy" });
    db.$client
      .prepare("INSERT INTO operation_members (operation_id, user_id, role) VALUES (?, ?, 'consultant')")
      .run(operation.id, colleague.id);
    const stranger = aUser(db, { name: "Zoé Petit" });
    anOperation(db, { consultants: [stranger.id] });
    const theirs = v7();
    const elsewhere = v7();
    const register = (id: string, by: typeof user, at: string) =>
      registerDevice(db, { id, recoveryKey: "k".repeat(43) }, "Firefox/140 Android", actingAs(db, by), at);
    register(device, user, A_MOMENT);
    register(theirs, colleague, RETURN);
    register(elsewhere, stranger, RETURN);
    const clock = "2027-02-15T17:06:00.000Z";
    const waiting = { operations: 3, photos: 2, conflicts: 1 };
    sendSync(
      db,
      { operations: [], device: { id: device, appVersion: "9", waiting, clock } },
      actor,
      device,
      RETURN,
    );
    const shown = deviceList(db, actor);
    expect(shown.map(({ id }) => id).toSorted()).toEqual([device, theirs].toSorted());
    expect(shown.find(({ id }) => id === device)).toMatchObject({
      ...{ isMine: true, userName: "Claire Martin", clockWrongBy: 6 },
      ...{ waitingOperations: 3, waitingPhotos: 2, waitingConflicts: 1, lastSyncedAt: null },
    });
    expect(shown.find(({ id }) => id === theirs)).toMatchObject({ isMine: false, clockWrongBy: null });
    expect(JSON.stringify(shown)).not.toContain("kkkk");
    expect(deviceList(db, actingAs(db, aUser(db, { role: "admin" })))).toHaveLength(3);
    expect(deviceList(db, actingAs(db, aUser(db, { role: "funder" })))).toEqual([]);
  });
});
