/**
 * From the exact synthesis to the one that may leave the operation. docs/disclosure.md explains the rules and why they are
 * what they are; the tests show that no hidden count can be found again.
 */
import { compareIds } from "#app/domain/compare.ts";
import { LOWEST_MINIMUM_GROUP_SIZE } from "#app/domain/operation/operation.ts";
import type { CollectiveSynthesis, OperationProgress } from "#app/domain/synthesis/collective-synthesis.ts";
import { type HiddenCell, type Note, openNotes } from "#app/domain/synthesis/disclosure/notes.ts";
import { protectParticipants } from "#app/domain/synthesis/disclosure/protect-people.ts";
import { protectPlans } from "#app/domain/synthesis/disclosure/protect-plans.ts";
import { protectHeatmap, protectMaturity } from "#app/domain/synthesis/disclosure/protect-scores.ts";
import {
  byPublishedCount,
  protectFamily,
  protectNeed,
  protectRecommendation,
  protectScheme,
  protectTag,
} from "#app/domain/synthesis/disclosure/protect-tags.ts";
import type { PublishedProgress, PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

/** The protected synthesis, and what was hidden in it and why: the second is for the consultants of the operation only. */
export type ProtectedSynthesis = {
  readonly published: PublishedSynthesis;
  readonly hidden: readonly HiddenCell[];
};

/**
 * Protects a synthesis for readers outside the operation.
 *
 * @param minimumGroupSize k: the fewest firms that a figure may rest on; taken as 3 when it is under it.
 */
export function protectSynthesis(
  synthesis: CollectiveSynthesis,
  minimumGroupSize: number,
): ProtectedSynthesis {
  const k = Math.max(LOWEST_MINIMUM_GROUP_SIZE, minimumGroupSize);
  const { note, taken } = openNotes();
  const published = {
    asOf: synthesis.asOf,
    minimumGroupSize: k,
    progress: publishProgress(synthesis.progress, k, note),
    participants: protectParticipants(synthesis.participants, k, note),
    maturity: protectMaturity(synthesis.maturity, k, note),
    heatmaps: synthesis.heatmaps.flatMap((heatmap) => protectHeatmap(heatmap, k, note) ?? []),
    obstacles: synthesis.obstacles.map((family) => protectFamily(family, k, note)),
    opportunities: synthesis.opportunities
      .map((opportunity) => protectTag(opportunity, k, note))
      .toSorted((a, b) => byPublishedCount(a.firms, b.firms) || compareIds(a.tag, b.tag)),
    needs: synthesis.needs
      .map((need) => protectNeed(need, k, note))
      .filter((need) => need.firms.kind !== "hidden")
      .toSorted(
        (a, b) =>
          byPublishedCount(a.firms, b.firms) ||
          a.minimumFirms - b.minimumFirms ||
          compareIds(a.action, b.action),
      ),
    recommendations: synthesis.recommendations
      .map((recommendation) => protectRecommendation(recommendation, k, note))
      .filter((recommendation) => recommendation.firms.kind !== "hidden")
      .toSorted((a, b) => byPublishedCount(a.firms, b.firms) || compareIds(a.id, b.id)),
    schemes: synthesis.schemes
      .map((scheme) => protectScheme(scheme, k, note))
      .filter((scheme) => scheme.matched.kind !== "hidden" || scheme.planned.kind !== "hidden")
      .toSorted(
        (a, b) =>
          byPublishedCount(a.planned, b.planned) ||
          byPublishedCount(a.matched, b.matched) ||
          compareIds(a.id, b.id),
      ),
    plans: protectPlans(synthesis.plans, synthesis.progress.assessed.n, k, note),
  };
  const cells = taken();
  return {
    published: { ...published, notPublished: cells.length },
    hidden: cells.filter((cell) => cell.reason !== "empty"),
  };
}

/** How far the operation has come is not drawn from answers: it is exact. How far the questions were answered is. */
function publishProgress(
  { coverage, ...progress }: OperationProgress,
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
