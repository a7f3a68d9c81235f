/**
 * Random operations are published, and an attentive reader tries to find again what was hidden: every row and total that is
 * published becomes a system of sums, tightened as far as it goes.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aggregateFirms } from "#app/domain/synthesis/aggregate-firms.ts";
import type { CollectiveSynthesis, Contributions } from "#app/domain/synthesis/collective-synthesis.ts";
import { protectSpread } from "#app/domain/synthesis/disclosure/classes.ts";
import { NEARLY_ALL, type PublishedCount, protectCount } from "#app/domain/synthesis/disclosure/counts.ts";
import { cellsToHide, countsAsAmounts, isSafe, merge } from "#app/domain/synthesis/disclosure/rows.ts";
import { protectSynthesis } from "#app/domain/synthesis/disclosure.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";
import { randomFirms, smallContext } from "#tests/support/a-small-operation.ts";
import { openSolver, type Solver, type Unknown } from "#tests/support/interval-solver.ts";

const RUNS = { numRuns: 400 };
const operations = fc.tuple(fc.integer({ min: 0, max: 36 }), fc.integer(), fc.integer({ min: 3, max: 6 }));

describe("whatever the operation", () => {
  test("no hidden count can be worked out from what is published", () => {
    fc.assert(
      fc.property(operations, ([count, seed, k]) => {
        const { synthesis, published } = publish(count, seed, k);
        const solver = openSolver();
        const secrets = [
          ...readObstacles(synthesis, published, solver),
          ...readSpreads(synthesis, published, solver),
          ...readNeeds(synthesis, published, solver),
          ...readPlans(synthesis, published, solver),
          ...readSteps(synthesis, published, solver),
        ];
        solver.tighten();
        for (const { name, unknown, value } of secrets) {
          if (value === 0) continue;
          expect(`${name}: ${unknown.low < unknown.high ? "unknown" : unknown.low}`).toBe(`${name}: unknown`);
        }
      }),
      RUNS,
    );
  });

  test("what is published rests on k firms, and so does what it leaves out", () => {
    fc.assert(
      fc.property(operations, ([count, seed, k]) => {
        const { synthesis, published } = publish(count, seed, k);
        for (const figure of publishedCounts(published)) {
          if (figure.kind !== "exact") continue;
          expect(Math.min(figure.n, figure.N - figure.n)).toBeGreaterThanOrEqual(k);
        }
        for (const score of [published.maturity.overall, ...published.maturity.themes]) {
          if (score.spread.kind === "classes")
            for (const { n } of score.spread.classes) expect(n).toBeGreaterThanOrEqual(k);
          if (score.median !== null) expect(score.evaluated).toBeGreaterThanOrEqual(k);
        }
        for (const { groups, cells } of published.heatmaps) {
          for (const { firms } of groups) expect(firms).toBeGreaterThanOrEqual(k);
          for (const cell of cells.flat()) if (cell !== null) expect(cell.n).toBeGreaterThanOrEqual(k);
        }
        for (const groups of Object.values(published.participants))
          if (typeof groups !== "number")
            for (const { firms } of groups) expect(firms).toBeGreaterThanOrEqual(k);
        expectSafe(published.plans.costs, synthesis.plans.costs, k);
        expectSafe(published.plans.started, synthesis.plans.statuses.started, k);
        expectSafe(published.plans.rejected, synthesis.plans.decisions.rejected, k);
        expectSafe(published.plans.accepted, synthesis.plans.decisions.accepted, k);
      }),
      RUNS,
    );
  });
});

describe("a reader who knows the rules by heart", () => {
  const counts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 4 });
  const k = fc.integer({ min: 3, max: 5 });
  /** Rows whose hidden cells were found while the smallest cell was given up, or all were as high as can be. */
  const BROKEN_ONCE: [number[], number][] = [
    [[7, 7, 3], 4],
    [[5, 5, 2], 3],
    [[3, 3, 4, 3], 4],
    [[3, 3, 1, 3], 3],
  ];

  test("still finds two values or more for each hidden cell of a row", () => {
    fc.assert(
      fc.property(counts, k, (cells, size) => {
        const total = sum(cells);
        if (total < size) return;
        const view = (row: readonly number[]) => {
          const hidden = cellsToHide(countsAsAmounts(row), size);
          return JSON.stringify(row.map((cell, index) => (hidden.has(index) ? null : cell)));
        };
        expectDoubt(cells, total, view, (index) => cellsToHide(countsAsAmounts(cells), size).has(index));
      }),
      { ...RUNS, examples: BROKEN_ONCE },
    );
  });

  test("still finds two values or more for each level of a joined class, and of « 80 % et plus »", () => {
    fc.assert(
      fc.property(counts, k, (cells, size) => {
        const view = (row: readonly number[]) => JSON.stringify(protectSpread(row, size));
        const spread = protectSpread(cells, size);
        expectDoubt(
          cells,
          sum(cells),
          view,
          (index) =>
            sum(cells) >= size &&
            (spread.kind !== "classes" ||
              !spread.classes.some(({ first, last }) => first === index && last === index)),
        );
      }),
      RUNS,
    );
  });
});

