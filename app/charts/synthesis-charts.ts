/** The charts of a published synthesis, for the screen and the PDF alike: published figures → what each chart draws. */
import type { ChartSize } from "#app/charts/chart-size.ts";
import type { ConventionBar } from "#app/charts/convention-bars.ts";
import { distributionStrips, type Strip } from "#app/charts/distribution-strips.ts";
import type { FunnelStep } from "#app/charts/enrolment-funnel.ts";
import { type HeatmapGrid, heatmap, MOST_COLUMNS } from "#app/charts/heatmap.ts";
import type { Palette } from "#app/charts/palette.ts";
import type { RankedBar } from "#app/charts/ranked-bars.ts";
import { NARROW_ARROWS, PAGE_ARROWS, roundArrows } from "#app/charts/round-arrows.ts";
import { formatNumber, typographic } from "#app/domain/format.ts";
import type { PublishedConventionLine } from "#app/domain/publication/published-convention.ts";
import { changedMedians } from "#app/domain/report/collective/change-words.ts";
import { achievedWords } from "#app/domain/report/collective/together-words.ts";
import {
  classWords,
  countWords,
  firmCount,
  NOT_PUBLISHED,
  percentWords,
  scoreWords,
} from "#app/domain/report/collective/words.ts";
import type { PublishedCount } from "#app/domain/synthesis/disclosure/counts.ts";
import type {
  PublishedChange,
  PublishedHeatmap,
  PublishedScore,
  PublishedSynthesis,
} from "#app/domain/synthesis/published-synthesis.ts";

/** A chart can't break across pages: longer lists of themes are drawn in parts. */
const STRIPS_PER_CHART = 14;

/** How the firms spread over the levels, all themes together then theme by theme: one chart per 14 strips. */
export function maturityCharts(
  { maturity }: PublishedSynthesis,
  palette: Palette,
  size: ChartSize = "page",
): readonly string[] {
  const { overall, themes, levels } = maturity;
  const strips = [
    stripOf("Ensemble des thèmes", overall, levels),
    ...themes.map((theme) => stripOf(theme.label, theme, levels)),
  ];
  const labels = levels.map(({ label }) => typographic(label));
  return partsOf(strips, STRIPS_PER_CHART).map((part) => distributionStrips(part, labels, palette, size));
}

function stripOf(label: string, score: PublishedScore, levels: readonly { readonly label: string }[]): Strip {
  const { spread, evaluated, N, median } = score;
  const notes =
    evaluated === null
      ? [NOT_PUBLISHED]
      : [`médiane ${scoreWords(median)}`, `${formatNumber(evaluated)} sur ${formatNumber(N)}`];
  return {
    label: typographic(label),
    firms: evaluated,
    notes: notes.map(typographic),
    spread: spreadOf(spread, levels),
  };
}

function spreadOf(
  spread: PublishedScore["spread"],
  levels: readonly { readonly label: string }[],
): Strip["spread"] {
  switch (spread.kind) {
    case "hidden":
      return null;
    case "most":
      return { rank: spread.rank, label: typographic(levels[spread.rank]?.label ?? "") };
    case "classes":
      return spread.classes.map((each) => ({ ...each, label: typographic(classWords(levels, each)) }));
  }
}

/** The two medians of the whole and of each theme; null where none is published. */
export function changeChart(
  change: PublishedChange,
  palette: Palette,
  size: ChartSize = "page",
): string | null {
  const arrows = changedMedians(change).map(({ label, before, after }) => ({
    label: typographic(label),
    before,
    after,
  }));
  if (arrows.length === 0) return null;
  return roundArrows(arrows, change.rounds, palette, size === "phone" ? NARROW_ARROWS : PAGE_ARROWS, 1);
}

/** The title of a heatmap. */
export function heatmapTitle({ by }: PublishedHeatmap): string {
  return HEATMAP_TITLES[by];
}

const HEATMAP_TITLES: Readonly<Record<PublishedHeatmap["by"], string>> = {
  trade: "Médianes par métier",
  size: "Médianes par taille",
  territory: "Médianes par département",
};

