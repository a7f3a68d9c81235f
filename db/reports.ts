/** Firm reports as they were handed over: immutable (a trigger refuses any change). */
import { desc, eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { users } from "#db/schema/accounts.ts";
import { reports } from "#db/schema/plans.ts";

/** A released report without its contents. */
export type ReleasedReport = {
  readonly id: string;
  readonly enrollmentId: string;
  readonly roundId: string;
  /** SHA-256 of the PDF, in hexadecimal. */
  readonly sha256: string;
  /** ISO instant. */
  readonly releasedAt: string;
  readonly releasedBy: string | null;
  readonly releasedByName: string | null;
};

/** What was handed over, with what it was drawn from. */
export type NewReport = Omit<ReleasedReport, "releasedByName"> & {
  /** JSON of the view-model. */
  readonly snapshot: string;
  readonly pdf: Buffer;
};

const COLUMNS = {
  id: reports.id,
  enrollmentId: reports.enrollmentId,
  roundId: reports.roundId,
  sha256: reports.sha256,
  releasedAt: reports.releasedAt,
  releasedBy: reports.releasedBy,
  releasedByName: users.name,
};

/** Keeps a report for good. */
export function insertReport(db: Db, report: NewReport): void {
  db.insert(reports).values(report).run();
}

/** The reports that were handed to a firm, the latest first. */
export function listReports(db: Db, enrollmentId: string): readonly ReleasedReport[] {
  return db
    .select(COLUMNS)
    .from(reports)
    .leftJoin(users, eq(users.id, reports.releasedBy))
    .where(eq(reports.enrollmentId, enrollmentId))
    .orderBy(desc(reports.releasedAt), desc(reports.id))
    .all();
}

/** The latest report that was handed to a firm, or null. */
export function latestReport(db: Db, enrollmentId: string): ReleasedReport | null {
  return listReports(db, enrollmentId)[0] ?? null;
}

/** The file and the snapshot of a report, or null. */
export function readReport(db: Db, id: string): { readonly pdf: Buffer; readonly snapshot: string } | null {
  return (
    db
      .select({ pdf: reports.pdf, snapshot: reports.snapshot })
      .from(reports)
      .where(eq(reports.id, id))
      .get() ?? null
  );
}
