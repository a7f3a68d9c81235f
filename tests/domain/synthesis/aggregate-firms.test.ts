import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aggregateFirms } from "#app/domain/synthesis/aggregate-firms.ts";
import type { CollectiveSynthesis } from "#app/domain/synthesis/collective-synthesis.ts";
import { total } from "#app/domain/synthesis/count-plans.ts";
import type { Figure } from "#app/domain/synthesis/figure.ts";
import type { FirmFacts } from "#app/domain/synthesis/firm-facts.ts";
import { aSuggestion } from "#tests/support/a-questionnaire.ts";
import { randomFirms, smallContext } from "#tests/support/a-small-operation.ts";
import {
  declares,
  proves,
  shows,
  someFacts,
  someMilestones,
  somePlan,
  someScores,
} from "#tests/support/a-synthesis.ts";

const NEVER = { interviewedAt: null, planAgreedAt: null, reportReleasedAt: null, withdrawnAt: null };

describe("the way of the firms", () => {
  const firms = [
    someFacts(),
    someFacts({ milestones: someMilestones({ reportReleasedAt: null }) }),
    someFacts({ milestones: someMilestones({ planAgreedAt: null, reportReleasedAt: null }) }),
    someFacts({ milestones: someMilestones({ withdrawnAt: "2026-11-01T08:00:00.000Z" }) }),
    someFacts({ milestones: NEVER, scores: null, plan: null }),
    someFacts({ milestones: NEVER }),
    someFacts({ scores: null, plan: null }),
  ];
  const { progress } = aggregateFirms(firms, smallContext());

  test.each([
    ["7 enrolled", progress.enrolled, 7],
    ["1 withdrawn", progress.withdrawn.n, 1],
    ["6 still there", progress.participating, 6],
    ["1 not met yet", progress.notStarted, 1],
    ["1 in its interview", progress.interviewing, 1],
    ["4 interviewed, of the 6 still there", [progress.interviewed.n, progress.interviewed.N], [4, 6]],
    ["3 assessed: the one without an answer is not", [progress.assessed.n, progress.assessed.N], [3, 6]],
    ["3 plans agreed on, of 4 interviewed", [progress.planned.n, progress.planned.N], [3, 4]],
    ["2 reports released, of 4 interviewed", [progress.reported.n, progress.reported.N], [2, 4]],
  ])("%s", (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  test("those left out are told once each, with the reason", () => {
    expect(progress.coverage.excluded).toEqual([
      { reason: "withdrawn", count: 1 },
      { reason: "not-interviewed", count: 2 },
      { reason: "no-answer", count: 1 },
    ]);
  });
});

describe("maturity", () => {
  const scored = (...values: (number | null)[]) =>
    aggregateFirms(
      values.map((value) => someFacts({ scores: someScores({ marche: value, equipe: 50 }) })),
      smallContext(),
    ).maturity.themes[0];

  test("a median is over the evaluated firms, out of the assessed ones, and says who is left out", () => {
    const theme = scored(10, 30, 50, 70, 90, null);
    expect(theme?.median).toEqual({
      value: 50,
      n: 5,
      N: 6,
      excluded: [{ reason: "not-evaluated", count: 1 }],
      asOf: "2026-11-21",
    });
    expect([theme?.q1, theme?.q3]).toEqual([30, 70]);
  });

  test("levels are counted among the evaluated firms", () => {
    const theme = scored(10, 39.99, 40, 60, 80, null);
    expect(theme?.levels.map(({ id, firms }) => [id, firms.n, firms.N])).toEqual([
      ["fragile", 2, 5],
      ["en-construction", 1, 5],
      ["solide", 1, 5],
      ["exemplaire", 1, 5],
    ]);
  });

  test("a theme that nobody was evaluated on has no median, and never 0", () => {
    expect(scored(null, null)?.median.value).toBeNull();
  });
});

describe("obstacles", () => {
  const { obstacles } = aggregateFirms(
    [
      someFacts({ findings: [declares("prix")] }),
      someFacts({ findings: [declares("prix"), shows("prix")] }),
      someFacts({ findings: [proves("prix")] }),
      someFacts({ findings: [shows("temps")] }),
      someFacts({ findings: [] }),
    ],
    smallContext(),
  );
  const market = obstacles[0];

  test("a firm counts once in an obstacle, however it is known", () => {
    const price = market?.obstacles.find(({ tag }) => tag === "prix");
    expect(price?.firms).toMatchObject({ n: 3, N: 5, value: 0.6 });
    expect(price).toMatchObject({ declaredOnly: 1, both: 1, seenOnly: 1, evidenced: 1, comparable: true });
  });

  test("a firm counts once in a family, and families come in the order of the vocabulary", () => {
    expect(obstacles.map(({ label, firms }) => [label, firms.n])).toEqual([
      ["Accès au marché", 4],
      ["Technique", 0],
    ]);
  });

  test("the most widespread comes first", () => {
    expect(market?.obstacles.map(({ tag }) => tag).slice(0, 2)).toEqual(["prix", "temps"]);
  });
});

describe("plans", () => {
  const { plans, schemes, recommendations } = aggregateFirms(
    [
      someFacts({
        enrollmentId: "a",
        eligibleSchemes: ["pret"],
        plan: somePlan([
          {
            decision: "accepted",
            status: "started",
            cost: 1000,
            recommendation: "chiffrer",
            fundingSchemes: ["fafcea"],
          },
          { decision: "changed", status: "dropped", cost: 500, fundingSchemes: ["pret"] },
          { decision: "rejected", reason: "Trop tôt" },
        ]),
      }),
      someFacts({
        enrollmentId: "b",
        plan: somePlan(
          [
            { decision: "added", status: "done", cost: 200 },
            { decision: "rejected", reason: " " },
          ],
          [aSuggestion({ recommendation: "chiffrer" })],
        ),
      }),
      someFacts({ enrollmentId: "c", plan: somePlan([], [aSuggestion({ recommendation: "chiffrer" })]) }),
    ],
    smallContext(),
  );

  test.each([
    ["1 accepted", total(plans.decisions.accepted), 1],
    ["1 changed", total(plans.decisions.changed), 1],
    ["1 added", total(plans.decisions.added), 1],
    ["2 rejected", total(plans.decisions.rejected), 2],
    ["1 of them with a reason: spaces are none", total(plans.rejectedWithReason), 1],
    ["2 undecided", total(plans.decisions.undecided), 2],
    ["1 started", total(plans.statuses.started), 1],
    ["1 done", total(plans.statuses.done), 1],
    ["1 dropped", total(plans.statuses.dropped), 1],
    ["1 200 € of living actions: what was dropped costs nothing", total(plans.costs), 1200],
    ["2 firms with a decided action, of 3", plans.deciding.n, 2],
    ["2 firms with an action under way", plans.engaged.n, 2],
    ["1 firm with an action done", plans.finishing.n, 1],
  ])("%s", (_, found, expected) => {
    expect(found).toBe(expected);
  });

  test("a dropped action counts on no scheme", () => {
    expect(schemes.map(({ id, matched, planned }) => [id, matched.n, planned.n])).toEqual([
      ["fafcea", 0, 1],
      ["pret", 1, 0],
    ]);
  });

  test("advice is counted where it is decided or suggested", () => {
    expect(recommendations.map(({ id, firms, priority }) => [id, firms.n, firms.N, priority])).toEqual([
      ["chiffrer", 3, 3, 3],
    ]);
  });
});

test("advice is counted from the first firm on: what is printed of it needs more", () => {
  const firms = ["a", "b"].map((enrollmentId) =>
    someFacts({ enrollmentId, plan: somePlan([], [aSuggestion({ recommendation: "chiffrer" })]) }),
  );
  expect(aggregateFirms(firms, smallContext()).recommendations).toMatchObject([
    { id: "chiffrer", firms: { n: 2 }, who: ["a", "b"], first: ["a", "b"] },
  ]);
});

test("participants are grouped by trade, band of headcount and commune; withdrawn firms are not among them", () => {
  const { participants } = aggregateFirms(
    [
      someFacts({ trade: "Menuiseries", headcount: 0 }),
      someFacts({ trade: " Menuiseries ", headcount: 2 }),
      someFacts({ trade: null, headcount: null }),
      someFacts({ milestones: someMilestones({ withdrawnAt: "2026-11-01T08:00:00.000Z" }) }),
    ],
    smallContext(),
  );
  expect(participants.total).toBe(3);
  expect(participants.trades.map(({ label, firms }) => [label, firms.length])).toEqual([
    ["Menuiseries", 2],
    [null, 1],
  ]);
  expect(participants.sizes.map(({ firms }) => firms.length)).toEqual([1, 1, 0, 0, 0, 0, 1]);
});

const operations = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer());

describe("whatever the operation", () => {
  test("a firm without answers changes no figure drawn from answers", () => {
    fc.assert(
      fc.property(operations, ([count, seed]) => {
        const firms = randomFirms(count, seed);
        const silent = someFacts({ enrollmentId: "zzz", scores: null, plan: null });
        const unmet = someFacts({ enrollmentId: "zzy", milestones: NEVER, findings: [shows("prix")] });
        expect(valuesOf(synthesis([...firms, silent, unmet]))).toEqual(valuesOf(synthesis(firms)));
      }),
    );
  });

  test("counting every firm twice changes no percentage and no median", () => {
    fc.assert(
      fc.property(operations, ([count, seed]) => {
        const firms = randomFirms(count, seed);
        const twins = firms.map((firm) => ({ ...firm, enrollmentId: `${firm.enrollmentId}-twin` }));
        expect(valuesOf(synthesis([...firms, ...twins]))).toEqual(valuesOf(synthesis(firms)));
      }),
    );
  });

  test("the order of the firms changes nothing", () => {
    fc.assert(
      fc.property(operations, ([count, seed]) => {
        const firms = randomFirms(count, seed);
        expect(synthesis(firms.toReversed())).toEqual(synthesis(firms));
      }),
    );
  });

  test("every share is n out of N, and N with the excluded makes all who are enrolled", () => {
    fc.assert(
      fc.property(operations, ([count, seed]) => {
        const firms = randomFirms(count, seed);
        for (const { firms: figure } of synthesis(firms).obstacles.flatMap((family) => family.obstacles)) {
          const excluded = figure.excluded.reduce((sum, each) => sum + each.count, 0);
          expect(figure.N + excluded).toBe(firms.length);
          expect(figure.value).toBe(figure.N === 0 ? null : figure.n / figure.N);
        }
      }),
    );
  });
});

function synthesis(firms: readonly FirmFacts[]): CollectiveSynthesis {
  return aggregateFirms(firms, smallContext());
}

/** What is printed of a synthesis as a ratio or a score: neither counts nor who is left out. */
function valuesOf({ maturity, obstacles, opportunities, needs, schemes, plans }: CollectiveSynthesis) {
  const value = (figure: Figure) => figure.value;
  return {
    themes: [maturity.overall, ...maturity.themes].map((theme) => [
      theme.median.value,
      ...theme.levels.map(({ firms }) => value(firms)),
    ]),
    obstacles: obstacles.map((family) => [
      value(family.firms),
      ...family.obstacles.map(({ firms }) => value(firms)),
    ]),
    opportunities: opportunities.map(({ firms }) => value(firms)),
    needs: needs.map(({ action, firms }) => [action, value(firms)]),
    schemes: schemes.map(({ matched, planned }) => [value(matched), value(planned)]),
    plans: [plans.deciding, plans.engaged, plans.finishing].map(value),
  };
}