/** Medians theme by theme in groups: as many charts as the groups' names need. */
export function heatmapCharts(
  map: PublishedHeatmap,
  { maturity }: PublishedSynthesis,
  palette: Palette,
  size: ChartSize = "page",
): readonly string[] {
  const columns = map.groups.map((group, index) => ({ group, index }));
  return partsOf(columns, MOST_COLUMNS[size]).map((part) =>
    heatmap(heatmapTitle(map), gridOf(map, part, maturity), palette, size),
  );
}

type Column = { readonly group: PublishedHeatmap["groups"][number]; readonly index: number };

function gridOf(
  map: PublishedHeatmap,
  columns: readonly Column[],
  maturity: PublishedSynthesis["maturity"],
): HeatmapGrid {
  return {
    levelCount: maturity.levels.length,
    columns: columns.map(({ group }) => ({
      label: typographic(group.label),
      note: typographic(firmCount(group.firms)),
    })),
    rows: maturity.themes.map((theme, row) => ({
      label: typographic(theme.label),
      cells: columns.map(({ group, index }) => {
        const cell = map.cells[row]?.[index] ?? null;
        if (cell === null) return { value: NOT_PUBLISHED, levelRank: null, note: null };
        const whole = cell.n === group.firms;
        const note = whole ? null : `${formatNumber(cell.n)} sur ${formatNumber(group.firms)}`;
        return { value: scoreWords(cell.median), levelRank: rankOf(cell.median, maturity.levels), note };
      }),
    })),
  };
}

function rankOf(score: number, levels: readonly { readonly from: number }[]): number {
  return Math.max(
    0,
    levels.findLastIndex((level) => score >= level.from),
  );
}

/** The steps from the enrolment to the report, with what is lost between two of them. */
export function funnelSteps(progress: PublishedSynthesis["progress"]): readonly FunnelStep[] {
  const { enrolled, withdrawn, participating, notStarted, interviewing, interviewed, assessed } = progress;
  const all: readonly (FunnelStep | null)[] = [
    { label: "Inscrites", n: enrolled, kind: "stand", outOf: "" },
    loss("Retirées", withdrawn),
    withdrawn > 0 ? stand("Participantes", participating, enrolled) : null,
    loss("Pas encore rencontrées", notStarted),
    loss("Entretien en cours", interviewing),
    stand("Entretien terminé", interviewed, participating),
    loss("Sans réponse", interviewed - assessed),
    stand("Évaluées", assessed, participating),
    stand("Plan d’actions arrêté", progress.planned, interviewed),
    stand("Rapport remis", progress.reported, interviewed),
  ];
  return all.flatMap((step) => step ?? []);
}

function stand(label: string, n: number, of: number): FunnelStep {
  return { label, n, kind: "stand", outOf: `sur ${formatNumber(of)}` };
}

function loss(label: string, n: number): FunnelStep | null {
  return n === 0 ? null : { label, n, kind: "loss", outOf: "" };
}

/** The lines of the convention as bars. */
export function conventionBarsOf(lines: readonly PublishedConventionLine[]): readonly ConventionBar[] {
  return lines.map((line) => ({
    label: typographic(line.label),
    planned: line.planned,
    achieved: line.achieved,
    value: typographic(achievedWords(line)),
  }));
}

/** A count as a bar. Hidden ones have none: they must not stand in the list. */
export function barOf(label: string, count: PublishedCount): readonly RankedBar[] {
  if (count.kind === "hidden") return [];
  const value = count.kind === "most" ? percentWords(count) : `${countWords(count)} · ${percentWords(count)}`;
  return [
    {
      label: typographic(label),
      n: count.kind === "exact" ? count.n : null,
      N: count.N,
      value: typographic(value),
    },
  ];
}

/** Parts of at most `size`, as even as can be. */
function partsOf<T>(values: readonly T[], size: number): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  const even = Math.ceil(values.length / Math.max(1, Math.ceil(values.length / size)));
  for (let from = 0; from < values.length; from += even) parts.push(values.slice(from, from + even));
  return parts;
}
