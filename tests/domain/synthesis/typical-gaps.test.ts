/** The usual gap, beside which a firm reads its own. */
import { describe, expect, test } from "vitest";
import type { ThemeGap } from "#app/domain/scoring/perception-gaps.ts";
import { typicalGaps } from "#app/domain/synthesis/typical-gaps.ts";

function firmWith(gap: number): readonly ThemeGap[] {
  return [
    {
      themeId: "chantier",
      perspective: "employee",
      directorScore: 50 + gap / 2,
      otherScore: 50 - gap / 2,
      gap,
      questions: 2,
      respondents: { fewest: 3, most: 3 },
    },
  ];
}

describe("the usual gap", () => {
  test("is the median of the others'", () => {
    expect(typicalGaps([-4, 10, 12, 20, 90].map(firmWith), 5)).toEqual([
      { themeId: "chantier", perspective: "employee", gap: 12, firms: 5 },
    ]);
  });

  test.each([
    { name: "of four firms is not told", gaps: [5, 10, 20, 40], k: 3 },
    { name: "of fewer firms than the operation asks for is not told", gaps: [1, 5, 10, 20, 40, 60], k: 7 },
    {
      name: "that nearly all have would be anybody's, and is not told",
      gaps: [10, 10, 10, 10, 10, 30],
      k: 5,
    },
  ])("$name", ({ gaps, k }) => {
    expect(typicalGaps(gaps.map(firmWith), k)).toEqual([]);
  });
});