/** Among all rows with the same total that would be published alike, each hidden cell that counts somebody takes two values. */
function expectDoubt(
  cells: readonly number[],
  total: number,
  view: (row: readonly number[]) => string,
  isHidden: (index: number) => boolean,
): void {
  const seen = view(cells);
  const alike = rowsOf(cells.length, total).filter((row) => view(row) === seen);
  for (const [index, cell] of cells.entries()) {
    if (cell === 0 || !isHidden(index)) continue;
    expect(new Set(alike.map((row) => row[index])).size).toBeGreaterThan(1);
  }
}

function rowsOf(length: number, total: number): readonly (readonly number[])[] {
  if (length === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) =>
    rowsOf(length - 1, total - first).map((rest) => [first, ...rest]),
  ).flat();
}

type Secret = { readonly name: string; readonly unknown: Unknown; readonly value: number };

function publish(count: number, seed: number, k: number) {
  const synthesis = aggregateFirms(randomFirms(count, seed), smallContext());
  return { synthesis, published: protectSynthesis(synthesis, k).published };
}

/** What a reader first knows of a count. */
function read(count: PublishedCount, solver: Solver): Unknown {
  if (count.kind === "exact") return solver.unknown(count.n, count.n);
  return solver.unknown(count.kind === "most" ? Math.ceil(NEARLY_ALL * count.N) : 0, count.N);
}

/** What a reader who knows the rules first knows of a count that they hide for its own sake: which values they hide. */
function readKnowing(count: PublishedCount, k: number, solver: Solver): Unknown {
  const alike = Array.from({ length: count.N + 1 }, (_, n) => n).filter(
    (n) => protectCount(n, count.N, k).kind === count.kind && (count.kind !== "exact" || n === count.n),
  );
  return solver.unknown(Math.min(...alike), Math.max(...alike));
}

function readPart(part: number | null | undefined, most: number, solver: Solver): Unknown {
  return part === null || part === undefined ? solver.unknown(0, most) : solver.unknown(part, part);
}

function readObstacles(
  { obstacles }: CollectiveSynthesis,
  published: PublishedSynthesis,
  solver: Solver,
): readonly Secret[] {
  return published.obstacles.flatMap((family, place) => {
    const exact = obstacles[place];
    const tags = family.obstacles.map((obstacle) => {
      const truth = exact?.obstacles.find(({ tag }) => tag === obstacle.tag);
      const firms = readKnowing(obstacle.firms, published.minimumGroupSize, solver);
      const most = obstacle.firms.N;
      const parts = [obstacle.gap?.declaredOnly, obstacle.gap?.both, obstacle.gap?.seenOnly].map((part) =>
        readPart(part, most, solver),
      );
      const proved = read(obstacle.evidenced, solver);
      solver.sum(parts, firms);
      solver.atMostSum(proved, parts.slice(1));
      const truths = [truth?.declaredOnly, truth?.both, truth?.seenOnly];
      const secrets: readonly (Secret | null)[] = [
        obstacle.firms.kind === "exact" ? null : secret(obstacle.tag, firms, truth?.firms.n),
        ...parts.map((part, index) =>
          [obstacle.gap?.declaredOnly, obstacle.gap?.both, obstacle.gap?.seenOnly][index] == null
            ? secret(`${obstacle.tag} part ${index}`, part, truths[index])
            : null,
        ),
        obstacle.evidenced.kind === "exact"
          ? null
          : secret(`${obstacle.tag} proved`, proved, truth?.evidenced),
      ];
      return secrets;
    });
    return tags.flatMap((secrets) => secrets.flatMap((each) => each ?? []));
  });
}

function readSpreads(
  { maturity }: CollectiveSynthesis,
  published: PublishedSynthesis,
  solver: Solver,
): readonly Secret[] {
  const exact = [maturity.overall, ...maturity.themes];
  return [published.maturity.overall, ...published.maturity.themes].flatMap((score, place) => {
    const most = score.evaluated ?? score.N;
    const total = score.evaluated === null ? solver.unknown(0, score.N) : solver.unknown(most, most);
    const { spread } = score;
    const levels = published.maturity.levels.map((_, rank) =>
      spread.kind === "most" && spread.rank === rank
        ? solver.unknown(Math.ceil(NEARLY_ALL * most), most)
        : solver.unknown(0, most),
    );
    solver.sum(levels, total);
    if (spread.kind === "classes")
      for (const { first, last, n } of spread.classes)
        solver.sum(levels.slice(first, last + 1), solver.unknown(n, n));
    return levels.flatMap((unknown, rank) => {
      const alone =
        spread.kind === "classes" &&
        spread.classes.some(({ first, last }) => first === rank && last === rank);
      return alone
        ? []
        : [secret(`score ${place} level ${rank}`, unknown, exact[place]?.levels[rank]?.firms.n)];
    });
  });
}

