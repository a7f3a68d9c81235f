/**
 * From what one publication may say by itself to what it may say next to the earlier ones. A figure that would give away firms
 * that came, left or changed is printed with less detail where that suffices; else it stays as it was last published, with
 * its date, until enough firms have changed.
 */
import type { Cell, Cells } from "#app/domain/synthesis/disclosure/cells.ts";
import {
  type Claim,
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
import { type ToldCounts, unionLeavesDoubt } from "#app/domain/synthesis/disclosure/exclusive.ts";
import { groupsLeaveDoubt } from "#app/domain/synthesis/disclosure/group-medians.ts";
import {
  changedSince,
  changedSincePublication,
  type Judgement,
  mayClaim,
  openPublication,
  toldCounts,
} from "#app/domain/synthesis/disclosure/judge.ts";
import type { EarlierPublication } from "#app/domain/synthesis/disclosure/ledger.ts";
import type {
  PublishedHeatmap,
  PublishedScore,
  PublishedSynthesis,
} from "#app/domain/synthesis/published-synthesis.ts";

/** A figure that stays as it was. For the consultants of the operation only. */
export type HeldFigure = {
  /** The key of its unit: « obstacle:marche.acces », « score:overall ». */
  readonly unit: string;
  /** ISO date of the figure that is printed. */
  readonly since: string;
  /** Enrollment ids of the firms that came, left or changed since it was last new. */
  readonly changed: ReadonlySet<string>;
};

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
  const judgement: Judgement = {
    cells,
    assessed,
    earlier: earlier.map(openPublication),
    k: candidate.minimumGroupSize,
  };
  const tooFew = tooFewChanged(judgement);
  const last = earlier.at(-1);
  if (tooFew !== null && last !== undefined) return holdAll(candidate, last, tooFew);
  const desk = openDesk(judgement);
  const { levels } = candidate.maturity;
  const score = <Score extends PublishedScore>(id: string, printed: Score, find: Find<Score>): Score =>
    desk.settle({
      unit: `score:${id}`,
      options: coarserScores(printed),
      claims: (one, k) => claimsOfScore(id, one, levels, k),
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
    // It printed nothing of anybody's answers.
    if (ledger.firms.length < judgement.k || Object.keys(ledger.cells).length === 0) continue;
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

/** Where an earlier publication printed the same figure; undefined where it had none. */
type Find<Printed> = (synthesis: PublishedSynthesis) => Printed | undefined;

type Unit<Printed> = {
  readonly unit: string;
  /** What could be printed, the most telling first. */
  readonly options: readonly Printed[];
  /** @param k the minimum group size that it is, or was, printed with. */
  readonly claims: (printed: Printed, k: number) => readonly Claim[];
  readonly find: Find<Printed>;
};

type Lines<Line> = {
  readonly keyOf: (line: Line) => string;
  readonly claims: (line: Line, k: number) => readonly Claim[];
  /** The line of a unit that nobody is in. */
  readonly hide: (line: Line) => Line;
  readonly options: (line: Line) => readonly Line[];
};

type Desk = {
  readonly settle: <Printed>(unit: Unit<Printed>) => Printed;
  /** Lines of the candidate, then those that only an earlier publication had. */
  readonly settleLines: <Line>(
    lines: readonly Line[],
    linesOf: (synthesis: PublishedSynthesis) => readonly Line[],
    how: Lines<Line>,
  ) => readonly Line[];
  readonly taken: () => Pick<Settled, "fresh" | "held">;
};

/** Where units are settled one by one, and what came of it is noted. */
function openDesk(judgement: Judgement): Desk {
  const held: HeldFigure[] = [];
  const told: ToldCounts[] = [];
  const heldUnits: string[] = [];
  const last = judgement.earlier.at(-1);
  const settleUnit = <Printed>({ unit, options, claims, find }: Unit<Printed>): Printed => {
    const claimed = judgement.earlier.map(({ synthesis }) => {
      const printed = find(synthesis);
      return printed === undefined ? [] : claims(printed, synthesis.minimumGroupSize);
    });
    const [full] = options;
    const open = options.find((option) => {
      const own = claims(option, judgement.k);
      if (!mayClaim(own, claimed, judgement)) return false;
      const counts = judgement.earlier.length === 0 ? null : toldCounts(own, claimed, judgement);
      if (counts === null) return true;
      if (!told.every((other) => unionLeavesDoubt(other, counts, judgement.k))) return false;
      told.push(counts);
      return true;
    });
    if (open !== undefined) return open;
    const before = last === undefined ? undefined : find(last.synthesis);
    if (full === undefined || last === undefined) throw new Error(`nothing can be printed of ${unit}`);
    heldUnits.push(unit);
    held.push({
      unit,
      since: last.synthesis.heldSince[unit] ?? last.synthesis.asOf,
      changed: changedSince(judgement, unit === "plans" ? "plans:lines" : unit),
    });
    if (before === undefined) throw new Error(`${unit} is held, and was never printed`);
    return before;
  };
  return {
    settle: settleUnit,
    settleLines: (lines, linesOf, how) => {
      const known = new Set(lines.map(how.keyOf));
      const gone = (last === undefined ? [] : linesOf(last.synthesis)).filter(
        (line) => !known.has(how.keyOf(line)),
      );
      return [...lines, ...gone.map(how.hide)].map((line) =>
        settleUnit({
          unit: how.keyOf(line),
          options: how.options(line),
          claims: how.claims,
          find: (synthesis) =>
            linesOf(synthesis).find((each) => how.keyOf(each) === how.keyOf(line)) ?? how.hide(line),
        }),
      );
    },
    taken: () => ({
      held,
      fresh: new Map(
        [...judgement.cells].filter(
          ([cell]) => !heldUnits.some((unit) => cell === unit || cell.startsWith(`${unit}:`)),
        ),
      ),
    }),
  };
}

/**
 * Heatmaps theme by theme. Medians of groups don't subtract, but next to the whole they may tell: a breakdown whose row tells
 * too much loses it, the last breakdown first. A cell that changed too little since it was printed is left out too.
 */
function settleHeatmaps(
  { heatmaps, maturity }: PublishedSynthesis,
  { cells, k }: Judgement,
  desk: Desk,
): readonly PublishedHeatmap[] {
  const rows = maturity.themes.map(({ id }, theme) => {
    const settled = heatmaps.map(({ by, groups, cells: printed }) =>
      groups.map(({ label }, place): HeatmapCell => {
        const key = `heatmap:${by}:${label}:${id}`;
        const cell = printed[theme]?.[place] ?? null;
        return desk.settle<HeatmapCell>({
          unit: key,
          options: cell === null ? [null] : [cell, null],
          claims: (one) => claimMedian(key, one?.median ?? null),
          find: (synthesis) => medianIn(synthesis, by, label, id),
        });
      }),
    );
    return withoutTellingRows(
      settled,
      (at, place) => {
        const heatmap = heatmaps[at];
        return cells.get(`heatmap:${heatmap?.by}:${heatmap?.groups[place]?.label}:${id}`);
      },
      cells.get(`score:${id}`),
      k,
    );
  });
  return heatmaps.map((heatmap, at) => ({ ...heatmap, cells: rows.map((row) => row[at] ?? []) }));
}

type HeatmapCell = PublishedHeatmap["cells"][number][number];
type HeatmapRow = readonly HeatmapCell[];

function withoutTellingRows(
  rows: readonly HeatmapRow[],
  cellOf: (at: number, place: number) => Cell | undefined,
  whole: Cell | undefined,
  k: number,
): readonly HeatmapRow[] {
  if (whole === undefined) return rows;
  const groupsOf = (row: HeatmapRow, at: number) =>
    row.flatMap((printed, place) => {
      const cell = cellOf(at, place);
      return printed === null || cell === undefined ? [] : [{ cell, median: printed.median }];
    });
  const kept: { readonly row: HeatmapRow; readonly groups: ReturnType<typeof groupsOf> }[] = [];
  return rows.map((row, at) => {
    const groups = groupsOf(row, at);
    const isOpen = groupsLeaveDoubt(whole, [...kept.flatMap((each) => each.groups), ...groups], k);
    if (!isOpen) return row.map(() => null);
    kept.push({ row, groups });
    return row;
  });
}

function medianIn(
  { heatmaps, maturity }: PublishedSynthesis,
  by: PublishedHeatmap["by"],
  label: string,
  themeId: string,
): PublishedHeatmap["cells"][number][number] | undefined {
  const map = heatmaps.find((each) => each.by === by);
  const group = map?.groups.findIndex((each) => each.label === label) ?? -1;
  const theme = maturity.themes.findIndex(({ id }) => id === themeId);
  return map?.cells[theme]?.[group];
}
