import { describe, expect, it } from "vitest";
import type { FirmFile } from "#app/domain/firm/firm.ts";
import { ENROLLMENT_STATUSES } from "#app/domain/operation/operation.ts";
import type { Db } from "#db/client.server.ts";
import {
  enrollFirm,
  openSheets,
  reinstateEnrollment,
  setOnEnrollment,
  updateEnrollment,
  withdrawEnrollment,
} from "#db/enrollment-writes.ts";
import { allEnrollments, type EnrollmentFilter, getEnrollment, listEnrollments } from "#db/enrollments.ts";
import { listRespondents } from "#db/respondents.ts";
import { firms } from "#db/schema/firms.ts";
import { rounds } from "#db/schema/operations.ts";
import {
  A_MOMENT,
  type AnOperation,
  aDatabase,
  anEnrollment,
  anOperation,
  aUser,
  writeAnswers,
} from "#tests/support/a-database.ts";

const LATER = "2027-03-01T10:00:00.000Z";
const SIRET = "73282932000074";

function aFile(given: Partial<FirmFile> = {}): FirmFile {
  return {
    name: "Électricité Dubois",
    siret: SIRET,
    nafCode: "43.21A",
    nafVersion: "NAFRev2",
    address: "1 rue Haute",
    postalCode: "44000",
    city: "Nantes",
    inseeCode: "44109",
    trade: "Électricité",
    headcount: 3,
    director: "Anne Dubois",
    email: "anne@dubois.example",
    phone: null,
    labels: ["RGE"],
    ...given,
  };
}

function aStamp(now = A_MOMENT) {
  return { now, newId: () => crypto.randomUUID() };
}

/** A consultant with an operation of their own. */
function aTeam(db: Db) {
  const consultant = aUser(db);
  return { consultant, operation: anOperation(db, { consultants: [consultant.id] }) };
}

function enrol(db: Db, operation: AnOperation, actor: ReturnType<typeof aUser>, file = aFile()) {
  const input = { operationId: operation.id, file, consultantId: actor.id, actor };
  return enrollFirm(db, input, aStamp());
}

function enrolled(db: Db, operation: AnOperation, actor: ReturnType<typeof aUser>, file = aFile()): string {
  const result = enrol(db, operation, actor, file);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value.id;
}

describe("enrolling a firm", () => {
  it("writes its file and opens the sheets of its director and its consultant", () => {
    const db = aDatabase();
    const { consultant, operation } = aTeam(db);
    const id = enrolled(db, operation, consultant);
    expect(getEnrollment(db, id)).toMatchObject({
      ...aFile(),
      consultantName: "Claire Martin",
      status: "enrolled",
      answerCount: 0,
    });
    expect(
      listRespondents(db, id)
        .map(({ perspective }) => perspective)
        .toSorted(),
    ).toEqual(["consultant", "director"]);
  });

  it("twice in one operation fails on the SIRET", () => {
    const db = aDatabase();
    const { consultant, operation } = aTeam(db);
    enrolled(db, operation, consultant);
    expect(enrol(db, operation, consultant)).toMatchObject({
      ok: false,
      problem: { code: "already-enrolled", field: "siret" },
    });
    expect(db.select().from(firms).all()).toHaveLength(1);
  });

  it("without a SIRET makes a firm of its own each time", () => {
    const db = aDatabase();
    const { consultant, operation } = aTeam(db);
    enrolled(db, operation, consultant, aFile({ siret: null }));
    enrolled(db, operation, consultant, aFile({ siret: null }));
    expect(db.select().from(firms).all()).toHaveLength(2);
  });

  it("that another team follows doesn't change its identity, and keeps what each team knows apart", () => {
    const db = aDatabase();
    const theirs = aTeam(db);
    const ours = aTeam(db);
    const theirId = enrolled(db, theirs.operation, theirs.consultant);
    const ourId = enrolled(db, ours.operation, ours.consultant, aFile({ name: "Autre", phone: "06" }));
    expect(getEnrollment(db, theirId)).toMatchObject({ name: "Électricité Dubois", phone: null });
    expect(getEnrollment(db, ourId)).toMatchObject({
      name: "Électricité Dubois",
      phone: "06",
      firmId: expect.any(String),
    });
    expect(db.select().from(firms).all()).toHaveLength(1);
  });

  it("that one's own earlier operation knows brings its identity up to date, and keeps what the new file leaves out", () => {
    const db = aDatabase();
    const { consultant, operation } = aTeam(db);
    const earlier = enrolled(db, operation, consultant);
    const next = anOperation(db, { consultants: [consultant.id] });
    const bare = {
      nafCode: null,
      nafVersion: null,
      address: null,
      postalCode: null,
      city: null,
      inseeCode: null,
    };
    enrolled(db, next, consultant, aFile({ name: "Dubois et fille", ...bare }));
    expect(getEnrollment(db, earlier)).toMatchObject({
      name: "Dubois et fille",
      nafCode: "43.21A",
      city: "Nantes",
      inseeCode: "44109",
    });
  });
});

