/** From a score to a word. */
import { reaches } from "#app/domain/compare.ts";
import type { Level } from "#app/domain/questionnaire/definition.ts";

/** The last level whose `from` the unrounded score (0–100) reaches: 79.6 prints « 80 » and is not yet at 80. */
export function levelFor(score: number | null, levels: readonly Level[]): Level | null {
  if (score === null) return null;
  return levels.findLast((level) => reaches(score, level.from)) ?? null;
}