function readNeeds(
  { needs }: CollectiveSynthesis,
  published: PublishedSynthesis,
  solver: Solver,
): readonly Secret[] {
  return published.needs.flatMap((need) => {
    const truth = needs.find(({ action }) => action === need.action);
    const firms = readKnowing(need.firms, published.minimumGroupSize, solver);
    const given = [need.sources.declared, need.sources.evidenced, need.sources.observed];
    const parts = given.map((part) => readPart(part, need.firms.N, solver));
    const inPlan = read(need.inPlan, solver);
    solver.sum(parts, firms);
    solver.atMostSum(inPlan, [firms]);
    const truths = [truth?.declared, truth?.evidenced, truth?.observed];
    return [
      ...(need.firms.kind === "exact" ? [] : [secret(need.action, firms, truth?.firms.n)]),
      ...parts.flatMap((part, index) =>
        given[index] === null ? [secret(`${need.action} part ${index}`, part, truths[index])] : [],
      ),
      ...(need.inPlan.kind === "exact" ? [] : [secret(`${need.action} in plans`, inPlan, truth?.inPlan)]),
    ];
  });
}

function readPlans(
  { plans }: CollectiveSynthesis,
  { plans: published }: PublishedSynthesis,
  solver: Solver,
): readonly Secret[] {
  const { accepted, changed, added, rejected, undecided } = plans.decisions;
  const { statuses } = plans;
  const amounts: Readonly<Record<string, readonly [shown: number | null, truth: Contributions]>> = {
    lines: [published.lines, merge([accepted, changed, added, rejected, undecided])],
    decided: [published.decided, merge([accepted, changed, added])],
    rejected: [published.rejected, rejected],
    undecided: [published.undecided, undecided],
    accepted: [published.accepted, accepted],
    changed: [published.changed, changed],
    added: [published.added, added],
    engaged: [published.engaged, merge([statuses.started, statuses.done])],
    notEngaged: [published.notEngaged, merge([statuses.planned, statuses.dropped])],
    started: [published.started, statuses.started],
    done: [published.done, statuses.done],
    planned: [published.planned, statuses.planned],
    dropped: [published.dropped, statuses.dropped],
    withReason: [published.rejectedWithReason, plans.rejectedWithReason],
  };
  const unknowns = new Map(
    Object.entries(amounts).map(([name, [shown]]) => [name, readPart(shown, 10_000, solver)]),
  );
  const at = (name: string) => unknowns.get(name) ?? solver.unknown(0, 10_000);
  const row = (whole: string, ...parts: readonly string[]) => solver.sum(parts.map(at), at(whole));
  row("lines", "decided", "rejected", "undecided");
  row("decided", "accepted", "changed", "added");
  row("decided", "engaged", "notEngaged");
  row("engaged", "started", "done");
  row("notEngaged", "planned", "dropped");
  solver.atMostSum(at("withReason"), [at("rejected")]);
  return Object.entries(amounts).flatMap(([name, [shown, truth]]) =>
    shown === null ? [secret(name, at(name), sum([...truth.values()]))] : [],
  );
}

/** Firms at each step of their plan: each step lies within the one before. */
function readSteps(
  { plans }: CollectiveSynthesis,
  published: PublishedSynthesis,
  solver: Solver,
): readonly Secret[] {
  const N = published.progress.assessed;
  const { firmsDeciding, firmsEngaged, firmsDone, costed } = published.plans;
  const truths = [plans.deciding.n, plans.engaged.n, plans.finishing.n];
  const counts = [firmsDeciding, firmsEngaged, firmsDone];
  const steps = counts.map((count) => read(count, solver));
  for (const [index, step] of steps.entries()) {
    const stayed = solver.unknown(0, N);
    const before = steps[index - 1] ?? solver.unknown(N, N);
    solver.sum([step, stayed], before);
  }
  solver.atMostSum(readKnowing(costed, published.minimumGroupSize, solver), steps.slice(0, 1));
  return steps.flatMap((step, index) =>
    counts[index]?.kind === "exact" ? [] : [secret(`step ${index}`, step, truths[index])],
  );
}

function secret(name: string, unknown: Unknown, value: number | undefined): Secret {
  return { name, unknown, value: value ?? 0 };
}

function publishedCounts(published: PublishedSynthesis): readonly PublishedCount[] {
  return [
    ...published.obstacles.flatMap((family) =>
      family.obstacles.flatMap(({ firms, evidenced }) => [firms, evidenced]),
    ),
    ...published.opportunities.map(({ firms }) => firms),
    ...published.needs.flatMap(({ firms, inPlan }) => [firms, inPlan]),
    ...published.recommendations.flatMap(({ firms, priority }) => [firms, priority]),
    ...published.schemes.flatMap(({ matched, planned }) => [matched, planned]),
    published.plans.firmsDeciding,
    published.plans.firmsEngaged,
    published.plans.firmsDone,
    published.plans.costed,
  ];
}

/** A published amount comes from k firms, none of which makes up 85 % of it; a zero says nothing of anybody. */
function expectSafe(published: number | null, truth: Contributions, k: number): void {
  if (published !== null) expect(isSafe(truth, k)).toBe(true);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
