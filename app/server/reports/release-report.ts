/** Handing a firm its report: what is handed over is frozen, with the figures it was drawn from and its fingerprint. */
import { createHash } from "node:crypto";
import { failure, type Problem, type Result, success } from "#app/domain/errors.ts";
import type { EnrollmentMilestones } from "#app/domain/operation/operation.ts";
import type { FirmReport } from "#app/domain/report/firm-report.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { dayInFrance, newId } from "#app/server/clock.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { findForActor, WITHDRAWN } from "#app/server/enrollment-access.ts";
import type { Logger } from "#app/server/log.ts";
import type { PdfPool } from "#app/server/pdf/pool.ts";
import type { Readings } from "#app/server/readings/readings.ts";
import { firmReportOf } from "#app/server/reports/firm-report.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { setOnEnrollment } from "#db/enrollment-writes.ts";
import { insertReport } from "#db/reports.ts";

export type ReleaseTools = {
  readonly db: Db;
  readonly content: Content;
  /** Without it the figures are read on this thread. */
  readonly readings?: Readings;
  readonly pdf: PdfPool;
  readonly log: Logger;
};

/**
 * Draws the report, keeps it, and notes that it was handed over. Fails with `not-found` or `forbidden`, with `withdrawn` when
 * the firm left, with `plan-open` before the plan is agreed on, and with `drawing-failed`: nothing is then kept.
 */
export async function releaseReport(
  tools: ReleaseTools,
  enrollmentId: string,
  actor: ActingUser,
  now: string,
): Promise<Result<{ readonly reportId: string }>> {
  const { db, content, readings, pdf, log } = tools;
  const found = findForActor(db, enrollmentId, actor, "release", "firmReport");
  if (!found.ok) return found;
  const { enrollment, operation, round } = found.value;
  const refusal = refusalOf(enrollment);
  if (refusal !== null) return failure(refusal);
  const asked = { operationId: operation.id, enrollmentId, today: dayInFrance(now) };
  const report =
    readings === undefined
      ? firmReportOf(db, content, asked, asked.today)
      : await readings.read("firm-report", asked);
  if (report === null) throw new Error(`the enrollment ${enrollmentId} vanished from its operation`);
  const drawn = await drawReport(pdf, log, report);
  if (drawn === null) return failure(DRAWING_FAILED);
  const reportId = newId();
  inTransaction(db, () => {
    insertReport(db, {
      id: reportId,
      enrollmentId,
      roundId: round.id,
      snapshot: JSON.stringify(report),
      pdf: drawn,
      sha256: createHash("sha256").update(drawn).digest("hex"),
      releasedAt: now,
      releasedBy: actor.id,
    });
    setOnEnrollment(db, enrollmentId, { reportReleasedAt: now }, now);
  });
  return success({ reportId });
}

export const DRAWING_FAILED: Problem = {
  code: "drawing-failed",
  message:
    "Le rapport n’a pas pu être mis en page. Rien n’est perdu : réessayez dans un instant ; si cela recommence, prévenez votre administrateur.",
};

function refusalOf({ withdrawnAt, planAgreedAt }: EnrollmentMilestones): Problem | null {
  if (withdrawnAt !== null) return { code: "withdrawn", message: WITHDRAWN };
  if (planAgreedAt !== null) return null;
  return {
    code: "plan-open",
    message: "Arrêtez d’abord le plan d’actions avec l’entreprise : le rapport remis ne changera plus.",
  };
}

/** Null when the drawing failed; the log then says why. */
async function drawReport(pdf: PdfPool, log: Logger, report: FirmReport): Promise<Buffer | null> {
  try {
    return Buffer.from(await pdf.draw({ kind: "firm-report", report }));
  } catch (error) {
    log.error({ error }, "a firm report could not be drawn");
    return null;
  }
}
