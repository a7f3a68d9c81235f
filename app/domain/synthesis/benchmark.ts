/** Where the others of its group stand, for one firm. */
import type { GroupBand } from "#app/domain/report/firm-report.ts";
import { tellsEveryone } from "#app/domain/synthesis/disclosure/counts.ts";
import { FEWEST_FOR_QUARTILES, largestTie, quartiles } from "#app/domain/synthesis/distribution.ts";
import { type FirmFacts, isAssessed } from "#app/domain/synthesis/firm-facts.ts";

/**
 * The median and the quartiles of the *other* assessed firms on each theme (ids of the firm's own questionnaire), or null
 * where fewer than k others are evaluated. Five are needed whatever k is: the quartiles of fewer would give away the lowest
 * and the highest. Null too where nearly all of them have the same score, which would then be anybody's.
 *
 * @param minimumGroupSize k, the fewest firms that a figure shown to others may rest on.
 */
export function benchmarkFor(
  firms: readonly FirmFacts[],
  enrollmentId: string,
  themeIds: readonly string[],
  minimumGroupSize: number,
): ReadonlyMap<string, GroupBand | null> {
  const others = firms.filter((firm) => firm.enrollmentId !== enrollmentId && isAssessed(firm));
  return new Map(themeIds.map((id) => [id, bandOf(scoresOn(others, id), minimumGroupSize)]));
}

function scoresOn(firms: readonly FirmFacts[], themeId: string): readonly number[] {
  return firms.flatMap((firm) => {
    const score = firm.scores?.themes.find((theme) => theme.id === themeId)?.score ?? null;
    return score === null ? [] : [score];
  });
}

function bandOf(scores: readonly number[], minimumGroupSize: number): GroupBand | null {
  if (scores.length < Math.max(minimumGroupSize, FEWEST_FOR_QUARTILES)) return null;
  if (tellsEveryone(largestTie(scores), scores.length, minimumGroupSize)) return null;
  const found = quartiles(scores);
  return found === null ? null : { ...found, firms: scores.length };
}
