import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aggregateFirms } from "#app/domain/synthesis/aggregate-firms.ts";
import type { Contributions } from "#app/domain/synthesis/collective-synthesis.ts";
import { joinClasses, protectSpread } from "#app/domain/synthesis/disclosure/classes.ts";
import { protectCount, roundedPercent } from "#app/domain/synthesis/disclosure/counts.ts";
import { joinSmallGroups } from "#app/domain/synthesis/disclosure/protect-people.ts";
import { cellsToHide, countsAsAmounts, isSafe } from "#app/domain/synthesis/disclosure/rows.ts";
import { protectSynthesis } from "#app/domain/synthesis/disclosure.ts";
import type { FirmFacts } from "#app/domain/synthesis/firm-facts.ts";
import { randomFirms, smallContext } from "#tests/support/a-small-operation.ts";
import {
  artisansContext,
  declares,
  lifelikeFirms,
  shows,
  someFacts,
  somePlan,
  someScores,
} from "#tests/support/a-synthesis.ts";

const protect = (firms: readonly FirmFacts[], k = 5) =>
  protectSynthesis(aggregateFirms(firms, smallContext()), k);

describe("a count out of N, with k = 5", () => {
  test.each([
    ["is exact when five have it and five have it not", 5, 10, { kind: "exact", n: 5, N: 10, percent: 50 }],
    ["is hidden when four have it", 4, 20, { kind: "hidden", N: 20 }],
    ["is hidden when nobody has it: empty and suppressed look alike", 0, 20, { kind: "hidden", N: 20 }],
    ["is hidden when four have it not and it is under 80 %", 11, 15, { kind: "hidden", N: 15 }],
    ["is « 80 % et plus » when four have it not and it is 80 %", 16, 20, { kind: "most", N: 20 }],
    ["is « 80 % et plus » when all have it", 20, 20, { kind: "most", N: 20 }],
    ["is exact over 80 % when five have it not", 35, 40, { kind: "exact", n: 35, N: 40, percent: 90 }],
    ["is « 80 % et plus » of six when all six have it: it could be five", 6, 6, { kind: "most", N: 6 }],
    [
      "is hidden in a group of five: « 80 % et plus » could only mean all five",
      5,
      5,
      { kind: "hidden", N: 5 },
    ],
    ["is hidden in a group of four", 4, 4, { kind: "hidden", N: 4 }],
  ])("%s", (_, n, N, expected) => {
    expect(protectCount(n, N, 5)).toEqual(expected);
  });

  test("of four firms, with k = 3, is never « 80 % et plus »: that could only mean all four", () => {
    expect(protectCount(4, 4, 3).kind).toBe("hidden");
  });

  test.each([
    [14 / 19, 75],
    [0.024, 0],
    [0.026, 5],
    [0.976, 100],
  ])("rounds %f to %i %%", (part, percent) => {
    expect(roundedPercent(part)).toBe(percent);
  });
});

describe("ordered classes", () => {
  test.each([
    [
      "stand alone where each counts k",
      [6, 9, 5],
      [
        [0, 0, 6],
        [1, 1, 9],
        [2, 2, 5],
      ],
    ],
    [
      "join upwards from the bottom",
      [2, 3, 7, 8],
      [
        [0, 1, 5],
        [2, 2, 7],
        [3, 3, 8],
      ],
    ],
    [
      "take in what is left at the top",
      [6, 9, 4, 0],
      [
        [0, 0, 6],
        [1, 3, 13],
      ],
    ],
    [
      "hide an empty one in its neighbour",
      [0, 10, 9, 0],
      [
        [0, 1, 10],
        [2, 3, 9],
      ],
    ],
    ["are one when nothing can be parted", [2, 15, 2, 0], [[0, 3, 19]]],
    ["are none under k", [1, 2, 1, 0], []],
  ])("%s", (_, counts, expected) => {
    expect(joinClasses(counts, 5).map(({ first, last, n }) => [first, last, n])).toEqual(expected);
  });

  test.each([
    ["one class of nearly all is named without its number", [0, 19, 1, 0], { kind: "most", rank: 1 }],
    ["one class under 80 % says nothing", [2, 15, 2, 0], { kind: "hidden" }],
    ["of four firms nothing is said", [4, 0, 0, 0], { kind: "hidden" }],
  ])("%s", (_, counts, expected) => {
    expect(protectSpread(counts, 4)).toEqual(expected.kind === "hidden" ? { kind: "hidden" } : expected);
  });
});