describe("changing a firm's file", () => {
  it("writes both parts when no other team follows the firm", () => {
    const db = aDatabase();
    const { consultant, operation } = aTeam(db);
    const id = enrolled(db, operation, consultant);
    const file = aFile({ name: "Dubois SAS", headcount: 0, labels: [] });
    expect(updateEnrollment(db, id, file, consultant, aStamp(LATER))).toEqual({
      ok: true,
      value: { identity: "written" },
    });
    expect(getEnrollment(db, id)).toMatchObject({ ...file, updatedAt: LATER });
  });

  it("keeps the identity that another team shares, and writes the rest", () => {
    const db = aDatabase();
    const theirs = aTeam(db);
    const ours = aTeam(db);
    enrolled(db, theirs.operation, theirs.consultant);
    const id = enrolled(db, ours.operation, ours.consultant);
    const result = updateEnrollment(
      db,
      id,
      aFile({ name: "Dubois SAS", headcount: 9 }),
      ours.consultant,
      aStamp(),
    );
    expect(result).toEqual({ ok: true, value: { identity: "kept" } });
    expect(getEnrollment(db, id)).toMatchObject({ name: "Électricité Dubois", headcount: 9 });
    const admin = aUser(db, { role: "admin" });
    updateEnrollment(db, id, aFile({ name: "Dubois SAS" }), admin, aStamp());
    expect(getEnrollment(db, id)).toMatchObject({ name: "Dubois SAS" });
  });

  it("to another SIRET than the one another team shares leaves their row alone", () => {
    const db = aDatabase();
    const theirs = aTeam(db);
    const ours = aTeam(db);
    const theirId = enrolled(db, theirs.operation, theirs.consultant);
    const id = enrolled(db, ours.operation, ours.consultant);
    updateEnrollment(db, id, aFile({ siret: "35600000000048", name: "La Poste" }), ours.consultant, aStamp());
    expect(getEnrollment(db, theirId)).toMatchObject({ siret: SIRET, name: "Électricité Dubois" });
    expect(getEnrollment(db, id)).toMatchObject({ siret: "35600000000048", name: "La Poste" });
  });

  it("to the SIRET of a known firm moves to that firm, and nothing is kept of the one without use", () => {
    const db = aDatabase();
    const theirs = aTeam(db);
    const ours = aTeam(db);
    const theirId = enrolled(db, theirs.operation, theirs.consultant);
    const id = enrolled(db, ours.operation, ours.consultant, aFile({ siret: null, name: "Dubois ?" }));
    updateEnrollment(db, id, aFile({ name: "Dubois ?" }), ours.consultant, aStamp());
    expect(getEnrollment(db, id)?.firmId).toBe(getEnrollment(db, theirId)?.firmId);
    expect(db.select().from(firms).all()).toHaveLength(1);
    expect(getEnrollment(db, theirId)?.name).toBe("Électricité Dubois");
  });

  it("to the SIRET of another firm of the operation fails", () => {
    const db = aDatabase();
    const { consultant, operation } = aTeam(db);
    enrolled(db, operation, consultant);
    const id = enrolled(db, operation, consultant, aFile({ siret: null }));
    expect(updateEnrollment(db, id, aFile(), consultant, aStamp())).toMatchObject({
      ok: false,
      problem: { code: "already-enrolled" },
    });
  });
});

describe("what is set on an enrollment", () => {
  it("touches only what is given", () => {
    const db = aDatabase();
    const { id } = anEnrollment(db, { interviewedAt: A_MOMENT });
    setOnEnrollment(db, id, { nextAppointmentAt: "2027-03-02T08:30" }, LATER);
    expect(getEnrollment(db, id)).toMatchObject({
      interviewedAt: A_MOMENT,
      nextAppointmentAt: "2027-03-02T08:30",
      updatedAt: LATER,
    });
  });

  it("may be that the firm leaves, and comes back with all it had", () => {
    const db = aDatabase();
    const { id } = anEnrollment(db, { interviewedAt: A_MOMENT });
    withdrawEnrollment(db, id, "Cessation d’activité", LATER);
    expect(getEnrollment(db, id)).toMatchObject({
      status: "withdrawn",
      withdrawalReason: "Cessation d’activité",
    });
    reinstateEnrollment(db, id, LATER);
    expect(getEnrollment(db, id)).toMatchObject({ status: "interviewed", withdrawalReason: null });
  });

  it("opens the sheets of a new round once", () => {
    const db = aDatabase();
    const { id, operationId } = anEnrollment(db);
    db.insert(rounds).values({ id: "t1", operationId, code: "T1", openedOn: "2027-09-01" }).run();
    openSheets(db, id, aStamp());
    openSheets(db, id, aStamp());
    expect(listRespondents(db, id).filter(({ roundId }) => roundId === "t1")).toHaveLength(2);
  });
});

