/** Medians and spreads, as outsiders read them. */
import type { Heatmap, Maturity, ScoreSummary } from "#app/domain/synthesis/collective-synthesis.ts";
import { isWhole, type PublishedSpread, protectSpread } from "#app/domain/synthesis/disclosure/classes.ts";
import type { HidingReason } from "#app/domain/synthesis/disclosure/counts.ts";
import type { Note } from "#app/domain/synthesis/disclosure/notes.ts";
import {
  type JoinedGroup,
  joinSizes,
  joinSmallGroups,
} from "#app/domain/synthesis/disclosure/protect-people.ts";
import { median } from "#app/domain/synthesis/distribution.ts";
import type {
  PublishedHeatmap,
  PublishedMedian,
  PublishedScore,
  PublishedSynthesis,
} from "#app/domain/synthesis/published-synthesis.ts";

/** The maturity of the group, on the whole and theme by theme. */
export function protectMaturity(maturity: Maturity, k: number, note: Note): PublishedSynthesis["maturity"] {
  return {
    levels: maturity.overall.levels.map(({ id, label, from }) => ({ id, label, from })),
    overall: protectScore(maturity.overall, "Ensemble", k, note),
    themes: maturity.themes.map((theme) => ({
      id: theme.id,
      label: theme.label,
      shortLabel: theme.shortLabel,
      ...protectScore(theme, theme.label, k, note),
    })),
  };
}

/**
 * One score. Its median needs k firms; its quartiles need in addition a spread in which
 * no level is joined to another, since a quartile says how many firms are under it.
 */
function protectScore(score: ScoreSummary, name: string, k: number, note: Note): PublishedScore {
  const { n, N, value } = score.median;
  const spread = protectSpread(
    score.levels.map(({ firms }) => firms.n),
    k,
  );
  noteSpread(score, spread, name, k, note);
  const reason = whyNoMedian(n, k);
  if (reason !== null) note("Maturité : médianes", name, reason, null);
  const withQuartiles = reason === null && isWhole(spread);
  return {
    evaluated: n < k ? null : n,
    N,
    median: reason === null ? toOneDecimal(value) : null,
    q1: withQuartiles ? toOneDecimal(score.q1) : null,
    q3: withQuartiles ? toOneDecimal(score.q3) : null,
    spread,
  };
}

function noteSpread(score: ScoreSummary, spread: PublishedSpread, name: string, k: number, note: Note): void {
  for (const [rank, { label, firms }] of score.levels.entries()) {
    const alone =
      spread.kind === "classes" && spread.classes.some(({ first, last }) => first === rank && last === rank);
    if (alone) continue;
    const named = spread.kind === "most" && spread.rank === rank;
    const reason = named ? "unanimous" : firms.n === 0 ? "empty" : firms.n < k ? "too-few" : "recomputable";
    note("Maturité : niveaux", `${name}, ${label}`, reason, firms.n);
  }
}

/**
 * The breakdowns of the medians. Under four times k firms the first one stands alone: groups that overlap would part so few firms
 * again, and whether a row had to be left out for that would tell too.
 */
export function protectHeatmaps(
  heatmaps: readonly Heatmap[],
  assessed: number,
  k: number,
  note: Note,
): readonly PublishedHeatmap[] {
  const all = heatmaps.flatMap((heatmap) => protectHeatmap(heatmap, k, note) ?? []);
  if (assessed >= OVERLAPPING_FROM * k) return all;
  for (const { by } of all.slice(1))
    note("Maturité : médianes par groupe", OTHER_GROUPS[by], "too-few", null);
  return all.slice(0, 1);
}

/** From so many times k firms on, the same firms may be grouped in several ways. */
const OVERLAPPING_FROM = 4;
const OTHER_GROUPS = { trade: "Métiers", size: "Tailles", territory: "Départements" } as const;

/** The medians of groups joined until each counts k firms; null when that leaves fewer than two groups to compare. */
function protectHeatmap(heatmap: Heatmap, k: number, note: Note): PublishedHeatmap | null {
  const { by, groups } = heatmap;
  const joined = joinHeatmap(heatmap, k, note);
  if (joined.length < 2) return null;
  const themes = groups[0]?.scores.length ?? 0;
  const members = new Map(groups.flatMap((group) => group.firms.map((firm) => [firm, group] as const)));
  return {
    by,
    groups: joined.map(({ label, firms }) => ({ label, firms: firms.length })),
    cells: Array.from({ length: themes }, (_, theme) =>
      joined.map(({ label, firms }) => {
        const own = new Set(firms.flatMap((firm) => members.get(firm) ?? []));
        const scores = [...own].flatMap((group) => group.scores[theme] ?? []);
        const reason = whyNoMedian(scores.length, k);
        if (reason !== null) note("Maturité : médianes par groupe", label, reason, null);
        return reason === null ? publishMedian(scores) : null;
      }),
    ),
  };
}

/** The groups of a heatmap, joined until each counts k firms, with their members. */
export function joinHeatmap(
  { by, groups }: Heatmap,
  k: number,
  note: Note = () => {},
): readonly JoinedGroup[] {
  return by === "size" ? joinSizes(groups, k) : joinSmallGroups(groups, OTHERS[by], k, note);
}

const OTHERS = { trade: "Autres métiers", territory: "Autres départements" } as const;

/**
 * Why the median of n scores isn't printed; null when it is. Nearly all having the same score is no reason: a median tells that
 * half of them are on each side of it, while its absence, where k firms are known to be there, would tell that they agree.
 */
function whyNoMedian(n: number, k: number): HidingReason | null {
  if (n === 0) return "empty";
  return n < k ? "too-few" : null;
}

function publishMedian(scores: readonly number[]): PublishedMedian {
  const value = toOneDecimal(median(scores));
  return value === null ? null : { median: value, n: scores.length };
}

/** Rounded before it leaves, and not only when printed: the snapshot itself is what outsiders may read. */
function toOneDecimal(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10;
}
