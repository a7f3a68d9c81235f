/**
 * What is printed, taken at its word: whether a world agrees with every number of a published synthesis. It knows nothing of
 * how the figures were protected; it only reads the page, each figure at its own date.
 */
import type { CollectiveSynthesis, ScoreSummary } from "#app/domain/synthesis/collective-synthesis.ts";
import type { PublishedCount } from "#app/domain/synthesis/disclosure/counts.ts";
import type { PublishedScore, PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

/** @param at the exact figures of the world at a date, by ISO date. */
export function agrees(page: PublishedSynthesis, at: ReadonlyMap<string, CollectiveSynthesis>): boolean {
  const world = (unit: string): CollectiveSynthesis => {
    const date = page.heldSince[unit] ?? page.asOf;
    const found = at.get(date);
    if (found === undefined) throw new Error(`no figures of ${date}`);
    return found;
  };
  return (
    agreesOnScores(page, world) &&
    page.heatmaps.every((map) => {
      const { heatmaps, maturity } = world(`heatmap:${map.by}`);
      const exact = heatmaps.find(({ by }) => by === map.by);
      return map.cells.every((row, theme) =>
        row.every((cell, place) => {
          if (cell === null) return true;
          const label = map.groups[place]?.label;
          const own = exact?.groups.find((group) => group.label === label);
          // A group that was joined to others is not read.
          if (own === undefined || maturity.themes[theme] === undefined) return true;
          return sameMedian(own.scores[theme] ?? [], cell.median);
        }),
      );
    }) &&
    page.obstacles.every((family) =>
      family.obstacles.every(({ tag, firms }) => {
        const exact = world(`obstacle:${tag}`)
          .obstacles.flatMap(({ obstacles }) => obstacles)
          .find((each) => each.tag === tag);
        return agreesOnCount(firms, exact?.firms.n ?? 0);
      }),
    ) &&
    page.opportunities.every(({ tag, firms }) =>
      agreesOnCount(
        firms,
        world(`opportunity:${tag}`).opportunities.find((each) => each.tag === tag)?.firms.n ?? 0,
      ),
    )
  );
}

function agreesOnCount(count: PublishedCount, n: number): boolean {
  if (count.kind === "hidden") return true;
  return count.kind === "exact" ? count.n === n : n >= 0.8 * count.N;
}

function agreesOnScores(page: PublishedSynthesis, world: (unit: string) => CollectiveSynthesis): boolean {
  const { overall, themes } = page.maturity;
  return (
    agreesOnScore(overall, world("score:overall").maturity.overall) &&
    themes.every((theme) => {
      const exact = world(`score:${theme.id}`).maturity.themes.find(({ id }) => id === theme.id);
      return exact !== undefined && agreesOnScore(theme, exact);
    })
  );
}

function agreesOnScore({ median, q1, q3, spread, evaluated }: PublishedScore, exact: ScoreSummary): boolean {
  if (evaluated !== null && evaluated !== exact.scores.size) return false;
  const printsAlike = (shown: number | null, value: number | null) =>
    shown === null || (value !== null && Math.round(value * 10) / 10 === shown);
  if (!printsAlike(median, exact.median.value) || !printsAlike(q1, exact.q1) || !printsAlike(q3, exact.q3))
    return false;
  const counts = exact.levels.map(({ firms }) => firms.n);
  const inClass = (first: number, last: number) =>
    counts.slice(first, last + 1).reduce((sum, count) => sum + count, 0);
  if (spread.kind === "classes")
    return spread.classes.every(({ first, last, n }) => inClass(first, last) === n);
  return spread.kind === "hidden" || (counts[spread.rank] ?? 0) >= 0.8 * exact.scores.size;
}

function sameMedian(scores: readonly number[], shown: number): boolean {
  const sorted = scores.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  const high = sorted[Math.floor(middle)] ?? Number.NaN;
  return Math.round(((low + high) / 2) * 10) / 10 === shown;
}
