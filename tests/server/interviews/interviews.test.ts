import { describe, expect, it } from "vitest";
import type { Answer } from "#app/domain/answers/answer.ts";
import type { AnswerOperation } from "#app/domain/answers/answer-operation.ts";
import { completeInterview } from "#app/server/interviews/complete-interview.ts";
import { openInterview } from "#app/server/interviews/open-interview.ts";
import { reopenInterview } from "#app/server/interviews/reopen.ts";
import { saveAnswers } from "#app/server/interviews/save-answers.ts";
import { readSheet, recordOperations } from "#db/answers.ts";
import { setOnEnrollment, withdrawEnrollment } from "#db/enrollment-writes.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { respondents } from "#db/schema/answers.ts";
import { rounds } from "#db/schema/operations.ts";
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
import {
  aMultipleChoice,
  aNumber,
  aQuestion,
  aQuestionnaire,
  aTheme,
} from "#tests/support/a-questionnaire.ts";
import { actingAs, aStranger } from "#tests/support/an-acting-user.ts";

const LATER = "2027-02-15T11:00:00.000Z";

const QUESTIONNAIRE = aQuestionnaire({
  id: "artisans-renovation",
  themes: [
    aTheme({
      id: "pilotage",
      stake: true,
      questions: [
        aQuestion({ id: "salaries" }),
        aQuestion({ id: "formation", visibleWhen: { question: "salaries", is: "toujours" } }),
        aNumber({ id: "effectif", min: 0, max: 50 }),
        aMultipleChoice({ id: "aides" }),
        aQuestion({ id: "ambiance", perspectives: ["employee"] }),
        aQuestion({ id: "avis", perspectives: ["consultant"] }),
      ],
    }),
    aTheme({ id: "contexte", questions: [aQuestion({ id: "metier" })] }),
  ],
});
const questionnaireOf = (id: string, version: number) =>
  id === QUESTIONNAIRE.id && version === 1 ? QUESTIONNAIRE : null;

function anInterview() {
  const db = aDatabase();
  const user = aUser(db, { name: "Claire" });
  const operation = anOperation(db, { consultants: [user.id] });
  const firm = anEnrollment(db, { operation });
  const actor = actingAs(db, user);
  const { director, consultant } = firm.sheets;
  const answer = (key: string, value: Answer | null, given: Partial<AnswerOperation> = {}) => ({
    ok: true as const,
    operation: anAnswerOperation({ respondentId: director, ...given, subject: "answer", key, value }),
  });
  const save = (batch: Parameters<typeof saveAnswers>[2], by = actor) => {
    const saved = saveAnswers({ db, questionnaireOf }, firm.id, batch, by, LATER);
    if (!saved.ok) throw new Error(saved.problem.code);
    return saved.value;
  };
  const answers = (respondentId: string) =>
    Object.fromEntries(
      Object.entries(readSheet(db, respondentId).answers).map(([key, { value }]) => [key, value]),
    );
  return { db, user, operation, firm, actor, director, consultant, answer, save, answers };
}

