/** What changed in a firm since the round before, from the database. */
import { describe, expect, it } from "vitest";
import { content } from "#app/server/content/load-content.ts";
import { openRound } from "#app/server/operations/rounds.ts";
import { progressOf } from "#app/server/reports/progress-of.ts";
import { openSheets } from "#db/enrollment-writes.ts";
import { currentRound } from "#db/operations.ts";
import { listRespondents } from "#db/respondents.ts";
import { A_MOMENT, aDatabase, anEnrollment, anOperation, writeAnswers } from "#tests/support/a-database.ts";
import { aStamp, aWriter } from "#tests/support/a-writer.ts";
import { publishedQuestion } from "#tests/support/published-questionnaire.ts";

function aScene() {
  const db = aDatabase();
  const operation = anOperation(db, { questionnaireId: "artisans-renovation", questionnaireVersion: 2 });
  const firm = anEnrollment(db, { operation, interviewedAt: A_MOMENT });
  const scope = { operationId: operation.id, enrollmentId: firm.id };
  return { db, operation, firm, progress: () => progressOf(db, content(), scope) };
}

describe("the progress of a firm", () => {
  it("is nothing while there is one round", () => {
    expect(aScene().progress()).toMatchObject({ progress: null });
  });

  it("compares the answers of the two last rounds", () => {
    const { db, operation, firm, progress } = aScene();
    const { id } = publishedQuestion("delai-de-devis");
    writeAnswers(db, firm.sheets.consultant, { [id]: { choice: "plus-d-un-mois" } });
    expect(openRound(db, aWriter(db, [operation]), operation.id, "2027-09-01T08:00:00.000Z").ok).toBe(true);
    openSheets(db, firm.id, aStamp());
    const round = currentRound(db, operation.id);
    const sheet = listRespondents(db, firm.id).find(
      (one) => one.roundId === round.id && one.perspective === "consultant",
    );
    writeAnswers(db, sheet?.id ?? "", { [id]: { choice: "moins-de-72-heures" } });
    expect(progress()?.progress).toMatchObject({
      from: "T0",
      to: "T1",
      themes: [{ id: "commercial", before: 0, after: 100, questions: 1 }],
      improved: [{ questionId: id }],
      declined: [],
    });
  });

  it("is not told of a firm of another operation", () => {
    const { db, operation } = aScene();
    const other = anEnrollment(db);
    expect(progressOf(db, content(), { operationId: operation.id, enrollmentId: other.id })).toBeNull();
  });
});
