import { eq } from "drizzle-orm";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { parseSyncRequest } from "#app/forms/sync-form.ts";
import { SYNC_CHANGES, type SyncRequest } from "#app/offline/field/protocol.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { registerDevice } from "#app/server/field/devices.ts";
import { syncField } from "#app/server/field/sync.ts";
import { readSheet, rebuildProjection } from "#db/answers.ts";
import { findDevice } from "#db/devices.ts";
import { setOnEnrollment, withdrawEnrollment } from "#db/enrollment-writes.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { eraseEnrollment } from "#db/erasures.ts";
import { deleteEvent, findEvent, insertEvent, listEvents, updateEvent } from "#db/events.ts";
import { answerOperations, answers } from "#db/schema/answers.ts";
import { operationMembers, rounds } from "#db/schema/operations.ts";
import { readVisit } from "#db/visits.ts";
import { anEvent } from "#tests/support/a-convention.ts";
import { A_MOMENT, anEnrollment, anOperation, aRespondent, aUser } from "#tests/support/a-database.ts";
import {
  aFieldVisit,
  aPhoto,
  type FieldVisitWorld,
  questionnaireOf,
  RETURN,
  sendSync,
} from "#tests/support/a-field-visit.ts";
import { actingAs } from "#tests/support/an-acting-user.ts";

const NON = { choice: "non" };
const TOUJOURS = { choice: "toujours" };
const EVENT = "0198c0de-0000-7000-8000-000000000001";
const time = (
  minutes: number,
  given: { readonly runningSince?: string; readonly eventId?: string } = {},
) => ({
  ...{ kind: "time" as const, eventId: EVENT, heldOn: "2027-02-15", minutes, runningSince: null },
  ...given,
});
const END = { kind: "end" as const, endedAt: A_MOMENT };
const COMMITMENTS = {
  kind: "commitments" as const,
  commitments: [{ title: "Chiffrer", recommendation: "chiffrer", owner: "Jean", dueOn: "2027-04-01" }],
};
const logSize = ({ db }: FieldVisitWorld) => db.select().from(answerOperations).all().length;