describe("saving what is written in an interview", () => {
  it("writes each answer on the sheet it belongs to", () => {
    const { save, answer, answers, director, consultant } = anInterview();
    const saved = save([
      answer("salaries", { choice: "non" }),
      answer("salaries", { choice: "toujours" }, { respondentId: consultant }),
    ]);
    expect(saved).toMatchObject([{ outcome: "applied" }, { outcome: "applied" }]);
    expect(answers(director)).toEqual({ salaries: { choice: "non" } });
    expect(answers(consultant)).toEqual({ salaries: { choice: "toujours" } });
  });

  it.each([
    [
      "a question that isn't in the questionnaire",
      "inconnue",
      { choice: "non" },
      /questionnaire de l’opération/,
    ],
    ["a choice that doesn't exist", "salaries", { choice: "peut-être" }, /peut-être/],
    ["a value out of range", "effectif", { value: 51 }, /dépasse le maximum/],
    ["a question put to employees", "ambiance", { choice: "non" }, /ne s’adresse pas/],
    ["a question put to the consultant", "avis", { choice: "non" }, /ne s’adresse pas/],
    ["a question that is hidden", "formation", { choice: "non" }, /n’est pas posée/],
  ])("rejects %s with the reason, and saves the others of the batch", (_, key, value, reason) => {
    const { save, answer, answers, director } = anInterview();
    const bad = answer(key, value);
    const saved = save([answer("effectif", { value: 3 }), bad, answer("metier", { choice: "non" })]);
    expect(saved).toMatchObject([
      { outcome: "applied" },
      { id: bad.operation.id, outcome: "rejected", reason: expect.stringMatching(reason) },
      { outcome: "applied" },
    ]);
    expect(answers(director)).toEqual({ effectif: { value: 3 }, metier: { choice: "non" } });
  });

  it("shows a question as soon as an earlier answer of the batch does, on either sheet", () => {
    const { save, answer, consultant } = anInterview();
    expect(
      save([
        answer("salaries", { choice: "toujours" }, { respondentId: consultant }),
        answer("formation", { choice: "non" }),
      ]),
    ).toMatchObject([{ outcome: "applied" }, { outcome: "applied" }]);
  });

  it("lets the answer to a question that got hidden be cleared", () => {
    const { save, answer, answers, director } = anInterview();
    const [first, second] = save([
      answer("salaries", { choice: "toujours" }),
      answer("formation", { choice: "non" }),
    ]);
    if (first?.outcome !== "applied" || second?.outcome !== "applied") throw new Error();
    save([answer("salaries", { choice: "non" }, { baseRevision: first.revision })]);
    expect(answers(director).formation).toEqual({ choice: "non" });
    save([answer("formation", null, { baseRevision: second.revision })]);
    expect(answers(director)).toEqual({ salaries: { choice: "non" } });
  });

  it("stores one writing of the same answer, so that two devices don't seem to disagree", () => {
    const { save, answer, answers, director } = anInterview();
    const saved = save([answer("aides", { choices: ["toujours", "non"] })]);
    const again = save([answer("aides", { choices: ["non", "toujours"] })]);
    expect([...saved, ...again].map(({ outcome }) => outcome)).toEqual(["applied", "applied"]);
    expect(answers(director).aides).toEqual({ choices: ["non", "toujours"] });
  });

  it("takes an empty list of choices for a cleared answer", () => {
    const { save, answer, answers, director } = anInterview();
    const [first] = save([answer("aides", { choices: ["non"] })]);
    if (first?.outcome !== "applied") throw new Error();
    save([answer("aides", { choices: [] }, { baseRevision: first.revision })]);
    expect(answers(director)).toEqual({});
  });

  it("tells a conflict with the other's value, name and time", () => {
    const { db, save, answer, operation } = anInterview();
    save([answer("effectif", { value: 3 })]);
    const paul = actingAs(db, aUser(db, { name: "Paul" }));
    const member = { ...paul, memberships: [{ operationId: operation.id, role: "consultant" as const }] };
    expect(save([answer("effectif", { value: 4 })], member)).toMatchObject([
      { outcome: "conflict", value: { value: 3 }, author: "Claire", at: LATER },
    ]);
  });

  it("answers what it had saved as a success, even once the question is hidden or the firm has left", () => {
    const { db, firm, save, answer } = anInterview();
    const shown = answer("salaries", { choice: "toujours" });
    const sent = answer("formation", { choice: "non" });
    const aides = answer("aides", { choices: ["toujours", "non"] });
    save([shown, sent, aides]);
    save([answer("salaries", { choice: "non" }, { baseRevision: 1 })]);
    expect(save([sent])).toMatchObject([{ outcome: "duplicate" }]);
    withdrawEnrollment(db, firm.id, "Cessation", LATER);
    expect(save([shown, sent, aides]).map(({ outcome }) => outcome)).toEqual([
      "duplicate",
      "duplicate",
      "duplicate",
    ]);
  });

  it("refuses anything new about a firm that left", () => {
    const { db, firm, save, answer, answers, director } = anInterview();
    withdrawEnrollment(db, firm.id, "Cessation", LATER);
    expect(save([answer("effectif", { value: 3 })])).toMatchObject([
      { outcome: "rejected", reason: expect.stringContaining("retirée") },
    ]);
    expect(answers(director)).toEqual({});
  });

  it("refuses the sheet of an employee, of another firm, of a closed round, and what is no operation", () => {
    const { db, firm, operation, save, answer } = anInterview();
    const employee = aRespondent(db, { enrollmentId: firm.id, roundId: firm.roundId });
    const sibling = anEnrollment(db, { operation }).sheets.director;
    db.insert(rounds)
      .values({
        id: "t9",
        operationId: operation.id,
        code: "T9",
        openedOn: "2026-01-01",
        closedOn: "2026-02-01",
      })
      .run();
    const closed = aRespondent(db, { enrollmentId: firm.id, roundId: "t9", perspective: "director" });
    const saved = save([
      answer("ambiance", { choice: "non" }, { respondentId: employee }),
      answer("effectif", { value: 3 }, { respondentId: sibling }),
      answer("effectif", { value: 3 }, { respondentId: closed }),
      { ok: false, id: "x", reason: "illisible" },
    ]);
    expect(saved).toMatchObject([
      { outcome: "rejected", reason: expect.stringContaining("lien") },
      { outcome: "rejected", reason: expect.stringContaining("n’est pas celle") },
      { outcome: "rejected", reason: expect.stringContaining("close") },
      { id: "x", outcome: "rejected", reason: "illisible" },
    ]);
    for (const sheet of [employee, sibling, closed]) expect(readSheet(db, sheet).answers).toEqual({});
  });

  it("keeps remarks, marks and stakes, where they have a meaning", () => {
    const { db, save, director } = anInterview();
    const write = (given: Partial<AnswerOperation>) => ({
      ok: true as const,
      operation: anAnswerOperation({ respondentId: director, ...given }),
    });
    const saved = save([
      write({ subject: "comment", key: "salaries", value: "À voir" }),
      write({ subject: "comment", key: "metier", value: "   " }),
      write({ subject: "review", key: "salaries", value: true }),
      write({ subject: "stake", key: "pilotage", value: 3 }),
      write({ subject: "stake", key: "contexte", value: 3 }),
      write({ subject: "stake", key: "inconnu", value: 3 }),
      write({ subject: "comment", key: "formation", value: "cachée" }),
      write({ subject: "comment", key: "avis", value: "au consultant" }),
    ]);
    expect(saved.map(({ outcome }) => outcome)).toEqual([
      "applied",
      "applied",
      "applied",
      "applied",
      "rejected",
      "rejected",
      "rejected",
      "rejected",
    ]);
    const sheet = readSheet(db, director);
    expect(Object.keys(sheet.comments)).toEqual(["salaries"]);
    expect(sheet.review.salaries?.value).toBe(true);
    expect(sheet.stakes).toMatchObject({ pilotage: { value: 3 } });
  });

  it.each([
    ["a consultant of another operation", "consultant", "not-found"],
    ["a funder", "funder", "not-found"],
    ["an admin, who may read it only", "admin", "forbidden"],
  ] as const)("is refused to %s", (_, role, code) => {
    const { db, firm, answer, answers, director } = anInterview();
    const batch = [answer("effectif", { value: 3 })];
    const refused = saveAnswers({ db, questionnaireOf }, firm.id, batch, aStranger(db, role), LATER);
    expect(refused).toMatchObject({ ok: false, problem: { code } });
    expect(answers(director)).toEqual({});
  });

  it("is refused rather than guessed when this server hasn't the questionnaire", () => {
    const { db, firm, actor, answer } = anInterview();
    const batch = [answer("effectif", { value: 3 })];
    const refused = saveAnswers({ db, questionnaireOf: () => null }, firm.id, batch, actor, LATER);
    expect(refused).toMatchObject({ ok: false, problem: { code: "questionnaire-missing" } });
  });
});

