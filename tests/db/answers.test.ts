import { describe, expect, it } from "vitest";
import type { Answer } from "#app/domain/answers/answer.ts";
import type { AnswerOperation, RecordedOperation } from "#app/domain/answers/answer-operation.ts";
import { recordAgreement } from "#db/agreements.ts";
import { historyOf, openConflicts } from "#db/answer-history.ts";
import { readSheet, recordOperations } from "#db/answers.ts";
import { assessmentOf, assessmentsOfFirms } from "#db/assessments.ts";
import type { Db } from "#db/client.server.ts";
import {
  A_MOMENT,
  aDatabase,
  anAnswerOperation,
  anEnrollment,
  anOperation,
  aRespondent,
  aUser,
  writeAnswers,
} from "#tests/support/a-database.ts";

function aSheetIn(db: Db) {
  const claire = aUser(db, { name: "Claire" });
  const paul = aUser(db, { name: "Paul" });
  const respondentId = anEnrollment(db).sheets.consultant;
  let minute = 0;
  const write = (user: { readonly id: string }, given: Partial<AnswerOperation> = {}): RecordedOperation => {
    minute += 1;
    const recordedAt = `2027-02-15T09:${String(minute).padStart(2, "0")}:00.000Z`;
    const operation = anAnswerOperation({ respondentId, ...given });
    const [recorded] = recordOperations(db, [operation], { actorId: user.id, recordedAt });
    if (recorded === undefined) throw new Error("nothing recorded");
    return recorded;
  };
  return { respondentId, claire, paul, write, answer: () => readSheet(db, respondentId).answers.question };
}

const JAMAIS = { choice: "jamais" };
const SOUVENT = { choice: "souvent" };

describe("an operation", () => {
  it("is applied, and its revision is the base of the next one", () => {
    const { claire, write, answer } = aSheetIn(aDatabase());
    const first = write(claire, { value: JAMAIS });
    expect(first).toEqual({ id: first.id, outcome: "applied", revision: 1 });
    const second = write(claire, { value: SOUVENT, baseRevision: 1 });
    expect(second).toMatchObject({ outcome: "applied", revision: 2 });
    expect(answer()).toEqual({
      value: SOUVENT,
      revision: 2,
      actorId: claire.id,
      updatedAt: "2027-02-15T09:02:00.000Z",
    });
  });

  it("sent twice is written once, and told as a success with the revision it made", () => {
    const db = aDatabase();
    const { claire, respondentId, write } = aSheetIn(db);
    const operation = anAnswerOperation({ respondentId });
    write(claire, operation);
    expect(write(claire, operation)).toEqual({ id: operation.id, outcome: "duplicate", revision: 1 });
    expect(historyOf(db, respondentId, "answer", "question")).toHaveLength(1);
  });

  it("sent twice does not undo what was written since", () => {
    const { claire, respondentId, write, answer } = aSheetIn(aDatabase());
    const operation = anAnswerOperation({ respondentId, value: JAMAIS });
    write(claire, operation);
    write(claire, { value: SOUVENT, baseRevision: 1 });
    expect(write(claire, operation)).toMatchObject({ outcome: "duplicate", revision: 1 });
    expect(answer()?.value).toEqual(SOUVENT);
  });

  it("whose id was used for another value is rejected, never taken for a success", () => {
    const { claire, respondentId, write, answer } = aSheetIn(aDatabase());
    const operation = anAnswerOperation({ respondentId, value: JAMAIS });
    write(claire, operation);
    const other = write(claire, { ...operation, value: SOUVENT, subject: "answer" });
    expect(other).toMatchObject({ outcome: "rejected", reason: expect.stringContaining("identifiant") });
    expect(answer()?.value).toEqual(JAMAIS);
  });

  it("with null clears, and a new answer may follow from the sheet as it is read then", () => {
    const { claire, write, answer } = aSheetIn(aDatabase());
    write(claire, { value: JAMAIS });
    expect(write(claire, { value: null, baseRevision: 1 })).toMatchObject({ outcome: "applied" });
    expect(answer()).toBeUndefined();
    expect(write(claire, { value: SOUVENT, baseRevision: 0 })).toMatchObject({ outcome: "applied" });
    expect(answer()?.value).toEqual(SOUVENT);
  });

  it("keeps remarks, stakes and marks apart from answers of the same key", () => {
    const db = aDatabase();
    const { claire, respondentId, write } = aSheetIn(db);
    write(claire, { subject: "comment", key: "pilotage", value: "À revoir ensemble" });
    write(claire, { subject: "stake", key: "pilotage", value: 3 });
    write(claire, { subject: "review", key: "pilotage", value: true });
    const sheet = readSheet(db, respondentId);
    expect(sheet.answers).toEqual({});
    expect(sheet.comments.pilotage?.value).toBe("À revoir ensemble");
    expect(sheet.stakes.pilotage?.value).toBe(3);
    expect(sheet.review.pilotage?.value).toBe(true);
  });

  it("for a respondent who doesn't exist throws, and nothing of its batch is written", () => {
    const db = aDatabase();
    const { respondentId } = aSheetIn(db);
    const stranger = "00000000-0000-7000-8000-000000000000";
    const batch = [anAnswerOperation({ respondentId }), anAnswerOperation({ respondentId: stranger })];
    expect(() => recordOperations(db, batch, { actorId: null, recordedAt: A_MOMENT })).toThrow(/FOREIGN KEY/);
    expect(historyOf(db, respondentId, "answer", "question")).toEqual([]);
  });
});