describe("what a tablet sends", () => {
  it("is written once, each on its sheet, and told in the order of the server", () => {
    const visit = aFieldVisit();
    const photo = v7();
    const batch = [
      visit.write("answer", "salaries", TOUJOURS),
      visit.write("answer", "formation", NON),
      visit.write("comment", "metier", "Depuis 1998"),
      visit.write("stake", "pilotage", 3),
      visit.write("review", "metier", true),
      visit.fact(COMMITMENTS),
      visit.write("photo", photo, aPhoto()),
    ];
    const reply = visit.sync(batch);
    expect(reply.results.map(({ id, outcome }) => [id, outcome])).toEqual(
      batch.map(({ id }) => [id, "applied"]),
    );
    expect(reply.changes.map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
    expect(reply.changes.every(({ author }) => author === null)).toBe(true);
    expect(reply.cursor).toEqual({ seq: 7, id: batch.at(-1)?.id });
    const again = visit.sync(batch, { cursor: reply.cursor });
    expect(again.results.map(({ outcome }) => outcome)).toEqual(batch.map(() => "duplicate"));
    expect(again.changes).toEqual([]);
    expect(logSize(visit)).toBe(batch.length);
    const { facts, photos } = readVisit(visit.db, visit.firm.sheets.consultant);
    expect(facts.commitments).toMatchObject({ value: COMMITMENTS, revision: 6, actorId: visit.user.id });
    expect(photos[photo]?.value).toEqual(aPhoto());
    expect(reply.missingPhotos).toEqual([aPhoto().sha256]);
    expect(readSheet(visit.db, visit.firm.sheets.consultant)).toEqual({
      answers: {},
      comments: {},
      stakes: {},
      review: {},
    });
  });

  it("of several visits mixed goes to each", () => {
    const visit = aFieldVisit();
    const other = anEnrollment(visit.db, { operation: visit.operation });
    const there = { respondentId: other.sheets.director };
    const batch = [
      visit.write("answer", "salaries", TOUJOURS),
      visit.write("answer", "salaries", TOUJOURS, there),
      visit.write("answer", "formation", NON),
      visit.write("answer", "formation", NON, there),
    ];
    const reply = visit.sync(batch, { visits: [visit.firm.id, other.id] });
    expect(reply.results.map(({ outcome }) => outcome)).toEqual(Array(4).fill("applied"));
    expect(reply.visits).toEqual({ [visit.firm.id]: "open", [other.id]: "open" });
    for (const { director } of [visit.firm.sheets, other.sheets])
      expect(Object.keys(readSheet(visit.db, director).answers)).toEqual(["formation", "salaries"]);
  });

  it("leaves a projection that the log gives again, photos and facts too", () => {
    const visit = aFieldVisit();
    const photo = v7();
    visit.sync([
      visit.write("answer", "salaries", TOUJOURS),
      visit.fact(time(30)),
      visit.fact(COMMITMENTS),
      visit.write("photo", photo, aPhoto()),
      visit.write("photo", v7(), aPhoto({ sha256: "b".repeat(64) })),
    ]);
    visit.sync([
      visit.write("photo", photo, null, { baseRevision: 4 }),
      visit.fact(time(45), { baseRevision: 2 }),
    ]);
    const projection = () => visit.db.select().from(answers).all();
    const before = projection();
    expect(before.map(({ subject }) => subject).toSorted()).toEqual(["answer", "photo", "visit", "visit"]);
    rebuildProjection(visit.db);
    expect(projection()).toEqual(before);
  });
});

describe("an operation that can’t be written is set aside by itself", () => {
  const rows: readonly (readonly [
    what: string,
    spoil: (visit: FieldVisitWorld) => unknown,
    outcome: "rejected" | "deferred",
    reason: RegExp,
  ])[] = [
    ["that is no operation", () => ({ id: v7(), subject: "dessin" }), "rejected", /pas la forme attendue/],
    ["without an id", () => 12, "rejected", /pas la forme attendue/],
    [
      "on a sheet that isn’t there",
      ({ write }) => write("answer", "salaries", NON, { respondentId: v7() }),
      "rejected",
      /n’est plus sur le serveur/,
    ],
    [
      "on the sheet of an employee",
      ({ db, firm, write }) =>
        write("answer", "ambiance", NON, {
          respondentId: aRespondent(db, { enrollmentId: firm.id, roundId: firm.roundId }),
        }),
      "rejected",
      /par le lien de la personne/,
    ],
    [
      "on a firm of somebody else’s",
      ({ db, write }) => write("answer", "salaries", NON, { respondentId: anEnrollment(db).sheets.director }),
      "rejected",
      /n’est plus dans vos opérations/,
    ],
    [
      "on a firm that left",
      ({ db, firm, write }) => {
        withdrawEnrollment(db, firm.id, "Cessation", A_MOMENT);
        return write("answer", "salaries", NON);
      },
      "rejected",
      /s’est retirée/,
    ],
    [
      "on a firm whose data were erased",
      ({ db, firm, operation, write }) => {
        const tombstone = { operationId: operation.id, firmId: firm.firmId, erasedAt: "2027-02-15" };
        const { director } = firm.sheets;
        eraseEnrollment(db, { enrollmentId: firm.id, ...tombstone });
        return write("answer", "salaries", NON, { respondentId: director });
      },
      "rejected",
      /effacées/,
    ],
    [
      "in a round that is closed",
      ({ db, firm, write }) => {
        db.update(rounds).set({ closedOn: "2027-02-14" }).where(eq(rounds.id, firm.roundId)).run();
        return write("visit", "end", END);
      },
      "rejected",
      /close/,
    ],
    [
      "whose questionnaire this server has not",
      ({ db, user, write }) => {
        const operation = anOperation(db, { consultants: [user.id], questionnaireVersion: 9 });
        const { director } = anEnrollment(db, { operation }).sheets;
        return write("answer", "salaries", NON, { respondentId: director });
      },
      "deferred",
      /version 9/,
    ],
    [
      "to a question that isn’t asked",
      ({ write }) => write("answer", "formation", NON),
      "rejected",
      /n’est pas posée/,
    ],
    [
      "of a visit, on the director’s sheet",
      ({ firm, fact }) => fact(COMMITMENTS, { respondentId: firm.sheets.director }),
      "rejected",
      /feuille du consultant/,
    ],
    [
      "of a photo of a question that doesn’t exist",
      ({ write }) => write("photo", v7(), aPhoto({ question: "inconnue" })),
      "rejected",
      /question de cette photo/,
    ],
    [
      "of a commitment to a recommendation that doesn’t exist",
      ({ fact }) =>
        fact({
          ...COMMITMENTS,
          commitments: [{ title: "X", recommendation: "inconnue", owner: "Jean", dueOn: "2027-04-01" }],
        }),
      "rejected",
      /préconisation/,
    ],
    [
      "of a fact under another kind",
      ({ fact }) => ({ ...fact(END), key: "time" }),
      "rejected",
      /pas la forme attendue/,
    ],
  ];
  it.each(rows)("%s", (_, spoil, outcome, reason) => {
    const visit = aFieldVisit();
    const operation = anOperation(visit.db, { consultants: [visit.user.id] });
    const other = anEnrollment(visit.db, { operation });
    const fine = () => visit.write("answer", "salaries", NON, { respondentId: other.sheets.director });
    const first = fine();
    const second = { ...fine(), key: "metier" };
    const bad = spoil(visit);
    const { results } = visit.sync([first, bad, second]);
    expect(results).toMatchObject([
      { id: first.id, outcome: "applied" },
      { outcome, reason: expect.stringMatching(reason) },
      { id: second.id, outcome: "applied" },
    ]);
    expect(logSize(visit)).toBe(2);
  });

  it.each([
    ["the firm left", (visit: FieldVisitWorld) => withdrawEnrollment(visit.db, visit.firm.id, "x", RETURN)],
    [
      "its round was closed",
      ({ db, firm }: FieldVisitWorld) =>
        db.update(rounds).set({ closedOn: "2027-02-15" }).where(eq(rounds.id, firm.roundId)).run(),
    ],
    ["the person left the operation", ({ db }: FieldVisitWorld) => db.delete(operationMembers).run()],
  ])("but what was written before is still acknowledged, once %s", (_, happen) => {
    const visit = aFieldVisit();
    // Sent unordered: it was written in its normal order.
    const batch = [
      visit.write("answer", "aides", { choices: ["toujours", "non"] }),
      visit.write("answer", "salaries", NON),
      visit.fact(END),
    ];
    const first = visit.sync(batch);
    happen(visit);
    const again = visit.sync(batch);
    expect(again.results.map(({ outcome }) => outcome)).toEqual(["duplicate", "duplicate", "duplicate"]);
    expect(again.results.map((one) => "revision" in one && one.revision)).toEqual(
      first.results.map((one) => "revision" in one && one.revision),
    );
    // Somebody who can't write there learns nothing from an id that isn't theirs.
    const stranger = actingAs(visit.db, aUser(visit.db));
    expect(visit.sync(batch, {}, stranger).results.map(({ outcome }) => outcome)).toEqual(
      Array(3).fill("rejected"),
    );
  });
});

describe("what changed meanwhile", () => {
  it("is told of the prepared visits alone, with who wrote it, never of employees", () => {
    const visit = aFieldVisit();
    const { db, firm, operation } = visit;
    const paul = aUser(db, { name: "Paul Roy" });
    db.insert(operationMembers)
      .values({ operationId: operation.id, userId: paul.id, role: "consultant" })
      .run();
    const other = anEnrollment(db, { operation });
    const start = visit.sync([visit.write("answer", "salaries", NON)]);
    const theirs = visit.write("answer", "metier", NON);
    const elsewhere = visit.write("answer", "metier", NON, { respondentId: other.sheets.director });
    sendSync(db, { operations: [theirs, elsewhere] }, actingAs(db, paul));
    const employee = aRespondent(db, { enrollmentId: firm.id, roundId: firm.roundId, submissionRank: 1 });
    db.insert(answerOperations)
      .values({
        ...{ id: v7(), respondentId: employee, subject: "answer", key: "ambiance", value: "{}" },
        ...{ baseRevision: 0, outcome: "applied", actorId: null, madeAt: A_MOMENT, recordedAt: A_MOMENT },
      })
      .run();
    const { changes, cursor, hasMore } = visit.sync([], { cursor: start.cursor });
    expect(changes).toMatchObject([{ id: theirs.id, author: "Paul Roy", outcome: "applied", value: NON }]);
    expect([cursor?.seq, hasMore]).toEqual([4, false]);
  });

  it("comes in pages that follow each other without a gap", () => {
    const visit = aFieldVisit();
    const ids: string[] = [];
    let base = 0;
    for (let sent = 0; sent < SYNC_CHANGES + 40; sent += 180) {
      const batch = Array.from({ length: 180 }, (_, index) =>
        visit.write("answer", "effectif", { value: (sent + index) % 50 }, { baseRevision: base }),
      );
      base = visit.sync(batch).cursor?.seq ?? 0;
      ids.push(...batch.map(({ id }) => id));
    }
    const first = visit.sync([]);
    expect([first.changes.length, first.hasMore]).toEqual([SYNC_CHANGES, true]);
    const second = visit.sync([], { cursor: first.cursor });
    expect(second.hasMore).toBe(false);
    expect([...first.changes, ...second.changes].map(({ id }) => id)).toEqual(ids);
  });

  it("is a conflict when two tablets wrote the same answer: both are kept, and the first counts", () => {
    const visit = aFieldVisit();
    visit.sync([visit.write("answer", "salaries", NON)]);
    const late = visit.write("answer", "salaries", TOUJOURS);
    const reply = visit.sync([late]);
    expect(reply.results).toMatchObject([{ outcome: "conflict", revision: 1, value: NON }]);
    expect(reply.changes.map(({ outcome }) => outcome)).toEqual(["applied", "conflict"]);
    const facts = [visit.fact(COMMITMENTS), visit.fact({ ...COMMITMENTS, commitments: [] })] as const;
    visit.sync([facts[0]]);
    expect(visit.sync([facts[1]]).results).toMatchObject([{ outcome: "conflict", value: COMMITMENTS }]);
  });
});

describe("a server that was restored from an older copy", () => {
  it.each([
    ["a line that it has not", { seq: 40, id: v7() }],
    ["another line of that number", { seq: 1, id: v7() }],
  ])("says so for a cursor of %s, and writes nothing", (_, cursor) => {
    const visit = aFieldVisit();
    visit.sync([visit.write("answer", "salaries", NON)]);
    const operation = visit.write("answer", "metier", NON);
    const reply = visit.sync([operation], { cursor });
    expect(reply).toMatchObject({ isBehind: true, changes: [], cursor: null, hasMore: false });
    expect(reply.results).toMatchObject([{ id: operation.id, outcome: "deferred" }]);
    expect(logSize(visit)).toBe(1);
  });
});

describe("the standing of a visit", () => {
  it.each([
    ["open", () => undefined],
    ["withdrawn", ({ db, firm }: FieldVisitWorld) => withdrawEnrollment(db, firm.id, "x", A_MOMENT)],
    [
      "round-closed",
      ({ db, firm }: FieldVisitWorld) =>
        db.update(rounds).set({ closedOn: "2027-02-14" }).where(eq(rounds.id, firm.roundId)).run(),
    ],
    ["not-yours", ({ db }: FieldVisitWorld) => db.delete(operationMembers).run()],
  ])("is « %s »", (standing, happen) => {
    const visit = aFieldVisit();
    happen(visit);
    const reply = visit.sync([], { visits: [visit.firm.id] });
    expect(reply.visits).toEqual({ [visit.firm.id]: standing });
  });

  it("is « questionnaire-missing » where this server has it not", () => {
    const visit = aFieldVisit();
    const operation = anOperation(visit.db, { consultants: [visit.user.id], questionnaireVersion: 9 });
    const firm = anEnrollment(visit.db, { operation });
    const reply = visit.sync([], { visits: [firm.id] });
    expect(reply.visits).toEqual({ [firm.id]: "questionnaire-missing" });
  });
});

describe("the time of a visit", () => {
  const eventOf = ({ db, operation }: FieldVisitWorld) => findEvent(db, operation.id, EVENT);

  it("becomes an event of the convention once the timer is paused, rounded up to the quarter, once", () => {
    const visit = aFieldVisit();
    visit.sync([visit.fact(time(0, { runningSince: A_MOMENT }))]);
    expect(eventOf(visit)).toBeNull();
    const paused = visit.fact(time(46), { baseRevision: 1 });
    visit.sync([paused]);
    visit.sync([paused]);
    expect(listEvents(visit.db, visit.operation.id)).toHaveLength(1);
    expect(eventOf(visit)).toMatchObject({
      ...{ kind: "visit", title: "Visite de Menuiserie Lefèvre", heldOn: "2027-02-15", hours: 1 },
      ...{ enrollmentId: visit.firm.id, advisers: 1, place: "Angers" },
    });
    visit.sync([visit.fact(time(61), { baseRevision: 2 }), visit.fact(time(76), { baseRevision: 2 })]);
    expect(eventOf(visit)?.hours).toBe(1.5);
  });

  it("leaves what the office made of it: corrected hours stay, and so does a title", () => {
    const visit = aFieldVisit();
    const { db } = visit;
    const change = (words: object) => {
      const event = eventOf(visit);
      if (event === null) throw new Error("no event");
      const { id: _i, operationId: _o, firm: _f, revision, attendances: _a, ...known } = event;
      updateEvent(db, EVENT, { ...known, ...words }, { baseRevision: revision, now: RETURN });
    };
    visit.sync([visit.fact(time(30))]);
    change({ title: "Entretien de diagnostic", advisers: 2 });
    visit.sync([visit.fact(time(60), { baseRevision: 1 })]);
    expect(eventOf(visit)).toMatchObject({ title: "Entretien de diagnostic", advisers: 2, hours: 1 });
    change({ hours: 3 });
    visit.sync([visit.fact(time(75), { baseRevision: 2 })]);
    expect(eventOf(visit)?.hours).toBe(3);
    deleteEvent(db, EVENT, eventOf(visit)?.revision ?? "");
    visit.sync([visit.fact(time(90), { baseRevision: 3 })]);
    expect(eventOf(visit)).toBeNull();
  });

  it.each([
    ["another operation", null],
    ["another firm of the operation", "sister"],
    ["nobody’s visit, typed in the office", "own"],
  ])("never touches an event of %s", (_what, whose) => {
    const visit = aFieldVisit();
    const { db, operation, firm } = visit;
    const sister = anEnrollment(db, { operation });
    const foreign = anEnrollment(db);
    const enrollmentId = whose === null ? foreign.id : whose === "sister" ? sister.id : firm.id;
    const { attendances: _, ...words } = anEvent({ id: EVENT, kind: "visit", enrollmentId, hours: 7 });
    const operationId = whose === null ? foreign.operationId : operation.id;
    insertEvent(db, { ...words, operationId }, A_MOMENT);
    const { results } = visit.sync([visit.fact(time(30))]);
    expect(results).toMatchObject([{ outcome: "applied" }]);
    expect(findEvent(db, operationId, EVENT)?.hours).toBe(7);
  });
});

describe("the end of a visit", () => {
  it("ends the interview, with the answers that come in the same request, and once", () => {
    const visit = aFieldVisit();
    const end = visit.fact(END);
    visit.sync([end, visit.write("answer", "salaries", NON)]);
    expect(getEnrollment(visit.db, visit.firm.id)?.interviewedAt).toBe(END.endedAt);
    // Opened again in the office: the same end, sent again, doesn't close it.
    setOnEnrollment(visit.db, visit.firm.id, { interviewedAt: null }, RETURN);
    visit.sync([end]);
    expect(getEnrollment(visit.db, visit.firm.id)?.interviewedAt).toBeNull();
  });

  it("is on the day of the visit, whenever it is sent and whatever the tablet's clock", () => {
    const visit = aFieldVisit();
    const { enrolledAt } = getEnrollment(visit.db, visit.firm.id) ?? { enrolledAt: "" };
    const hours = (count: number) => count * 60 * 60 * 1000;
    const later = (from: string, by: number) => new Date(Date.parse(from) + by).toISOString();
    const visited = later(enrolledAt, hours(2));
    const sent = later(visited, hours(72));
    const aYear = hours(24 * 365);
    const waiting = { operations: 3, photos: 0, conflicts: 0 };
    sendSync(
      visit.db,
      {
        operations: [
          visit.write("answer", "salaries", NON),
          visit.fact({ ...time(90), heldOn: later(visited, aYear).slice(0, 10) }),
          visit.fact({ kind: "end", endedAt: later(visited, aYear) }),
        ],
        device: { id: visit.device, appVersion: "1", waiting, clock: later(sent, aYear) },
      },
      visit.actor,
      visit.device,
      sent,
    );
    expect(getEnrollment(visit.db, visit.firm.id)?.interviewedAt).toBe(visited);
    expect(findEvent(visit.db, visit.operation.id, EVENT)?.heldOn).toBe(visited.slice(0, 10));
  });

  it("of an empty interview is written and ends nothing", () => {
    const visit = aFieldVisit();
    expect(visit.sync([visit.fact(END)]).results).toMatchObject([{ outcome: "applied" }]);
    expect(getEnrollment(visit.db, visit.firm.id)?.interviewedAt).toBeNull();
  });
});

describe("the report of a device", () => {
  const registered = (visit: FieldVisitWorld) =>
    registerDevice(
      visit.db,
      { id: visit.device, recoveryKey: "k".repeat(43) },
      "Mozilla/5.0 (Linux; Android 15) Chrome/140",
      visit.actor,
      A_MOMENT,
    );
  const report = (visit: FieldVisitWorld, waiting: SyncRequest["device"]["waiting"], clock = RETURN) => ({
    device: { id: visit.device, appVersion: "2027.1", waiting, clock },
  });

  it("says how it stands once the request is done, and since when nothing waits", () => {
    const visit = aFieldVisit();
    registered(visit);
    const batch = [visit.write("answer", "salaries", NON), visit.write("answer", "formation", NON)];
    const waiting = { operations: 5, photos: 1, conflicts: 2 };
    visit.sync(batch, report(visit, waiting, "2028-02-15T17:00:00.000Z"));
    expect(findDevice(visit.db, visit.device)).toMatchObject({
      ...{ name: "Chrome, Android", appVersion: "2027.1", visits: 1, lastSeenAt: RETURN, lastSyncedAt: null },
      ...{ waitingOperations: 4, waitingPhotos: 1, waitingConflicts: 2, clockOffset: 365 * 24 * 3600 },
    });
    visit.sync([], report(visit, { operations: 0, photos: 0, conflicts: 0 }));
    expect(findDevice(visit.db, visit.device)).toMatchObject({ lastSyncedAt: RETURN, clockOffset: 0 });
  });

  it("of a device that isn’t known stops nothing; one of somebody else’s sends nothing under this name", () => {
    const visit = aFieldVisit();
    const unknown = visit.sync([visit.write("answer", "salaries", NON)]);
    expect(unknown.results).toMatchObject([{ outcome: "applied" }]);
    expect(findDevice(visit.db, visit.device)).toBeNull();
    registered(visit);
    const paul = aUser(visit.db);
    visit.db
      .insert(operationMembers)
      .values({ operationId: visit.operation.id, userId: paul.id, role: "consultant" })
      .run();
    const written = logSize(visit);
    const body = {
      ...EMPTY,
      ...report(visit, { operations: 9, photos: 9, conflicts: 9 }),
      visits: [visit.firm.id],
      operations: [visit.write("answer", "formation", NON)],
    };
    const tools = { db: visit.db, questionnaireOf };
    expect(
      syncField(tools, mustSucceed(parseSyncRequest(body)), actingAs(visit.db, paul), RETURN),
    ).toMatchObject({
      ok: false,
      problem: { code: "forbidden", message: expect.stringMatching(/autre personne.*\.$/) },
    });
    expect(logSize(visit)).toBe(written);
    expect(findDevice(visit.db, visit.device)).toMatchObject({ waitingOperations: 0, userId: visit.user.id });
  });
});

describe("a body that is no request", () => {
  const whole = {
    device: {
      id: v7(),
      appVersion: "1",
      waiting: { operations: 0, photos: 0, conflicts: 0 },
      clock: A_MOMENT,
    },
    cursor: null,
    visits: [],
    operations: [],
  };
  it.each([
    ["nothing", null],
    ["a page", "<html>"],
    ["a list", []],
    ["without a device", { ...whole, device: undefined }],
    ["with a cursor that is none", { ...whole, cursor: { seq: 0, id: "" } }],
    ["with more than it should", { ...whole, role: "admin" }],
    ["with too many operations", { ...whole, operations: Array(201).fill({}) }],
  ])("is refused in words: %s", (_, body) => {
    expect(parseSyncRequest(body)).toMatchObject({ ok: false, problem: { message: /./ } });
    expect(parseSyncRequest(whole).ok).toBe(true);
  });
});

it("syncs in one transaction: a failure in the middle leaves nothing", () => {
  const visit = aFieldVisit();
  const batch = [visit.write("answer", "salaries", NON), visit.write("answer", "metier", NON)];
  const request = parseSyncRequest({ ...EMPTY, visits: [visit.firm.id], operations: batch });
  if (!request.ok) throw new Error(request.problem.message);
  let asked = 0;
  const failing = () => {
    asked += 1;
    if (asked > 1) throw new Error("the disk is full");
    return null;
  };
  const other = anOperation(visit.db, { consultants: [visit.user.id] });
  const lost = visit.write("answer", "salaries", NON, {
    respondentId: anEnrollment(visit.db, { operation: other }).sheets.director,
  });
  const operations = [...request.value.operations, { ok: true as const, operation: lost }];
  const actor = actingAs(visit.db, visit.user);
  expect(() =>
    syncField({ db: visit.db, questionnaireOf: failing }, { ...request.value, operations }, actor, RETURN),
  ).toThrow("the disk is full");
  expect(logSize(visit)).toBe(0);
});

const EMPTY = {
  device: { id: v7(), appVersion: "1", waiting: { operations: 0, photos: 0, conflicts: 0 }, clock: A_MOMENT },
  cursor: null,
};