describe("a row with a total", () => {
  const hidden = (counts: readonly number[], k = 5) =>
    [...cellsToHide(countsAsAmounts(counts), k)].toSorted();

  test.each([
    ["hides a second cell when one alone would be found by subtraction", [1, 6, 11], [0, 1]],
    ["hides no more when the hidden ones are k together", [3, 4, 11], [0, 1]],
    ["hides a third cell when the first two are still too few", [1, 2, 6, 12], [0, 1, 2]],
    ["gives up the first of the others, whatever their size", [11, 6, 1], [0, 2]],
    ["leaves empty cells without company", [0, 6, 12], [0]],
    [
      "hides one more when the hidden ones are all as high as can be, since they can then be nothing else",
      [4, 4, 7, 9],
      [0, 1, 2],
    ],
    ["is hidden whole when it must be", [2, 5], [0, 1]],
  ])("%s", (_, counts, expected) => {
    expect(hidden(counts)).toEqual(expected);
  });

  test("an amount that one firm makes up to 85 % is not safe, to 84 % it is", () => {
    const amount = (largest: number): Contributions =>
      new Map([["a", largest], ...["b", "c", "d", "e"].map((id) => [id, (100 - largest) / 4] as const)]);
    expect(isSafe(amount(85), 5)).toBe(false);
    expect(isSafe(amount(84), 5)).toBe(true);
  });

  test("what is hidden must be safe added up: one firm may not make it up to 85 %", () => {
    const spread = (each: number): Contributions =>
      new Map(["a", "b", "c", "d", "e"].map((id) => [id, each]));
    const lone: Contributions = new Map([["a", 1000]]);
    expect(cellsToHide([lone, spread(10), spread(2000)], 5)).toEqual(new Set([0, 1, 2]));
  });
});

