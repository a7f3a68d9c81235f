import { describe, expect, it } from "vitest";
import { assignConsultant, setAppointment } from "#app/server/firms/follow-firm.ts";
import { filterOf, readListQuery } from "#app/server/firms/list-query.ts";
import { standingsOf } from "#app/server/firms/standings.ts";
import { listAudit } from "#db/audit.ts";
import { allEnrollments, getEnrollment, listTrades } from "#db/enrollments.ts";
import { aDatabase, anEnrollment, anOperation, writeAnswers } from "#tests/support/a-database.ts";
import { aQuestion, aQuestionnaireOf } from "#tests/support/a-questionnaire.ts";
import { aStamp, aWriter } from "#tests/support/a-writer.ts";

function aScene() {
  const db = aDatabase();
  const operation = anOperation(db);
  const writer = aWriter(db, [operation]);
  const enrollment = anEnrollment(db, { operation });
  const place = { operationId: operation.id, enrollmentId: enrollment.id };
  return { db, operation, writer, enrollment, place };
}

describe("the next appointment", () => {
  it("is set, then taken off with its place, and each is written in the log", () => {
    const { db, writer, place, enrollment } = aScene();
    setAppointment(db, writer, { ...place, at: "2027-02-18T08:30", place: "À l’atelier" }, aStamp());
    expect(getEnrollment(db, enrollment.id)).toMatchObject({
      nextAppointmentAt: "2027-02-18T08:30",
      nextAppointmentPlace: "À l’atelier",
    });
    setAppointment(db, writer, { ...place, at: null, place: "À l’atelier" }, aStamp());
    expect(getEnrollment(db, enrollment.id)).toMatchObject({
      nextAppointmentAt: null,
      nextAppointmentPlace: null,
    });
    const log = listAudit(db, {}, { offset: 0, limit: 10 });
    expect(log.map((entry) => entry.action)).toEqual(["firmFile.appoint", "firmFile.appoint"]);
  });

  it("is refused for a firm that left, another operation's firm, and somebody else's operation", () => {
    const { db, operation, writer, place } = aScene();
    const gone = anEnrollment(db, { operation, withdrawnAt: "2027-02-01T08:00:00.000Z" });
    const elsewhere = anEnrollment(db);
    const appointment = { at: "2027-02-18", place: null };
    const codes = [
      setAppointment(db, writer, { ...place, enrollmentId: gone.id, ...appointment }, aStamp()),
      setAppointment(db, writer, { ...place, enrollmentId: elsewhere.id, ...appointment }, aStamp()),
      setAppointment(
        db,
        writer,
        { operationId: elsewhere.operationId, enrollmentId: elsewhere.id, ...appointment },
        aStamp(),
      ),
    ].map((result) => (result.ok ? "done" : result.problem.code));
    expect(codes).toEqual(["withdrawn", "not-found", "forbidden"]);
  });
});

it("a firm is entrusted to a consultant of the operation and to nobody else", () => {
  const { db, writer, place, enrollment } = aScene();
  const stranger = aWriter(db, []).actor.id;
  expect(assignConsultant(db, writer, { ...place, consultantId: stranger }, aStamp())).toMatchObject({
    ok: false,
    problem: { code: "not-a-member", field: "consultantId" },
  });
  assignConsultant(db, writer, { ...place, consultantId: writer.actor.id }, aStamp());
  expect(getEnrollment(db, enrollment.id)?.consultantId).toBe(writer.actor.id);
  assignConsultant(db, writer, { ...place, consultantId: null }, aStamp());
  expect(getEnrollment(db, enrollment.id)?.consultantId).toBeNull();
});

it("the address of the list is read, and what it can't mean is left out", () => {
  const read = (address: string) => filterOf(readListQuery(new URLSearchParams(address)));
  const staying = ["enrolled", "interviewing", "interviewed", "planned", "reported"];
  expect(read("")).toEqual({ search: "", statuses: staying });
  expect(read("q=toit&statut=withdrawn&suivi=personne&metier=Couverture")).toEqual({
    search: "toit",
    statuses: ["withdrawn"],
    consultantId: null,
    trade: "Couverture",
  });
  expect(read("statut=autre&page=-3&tri=hasard")).toEqual({ search: "", statuses: staying });
  expect(readListQuery(new URLSearchParams("page=abc")).page).toBe(1);
});

it("the trades of an operation come once each, whatever their accents, and other operations' don't", () => {
  const { db, operation } = aScene();
  for (const trade of ["Électricité", "Couverture", "Électricité", null]) {
    anEnrollment(db, { operation, trade });
  }
  anEnrollment(db, { trade: "Lutherie" });
  expect(listTrades(db, operation.id)).toEqual(["Couverture", "Électricité", "Menuiserie"]);
});

describe("where the firms of a page stand", () => {
  it("a firm without an answer has no level and no share of answers; one that answers has both", () => {
    const questionnaire = aQuestionnaireOf([aQuestion({ id: "a" }), aQuestion({ id: "b" })]);
    const { db, operation, enrollment } = aScene();
    const answering = anEnrollment(db, { operation });
    writeAnswers(db, answering.sheets.consultant, { a: { choice: "toujours" }, b: { choice: "toujours" } });
    const all = allEnrollments(db, operation.id);
    const standings = standingsOf(db, questionnaire, operation.id, all, "2027-02-16");
    expect(standings.get(enrollment.id)).toMatchObject({ level: null, coverage: null });
    expect(standings.get(answering.id)).toMatchObject({
      level: { label: "Exemplaire", rank: 3, count: 4 },
      coverage: 1,
      step: { kind: "finish-interview", words: "Terminer l’entretien" },
    });
  });

  it("a theme with one question left is still open", () => {
    const questionnaire = aQuestionnaireOf([aQuestion({ id: "a" }), aQuestion({ id: "b" })]);
    const { db, operation, enrollment } = aScene();
    writeAnswers(db, enrollment.sheets.consultant, { a: { choice: "non" } });
    const standings = standingsOf(
      db,
      questionnaire,
      operation.id,
      allEnrollments(db, operation.id),
      "2027-02-16",
    );
    expect(standings.get(enrollment.id)?.step.words).toBe("Finir l’entretien (1\u00A0thème)");
  });
});