describe("two people who write the same answer", () => {
  it("differently are in conflict: the second value is kept, not shown, and told with the first one's author", () => {
    const db = aDatabase();
    const { claire, paul, respondentId, write, answer } = aSheetIn(db);
    write(claire, { value: JAMAIS });
    const late = write(paul, { value: SOUVENT, baseRevision: 0 });
    expect(late).toEqual({
      id: late.id,
      outcome: "conflict",
      revision: 1,
      value: JAMAIS,
      author: "Claire",
      at: "2027-02-15T09:01:00.000Z",
    });
    expect(answer()?.value).toEqual(JAMAIS);
    expect(historyOf(db, respondentId, "answer", "question")[0]).toMatchObject({
      value: SOUVENT,
      outcome: "conflict",
      author: "Paul",
    });
  });

  it("alike are not in conflict", () => {
    const { claire, paul, write, answer } = aSheetIn(aDatabase());
    write(claire, { value: JAMAIS });
    expect(write(paul, { value: JAMAIS, baseRevision: 0 })).toMatchObject({ outcome: "applied" });
    expect(answer()).toMatchObject({ value: JAMAIS, revision: 2 });
  });

  it("are in conflict when one cleared what the other changes", () => {
    const { claire, paul, write, answer } = aSheetIn(aDatabase());
    write(claire, { value: JAMAIS });
    write(claire, { value: null, baseRevision: 1 });
    expect(write(paul, { value: SOUVENT, baseRevision: 1 })).toMatchObject({
      outcome: "conflict",
      value: null,
      revision: 2,
    });
    expect(answer()).toBeUndefined();
  });

  it("settle it by an operation based on the revision that they were told", () => {
    const db = aDatabase();
    const { claire, paul, respondentId, write, answer } = aSheetIn(db);
    write(claire, { value: JAMAIS });
    write(paul, { value: SOUVENT, baseRevision: 0 });
    expect(openConflicts(db, respondentId)).toMatchObject([{ value: SOUVENT, author: "Paul" }]);
    expect(write(paul, { value: SOUVENT, baseRevision: 1 })).toMatchObject({ outcome: "applied" });
    expect(openConflicts(db, respondentId)).toEqual([]);
    expect(answer()?.value).toEqual(SOUVENT);
  });

  it("hear of the conflict again when its first telling was lost", () => {
    const { claire, paul, respondentId, write } = aSheetIn(aDatabase());
    write(claire, { value: JAMAIS });
    const lost = anAnswerOperation({ respondentId, value: SOUVENT });
    write(paul, lost);
    expect(write(paul, lost)).toMatchObject({ outcome: "conflict", value: JAMAIS, author: "Claire" });
  });
});

