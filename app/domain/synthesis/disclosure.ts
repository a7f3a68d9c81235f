/**
 * From the exact synthesis to the one that may leave the operation. docs/disclosure.md explains the rules and why they are
 * what they are; the tests show that no hidden count can be found again.
 */
import { compareIds } from "#app/domain/compare.ts";
import { LOWEST_MINIMUM_GROUP_SIZE } from "#app/domain/operation/operation.ts";
import type { CollectiveSynthesis, OperationProgress } from "#app/domain/synthesis/collective-synthesis.ts";
import { type Cells, cellsOf } from "#app/domain/synthesis/disclosure/cells.ts";
import { countNotPublished } from "#app/domain/synthesis/disclosure/count-not-published.ts";
import type { PublishedCount } from "#app/domain/synthesis/disclosure/counts.ts";
import { type EarlierPublication, toLedger } from "#app/domain/synthesis/disclosure/ledger.ts";
import { type HiddenCell, type Note, openNotes } from "#app/domain/synthesis/disclosure/notes.ts";
import { protectChange } from "#app/domain/synthesis/disclosure/protect-change.ts";
import { protectParticipants } from "#app/domain/synthesis/disclosure/protect-people.ts";
import { protectPlans } from "#app/domain/synthesis/disclosure/protect-plans.ts";
import { protectHeatmaps, protectMaturity } from "#app/domain/synthesis/disclosure/protect-scores.ts";
import {
  byPublishedCount,
  protectFamily,
  protectNeed,
  protectRecommendation,
  protectScheme,
  protectTag,
} from "#app/domain/synthesis/disclosure/protect-tags.ts";
import { settle } from "#app/domain/synthesis/disclosure/settle.ts";
import type { HeldFigure } from "#app/domain/synthesis/disclosure/settle-desk.ts";
import type { PublishedProgress, PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

/** The protected synthesis, what was hidden in it and why, and what the next one must know of it: only the first may leave. */
export type ProtectedSynthesis = {
  readonly published: PublishedSynthesis;
  /** For the consultants of the operation only, as all that follows. */
  readonly hidden: readonly HiddenCell[];
  /** Figures that stay as they were last published. */
  readonly held: readonly HeldFigure[];
  /** To keep, were this synthesis published: all its figures, and which firms the new ones rest on. */
  readonly record: EarlierPublication;
};

/**
 * Protects a synthesis for readers outside the operation, who may hold all that was published of it before.
 *
 * @param minimumGroupSize k: the fewest firms that a figure may rest on; taken as 3 when it is under it.
 * @param earlier what was kept of each earlier publication (`record`), the first one first.
 */
export function protectSynthesis(
  synthesis: CollectiveSynthesis,
  minimumGroupSize: number,
  earlier: readonly EarlierPublication[] = [],
): ProtectedSynthesis {
  const k = Math.max(LOWEST_MINIMUM_GROUP_SIZE, minimumGroupSize);
  const { note, taken } = openNotes();
  const cells = cellsOf(synthesis, k);
  const alone = protectAlone(synthesis, cells, k, note);
  const settled = settle(alone, cells, earlier, synthesis.assessed);
  return {
    published: withoutHiddenLines(settled.synthesis),
    hidden: taken().filter((cell) => cell.reason !== "empty"),
    held: settled.held,
    record: { synthesis: settled.synthesis, ledger: toLedger(synthesis.assessed, settled.fresh) },
  };
}

/** What may be published were there no other publication; lines that hide everything are still in it. */
function protectAlone(
  synthesis: CollectiveSynthesis,
  cells: Cells,
  k: number,
  note: Note,
): PublishedSynthesis {
  return {
    asOf: synthesis.asOf,
    minimumGroupSize: k,
    progress: publishProgress(synthesis.progress, k, note),
    participants: protectParticipants(synthesis.participants, k, note),
    maturity: protectMaturity(synthesis.maturity, k, note),
    change: protectChange(synthesis, cells, k, note),
    heatmaps: protectHeatmaps(synthesis.heatmaps, synthesis.assessed.length, k, note),
    obstacles: synthesis.obstacles.map((family) => protectFamily(family, k, note)),
    opportunities: synthesis.opportunities.map((opportunity) => protectTag(opportunity, k, note)),
    needs: synthesis.needs.map((need) => protectNeed(need, k, note)),
    recommendations: synthesis.recommendations.map((each) => protectRecommendation(each, k, note)),
    schemes: synthesis.schemes.map((scheme) => protectScheme(scheme, k, note)),
    plans: protectPlans(synthesis.plans, synthesis.progress.assessed.n, k, note),
    notPublished: 0,
    heldSince: {},
  };
}

/** Lists in the order of their published numbers, without the lines that would only tell that somebody is there. */
function withoutHiddenLines(synthesis: PublishedSynthesis): PublishedSynthesis {
  const N = synthesis.progress.assessed;
  const published: PublishedSynthesis = {
    ...synthesis,
    obstacles: synthesis.obstacles.map((family) => ({
      ...family,
      obstacles: family.obstacles
        .map((obstacle) => ({ ...obstacle, firms: alike(obstacle.firms, N) }))
        .toSorted((a, b) => byPublishedCount(a.firms, b.firms) || compareIds(a.tag, b.tag)),
    })),
    opportunities: synthesis.opportunities
      .map((opportunity) => ({ ...opportunity, firms: alike(opportunity.firms, N) }))
      .toSorted((a, b) => byPublishedCount(a.firms, b.firms) || compareIds(a.tag, b.tag)),
    needs: synthesis.needs
      .filter((need) => need.firms.kind !== "hidden")
      .toSorted(
        (a, b) =>
          byPublishedCount(a.firms, b.firms) ||
          a.minimumFirms - b.minimumFirms ||
          compareIds(a.action, b.action),
      ),
    recommendations: synthesis.recommendations
      .filter((recommendation) => recommendation.firms.kind !== "hidden")
      .toSorted((a, b) => byPublishedCount(a.firms, b.firms) || compareIds(a.id, b.id)),
    schemes: synthesis.schemes
      .filter((scheme) => scheme.matched.kind !== "hidden" || scheme.planned.kind !== "hidden")
      .map((scheme) => ({ ...scheme, matched: alike(scheme.matched, N), planned: alike(scheme.planned, N) }))
      .toSorted(
        (a, b) =>
          byPublishedCount(a.planned, b.planned) ||
          byPublishedCount(a.matched, b.matched) ||
          compareIds(a.id, b.id),
      ),
  };
  return {
    ...published,
    notPublished: countNotPublished(published),
    heldSince: Object.fromEntries(
      Object.entries(synthesis.heldSince).filter(([unit]) => !hiddenUnits(synthesis).has(unit)),
    ),
  };
}

/** A hidden count that was held is out of an older N: printed, it would tell that it was held. */
function alike(count: PublishedCount, N: number): PublishedCount {
  return count.kind === "hidden" ? { kind: "hidden", N } : count;
}

/** The keys of the lines that hide everything: that one of them couldn't be renewed is nobody's business. */
function hiddenUnits(synthesis: PublishedSynthesis): ReadonlySet<string> {
  const { obstacles, opportunities, needs, recommendations, schemes, change } = synthesis;
  const silent = (change?.lines ?? []).flatMap(({ id, firms }) => (firms === null ? [`change:${id}`] : []));
  const units: readonly (readonly [string, PublishedCount])[] = [
    ...obstacles.flatMap((family) =>
      family.obstacles.map(({ tag, firms }) => [`obstacle:${tag}`, firms] as const),
    ),
    ...opportunities.map(({ tag, firms }) => [`opportunity:${tag}`, firms] as const),
    ...needs.map(({ action, firms }) => [`need:${action}`, firms] as const),
    ...recommendations.map(({ id, firms }) => [`recommendation:${id}`, firms] as const),
    ...schemes.flatMap(({ id, matched, planned }) => [
      [`matched:${id}`, matched] as const,
      [`planned:${id}`, planned] as const,
    ]),
  ];
  return new Set([...silent, ...units.flatMap(([unit, { kind }]) => (kind === "hidden" ? [unit] : []))]);
}

/** How far the operation has come is not drawn from answers: it is exact. How far the questions were answered is. */
function publishProgress(
  { coverage, coverages: _, ...progress }: OperationProgress,
  k: number,
  note: Note,
): PublishedProgress {
  const shown = coverage.n >= k;
  if (!shown)
    note("Méthode", "Part médiane des questions répondues", coverage.n === 0 ? "empty" : "too-few", null);
  return {
    enrolled: progress.enrolled,
    withdrawn: progress.withdrawn.n,
    participating: progress.participating,
    notStarted: progress.notStarted,
    interviewing: progress.interviewing,
    interviewed: progress.interviewed.n,
    assessed: progress.assessed.n,
    planned: progress.planned.n,
    reported: progress.reported.n,
    excluded: coverage.excluded,
    coverage: shown && coverage.value !== null ? Math.round(coverage.value * 1000) / 1000 : null,
  };
}
