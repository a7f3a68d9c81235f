import { describe, expect, test } from "vitest";
import { benchmarkFor } from "#app/domain/synthesis/benchmark.ts";
import { someFacts, someMilestones, someScores } from "#tests/support/a-synthesis.ts";

const scored = (enrollmentId: string, marche: number | null) =>
  someFacts({ enrollmentId, scores: someScores({ marche }) });
const others = (...scores: readonly (number | null)[]) =>
  scores.map((score, index) => scored(`other-${index}`, score));

describe("the others' band", () => {
  test.each([
    ["is over the others only", [10, 20, 30, 40, 50], 5, { q1: 20, median: 30, q3: 40, firms: 5 }],
    ["is not told under k others", [10, 20, 30, 40, 50], 6, null],
    ["is not told under five others, even when k is 3", [10, 20, 30, 40], 3, null],
    ["leaves out others that are not evaluated", [10, 20, 30, 40, 50, null], 6, null],
    ["is not told when nearly all have the same score", [50, 50, 50, 50, 50, 10], 5, null],
  ])("%s", (_, scores, k, expected) => {
    const firms = [...others(...scores), scored("me", 99)];
    expect(benchmarkFor(firms, "me", ["marche"], k).get("marche")).toEqual(expected);
  });

  test("counts no firm that left, and none whose interview goes on", () => {
    const firms = [
      ...others(10, 20, 30, 40),
      { ...scored("gone", 50), milestones: someMilestones({ withdrawnAt: "2026-11-01T08:00:00.000Z" }) },
      {
        ...scored("going-on", 60),
        milestones: someMilestones({ interviewedAt: null, planAgreedAt: null, reportReleasedAt: null }),
      },
    ];
    expect(benchmarkFor(firms, "me", ["marche"], 5).get("marche")).toBeNull();
  });

  test("has one answer for each theme that is asked for", () => {
    expect([...benchmarkFor([], "me", ["a", "b"], 5)]).toEqual([
      ["a", null],
      ["b", null],
    ]);
  });
});
