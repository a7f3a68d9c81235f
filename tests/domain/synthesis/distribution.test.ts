import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countBy, largestTie, median, quartiles } from "#app/domain/synthesis/distribution.ts";

describe("the median", () => {
  test.each([
    ["of nothing is null", [], null],
    ["of one value is that value", [42], 42],
    ["of an odd number of values is the middle one", [9, 1, 5], 5],
    ["of an even number is the mean of the two middle ones", [1, 9, 5, 6], 5.5],
  ])("%s", (_, values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe("the quartiles", () => {
  test.each([
    ["of four firms are not told: they would give away the lowest and the highest", [1, 2, 3, 4], null],
    ["of five firms are the second, third and fourth", [10, 20, 30, 40, 50], { q1: 20, median: 30, q3: 40 }],
    ["of eight firms are means of neighbours", [1, 2, 3, 4, 5, 6, 7, 8], { q1: 2.5, median: 4.5, q3: 6.5 }],
    ["of seven firms, in any order", [7, 1, 6, 2, 5, 3, 4], { q1: 2, median: 4, q3: 6 }],
  ])("%s", (_, values, expected) => {
    expect(quartiles(values)).toEqual(expected);
  });

  test("move not when every firm is counted twice", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 40 }), (values) => {
        expect(quartiles([...values, ...values])).toEqual(quartiles(values));
      }),
    );
  });
});

test("a tie counts the scores that print alike", () => {
  expect(largestTie([50.01, 50.04, 50.06, 20])).toBe(2);
  expect(largestTie([])).toBe(0);
});

test("counts come in the order of the keys, and what has none is left out", () => {
  expect(countBy(["a", "b", "a", "x"], ["b", "a"], (value) => (value === "x" ? null : value))).toEqual([
    1, 2,
  ]);
});