describe("opening an interview", () => {
  it("shows both sheets with what is on them and the conflicts to settle, and writes nothing", () => {
    const { db, firm, actor, director, consultant } = anInterview();
    writeAnswers(db, director, { effectif: { value: 3 } });
    const late = anAnswerOperation({ respondentId: director, key: "effectif", value: { value: 4 } });
    recordOperations(db, [late], { actorId: null, recordedAt: A_MOMENT });
    const before = db.$client.prepare("SELECT total_changes()").pluck().get();
    const opened = openInterview({ db, questionnaireOf }, firm.id, actor, LATER);
    expect(db.$client.prepare("SELECT total_changes()").pluck().get()).toBe(before);
    expect(opened).toMatchObject({
      ok: true,
      value: {
        questionnaire: { id: "artisans-renovation" },
        enrollment: { id: firm.id },
        sheets: [
          {
            respondentId: director,
            perspective: "director",
            answers: { effectif: { value: { value: 3 }, revision: 1 } },
            conflicts: [{ value: { value: 4 } }],
          },
          { respondentId: consultant, perspective: "consultant", conflicts: [] },
        ],
      },
    });
  });

  it("needs no right to write on the disk", () => {
    const { db, firm, actor } = anInterview();
    db.$client.pragma("query_only = ON");
    expect(openInterview({ db, questionnaireOf }, firm.id, actor, LATER).ok).toBe(true);
  });

  it("makes the sheets that are missing, once", () => {
    const { db, firm, actor } = anInterview();
    db.$client.exec("DELETE FROM respondents");
    openInterview({ db, questionnaireOf }, firm.id, actor, LATER);
    openInterview({ db, questionnaireOf }, firm.id, actor, LATER);
    expect(db.select().from(respondents).all()).toHaveLength(2);
  });

  it("is allowed to an admin, and to nobody outside the operation", () => {
    const { db, firm } = anInterview();
    expect(openInterview({ db, questionnaireOf }, firm.id, aStranger(db, "admin"), LATER).ok).toBe(true);
    expect(openInterview({ db, questionnaireOf }, firm.id, aStranger(db), LATER)).toMatchObject({
      ok: false,
      problem: { code: "not-found" },
    });
  });
});

