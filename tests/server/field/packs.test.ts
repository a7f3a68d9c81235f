import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { content } from "#app/server/content/load-content.ts";
import { mustSucceed } from "#app/server/demo/must-succeed.ts";
import { visitContent } from "#app/server/field/content.ts";
import { recoveryKeyOf, registerDevice } from "#app/server/field/devices.ts";
import { visitOffers } from "#app/server/field/offers.ts";
import { visitPack } from "#app/server/field/pack.ts";
import { questionnairesIn } from "#app/server/questionnaire-source.ts";
import { recordAgreement } from "#db/agreements.ts";
import { findDevice } from "#db/devices.ts";
import { withdrawEnrollment } from "#db/enrollment-writes.ts";
import { recordDecision } from "#db/plans.ts";
import { rounds } from "#db/schema/operations.ts";
import {
  A_MOMENT,
  aDatabase,
  anEnrollment,
  anOperation,
  aRespondent,
  aUser,
  writeAnswers,
} from "#tests/support/a-database.ts";
import { aFieldVisit, aPhoto, questionnaireOf, RETURN, sendSync } from "#tests/support/a-field-visit.ts";
import { aPlannedAction } from "#tests/support/a-questionnaire.ts";
import { actingAs } from "#tests/support/an-acting-user.ts";

const NON = { choice: "non" };
const KEY = "k".repeat(43);

describe("the pack of a visit", () => {
  it("holds both sheets, what the visit left, what was agreed and decided, conflicts, and where the log stood", () => {
    const { db, firm, actor, operation, sync, write, fact } = aFieldVisit();
    const photo = v7();
    const end = { kind: "end" as const, endedAt: A_MOMENT };
    const { cursor } = sync([
      write("answer", "salaries", NON),
      write("comment", "metier", "Depuis 1998"),
      write("photo", photo, aPhoto()),
      fact(end),
    ]);
    const late = write("answer", "salaries", { choice: "toujours" });
    const after = sync([late]).cursor;
    const place = { enrollmentId: firm.id, roundId: firm.roundId };
    recordAgreement(db, {
      ...{ ...place, questionId: "metier", answer: NON, reason: "Vu ensemble", baseRevision: 0 },
      ...{ actorId: actor.id, recordedAt: A_MOMENT },
    });
    const action = aPlannedAction({ title: "Chiffrer" });
    recordDecision(
      db,
      place,
      { verb: "accept", actionId: action.id, after: action },
      { actorId: actor.id, decidedAt: A_MOMENT },
    );
    const pack = mustSucceed(visitPack({ db, questionnaireOf }, firm.id, actor, RETURN));
    expect(pack).toMatchObject({
      ...{ diapason: "visite", operationName: operation.name, roundCode: "T0", standing: "open" },
      ...{ questionnaire: { id: "artisans-renovation", version: 1 }, roundBefore: null, cursor: after },
      firm: { name: "Menuiserie Lefèvre", director: "Jean Lefèvre", phone: "02 41 00 00 00", city: "Angers" },
      agreed: { metier: { answer: NON, reason: "Vu ensemble" } },
      decisions: [{ id: action.id, title: "Chiffrer" }],
      conflicts: [{ id: late.id, subject: "answer", key: "salaries", author: null }],
      preparedAt: RETURN,
    });
    expect(cursor?.seq).toBe(4);
    const [director, consultant] = ["director", "consultant"].map((who) =>
      pack.sheets.find(({ perspective }) => perspective === who),
    );
    expect(director?.answers.salaries).toMatchObject({ value: NON, revision: 1 });
    expect(director?.comments.metier?.value).toBe("Depuis 1998");
    expect(consultant?.photos).toEqual({ [photo]: { value: aPhoto(), revision: 3 } });
    expect(consultant?.facts).toEqual({ end: { value: end, revision: 4 } });
    // What is told after the pack begins where it ends.
    expect(sync([], { cursor: pack.cursor }).changes).toEqual([]);
  });

  it("holds nothing that employees and customers said, and nothing of another firm", () => {
    const { db, firm, actor, operation } = aFieldVisit();
    for (const perspective of ["employee", "customer"] as const) {
      const sheet = aRespondent(db, { ...place(firm), perspective, submissionRank: 1 });
      writeAnswers(db, sheet, { ambiance: { value: `canari-${perspective}` } });
    }
    const other = anEnrollment(db, { operation, firm: { name: "canari-voisine" } });
    writeAnswers(db, other.sheets.director, { salaries: { value: "canari-reponse" } });
    writeAnswers(db, firm.sheets.director, { salaries: { value: "la-sienne" } });
    const pack = JSON.stringify(mustSucceed(visitPack({ db, questionnaireOf }, firm.id, actor, RETURN)));
    expect(pack).toContain("la-sienne");
    expect(pack).not.toContain("canari");
  });

  it("tells what the round before found, of the same two people alone", () => {
    const { db, firm, actor, operation, write } = aFieldVisit();
    const answered = ["salaries", "formation"].map((key) => write("answer", key, { choice: "toujours" }));
    sendSync(db, { operations: [...answered, write("answer", "aides", { choices: ["toujours"] })] }, actor);
    const action = aPlannedAction({ title: "Chiffrer", status: "done" });
    const decided = { actorId: actor.id, decidedAt: A_MOMENT };
    recordDecision(db, place(firm), { verb: "accept", actionId: action.id, after: action }, decided);
    db.update(rounds).set({ closedOn: "2027-06-01" }).run();
    const again = { id: v7(), operationId: operation.id, code: "T1", openedOn: "2028-01-01" };
    db.insert(rounds).values(again).run();
    const pack = mustSucceed(visitPack({ db, questionnaireOf }, firm.id, actor, RETURN));
    expect(pack).toMatchObject({ roundCode: "T1", standing: "open", decisions: [] });
    expect(pack.sheets.flatMap(({ answers }) => Object.keys(answers))).toEqual([]);
    expect(pack.roundBefore).toMatchObject({
      code: "T0",
      actions: [{ title: "Chiffrer", status: "done" }],
      themes: { contexte: null },
    });
    expect(pack.roundBefore?.themes.pilotage).toBeTypeOf("number");
  });

  it.each([["a stranger", "not-found", (db: ReturnType<typeof aDatabase>) => actingAs(db, aUser(db))]])(
    "is refused to %s (%s)",
    (_, code, who) => {
      const { db, firm } = aFieldVisit();
      expect(visitPack({ db, questionnaireOf }, firm.id, who(db), RETURN)).toMatchObject({
        problem: { code },
      });
    },
  );

  it("weighs less than 2 MB with its content, for every published questionnaire with every answer given", () => {
    const house = content();
    for (const { questionnaire, isPublished } of house.questionnaires) {
      if (!isPublished) continue;
      const db = aDatabase();
      const user = aUser(db);
      const { id: questionnaireId, version: questionnaireVersion } = questionnaire;
      const operation = anOperation(db, { consultants: [user.id], questionnaireId, questionnaireVersion });
      const firm = anEnrollment(db, { operation });
      for (const respondentId of Object.values(firm.sheets)) {
        writeAnswers(
          db,
          respondentId,
          Object.fromEntries(
            questionnaire.themes.flatMap(({ questions }) =>
              questions.map(({ id }) => [id, { value: "x".repeat(400) }] as const),
            ),
          ),
        );
      }
      const tools = { db, questionnaireOf: questionnairesIn(house) };
      const pack = mustSucceed(visitPack(tools, firm.id, actingAs(db, user), RETURN));
      const shared = mustSucceed(visitContent(house, questionnaireId, questionnaireVersion));
      const size = JSON.stringify(pack).length + JSON.stringify(shared).length;
      expect(size, `${questionnaireId} ${questionnaireVersion}: ${size} characters`).toBeLessThan(2_000_000);
      expect(pack.sheets.flatMap(({ answers }) => Object.keys(answers)).length).toBeGreaterThan(50);
    }
  });
});

