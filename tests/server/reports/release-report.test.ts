import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { content } from "#app/server/content/load-content.ts";
import { makeLog } from "#app/server/log.ts";
import { openPdfPool, type PdfPool } from "#app/server/pdf/pool.ts";
import { firmReportOf } from "#app/server/reports/firm-report.ts";
import { releaseReport } from "#app/server/reports/release-report.ts";
import { setOnEnrollment, withdrawEnrollment } from "#db/enrollment-writes.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { latestReport, listReports, readReport } from "#db/reports.ts";
import { reports } from "#db/schema/plans.ts";
import { aDatabase, anEnrollment, anOperation, aUser, writeAnswers } from "#tests/support/a-database.ts";
import { fullAssessment, houseQuestionnaire } from "#tests/support/a-report.ts";
import { actingAs, aStranger } from "#tests/support/an-acting-user.ts";

const NOW = "2027-03-02T09:00:00.000Z";
const LATER = "2027-03-09T09:00:00.000Z";

let pdf: PdfPool;
beforeAll(() => {
  pdf = openPdfPool(1);
});
afterAll(() => pdf.close());

/** A firm whose interview is over and whose plan is agreed on, and the consultant who is about to hand over its report. */
function aReadyFirm() {
  const db = aDatabase();
  const user = aUser(db, { name: "Claire Martin" });
  const operation = anOperation(db, { consultants: [user.id] });
  const firm = anEnrollment(db, {
    operation,
    consultantId: user.id,
    interviewedAt: "2027-02-20T09:00:00.000Z",
    planAgreedAt: "2027-02-27T09:00:00.000Z",
  });
  const [sheet] = fullAssessment(houseQuestionnaire("artisans-renovation")).respondents;
  writeAnswers(db, firm.sheets.consultant, sheet?.answers ?? {});
  const tools = { db, content: content(), pdf, log: makeLog("silent") };
  const scope = { operationId: operation.id, enrollmentId: firm.id };
  return { db, firm, tools, scope, actor: actingAs(db, user) };
}

describe("handing a firm its report", () => {
  it("keeps the document, what it was drawn from and its fingerprint, and notes the day", async () => {
    const { db, firm, tools, scope, actor } = aReadyFirm();
    const released = await releaseReport(tools, firm.id, actor, NOW);
    expect(released.ok).toBe(true);
    const kept = latestReport(db, firm.id);
    const stored = readReport(db, kept?.id ?? "");
    expect(kept).toMatchObject({ releasedAt: NOW, releasedBy: actor.id, releasedByName: "Claire Martin" });
    expect(kept?.sha256).toBe(
      createHash("sha256")
        .update(stored?.pdf ?? "")
        .digest("hex"),
    );
    expect(stored?.pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(JSON.parse(stored?.snapshot ?? "null")).toEqual(
      JSON.parse(JSON.stringify(firmReportOf(db, content(), scope, "2027-03-02"))),
    );
    expect(getEnrollment(db, firm.id)?.reportReleasedAt).toBe(NOW);
  });

  it("freezes it: later answers change the screen and the next report, never the one handed over", async () => {
    const { db, firm, tools, scope, actor } = aReadyFirm();
    await releaseReport(tools, firm.id, actor, NOW);
    const before = readReport(db, latestReport(db, firm.id)?.id ?? "");
    writeAnswers(db, firm.sheets.director, { "taux-horaire-de-revient": { choice: "inconnu" } });
    await releaseReport(tools, firm.id, actor, LATER);
    const handed = listReports(db, firm.id);
    expect(handed.map(({ releasedAt }) => releasedAt)).toEqual([LATER, NOW]);
    expect(readReport(db, handed[1]?.id ?? "")).toEqual(before);
    expect(readReport(db, handed[0]?.id ?? "")).not.toEqual(before);
    expect(() =>
      db
        .update(reports)
        .set({ sha256: "0".repeat(64) })
        .run(),
    ).toThrow();
    expect(firmReportOf(db, content(), scope, "2027-03-09")?.issuedOn).toBe("2027-03-09");
  });

  it.each([
    { refused: "a plan that isn't agreed on", given: { planAgreedAt: null }, code: "plan-open" },
    { refused: "a firm that left", given: "withdraw", code: "withdrawn" },
  ] as const)("refuses $refused", async ({ given, code }) => {
    const { db, firm, tools, actor } = aReadyFirm();
    if (given === "withdraw") withdrawEnrollment(db, firm.id, "Cessation", NOW);
    else setOnEnrollment(db, firm.id, given, NOW);
    expect(await releaseReport(tools, firm.id, actor, NOW)).toMatchObject({ ok: false, problem: { code } });
    expect(listReports(db, firm.id)).toEqual([]);
    expect(getEnrollment(db, firm.id)?.reportReleasedAt).toBeNull();
  });

  it("refuses a stranger as if the firm did not exist", async () => {
    const { db, firm, tools } = aReadyFirm();
    const released = await releaseReport(tools, firm.id, aStranger(db), NOW);
    expect(released).toMatchObject({ ok: false, problem: { code: "not-found" } });
    expect(listReports(db, firm.id)).toEqual([]);
  });

  it("keeps nothing when the drawing fails", async () => {
    const { db, firm, tools, actor } = aReadyFirm();
    const closed = openPdfPool(1, 1);
    const released = await releaseReport({ ...tools, pdf: closed }, firm.id, actor, NOW);
    await closed.close();
    expect(released).toMatchObject({ ok: false, problem: { code: "drawing-failed" } });
    expect(listReports(db, firm.id)).toEqual([]);
    expect(getEnrollment(db, firm.id)?.reportReleasedAt).toBeNull();
  });
});