describe("a batch of one device", () => {
  it("may edit one answer several times from the base it had", () => {
    const db = aDatabase();
    const { claire, respondentId, answer } = aSheetIn(db);
    const batch = ["a", "b", "c"].map((choice) => anAnswerOperation({ respondentId, value: { choice } }));
    const recorded = recordOperations(db, batch, { actorId: claire.id, recordedAt: A_MOMENT });
    expect(recorded.map(({ outcome }) => outcome)).toEqual(["applied", "applied", "applied"]);
    expect(answer()?.value).toEqual({ choice: "c" });
  });

  it("goes on from what it sent before, when the acknowledgement was lost", () => {
    const db = aDatabase();
    const { claire, respondentId, answer } = aSheetIn(db);
    const context = { actorId: claire.id, recordedAt: A_MOMENT };
    const [first, second] = [JAMAIS, SOUVENT].map((value) => anAnswerOperation({ respondentId, value }));
    if (first === undefined || second === undefined) throw new Error();
    recordOperations(db, [first], context);
    const recorded = recordOperations(db, [first, second], context);
    expect(recorded.map(({ outcome }) => outcome)).toEqual(["duplicate", "applied"]);
    expect(answer()?.value).toEqual(SOUVENT);
  });

  it("does not pass over what somebody else wrote after its first edit", () => {
    const db = aDatabase();
    const { claire, paul, respondentId, write } = aSheetIn(db);
    const first = anAnswerOperation({ respondentId, value: JAMAIS });
    write(claire, first);
    write(paul, { value: { choice: "parfois" }, baseRevision: 1 });
    const later = anAnswerOperation({ respondentId, value: SOUVENT });
    const recorded = recordOperations(db, [first, later], { actorId: claire.id, recordedAt: A_MOMENT });
    expect(recorded.map(({ outcome }) => outcome)).toEqual(["duplicate", "conflict"]);
  });
});