describe("the end of an interview", () => {
  it("is written once, and taken back by reopening", () => {
    const { db, firm, actor, user, director } = anInterview();
    writeAnswers(db, director, { effectif: { value: 3 } }, user.id);
    expect(completeInterview(db, firm.id, actor, LATER)).toEqual({
      ok: true,
      value: { interviewedAt: LATER },
    });
    expect(completeInterview(db, firm.id, actor, "2028-01-01T00:00:00.000Z")).toMatchObject({
      value: { interviewedAt: LATER },
    });
    expect(getEnrollment(db, firm.id)?.status).toBe("interviewed");
    expect(reopenInterview(db, firm.id, actor, LATER).ok).toBe(true);
    expect(getEnrollment(db, firm.id)?.status).toBe("interviewing");
    expect(reopenInterview(db, firm.id, actor, LATER).ok).toBe(true);
  });

  it("is refused on an empty sheet", () => {
    const { db, firm, actor } = anInterview();
    expect(completeInterview(db, firm.id, actor, LATER)).toMatchObject({ problem: { code: "no-answer" } });
    expect(getEnrollment(db, firm.id)?.interviewedAt).toBeNull();
  });

  it("is refused for a firm that left, and so is reopening", () => {
    const { db, firm, actor } = anInterview();
    setOnEnrollment(db, firm.id, { interviewedAt: A_MOMENT }, LATER);
    withdrawEnrollment(db, firm.id, "Cessation", LATER);
    expect(completeInterview(db, firm.id, actor, LATER)).toMatchObject({ problem: { code: "withdrawn" } });
    expect(reopenInterview(db, firm.id, actor, LATER)).toMatchObject({ problem: { code: "withdrawn" } });
  });

  it("does not stop what a device sends late from being saved", () => {
    const { db, firm, save, answer } = anInterview();
    setOnEnrollment(db, firm.id, { interviewedAt: A_MOMENT }, LATER);
    expect(save([answer("effectif", { value: 3 })])).toMatchObject([{ outcome: "applied" }]);
  });
});
