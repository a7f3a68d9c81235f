/** What each figure drawn from answers rests on, firm by firm: it never leaves the operation. */
import type {
  ChangeFigures,
  CollectiveSynthesis,
  ScoreSummary,
} from "#app/domain/synthesis/collective-synthesis.ts";
import { joinHeatmap } from "#app/domain/synthesis/disclosure/protect-scores.ts";
import { merge } from "#app/domain/synthesis/disclosure/rows.ts";
import type { ScorePair } from "#app/domain/synthesis/firm-facts.ts";
import { type Direction, directionOf } from "#app/domain/synthesis/measure-change.ts";

/**
 * The firms that a figure is out of, and what each brings to it: 1 where it is counted, a score, a number of actions, euros.
 * Firms that bring nothing are not in `values`.
 */
export type Cell = { readonly of: readonly string[]; readonly values: ReadonlyMap<string, number> };

/** Cells by key; the keys of one figure begin with the key of its unit (`units.ts`). */
export type Cells = ReadonlyMap<string, Cell>;

/** The cells of all the figures of a synthesis. */
export function cellsOf(synthesis: CollectiveSynthesis, minimumGroupSize: number): Cells {
  const { assessed } = synthesis;
  const counted = (who: readonly string[]): Cell => ({
    of: assessed,
    values: new Map(who.map((firm) => [firm, 1])),
  });
  const amount = (values: ReadonlyMap<string, number>): Cell => ({ of: assessed, values });
  return new Map<string, Cell>([
    ["coverage", { of: [...synthesis.progress.coverages.keys()], values: synthesis.progress.coverages }],
    ...scoreCells("score:overall", synthesis.maturity.overall),
    ...synthesis.maturity.themes.flatMap((theme) => scoreCells(`score:${theme.id}`, theme)),
    ...(synthesis.change?.lines ?? []).flatMap(changeCells),
    ...heatmapCells(synthesis, minimumGroupSize),
    ...synthesis.obstacles
      .flatMap((family) => family.obstacles)
      .flatMap(({ tag, who, ways }): readonly (readonly [string, Cell])[] => [
        [`obstacle:${tag}`, counted(who)],
        [`obstacle:${tag}:declaredOnly`, counted(ways.declaredOnly)],
        [`obstacle:${tag}:both`, counted(ways.both)],
        [`obstacle:${tag}:seenOnly`, counted(ways.seenOnly)],
        [`obstacle:${tag}:evidenced`, counted(ways.evidenced)],
      ]),
    ...synthesis.opportunities.map(({ tag, who }) => [`opportunity:${tag}`, counted(who)] as const),
    ...synthesis.needs.flatMap(({ action, who }): readonly (readonly [string, Cell])[] => {
      const ids = (keep: (firm: (typeof who)[number]) => boolean) =>
        counted(who.filter(keep).map((firm) => firm.enrollmentId));
      return [
        [`need:${action}`, ids(() => true)],
        [`need:${action}:declared`, ids(({ source }) => source === "declared")],
        [`need:${action}:evidenced`, ids(({ source }) => source === "evidenced")],
        [`need:${action}:observed`, ids(({ source }) => source === "observed")],
        [`need:${action}:inPlan`, ids(({ inPlan }) => inPlan)],
      ];
    }),
    ...synthesis.recommendations.flatMap(({ id, who, first }): readonly (readonly [string, Cell])[] => [
      [`recommendation:${id}`, counted(who)],
      [`recommendation:${id}:priority`, counted(first)],
    ]),
    ...synthesis.schemes.flatMap(({ id, matchedBy, plannedBy }): readonly (readonly [string, Cell])[] => [
      [`matched:${id}`, counted(matchedBy)],
      [`planned:${id}`, counted(plannedBy)],
    ]),
    ...planCells(synthesis, amount, counted),
  ]);
}

