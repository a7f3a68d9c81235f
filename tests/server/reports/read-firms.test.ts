import { describe, expect, it } from "vitest";
import type { PlanDecision } from "#app/domain/plan/plan-decision.ts";
import { readFirm } from "#app/domain/synthesis/read-firm.ts";
import { keptByFirm } from "#app/server/reports/kept-by-firm.ts";
import { readFirms } from "#app/server/reports/read-firms.ts";
import { recordOperations } from "#db/answers.ts";
import { assessmentOf } from "#db/assessments.ts";
import { closeDatabase, type Db, inOneState, inTransaction, openForReading } from "#db/client.server.ts";
import { listPlannedActions, recordDecision, undoLastDecision } from "#db/plans.ts";
import {
  A_MOMENT,
  type AnEnrollment,
  type AnOperation,
  aDatabase,
  aDatabaseFile,
  anAnswerOperation,
  anEnrollment,
  anOperation,
  aRespondent,
  writeAnswers,
} from "#tests/support/a-database.ts";
import {
  aChoice,
  aPlannedAction,
  aQuestionnaire,
  aSingleChoice,
  aTheme,
} from "#tests/support/a-questionnaire.ts";

const choices = [aChoice("jamais", 0), aChoice("toujours", 4)];
const QUESTIONNAIRE = aQuestionnaire({
  themes: [
    aTheme({
      id: "pilotage",
      questions: ["prix", "devis"].map((id) => aSingleChoice({ id, choices })),
    }),
  ],
});

function aScene() {
  const db = aDatabase();
  const operation = anOperation(db);
  const firms = [anEnrollment(db, { operation }), anEnrollment(db, { operation })] as const;
  for (const firm of firms) writeAnswers(db, firm.sheets.director, { prix: { choice: "jamais" } });
  return { db, operation, firms };
}
function read(db: Db, { id, roundId }: Pick<AnOperation, "id" | "roundId">, questionnaire = QUESTIONNAIRE) {
  return readFirms(db, { operationId: id, roundId, questionnaire });
}
/** Read of all that is stored of the firm, and kept by nobody. */
function anew(db: Db, { id, roundId }: AnEnrollment) {
  const decisions = listPlannedActions(db, { enrollmentId: id, roundId });
  return readFirm(QUESTIONNAIRE, assessmentOf(db, id, roundId), decisions);
}
const context = { actorId: null, recordedAt: A_MOMENT, decidedAt: A_MOMENT };
const planOf = ({ id, roundId }: AnEnrollment) => ({ enrollmentId: id, roundId });
const ACCEPTED: PlanDecision = {
  verb: "accept",
  actionId: "a1",
  after: aPlannedAction({ id: "a1", recommendation: "chiffrer" }),
};