describe("the visits that may be prepared", () => {
  it("are those of one’s operations that are still in, the next appointment first", () => {
    const { db, user, firm, operation } = aFieldVisit();
    const soon = anEnrollment(db, {
      ...{
        operation,
        nextAppointmentAt: "2027-02-16T09:00",
        consultantId: user.id,
        firm: { name: "Zinguerie" },
      },
    });
    const left = anEnrollment(db, { operation });
    withdrawEnrollment(db, left.id, "Cessation", A_MOMENT);
    anEnrollment(db);
    const closed = anOperation(db, { consultants: [user.id] });
    anEnrollment(db, { operation: closed });
    db.$client.prepare("UPDATE rounds SET closed_on = '2027-01-31' WHERE id = ?").run(closed.roundId);
    const offers = visitOffers(db, actingAs(db, user));
    expect(offers.map(({ enrollmentId }) => enrollmentId)).toEqual([soon.id, firm.id]);
    expect(offers[0]).toMatchObject({
      firmName: "Zinguerie",
      isMine: true,
      appointmentAt: "2027-02-16T09:00",
    });
    expect(visitOffers(db, actingAs(db, aUser(db, { role: "admin" })))).toEqual([]);
  });
});

describe("a device", () => {
  it("is known under its user’s name, gets its key back, and nobody else does", () => {
    const { db, actor, device } = aFieldVisit();
    const register = (by = actor, recoveryKey = KEY) =>
      registerDevice(db, { id: device, recoveryKey }, "Mozilla/5.0 (iPad) Safari/605", by, A_MOMENT);
    expect(register()).toMatchObject({ ok: true });
    expect(register()).toMatchObject({ ok: true });
    expect(findDevice(db, device)).toMatchObject({ name: "Safari, iPad", userId: actor.id });
    expect(recoveryKeyOf(db, device, actor)).toEqual({ ok: true, value: KEY });
    expect(register(actor, "z".repeat(43))).toMatchObject({ problem: { code: "taken" } });
    const other = actingAs(db, aUser(db));
    expect(register(other)).toMatchObject({
      problem: { code: "forbidden", message: expect.stringContaining("autre personne") },
    });
    for (const by of [other, actingAs(db, aUser(db, { role: "admin" }))])
      expect(recoveryKeyOf(db, device, by)).toMatchObject({ problem: { code: "forbidden" } });
    expect(recoveryKeyOf(db, v7(), actor)).toMatchObject({ problem: { code: "not-found" } });
    expect(findDevice(db, device)?.userId).toBe(actor.id);
    expect(recoveryKeyOf(db, device, actor)).toEqual({ ok: true, value: KEY });
    expect(register(actingAs(db, aUser(db, { role: "funder" })))).toMatchObject({
      problem: { code: "forbidden" },
    });
  });
});

function place({ id, roundId }: { readonly id: string; readonly roundId: string }) {
  return { enrollmentId: id, roundId };
}
