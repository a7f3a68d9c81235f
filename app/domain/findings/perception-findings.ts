/** From gaps to what they say: what the director does not see, and what the director does not credit. */
import { compareNumbers, reaches } from "#app/domain/compare.ts";
import type { Perspective, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import type { PerceptionGaps } from "#app/domain/scoring/perception-gaps.ts";

/**
 * A blind spot: the director sees it better than another perspective does, by the questionnaire's threshold or more. A
 * hidden strength: the other way round.
 */
export type PerceptionFinding = {
  readonly kind: "blindSpot" | "hiddenStrength";
  readonly question: string;
  /** Who sees it otherwise. */
  readonly perspective: Exclude<Perspective, "director">;
  /** The director's score less theirs, −1 to 1. */
  readonly gap: number;
};

/**
 * The blind spots, then the hidden strengths, the widest gap first, then in the order of the questionnaire. Empty when the
 * questionnaire names no threshold (`perceptionGap`).
 */
export function perceptionFindings(
  { perceptionGap }: Questionnaire,
  { questions }: Pick<PerceptionGaps, "questions">,
): readonly PerceptionFinding[] {
  if (perceptionGap === undefined) return [];
  const found = questions.flatMap(({ questionId: question, readings }) =>
    readings.flatMap(({ perspective, gap }): PerceptionFinding[] => {
      if (gap === null || perspective === "director" || !reaches(Math.abs(gap), perceptionGap.from))
        return [];
      return [{ kind: gap > 0 ? "blindSpot" : "hiddenStrength", question, perspective, gap }];
    }),
  );
  return (["blindSpot", "hiddenStrength"] as const).flatMap((kind) =>
    found
      .filter((finding) => finding.kind === kind)
      .toSorted((a, b) => compareNumbers(Math.abs(b.gap), Math.abs(a.gap))),
  );
}
