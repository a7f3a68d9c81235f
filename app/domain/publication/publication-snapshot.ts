/** A synthesis as it was published: everything that every output of it is made from. Plain values, kept as JSON. */

import type { ExplainedFigure } from "#app/domain/report/collective/explained-figure.ts";
import type { CollectiveReport } from "#app/domain/report/collective-report.ts";

/** Grows by one when what is kept changes its shape: app/server/publications/snapshot.ts then learns to read the one before. */
export const SNAPSHOT_FORMAT = 2;

export type PublicationSnapshot = {
  readonly format: typeof SNAPSHOT_FORMAT;
  /** 1, 2 … in the operation. */
  readonly number: number;
  readonly report: CollectiveReport;
  /** Every figure of the report, explained. */
  readonly figures: readonly ExplainedFigure[];
};
