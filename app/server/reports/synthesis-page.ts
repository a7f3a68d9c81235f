/** What the pages of the collective report show: the report, and what the consultants alone are told beside it. */
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";
import type { HiddenCell } from "#app/domain/synthesis/disclosure/notes.ts";
import type { Content } from "#app/server/content/load-content.ts";
import { synthesisOf } from "#app/server/reports/collective-report.ts";
import type { Db } from "#db/client.server.ts";

export type SynthesisPage = {
  readonly report: CollectiveReport;
  /** Of each need that firms share, how many firms are missing for a collective action; for the consultants of the operation only. */
  readonly needs: readonly { readonly missing: number }[];
  /** For the consultants of the operation only. */
  readonly hidden: readonly HiddenCell[];
};

/** Null when the operation doesn't exist. `today` is an ISO date: the date of every figure. */
export function synthesisPageOf(
  db: Db,
  content: Content,
  operationId: string,
  today: string,
): SynthesisPage | null {
  const synthesis = synthesisOf(db, content, operationId, today);
  if (synthesis === null) return null;
  const { report, exact, protectedSynthesis } = synthesis;
  return {
    report,
    needs: exact.needs.map(({ missing }) => ({ missing })),
    hidden: protectedSynthesis.hidden,
  };
}
