/** What a published synthesis shows first: the reading that sentences, charts and advice share. */
import { compareIds } from "#app/domain/compare.ts";
import { byPublishedCount } from "#app/domain/synthesis/disclosure/protect-tags.ts";
import type {
  PublishedFamily,
  PublishedObstacle,
  PublishedSynthesis,
  PublishedTheme,
} from "#app/domain/synthesis/published-synthesis.ts";

/** Published obstacles of all families, the most widespread first. */
export function leadingObstacles({ obstacles }: PublishedSynthesis): readonly PublishedObstacle[] {
  return obstacles
    .flatMap((family) => family.obstacles)
    .filter(({ firms }) => firms.kind !== "hidden")
    .toSorted((a, b) => byPublishedCount(a.firms, b.firms) || compareIds(a.tag, b.tag));
}

/** The obstacles of a family whose number of firms is published. */
export function publishedObstacles(family: PublishedFamily): readonly PublishedObstacle[] {
  return family.obstacles.filter(({ firms }) => firms.kind !== "hidden");
}

/** Themes with a published median, the lowest first. */
export function themesFromLowest({
  maturity,
}: PublishedSynthesis): readonly (PublishedTheme & { readonly median: number })[] {
  return maturity.themes
    .flatMap((theme) => (theme.median === null ? [] : [{ ...theme, median: theme.median }]))
    .toSorted((a, b) => a.median - b.median || compareIds(a.id, b.id));
}

/** The least and the most advanced themes by their published medians, ties together; null where all have the same one. */
export function extremeThemes(synthesis: PublishedSynthesis): {
  readonly lowest: { readonly median: number; readonly labels: readonly string[] };
  readonly highest: { readonly median: number; readonly labels: readonly string[] };
} | null {
  const themes = themesFromLowest(synthesis);
  const least = themes[0]?.median;
  const most = themes.at(-1)?.median;
  if (least === undefined || most === undefined || least === most) return null;
  const at = (median: number) => ({
    median,
    labels: themes.filter((theme) => theme.median === median).map(({ label }) => label),
  });
  return { lowest: at(least), highest: at(most) };
}

/** An obstacle that is said more than it is seen, or the reverse: how many firms say it and don't show it, and so on. */
export type Gap = { readonly obstacle: PublishedObstacle; readonly firms: number };

/** Obstacles that some firms declare while their other answers don't show them, the widest gap first. */
export function saidNotSeen(synthesis: PublishedSynthesis): readonly Gap[] {
  return gaps(
    synthesis,
    ({ declaredOnly }) => declaredOnly,
    ({ seenOnly }) => seenOnly,
  );
}

/** Obstacles that the answers of some firms show while their directors don't declare them, the widest gap first. */
export function seenNotSaid(synthesis: PublishedSynthesis): readonly Gap[] {
  return gaps(
    synthesis,
    ({ seenOnly }) => seenOnly,
    ({ declaredOnly }) => declaredOnly,
  );
}

type GapParts = NonNullable<PublishedObstacle["gap"]>;

/** A gap counts one way only: where the other way is wider too, it is told there. */
function gaps(
  synthesis: PublishedSynthesis,
  one: (gap: GapParts) => number | null,
  other: (gap: GapParts) => number | null,
): readonly Gap[] {
  return leadingObstacles(synthesis)
    .flatMap((obstacle): readonly Gap[] => {
      if (obstacle.gap === null) return [];
      const firms = one(obstacle.gap);
      return firms === null || firms === 0 || firms <= (other(obstacle.gap) ?? 0)
        ? []
        : [{ obstacle, firms }];
    })
    .toSorted((a, b) => b.firms - a.firms || compareIds(a.obstacle.tag, b.obstacle.tag));
}

/** Whether enough firms are assessed for anything drawn from answers to be published. */
export function hasFigures({ progress, minimumGroupSize }: PublishedSynthesis): boolean {
  return progress.assessed >= minimumGroupSize;
}
