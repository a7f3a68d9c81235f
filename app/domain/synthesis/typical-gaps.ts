/** What is usual: directors overrate themselves everywhere, so a firm's gap is read beside those of the others. */
import type { Perspective } from "#app/domain/questionnaire/definition.ts";
import type { ThemeGap } from "#app/domain/scoring/perception-gaps.ts";
import { tellsEveryone } from "#app/domain/synthesis/disclosure/counts.ts";
import { FEWEST_FOR_QUARTILES, largestTie, median } from "#app/domain/synthesis/distribution.ts";

/** The usual gap of a group of firms on one theme. */
export type TypicalGap = {
  readonly themeId: string;
  readonly perspective: Exclude<Perspective, "director">;
  /** Median of the firms' gaps, −100 to 100. */
  readonly gap: number;
  /** How many firms have this gap. */
  readonly firms: number;
};

/** A gap of one firm, as much of it as is compared with those of others. */
export type ComparedGap = Pick<ThemeGap, "themeId" | "perspective" | "gap">;

/**
 * The median gap of each theme and perspective over the *other* firms, where enough of them have one: as many as the
 * operation's minimum group size, and five at least, as for every median of others that a firm is shown. Nothing where
 * nearly all of them have the same gap, which would then be anybody's.
 *
 * @param others the theme gaps of each firm but the one that reads.
 * @param minimumGroupSize k, the fewest firms that a figure shown to others may rest on.
 */
export function typicalGaps(
  others: readonly (readonly ComparedGap[])[],
  minimumGroupSize: number,
): readonly TypicalGap[] {
  const gaps = new Map<string, { readonly of: ComparedGap; readonly values: number[] }>();
  for (const gap of others.flat()) {
    const key = `${gap.themeId} ${gap.perspective}`;
    const same = gaps.get(key);
    if (same === undefined) gaps.set(key, { of: gap, values: [gap.gap] });
    else same.values.push(gap.gap);
  }
  const fewest = Math.max(minimumGroupSize, FEWEST_FOR_QUARTILES);
  return [...gaps.values()].flatMap(({ of: { themeId, perspective }, values }) => {
    const gap = median(values);
    const firms = values.length;
    if (gap === null || firms < fewest || tellsEveryone(largestTie(values), firms, minimumGroupSize))
      return [];
    return [{ themeId, perspective, gap, firms }];
  });
}