describe("what is read of a firm", () => {
  it("is made once while nothing is written of the firm", () => {
    const { db, operation, firms } = aScene();
    const before = read(db, operation);
    expect(before.size).toBe(2);
    const after = read(db, operation);
    for (const { id } of firms) expect(after.get(id)).toBe(before.get(id));
  });

  it("is kept by a reader too, which reads in a transaction and can undo nothing", () => {
    const { db, path } = aDatabaseFile();
    const operation = anOperation(db);
    const firm = anEnrollment(db, { operation });
    const reader = openForReading(path);
    const readApart = () => inOneState(reader, () => read(reader, operation).get(firm.id));
    const before = readApart();
    expect(readApart()).toBe(before);
    writeAnswers(db, firm.sheets.director, { prix: { choice: "toujours" } });
    expect(readApart()).toMatchObject(anew(db, firm));
    expect(readApart()?.scores.overall).not.toEqual(before?.scores.overall);
    closeDatabase(reader);
  });

  const writes: readonly (readonly [what: string, write: (db: Db, firm: AnEnrollment) => void])[] = [
    ["an answer", (db, { sheets }) => writeAnswers(db, sheets.director, { devis: { choice: "toujours" } })],
    [
      "an answer of another person",
      (db, { sheets }) => writeAnswers(db, sheets.consultant, { prix: { choice: "toujours" } }),
    ],
    [
      "an answer taken off",
      (db, { sheets: { director } }) => {
        const { revision } = db.$client
          .prepare<[string], { revision: number }>("SELECT revision FROM answers WHERE respondent_id = ?")
          .get(director) ?? { revision: 0 };
        const cleared = anAnswerOperation({
          respondentId: director,
          key: "prix",
          value: null,
          baseRevision: revision,
        });
        expect(recordOperations(db, [cleared], context)).toMatchObject([{ outcome: "applied" }]);
      },
    ],
    [
      "a stake",
      (db, { sheets }) =>
        recordOperations(
          db,
          [anAnswerOperation({ respondentId: sheets.director, subject: "stake", key: "pilotage", value: 3 })],
          context,
        ),
    ],
    ["one more person", (db, firm) => aRespondent(db, { enrollmentId: firm.id, roundId: firm.roundId })],
    ["a decision", (db, firm) => recordDecision(db, planOf(firm), ACCEPTED, context)],
    [
      "a decision undone",
      (db, firm) => {
        recordDecision(db, planOf(firm), ACCEPTED, context);
        read(db, { id: firm.operationId, roundId: firm.roundId });
        undoLastDecision(db, planOf(firm), context);
      },
    ],
  ];
  it.each(writes)("is made again after %s, and no other firm's is", (_what, write) => {
    const { db, operation, firms } = aScene();
    const [changed, other] = firms;
    const before = read(db, operation);
    write(db, changed);
    const after = read(db, operation);
    expect(after.get(changed.id)).not.toBe(before.get(changed.id));
    expect(after.get(changed.id)).toMatchObject(anew(db, changed));
    expect(after.get(other.id)).toBe(before.get(other.id));
  });

  it("has the plan as it stands", () => {
    const { db, operation, firms } = aScene();
    const advice = () =>
      read(db, operation)
        .get(firms[0].id)
        ?.plan.actions.map(({ recommendation }) => recommendation);
    expect(advice()).toEqual([]);
    recordDecision(db, planOf(firms[0]), ACCEPTED, context);
    expect(advice()).toEqual(["chiffrer"]);
    undoLastDecision(db, planOf(firms[0]), context);
    expect(advice()).toEqual([]);
  });

  it("is another one with another questionnaire", () => {
    const { db, operation, firms } = aScene();
    const before = read(db, operation);
    const laxer = read(db, operation, { ...QUESTIONNAIRE, minimumCoverage: 0 });
    const scores = [before, laxer].map((all) => all.get(firms[0].id)?.scores.overall.score);
    expect(scores).toEqual([null, 0]);
  });

  it("is not kept of answers that were undone, whose places in the log others take", () => {
    const { db, operation, firms } = aScene();
    const [{ id, sheets }] = firms;
    const answer = (choice: string) => writeAnswers(db, sheets.director, { devis: { choice } });
    // Of « prix » and « devis », the first one is worth 0 of 4 points.
    const score = () => read(db, operation).get(id)?.scores.overall.score;
    expect(() =>
      inTransaction(db, () => {
        answer("jamais");
        expect(score()).toBe(0);
        throw new Error("undone");
      }),
    ).toThrow("undone");
    answer("toujours");
    expect(score()).toBe(50);
  });

  it("is right in an operation of more firms than are kept, and than are read at once", () => {
    const db = aDatabase();
    const operation = anOperation(db);
    const firms = inTransaction(db, () =>
      Array.from({ length: 530 }, (_, rank) => {
        const firm = anEnrollment(db, { operation });
        if (rank % 2 === 0) writeAnswers(db, firm.sheets.director, { prix: { choice: "jamais" } });
        return firm;
      }),
    );
    const readFew = keptByFirm<string>(
      (own, { roundId }, ids) =>
        ids.map((id) => [id, JSON.stringify(assessmentOf(own, id, roundId).respondents)] as const),
      { mostKept: 100 },
    );
    const few = () =>
      readFew(db, { operationId: operation.id, roundId: operation.roundId, questionnaire: QUESTIONNAIRE });
    const answered = (all: ReadonlyMap<string, string>) =>
      firms.map(({ id }) => all.get(id)?.includes("jamais") === true);
    const expected = firms.map((_, rank) => rank % 2 === 0);
    expect([answered(few()), answered(few())]).toEqual([expected, expected]);
    expect(read(db, operation).size).toBe(530);
  });
});