describe("an assessment", () => {
  it("holds the sheets of the firm in the round, those of a group in the order they were handed in", () => {
    const db = aDatabase();
    const firm = anEnrollment(db);
    const place = { enrollmentId: firm.id, roundId: firm.roundId };
    const [second, first] = [2, 1].map((submissionRank) => aRespondent(db, { ...place, submissionRank }));
    writeAnswers(db, firm.sheets.director, { marge: { value: 12 } });
    writeAnswers(db, firm.sheets.consultant, { marge: { state: "unknown" } });
    writeAnswers(db, second ?? "", { marge: { choices: ["b"] } });
    writeAnswers(db, first ?? "", { marge: { choices: ["a"] } });
    expect(assessmentOf(db, firm.id, firm.roundId)).toEqual({
      respondents: [
        { perspective: "director", answers: { marge: { value: 12 } }, comments: {} },
        { perspective: "consultant", answers: { marge: { state: "unknown" } }, comments: {} },
        { perspective: "employee", answers: { marge: { choices: ["a"] } } },
        { perspective: "employee", answers: { marge: { choices: ["b"] } } },
      ],
      stakes: {},
      groupThreshold: 3,
    });
  });

  it("leaves out what somebody without a name has not handed in, and their remarks for good", () => {
    const db = aDatabase();
    const firm = anEnrollment(db);
    const place = { enrollmentId: firm.id, roundId: firm.roundId };
    const [unfinished, done] = [aRespondent(db, place), aRespondent(db, { ...place, submissionRank: 1 })];
    writeAnswers(db, unfinished, { marge: { value: 1 } });
    writeAnswers(db, done, { marge: { value: 2 } });
    recordOperations(db, [anAnswerOperation({ respondentId: done, subject: "comment", key: "marge" })], {
      actorId: null,
      recordedAt: A_MOMENT,
    });
    const { respondents } = assessmentOf(db, firm.id, firm.roundId);
    expect(respondents.filter(({ perspective }) => perspective === "employee")).toEqual([
      { perspective: "employee", answers: { marge: { value: 2 } } },
    ]);
  });

  it("carries what was agreed on with the consultant's sheet: the last word, unless it was taken back", () => {
    const db = aDatabase();
    const { id: enrollmentId, roundId } = anEnrollment(db);
    const agree = (questionId: string, answer: Answer | null, baseRevision: number) =>
      recordAgreement(db, {
        ...{ enrollmentId, roundId, questionId, answer, reason: "Revu ensemble", baseRevision },
        ...{ actorId: null, recordedAt: A_MOMENT },
      });
    const first = agree("marge", { value: 1 }, 0);
    expect(agree("marge", { value: 9 }, 0)).toBeNull();
    agree("marge", { value: 2 }, first ?? 0);
    agree("delais", null, agree("delais", { choice: "mois" }, 0) ?? 0);
    const { respondents } = assessmentOf(db, enrollmentId, roundId);
    expect(respondents.map(({ perspective, agreed }) => [perspective, agreed])).toEqual([
      ["director", undefined],
      ["consultant", { marge: { answer: { value: 2 }, reason: "Revu ensemble" } }],
    ]);
  });

  it("takes the stakes from the director, and from the consultant where the director said nothing", () => {
    const db = aDatabase();
    const firm = anEnrollment(db);
    const employee = aRespondent(db, { enrollmentId: firm.id, roundId: firm.roundId });
    const stake = (respondentId: string, key: string, value: 1 | 2 | 3) =>
      anAnswerOperation({ respondentId, subject: "stake", key, value });
    recordOperations(
      db,
      [
        stake(firm.sheets.director, "pilotage", 3),
        stake(firm.sheets.consultant, "pilotage", 1),
        stake(firm.sheets.consultant, "equipe", 1),
        stake(employee, "clients", 1),
      ],
      { actorId: null, recordedAt: A_MOMENT },
    );
    expect(assessmentOf(db, firm.id, firm.roundId).stakes).toEqual({ pilotage: 3, equipe: 1 });
  });

  it("of several firms is the one that each firm has, and no other's", () => {
    const db = aDatabase();
    const operation = anOperation(db);
    const firms = [anEnrollment(db, { operation }), anEnrollment(db, { operation })];
    const elsewhere = anEnrollment(db);
    for (const [index, firm] of [...firms, elsewhere].entries()) {
      writeAnswers(db, firm.sheets.director, { effectif: { value: index }, metier: { choice: "bois" } });
    }
    const silent = anEnrollment(db, { operation });
    const all = assessmentsOfFirms(
      db,
      [...firms, silent].map(({ id }) => id),
      operation.roundId,
    );
    expect([...all.keys()].toSorted()).toEqual([...firms, silent].map(({ id }) => id).toSorted());
    for (const firm of [...firms, silent]) {
      expect(all.get(firm.id)).toEqual(assessmentOf(db, firm.id, operation.roundId));
    }
  });

  it("is empty for a firm of which nothing is known", () => {
    expect(assessmentOf(aDatabase(), "nobody", "never")).toEqual({ respondents: [], stakes: {} });
  });

  it.each([
    ["not JSON", "{choice", /^Corrupt cell in answers\.value: not JSON$/],
    ["not an answer", '{"choix":"jamais"}', /^Corrupt cell in answers\.value: unexpected shape$/],
  ])("refuses a cell that is %s, without quoting it", (_, cell, message) => {
    const db = aDatabase();
    const firm = anEnrollment(db);
    writeAnswers(db, firm.sheets.director, { metier: { choice: "bois" } });
    db.$client.prepare("UPDATE answers SET value = ?").run(cell);
    expect(() => assessmentOf(db, firm.id, firm.roundId)).toThrow(message);
    expect(() => readSheet(db, firm.sheets.director)).toThrow(message);
  });
});
