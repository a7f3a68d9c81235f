import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountFor } from "#app/domain/convention/account-for.ts";
import { INDICATORS } from "#app/domain/convention/convention.ts";
import { publishConvention } from "#app/domain/convention/publish-convention.ts";
import { anAccountedFirm, anAidRequest, aTarget, conventionFacts } from "#tests/support/a-convention.ts";

const K = 5;

/** Aid granted to as many firms as there are amounts, and the actions of each. */
function published(
  amounts: readonly number[],
  actions: readonly (readonly [begun: number, done: number])[] = [],
  publicFunding: number | null = 50_000,
) {
  const firms = Array.from({ length: 12 }, (_, index) =>
    anAccountedFirm(`firme-${index}`, {
      actionsBegun: actions[index]?.[0] ?? 0,
      actionsDone: actions[index]?.[1] ?? 0,
    }),
  );
  const aidRequests = amounts.map((grantedAmount, index) =>
    anAidRequest({ enrollmentId: `firme-${index}`, grantedAmount, askedAmount: grantedAmount }),
  );
  const targets = INDICATORS.map((indicator) => aTarget(indicator));
  const table = accountFor(conventionFacts({ firms, aidRequests, targets, publicFunding }));
  const outside = publishConvention(table, K);
  const line = (indicator: (typeof INDICATORS)[number]) => outside.lines[INDICATORS.indexOf(indicator)];
  return { outside, line };
}

describe("an amount drawn from firms leaves the operation", () => {
  test.each([
    ["from five firms", [10, 10, 10, 10, 10], 50],
    ["not from four", [10, 10, 10, 10], null],
    ["not from none: none and few look alike", [], null],
    ["not when one firm makes up 85 %", [85, 5, 4, 3, 3], null],
    ["but when it makes up a little less", [84, 5, 5, 3, 3], 100],
  ])("%s", (_what, amounts, total) => {
    const { outside, line } = published(amounts);
    expect(outside.aid.granted).toBe(total);
    expect(outside.aid.asked).toBe(total);
    expect(line("aid-granted")).toMatchObject({ achieved: total, gap: total === null ? null : total - 10 });
    expect(outside.aid.perPublicEuro).toBe(total === null ? null : total / 50_000);
  });

  test.each([
    ["nobody wrote the public money", null],
    ["it is nothing", 0],
  ])("but no euros per public euro when %s", (_what, publicFunding) => {
    const { outside } = published([10, 10, 10, 10, 10], [], publicFunding);
    expect(outside.aid).toMatchObject({ granted: 50, perPublicEuro: null });
  });
});

describe("actions begun and done", () => {
  const same = (count: number, pair: readonly [number, number]) => Array.from({ length: count }, () => pair);
  test.each([
    ["both, when as many firms have some of each", same(6, [3, 1]), 18, 6],
    ["both, when all that began is done", same(6, [2, 2]), 12, 12],
    [
      "not those done, when what goes on is one firm’s: it is the difference",
      [...same(5, [1, 1]), [4, 1] as const],
      9,
      null,
    ],
    ["neither, from too few firms", same(4, [3, 1]), null, null],
  ])("%s", (_what, actions, begun, done) => {
    const { line } = published([], actions);
    expect([line("actions-begun")?.achieved, line("actions-done")?.achieved]).toEqual([begun, done]);
  });
});

test("what is no firm’s answer is exact, however few the firms are", () => {
  const { line } = published([]);
  expect(line("enrolled")).toMatchObject({ achieved: 12, gap: 2 });
  expect(line("workshops")).toMatchObject({ achieved: 0, gap: -10 });
});

test("whatever the amounts, nothing published names a firm, and nothing is said of fewer than k", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1_000 }), { maxLength: 12 }), (amounts) => {
      const { outside } = published(amounts);
      expect(JSON.stringify(outside)).not.toContain("firme-");
      if (amounts.length < K)
        expect(outside.aid).toMatchObject({ asked: null, granted: null, perPublicEuro: null });
      const most = Math.max(0, ...amounts);
      const sum = amounts.reduce((one, other) => one + other, 0);
      if (outside.aid.granted !== null) expect(most / sum).toBeLessThan(0.85);
    }),
  );
});
