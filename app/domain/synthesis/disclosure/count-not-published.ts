/** How many cells of a published synthesis print « n. p. ». It reads what is printed and nothing else, so that it adds nothing. */
import type { PublishedCount } from "#app/domain/synthesis/disclosure/counts.ts";
import type {
  PublishedChangeLine,
  PublishedScore,
  PublishedSynthesis,
} from "#app/domain/synthesis/published-synthesis.ts";

export function countNotPublished(synthesis: PublishedSynthesis): number {
  const { maturity, change, heatmaps, obstacles, opportunities, needs, recommendations, schemes, plans } =
    synthesis;
  const cells: readonly boolean[] = [
    synthesis.progress.coverage === null,
    ...[maturity.overall, ...maturity.themes].flatMap(hiddenInScore),
    ...(change === null || change.compared === null ? [] : change.lines).flatMap(hiddenInChange),
    ...heatmaps.flatMap(({ cells: rows }) => rows.flat().map((cell) => cell === null)),
    ...obstacles.flatMap((family) =>
      family.obstacles.flatMap(({ firms, evidenced, gap }) => [
        isHidden(firms),
        ...(firms.kind === "exact" ? [isHidden(evidenced)] : []),
        ...(gap === null ? [] : Object.values(gap).map((part) => part === null)),
      ]),
    ),
    ...opportunities.map(({ firms }) => isHidden(firms)),
    ...needs.flatMap(({ firms, sources, inPlan }) =>
      firms.kind === "exact"
        ? [isHidden(inPlan), ...Object.values(sources).map((part) => part === null)]
        : [],
    ),
    ...recommendations.map(({ priority }) => isHidden(priority)),
    ...schemes.flatMap(({ matched, planned }) => [isHidden(matched), isHidden(planned)]),
    ...Object.values(plans).map((value) =>
      typeof value === "object" && value !== null ? isHidden(value) : value === null,
    ),
  ];
  return cells.filter(Boolean).length;
}

function isHidden(count: PublishedCount): boolean {
  return count.kind === "hidden";
}

function hiddenInScore({ median, spread }: PublishedScore): readonly boolean[] {
  return [median === null, spread.kind === "hidden"];
}

function hiddenInChange({ before, after, rose, stayed, fell }: PublishedChangeLine): readonly boolean[] {
  return [before, after, rose, stayed, fell].map((value) => value === null);
}
