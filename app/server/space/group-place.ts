/** Where a firm stands among the others, as the report that it was handed said it: frozen with it, and never anybody's name. */
import * as z from "zod";
import { FEWEST_FOR_QUARTILES } from "#app/domain/synthesis/distribution.ts";
import type { Db } from "#db/client.server.ts";
import { readCell } from "#db/json.ts";
import { readReport } from "#db/reports.ts";

const level = z.object({ label: z.string(), rank: z.number() });
const band = z.object({ q1: z.number(), median: z.number(), q3: z.number(), firms: z.number() });
const score = z.number().nullable();

/** What is read again of a report: reports of every age are read, so nothing else is asked of them. */
const snapshotSchema = z.object({
  levels: z.array(z.object({ label: z.string() })),
  essentials: z.object({ score, level: level.nullable() }),
  themes: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      scored: z.boolean(),
      score,
      level: level.nullable(),
      group: band.nullable(),
    }),
  ),
});

export type GroupPlace = {
  readonly score: number | null;
  readonly level: z.infer<typeof level> | null;
  readonly levelCount: number;
  /** Themes that are scored, in their order. */
  readonly themes: readonly ThemePlace[];
};

export type ThemePlace = {
  readonly id: string;
  readonly label: string;
  /** 0–100, or null: « Non évalué ». */
  readonly score: number | null;
  readonly level: z.infer<typeof level> | null;
  /** The others' figures; null where fewer than five others stand behind them. */
  readonly group: z.infer<typeof band> | null;
};

/** The place that a released report gave; null when there is no such report. */
export function groupPlaceOf(db: Db, reportId: string): GroupPlace | null {
  const report = readReport(db, reportId);
  if (report === null) return null;
  const { levels, essentials, themes } = readCell(snapshotSchema, report.snapshot, "reports.snapshot");
  return {
    score: essentials.score,
    level: essentials.level,
    levelCount: levels.length,
    themes: themes
      .filter(({ scored }) => scored)
      .map(({ id, label, score: own, level: reached, group }) => ({
        id,
        label,
        score: own,
        level: reached,
        group: group !== null && group.firms >= FEWEST_FOR_QUARTILES ? group : null,
      })),
  };
}
