/** Random operations are published, and an attentive reader tries to find again what was hidden. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aggregateFirms } from "#app/domain/synthesis/aggregate-firms.ts";
import { protectSpread } from "#app/domain/synthesis/disclosure/classes.ts";
import { cellsToHide, countsAsAmounts } from "#app/domain/synthesis/disclosure/rows.ts";
import { protectSynthesis } from "#app/domain/synthesis/disclosure.ts";
import { randomFirms, smallContext } from "#tests/support/a-small-operation.ts";
import { restsOnTooFew, workedOut } from "#tests/support/published-sums.ts";
import { protectionWithout, type RuleOff } from "#tests/support/without-rule.ts";

const RUNS = { numRuns: 400 };
const operations = fc.tuple(fc.integer({ min: 0, max: 36 }), fc.integer(), fc.integer({ min: 3, max: 6 }));

describe("whatever the operation", () => {
  test("no hidden count can be worked out from what is published", () => {
    fc.assert(
      fc.property(operations, ([count, seed, k]) => {
        const { synthesis, published } = publish(count, seed, k);
        expect(workedOut(synthesis, published)).toEqual([]);
      }),
      RUNS,
    );
  });

  test("what is published rests on k firms, and so does what it leaves out", () => {
    fc.assert(
      fc.property(operations, ([count, seed, k]) => {
        const { synthesis, published } = publish(count, seed, k);
        expect(restsOnTooFew(synthesis, published, k)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe("each rule is needed: without it", () => {
  /** Random operations until the reader finds something, or a figure rests on too few. */
  const isFoundOut = (protect: typeof protectSynthesis): boolean => {
    for (let seed = 0; seed < 400; seed += 1) {
      const k = 3 + (seed % 4);
      const synthesis = aggregateFirms(randomFirms(seed % 37, seed), smallContext());
      const { published } = protect(synthesis, k);
      if (workedOut(synthesis, published).length > 0) return true;
      if (restsOnTooFew(synthesis, published, k).length > 0) return true;
    }
    return false;
  };

  test.each<readonly [string, RuleOff]>([
    [
      "a hidden cell would be found again from its row",
      {
        file: "disclosure/rows.ts",
        line: "if (remainder.size === 0 || (isSafe(remainder, k) && !canOnlyBeHighest)) break;",
        becomes: "break;",
      },
    ],
    [
      "one firm would make up an amount",
      {
        file: "disclosure/rows.ts",
        line: "return amount.size >= k && largest(amount) < DOMINANCE * sum(amount);",
        becomes: "return amount.size >= k;",
      },
    ],
    [
      "an amount would come from fewer than k",
      {
        file: "disclosure/rows.ts",
        line: "return amount.size >= k && largest(amount) < DOMINANCE * sum(amount);",
        becomes: "return largest(amount) < DOMINANCE * sum(amount);",
      },
    ],
    [
      "steps that lie within each other would be subtracted",
      {
        file: "disclosure/protect-plans.ts",
        line: "if (classes.some(({ first }) => first === step)) return protectCount(n, N, k);",
        becomes: "return protectCount(n, N, k);",
      },
    ],
    [
      "parts would be given under a hidden whole",
      {
        file: "disclosure/protect-plans.ts",
        line: "const hidden = whole === null ? new Set(amounts.keys()) : cellsToHide(amounts, k);",
        becomes: "const hidden = cellsToHide(amounts, k);",
      },
    ],
    [
      "small groups would stand alone",
      {
        file: "disclosure/protect-people.ts",
        line: "const joined = smallestFirst.filter((_, index) => hidden.has(index));",
        becomes: "const joined: typeof smallestFirst = [];",
      },
    ],
  ])("%s", async (_, rule) => {
    const { protectSynthesis: without } = await protectionWithout(rule);
    expect(isFoundOut(without)).toBe(true);
  });

  test("and with all of them nobody is found", () => {
    expect(isFoundOut(protectSynthesis)).toBe(false);
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

function publish(count: number, seed: number, k: number) {
  const synthesis = aggregateFirms(randomFirms(count, seed), smallContext());
  return { synthesis, published: protectSynthesis(synthesis, k).published };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
