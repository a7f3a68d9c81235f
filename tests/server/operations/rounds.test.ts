/** Campaigns: the next one begins afresh, and the one before stays as it was. */
import { describe, expect, it } from "vitest";
import { cancelRound, openRound, tellRounds } from "#app/server/operations/rounds.ts";
import { assessmentOf } from "#db/assessments.ts";
import { openSheets } from "#db/enrollment-writes.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { currentRound, listRounds } from "#db/operations.ts";
import { listRespondents } from "#db/respondents.ts";
import { A_MOMENT, aDatabase, anEnrollment, anOperation, writeAnswers } from "#tests/support/a-database.ts";
import { aStamp, aWriter } from "#tests/support/a-writer.ts";

const NOW = "2027-09-01T22:30:00.000Z";
const TODAY = "2027-09-02";

/** An operation whose one firm ended its interview in T0. */
function aScene() {
  const db = aDatabase();
  const operation = anOperation(db);
  const firm = anEnrollment(db, { operation, interviewedAt: A_MOMENT, planAgreedAt: A_MOMENT });
  writeAnswers(db, firm.sheets.consultant, { marge: { value: 12 } });
  const writer = aWriter(db, [operation]);
  const open = () => openRound(db, writer, operation.id, NOW);
  const cancel = () => cancelRound(db, writer, operation.id, NOW);
  return { db, operation, firm, writer, open, cancel };
}

describe("the next round", () => {
  it("closes the present one on the day it is in France, and opens that day", () => {
    const { db, operation, open } = aScene();
    expect(open()).toEqual({ ok: true, value: null });
    expect(
      listRounds(db, operation.id).map(({ code, openedOn, closedOn }) => [code, openedOn, closedOn]),
    ).toEqual([
      ["T0", expect.any(String), TODAY],
      ["T1", TODAY, null],
    ]);
  });

  it("begins afresh for every firm, and keeps what was reached and answered before", () => {
    const { db, firm, open } = aScene();
    open();
    expect(getEnrollment(db, firm.id)).toMatchObject({
      interviewedAt: null,
      planAgreedAt: null,
      status: "enrolled",
    });
    expect(
      assessmentOf(db, firm.id, firm.roundId).respondents.some(({ answers }) => "marge" in answers),
    ).toBe(true);
    const { id } = currentRound(db, firm.operationId);
    expect(assessmentOf(db, firm.id, id).respondents).toEqual([]);
  });

  it("is refused while nothing could be compared with it", () => {
    const { db, writer } = aScene();
    const empty = anOperation(db);
    const everywhere = aWriter(db, [empty]);
    expect(openRound(db, everywhere, empty.id, NOW)).toMatchObject({
      ok: false,
      problem: {
        code: "no-other-round",
        message: expect.stringContaining("Aucun entretien n’est terminé en T0"),
      },
    });
    expect(openRound(db, writer, empty.id, NOW)).toMatchObject({ problem: { code: "forbidden" } });
  });

  it("says how many interviews of the present one it leaves unfinished", () => {
    const { db, operation } = aScene();
    anEnrollment(db, { operation });
    expect(tellRounds(db, operation.id)).toMatchObject({ unfinished: 1, whyNot: null, canCancel: false });
  });

  it("can be taken back while nothing was written in it, sheets that were only opened included", () => {
    const { db, operation, firm, open, cancel } = aScene();
    open();
    openSheets(db, firm.id, aStamp());
    expect(cancel()).toEqual({ ok: true, value: null });
    expect(listRounds(db, operation.id)).toMatchObject([{ code: "T0", closedOn: null }]);
    expect(getEnrollment(db, firm.id)?.status).toBe("planned");
  });

  it("stays once somebody has answered in it", () => {
    const { db, operation, firm, open, cancel } = aScene();
    open();
    openSheets(db, firm.id, aStamp());
    const { id } = currentRound(db, operation.id);
    const sheet = listRespondents(db, firm.id).find(({ roundId }) => roundId === id);
    writeAnswers(db, sheet?.id ?? "", { marge: { value: 1 } });
    expect(cancel()).toMatchObject({ ok: false, problem: { code: "round-used" } });
    expect(listRounds(db, operation.id)).toHaveLength(2);
  });

  it("is not there to be taken back when there is only the first", () => {
    expect(aScene().cancel()).toMatchObject({ problem: { code: "round-used" } });
  });
});