describe("the list of an operation's firms", () => {
  function aList() {
    const db = aDatabase();
    const operation = anOperation(db);
    const claire = aUser(db);
    anEnrollment(db, { operation, firm: { name: "Zinguerie Roux", city: null }, consultantId: claire.id });
    const elec = anEnrollment(db, {
      operation,
      firm: { name: "électricité Été", siret: SIRET },
      trade: "Élec",
    });
    anEnrollment(db, {
      operation,
      firm: { name: "Ébénisterie Coz", city: "Brest" },
      interviewedAt: A_MOMENT,
    });
    anEnrollment(db, { operation, firm: { name: "Maçonnerie 100 %" }, withdrawnAt: A_MOMENT });
    anEnrollment(db, { firm: { name: "Ailleurs" } });
    writeAnswers(db, elec.sheets.director, { a: { choice: "x" }, b: { choice: "y" } }, claire.id);
    writeAnswers(db, elec.sheets.consultant, { b: { choice: "z" } });
    const names = (filter: EnrollmentFilter) =>
      listEnrollments(db, operation.id, filter, { page: 1, pageSize: 50 }).rows.map(({ name }) => name);
    return { db, operation, claire, names };
  }

  it("is in alphabetical order whatever the accents and capitals", () => {
    expect(aList().names({})).toEqual([
      "Ébénisterie Coz",
      "électricité Été",
      "Maçonnerie 100 %",
      "Zinguerie Roux",
    ]);
  });

  it.each([
    ["a name without its accents", { search: "ELECTRICITE ete" }, ["électricité Été"]],
    ["a city", { search: "brest" }, ["Ébénisterie Coz"]],
    ["a SIRET's beginning", { search: "732829" }, ["électricité Été"]],
    ["a sign that SQL patterns use, as a sign", { search: "100 %" }, ["Maçonnerie 100 %"]],
    ["what is nowhere", { search: "plombier" }, []],
    ["a trade", { trade: "Élec" }, ["électricité Été"]],
    ["no consultant", { consultantId: null, statuses: ["interviewed"] }, ["Ébénisterie Coz"]],
    ["two statuses", { statuses: ["withdrawn", "interviewing"] }, ["électricité Été", "Maçonnerie 100 %"]],
    ["no status at all", { statuses: [] }, []],
  ] satisfies [string, EnrollmentFilter, string[]][])("finds by %s", (_, filter, expected) => {
    expect(aList().names(filter)).toEqual(expected);
  });

  it("finds by consultant", () => {
    const { names, claire } = aList();
    expect(names({ consultantId: claire.id })).toEqual(["Zinguerie Roux"]);
  });

  it("gives the same status as each firm has, for every status", () => {
    const { db, operation } = aList();
    for (const status of ENROLLMENT_STATUSES) {
      const { rows } = listEnrollments(db, operation.id, { statuses: [status] }, { page: 1, pageSize: 50 });
      expect(rows.map((row) => row.status)).toEqual(rows.map(() => status));
    }
  });

  it("counts a question that both answered once", () => {
    const { db, operation } = aList();
    const row = allEnrollments(db, operation.id).find(({ name }) => name === "électricité Été");
    expect(row).toMatchObject({ answerCount: 2, status: "interviewing" });
  });

  it("comes in pages, with how many there are on all of them", () => {
    const { db, operation } = aList();
    const page = listEnrollments(db, operation.id, {}, { page: 2, pageSize: 3 });
    expect(page.total).toBe(4);
    expect(page.rows.map(({ name }) => name)).toEqual(["Zinguerie Roux"]);
    expect(listEnrollments(db, operation.id, {}, { page: 9, pageSize: 3 })).toEqual({ rows: [], total: 4 });
  });

  it("puts firms without a city after the others when it is in the order of cities", () => {
    const { db, operation } = aList();
    const { rows } = listEnrollments(db, operation.id, {}, { page: 1, pageSize: 9, order: "city" });
    expect(rows.map(({ city }) => city)).toEqual(["Angers", "Angers", "Brest", null]);
  });
});