describe("groups of participants", () => {
  const group = (label: string, size: number) => ({
    label,
    firms: Array.from({ length: size }, (_, index) => `${label}${index}`),
  });
  const joined = (...sizes: readonly number[]) =>
    joinSmallGroups(
      sizes.map((size, index) => group(`g${index}`, size)),
      "Autres",
      5,
      () => undefined,
    ).map(({ label, firms }) => [label, firms.length]);

  test.each([
    [
      "stand where each counts k",
      joined(8, 5),
      [
        ["g0", 8],
        ["g1", 5],
      ],
    ],
    [
      "are joined under k",
      joined(8, 3, 2),
      [
        ["g0", 8],
        ["Autres", 5],
      ],
    ],
    [
      "draw in the smallest other when they are too few together",
      joined(9, 6, 1),
      [
        ["g0", 9],
        ["Autres", 7],
      ],
    ],
    ["are not told when only « Autres » is left", joined(4, 4), []],
  ])("%s", (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});

describe("medians", () => {
  const theme = (scores: readonly number[], k = 5) =>
    protect(
      scores.map((marche) => someFacts({ scores: someScores({ marche, equipe: 50 }) })),
      k,
    ).published.maturity.themes[0];

  test("need k firms", () => {
    expect(theme([10, 20, 30, 40])).toMatchObject({ evaluated: null, median: null });
  });

  test("are rounded to one decimal in the snapshot itself", () => {
    expect(theme([10, 20, 33.3333, 40, 50])?.median).toBe(33.3);
  });

  test("are told when nearly all firms have the same: their absence would say so, they don't", () => {
    expect(theme([50, 50, 50, 50, 10])?.median).toBe(50);
    expect(theme([50, 50, 50, 50, 50])).toMatchObject({
      median: 50,
      q1: null,
      q3: null,
      spread: { kind: "hidden" },
    });
  });

  test("come without quartiles as long as a level is joined to another", () => {
    expect(theme([10, 20, 30, 45, 50, 55])).toMatchObject({ median: 37.5, q1: null, q3: null });
  });

  test("come with quartiles where every level stands alone", () => {
    const scores = [10, 45, 65, 85].flatMap((low) => [0, 1, 2, 3, 4].map((step) => low + step));
    expect(theme(scores)).toMatchObject({ q1: 29.5, median: 57, q3: 77 });
  });
});

describe("obstacles", () => {
  test("of a family, no number of its own is told: it would bound what is hidden", () => {
    expect(Object.keys(protect(randomFirms(20, 1)).published.obstacles[0] ?? {})).toEqual([
      "id",
      "label",
      "obstacles",
    ]);
  });

  test("how an obstacle is known is only told under an exact count", () => {
    const firms = [
      ...times(7, () => someFacts({ findings: [declares("prix")] })),
      ...times(6, () => someFacts({ findings: [shows("prix")] })),
      ...times(8, () => someFacts()),
    ];
    const [price] = protect(firms).published.obstacles.flatMap((family) => family.obstacles);
    expect(price).toMatchObject({ tag: "prix", gap: { declaredOnly: 7, both: null, seenOnly: 6 } });
    const [unanimous] = protect(firms.slice(0, 13)).published.obstacles.flatMap((family) => family.obstacles);
    expect(unanimous).toMatchObject({ tag: "prix", firms: { kind: "most" }, gap: null });
  });

  test("an obstacle that all its firms know the same way doesn't say so", () => {
    const firms = [
      ...times(7, () => someFacts({ findings: [shows("prix")] })),
      ...times(8, () => someFacts()),
    ];
    const [price] = protect(firms).published.obstacles.flatMap((family) => family.obstacles);
    expect(price?.gap).toEqual({ declaredOnly: null, both: null, seenOnly: null });
  });

  test("what is hidden stands in the order of ids: the order must not tell what the numbers don't", () => {
    const firms = [
      ...times(4, () => someFacts({ findings: [shows("temps")] })),
      ...times(1, () => someFacts({ findings: [shows("prix")] })),
      ...times(20, () => someFacts()),
    ];
    const [family] = protect(firms).published.obstacles;
    expect(family?.obstacles.map(({ tag }) => tag)).toEqual(["place", "prix", "temps"]);
  });
});

test("steps that lie within one another are told where each part of them counts k firms", () => {
  const withStatus = (status: "planned" | "started" | "done") => someFacts({ plan: somePlan([{ status }]) });
  const firms = (idle: number, planned: number, started: number, done: number) => [
    ...times(idle, () => someFacts()),
    ...times(planned, () => withStatus("planned")),
    ...times(started, () => withStatus("started")),
    ...times(done, () => withStatus("done")),
  ];
  const told = (...counts: readonly [number, number, number, number]) => {
    const { firmsDeciding, firmsEngaged, firmsDone } = protect(firms(...counts)).published.plans;
    return [firmsDeciding, firmsEngaged, firmsDone].map((count) =>
      count.kind === "exact" ? count.n : count.kind,
    );
  };
  expect(told(5, 6, 7, 8)).toEqual([21, 15, 8]);
  expect(told(1, 1, 8, 11)).toEqual(["hidden", "hidden", 11]);
  expect(told(6, 3, 4, 2)).toEqual([9, "hidden", "hidden"]);
});

test("no amount is published that comes from fewer than k firms", () => {
  const spender = (cost: number) => someFacts({ plan: somePlan([{ cost }]) });
  expect(
    protect([...times(4, () => spender(100)), ...times(9, () => someFacts())]).published.plans.costs,
  ).toBeNull();
  expect(
    protect([...times(5, () => spender(100)), ...times(9, () => someFacts())]).published.plans.costs,
  ).toBe(500);
  expect(protect([...times(5, () => spender(100)), spender(9000)]).published.plans.costs).toBeNull();
});

test("an operation that asks for less than three firms gets three", () => {
  expect(
    protect(
      times(2, () => someFacts()),
      1,
    ).published.minimumGroupSize,
  ).toBe(3);
});

test("what was hidden is told with its reason and its value, empty cells left out", () => {
  const firms = [...times(2, () => someFacts({ findings: [shows("prix")] })), ...times(8, () => someFacts())];
  const { hidden, published } = protect(firms);
  expect(hidden).toContainEqual({ table: "Freins", cell: "prix", reason: "too-few", value: 2 });
  expect(hidden.every(({ reason }) => reason !== "empty")).toBe(true);
  expect(published.notPublished).toBeGreaterThan(hidden.length);
});

test("nothing of one firm is in the published synthesis: no id, and nothing that is lost as JSON", () => {
  const { published } = protectSynthesis(aggregateFirms(lifelikeFirms(30), artisansContext()), 5);
  const written = JSON.stringify(published);
  expect(written).not.toMatch(/firm-\d/);
  expect(JSON.parse(written)).toEqual(published);
});

function times<T>(count: number, make: () => T): readonly T[] {
  return Array.from({ length: count }, make);
}

test("random operations are worth drawing: each kind of publication comes up", () => {
  const kinds = new Set(
    Array.from({ length: 60 }, (_, seed) => protect(randomFirms(8 + (seed % 20), seed), 3).published)
      .flatMap(({ obstacles }) => obstacles.flatMap((family) => family.obstacles))
      .map(({ firms }) => firms.kind),
  );
  expect([...kinds].toSorted()).toEqual(["exact", "hidden", "most"]);
  fc.assert(fc.property(fc.integer(), (seed) => randomFirms(3, seed).length === 3));
});
