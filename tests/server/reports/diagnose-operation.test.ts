import { describe, expect, it } from "vitest";
import type { PlanDecision } from "#app/domain/plan/plan-decision.ts";
import { diagnoseOperation } from "#app/server/reports/diagnose-operation.ts";
import { recordOperations } from "#db/answers.ts";
import { assessmentOf } from "#db/assessments.ts";
import { closeDatabase, type Db, inOneState, inTransaction, openForReading } from "#db/client.server.ts";
import { recordDecision, undoLastDecision } from "#db/plans.ts";
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
function diagnosed(
  db: Db,
  { id, roundId }: Pick<AnOperation, "id" | "roundId">,
  questionnaire = QUESTIONNAIRE,
) {
  return diagnoseOperation(db, questionnaire, { operationId: id, roundId });
}
const context = { actorId: null, recordedAt: A_MOMENT, decidedAt: A_MOMENT };
const planOf = ({ id, roundId }: AnEnrollment) => ({ enrollmentId: id, roundId });
const ACCEPTED: PlanDecision = {
  verb: "accept",
  actionId: "a1",
  after: aPlannedAction({ id: "a1", title: "Chiffrer" }),
};

describe("the diagnosis of a firm", () => {
  it("is made once while nothing is written of the firm", () => {
    const { db, operation, firms } = aScene();
    const before = diagnosed(db, operation);
    expect(before.size).toBe(2);
    const after = diagnosed(db, operation);
    for (const { id } of firms) expect(after.get(id)).toBe(before.get(id));
  });

  it("is kept by a reader too, which reads in a transaction and can undo nothing", () => {
    const { db, path } = aDatabaseFile();
    const operation = anOperation(db);
    const firm = anEnrollment(db, { operation });
    const reader = openForReading(path);
    const read = () => inOneState(reader, () => diagnosed(reader, operation).get(firm.id));
    const before = read();
    expect(read()).toBe(before);
    writeAnswers(db, firm.sheets.director, { prix: { choice: "toujours" } });
    expect(read()?.assessment).toEqual(assessmentOf(db, firm.id, firm.roundId));
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
        diagnosed(db, { id: firm.operationId, roundId: firm.roundId });
        undoLastDecision(db, planOf(firm), context);
      },
    ],
  ];
  it.each(writes)("is made again after %s, and no other firm's is", (_what, write) => {
    const { db, operation, firms } = aScene();
    const [changed, other] = firms;
    const before = diagnosed(db, operation);
    write(db, changed);
    const after = diagnosed(db, operation);
    expect(after.get(changed.id)).not.toBe(before.get(changed.id));
    expect(after.get(changed.id)?.assessment).toEqual(assessmentOf(db, changed.id, changed.roundId));
    expect(after.get(other.id)).toBe(before.get(other.id));
  });

  it("has the plan as it stands", () => {
    const { db, operation, firms } = aScene();
    const titles = () =>
      diagnosed(db, operation)
        .get(firms[0].id)
        ?.diagnosis.plan.actions.map(({ title }) => title);
    expect(titles()).toEqual([]);
    recordDecision(db, planOf(firms[0]), ACCEPTED, context);
    expect(titles()).toEqual(["Chiffrer"]);
    undoLastDecision(db, planOf(firms[0]), context);
    expect(titles()).toEqual([]);
  });

  it("is another one with another questionnaire", () => {
    const { db, operation, firms } = aScene();
    const before = diagnosed(db, operation);
    const laxer = diagnosed(db, operation, { ...QUESTIONNAIRE, minimumCoverage: 0 });
    const scores = [before, laxer].map((all) => all.get(firms[0].id)?.diagnosis.scores.overall.score);
    expect(scores).toEqual([null, 0]);
  });

  it("is not kept of answers that were undone, whose places in the log others take", () => {
    const { db, operation, firms } = aScene();
    const [{ id, sheets }] = firms;
    const answer = (choice: string) => writeAnswers(db, sheets.director, { devis: { choice } });
    const devis = () => diagnosed(db, operation).get(id)?.assessment.respondents[0]?.answers.devis;
    expect(() =>
      inTransaction(db, () => {
        answer("jamais");
        expect(devis()).toEqual({ choice: "jamais" });
        throw new Error("undone");
      }),
    ).toThrow("undone");
    answer("toujours");
    expect(devis()).toEqual({ choice: "toujours" });
  });

  it("is right in an operation of more firms than are kept", () => {
    const db = aDatabase();
    const operation = anOperation(db);
    inTransaction(db, () => {
      for (let rank = 0; rank < 2_010; rank += 1) {
        const { sheets } = anEnrollment(db, { operation });
        writeAnswers(db, sheets.director, { prix: { choice: "jamais" } });
      }
    });
    const before = diagnosed(db, operation);
    const after = diagnosed(db, operation);
    expect([...after]).toEqual([...before]);
  });
});
