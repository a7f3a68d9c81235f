/**
 * What an attentive reader of one publication works out: every row and total that is published becomes a system of sums,
 * tightened as far as it goes. And a plain recount of what it rests on.
 */
import type { CollectiveSynthesis, Contributions } from "#app/domain/synthesis/collective-synthesis.ts";
import { NEARLY_ALL, type PublishedCount, protectCount } from "#app/domain/synthesis/disclosure/counts.ts";
import { isSafe, merge } from "#app/domain/synthesis/disclosure/rows.ts";
import type { PublishedSynthesis } from "#app/domain/synthesis/published-synthesis.ts";
import { openSolver, type Solver, type Unknown } from "#tests/support/interval-solver.ts";

/** The hidden counts that can be worked out: « prix part 1: 2 ». None, unless a rule is missing. */
export function workedOut(synthesis: CollectiveSynthesis, published: PublishedSynthesis): readonly string[] {
  const solver = openSolver();
  const secrets = [
    ...readObstacles(synthesis, published, solver),
    ...readSpreads(synthesis, published, solver),
    ...readNeeds(synthesis, published, solver),
    ...readPlans(synthesis, published, solver),
    ...readSteps(synthesis, published, solver),
  ];
  solver.tighten();
  return secrets.flatMap(({ name, unknown, value }) =>
    value === 0 || unknown.low < unknown.high ? [] : [`${name}: ${unknown.low}`],
  );
}

/** What is published and rests on fewer than k firms, or leaves out fewer, or that one firm makes up. None. */
export function restsOnTooFew(
  synthesis: CollectiveSynthesis,
  published: PublishedSynthesis,
  k: number,
): readonly string[] {
  const few: string[] = [];
  const check = (name: string, n: number) => {
    if (n < k) few.push(`${name}: ${n}`);
  };
  for (const count of publishedCounts(published)) {
    if (count.kind === "exact") check("a count", Math.min(count.n, count.N - count.n));
  }
  for (const { spread, median, evaluated } of [published.maturity.overall, ...published.maturity.themes]) {
    if (spread.kind === "classes") for (const { n } of spread.classes) check("a class", n);
    if (median !== null) check("a median", evaluated ?? 0);
  }
  for (const { groups, cells } of published.heatmaps) {
    for (const { firms } of groups) check("a group", firms);
    for (const cell of cells.flat()) if (cell !== null) check("a median of a group", cell.n);
  }
  for (const groups of Object.values(published.participants))
    if (typeof groups !== "number") for (const { firms } of groups) check("a group of participants", firms);
  // Each step of the plans lies within the one before: their differences are counts too.
  const { firmsDeciding, firmsEngaged, firmsDone } = published.plans;
  const steps = [firmsDeciding, firmsEngaged, firmsDone].flatMap((step) =>
    step.kind === "exact" ? step.n : [],
  );
  for (const [index, n] of steps.slice(1).entries())
    check("firms between two steps", (steps[index] ?? 0) - n);
  const { plans } = synthesis;
  for (const [shown, truth] of [
    [published.plans.costs, plans.costs],
    [published.plans.started, plans.statuses.started],
    [published.plans.rejected, plans.decisions.rejected],
    [published.plans.accepted, plans.decisions.accepted],
  ] as const) {
    if (shown !== null && !isSafe(truth, k)) few.push(`an amount: ${shown}`);
  }
  return few;
}

type Secret = { readonly name: string; readonly unknown: Unknown; readonly value: number };

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

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
