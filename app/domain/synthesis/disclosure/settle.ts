/**
 * From what one publication may say by itself to what it may say next to the earlier ones. A figure that would give away firms
 * that came, left or changed is printed with less detail where that suffices; else it stays as it was last published, with
 * its date, until enough firms have changed.
 */
import type { Cells } from "#app/domain/synthesis/disclosure/cells.ts";
import {
  claimMedian,
  claimsOfAmounts,
  claimsOfMatched,
  claimsOfNeed,
  claimsOfObstacle,
  claimsOfOpportunity,
  claimsOfPlanned,
  claimsOfRecommendation,
  claimsOfScore,
  claimsOfSteps,
} from "#app/domain/synthesis/disclosure/claims.ts";
import { coarserPlans, coarserScores } from "#app/domain/synthesis/disclosure/coarser.ts";
import type { PublishedCount } from "#app/domain/synthesis/disclosure/counts.ts";
import { areEnough } from "#app/domain/synthesis/disclosure/differences.ts";
import {
  changedSincePublication,
  type Judgement,
  openJudgement,
} from "#app/domain/synthesis/disclosure/judge.ts";
import type { EarlierPublication } from "#app/domain/synthesis/disclosure/ledger.ts";
import { roundOf } from "#app/domain/synthesis/disclosure/same-scores.ts";
import { scoreStands, settleChange } from "#app/domain/synthesis/disclosure/settle-change.ts";
import { type Find, type HeldFigure, openDesk } from "#app/domain/synthesis/disclosure/settle-desk.ts";
import { settleHeatmaps } from "#app/domain/synthesis/disclosure/settle-heatmaps.ts";
import type { PublishedScore, PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";

export type Settled = {
  readonly synthesis: PublishedSynthesis;
  /** The cells of the figures that are new. */
  readonly fresh: Cells;
  readonly held: readonly HeldFigure[];
};

/**
 * @param candidate protected by itself, with all its lines, hidden ones too.
 * @param earlier the first one first.
 */
export function settle(
  candidate: PublishedSynthesis,
  cells: Cells,
  earlier: readonly EarlierPublication[],
  assessed: readonly string[],
): Settled {
  const judgement = openJudgement(cells, assessed, earlier, candidate);
  const tooFew = tooFewChanged(judgement);
  const last = judgement.earlier.at(-1);
  if (tooFew !== null && last !== undefined) return holdAll(candidate, last, tooFew);
  const desk = openDesk(judgement);
  const { levels } = candidate.maturity;
  const score = <Score extends PublishedScore>(id: string, printed: Score, find: Find<Score>): Score =>
    desk.settle({
      unit: `score:${id}`,
      options: coarserScores(printed),
      claims: (one, k) => claimsOfScore(id, one, levels, k),
      stands: (one) =>
        scoreStands(
          one.median === null ? null : { key: `score:${id}`, round: roundOf(candidate), median: one.median },
          id,
          judgement,
        ),
      find,
    });
  const matched = desk.settleLines(candidate.schemes, (each) => each.schemes, {
    keyOf: ({ id }) => `matched:${id}`,
    claims: claimsOfMatched,
    hide: (line) => ({ ...line, matched: hiddenAmong(assessed) }),
    options: (line) => [line],
  });
  const planned = desk.settleLines(candidate.schemes, (each) => each.schemes, {
    keyOf: ({ id }) => `planned:${id}`,
    claims: claimsOfPlanned,
    hide: (line) => ({ ...line, planned: hiddenAmong(assessed) }),
    options: (line) => [line],
  });
  const synthesis: PublishedSynthesis = {
    ...candidate,
    progress: {
      ...candidate.progress,
      coverage: desk.settle({
        unit: "coverage",
        options: [candidate.progress.coverage],
        claims: (value) => claimMedian("coverage", value),
        find: (publication) => publication.progress.coverage,
      }),
    },
    maturity: {
      levels,
      overall: score("overall", candidate.maturity.overall, (before) => before.maturity.overall),
      themes: candidate.maturity.themes.map((theme) =>
        score(theme.id, theme, (before) => before.maturity.themes.find(({ id }) => id === theme.id)),
      ),
    },
    change: settleChange(candidate, judgement, desk),
    heatmaps: settleHeatmaps(candidate, judgement, desk),
    obstacles: candidate.obstacles.map((family) => ({
      ...family,
      obstacles: desk.settleLines(
        family.obstacles,
        (before) => before.obstacles.find(({ id }) => id === family.id)?.obstacles ?? [],
        {
          keyOf: ({ tag }) => `obstacle:${tag}`,
          claims: claimsOfObstacle,
          hide: (line) => ({
            ...line,
            firms: hiddenAmong(assessed),
            gap: null,
            evidenced: hiddenAmong(assessed),
          }),
          options: (line) => [line, { ...line, gap: null, evidenced: { kind: "hidden", N: line.firms.N } }],
        },
      ),
    })),
    opportunities: desk.settleLines(candidate.opportunities, (before) => before.opportunities, {
      keyOf: ({ tag }) => `opportunity:${tag}`,
      claims: claimsOfOpportunity,
      hide: (line) => ({ ...line, firms: hiddenAmong(assessed) }),
      options: (line) => [line],
    }),
    needs: desk.settleLines(candidate.needs, (before) => before.needs, {
      keyOf: ({ action }) => `need:${action}`,
      claims: claimsOfNeed,
      hide: (line) => ({
        ...line,
        firms: hiddenAmong(assessed),
        ...withoutParts(assessed.length),
        enough: null,
      }),
      options: (line) => [line, { ...line, ...withoutParts(line.firms.N) }],
    }),
    recommendations: desk.settleLines(candidate.recommendations, (before) => before.recommendations, {
      keyOf: ({ id }) => `recommendation:${id}`,
      claims: claimsOfRecommendation,
      hide: (line) => ({ ...line, firms: hiddenAmong(assessed), priority: hiddenAmong(assessed) }),
      options: (line) => [line, { ...line, priority: { kind: "hidden", N: line.firms.N } }],
    }),
    schemes: matched.map((line, index) => ({ ...line, planned: planned[index]?.planned ?? line.planned })),
    plans: desk.settle({
      unit: "plans",
      options: coarserPlans(candidate.plans),
      claims: (plans, k) => [...claimsOfAmounts(plans), ...claimsOfSteps(plans, k)],
      find: (publication) => publication.plans,
    }),
  };
  const { fresh, held } = desk.taken();
  return {
    synthesis: {
      ...synthesis,
      heldSince: Object.fromEntries(held.map(({ unit, since }) => [unit, since])),
    },
    fresh,
    held,
  };
}

/** The firms that changed since an earlier publication, when they are too few for anything to be printed anew; else null. */
function tooFewChanged(judgement: Judgement): ReadonlySet<string> | null {
  for (const publication of judgement.earlier) {
    const { ledger } = publication;
    // All its figures were older ones, or are of other answers.
    if (Object.keys(ledger.cells).length === 0 || !publication.isOfThisRound) continue;
    const changed = changedSincePublication(judgement, publication);
    if (!areEnough(changed, judgement.k)) return changed;
  }
  return null;
}

/** Every figure drawn from answers as it was; how far the operation has come, and who takes part, as they are. */
function holdAll(
  candidate: PublishedSynthesis,
  { synthesis: before }: EarlierPublication,
  changed: ReadonlySet<string>,
): Settled {
  const heldSince = Object.fromEntries(
    unitsOf(before).map((unit) => [unit, before.heldSince[unit] ?? before.asOf]),
  );
  return {
    synthesis: {
      ...before,
      asOf: candidate.asOf,
      progress: { ...candidate.progress, coverage: before.progress.coverage },
      participants: candidate.participants,
      heldSince,
    },
    fresh: new Map(),
    held: Object.entries(heldSince).map(([unit, since]) => ({ unit, since, changed })),
  };
}

/** The keys of what can be held. */
function unitsOf({ maturity, heatmaps, ...lists }: PublishedSynthesis): readonly string[] {
  return [
    "coverage",
    "score:overall",
    ...maturity.themes.map(({ id }) => `score:${id}`),
    ...(lists.change?.lines ?? []).map(({ id }) => `change:${id}`),
    ...heatmaps.map(({ by }) => `heatmap:${by}`),
    ...lists.obstacles.flatMap((family) => family.obstacles.map(({ tag }) => `obstacle:${tag}`)),
    ...lists.opportunities.map(({ tag }) => `opportunity:${tag}`),
    ...lists.needs.map(({ action }) => `need:${action}`),
    ...lists.recommendations.map(({ id }) => `recommendation:${id}`),
    ...lists.schemes.flatMap(({ id }) => [`matched:${id}`, `planned:${id}`]),
    "plans",
  ];
}

function hiddenAmong(firms: readonly string[]): PublishedCount {
  return { kind: "hidden", N: firms.length };
}

function withoutParts(N: number) {
  return {
    sources: { declared: null, evidenced: null, observed: null },
    inPlan: { kind: "hidden", N },
  } as const;
}