/** The score itself, and for each level but the highest who is at it or under it: all that medians and spreads say. */
function scoreCells(key: string, { scores, levels }: ScoreSummary): readonly (readonly [string, Cell])[] {
  const of = [...scores.keys()];
  const printed = [...scores].map(([firm, { score }]) => [firm, Math.round(score * 10) / 10] as const);
  return [
    [key, { of, values: new Map(printed) }],
    ...levels.slice(0, -1).map(({ id }, rank): readonly [string, Cell] => {
      const under = [...scores].filter(([, reading]) => reading.rank <= rank);
      return [`${key}:${id}`, { of, values: new Map(under.map(([firm]) => [firm, 1])) }];
    }),
  ];
}

/** By how much each firm moved, then all that is printed of it: both scores, and which way it went. */
function changeCells({ id, pairs }: ChangeFigures["lines"][number]): readonly (readonly [string, Cell])[] {
  const of = [...pairs.keys()];
  const each = (bring: (pair: ScorePair) => number | null): Cell => ({
    of,
    values: new Map(
      [...pairs].flatMap(([firm, pair]) => {
        const value = bring(pair);
        return value === null ? [] : [[firm, value] as const];
      }),
    ),
  });
  const went = (direction: Direction) => each((pair) => (directionOf(pair) === direction ? 1 : null));
  return [
    [`change:${id}`, each(({ before, after }) => Math.round((after - before) * 10) / 10)],
    [`change:${id}:before`, each(({ before }) => Math.round(before * 10) / 10)],
    [`change:${id}:after`, each(({ after }) => Math.round(after * 10) / 10)],
    [`change:${id}:rose`, went("rose")],
    [`change:${id}:stayed`, went("stayed")],
    [`change:${id}:fell`, went("fell")],
  ];
}

function heatmapCells(
  { heatmaps, maturity }: CollectiveSynthesis,
  k: number,
): readonly (readonly [string, Cell])[] {
  return heatmaps.flatMap((heatmap) =>
    joinHeatmap(heatmap, k).flatMap(({ label, firms }) =>
      maturity.themes.map(({ id, scores }): readonly [string, Cell] => {
        const own = firms.flatMap((firm) => {
          const reading = scores.get(firm);
          return reading === undefined ? [] : [[firm, Math.round(reading.score * 10) / 10] as const];
        });
        return [
          `heatmap:${heatmap.by}:${label}:${id}`,
          { of: own.map(([firm]) => firm), values: new Map(own) },
        ];
      }),
    ),
  );
}

function planCells(
  { plans }: CollectiveSynthesis,
  amount: (values: ReadonlyMap<string, number>) => Cell,
  counted: (who: readonly string[]) => Cell,
): readonly (readonly [string, Cell])[] {
  const { decisions, statuses } = plans;
  const decided = merge([decisions.accepted, decisions.changed, decisions.added]);
  const engaged = merge([statuses.started, statuses.done]);
  return [
    ["plans:firmsDeciding", counted([...decided.keys()])],
    ["plans:firmsEngaged", counted([...engaged.keys()])],
    ["plans:firmsDone", counted([...statuses.done.keys()])],
    ["plans:costed", counted([...plans.costs.keys()])],
    ["plans:lines", amount(merge([decided, decisions.rejected, decisions.undecided]))],
    ["plans:decided", amount(decided)],
    ["plans:engaged", amount(engaged)],
    ["plans:notEngaged", amount(merge([statuses.planned, statuses.dropped]))],
    ["plans:accepted", amount(decisions.accepted)],
    ["plans:changed", amount(decisions.changed)],
    ["plans:added", amount(decisions.added)],
    ["plans:rejected", amount(decisions.rejected)],
    ["plans:undecided", amount(decisions.undecided)],
    ["plans:rejectedWithReason", amount(plans.rejectedWithReason)],
    ["plans:planned", amount(statuses.planned)],
    ["plans:started", amount(statuses.started)],
    ["plans:done", amount(statuses.done)],
    ["plans:dropped", amount(statuses.dropped)],
    ["plans:costs", amount(plans.costs)],
  ];
}
