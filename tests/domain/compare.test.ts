import { describe, expect, test } from "vitest";
import { compareIds, compareNumbers, reaches, staysWithin } from "#app/domain/compare.ts";

const NOISY_SIXTY = (0.7 + 0.7 + 0.7) / 3.5; // 0.5999999999999999

describe("thresholds forgive the noise of sums, and nothing more", () => {
  test.each([
    ["three questions of weight 0.7 out of five reach 60 %", reaches(NOISY_SIXTY, 0.6), true],
    ["a value under the threshold by a millionth does not reach it", reaches(0.599999, 0.6), false],
    ["0.1 + 0.2 stays within 0.3", staysWithin(0.1 + 0.2, 0.3), true],
    ["a value over the ceiling by a millionth does not stay within", staysWithin(0.300001, 0.3), false],
  ])("%s", (_, found, expected) => expect(found).toBe(expected));
});

describe("orders are total", () => {
  test.each([
    ["1 − 0.7 and 0.3 are equal", Math.sign(compareNumbers(1 - 0.7, 0.3)), 0],
    ["the smaller number comes first", Math.sign(compareNumbers(0.3, 0.300001)), -1],
    ["the larger number comes last", Math.sign(compareNumbers(2, 1)), 1],
    ["a comes before b", compareIds("a", "b"), -1],
    ["b comes after a", compareIds("b", "a"), 1],
    ["an id equals itself", compareIds("a", "a"), 0],
    ["ids compare by code unit, not by the machine's language", compareIds("z", "é"), -1],
  ])("%s", (_, found, expected) => expect(found).toBe(expected));
});
