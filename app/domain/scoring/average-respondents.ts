/** Several employees, or several customers, seen as one perspective. */
import type { QuestionScore } from "#app/domain/scoring/scorecard.ts";

/**
 * The question scores of a perspective from those of each of its respondents (same questions, same order): the mean
 * over the respondents that have a score. A question is scored when one of them has a score, expected when one of them
 * expects it. One respondent alone is left as is. An empty list gives an empty list.
 */
export function averageRespondents(
  respondents: readonly (readonly QuestionScore[])[],
): readonly QuestionScore[] {
  const [first, ...others] = respondents;
  if (first === undefined) return [];
  if (others.length === 0) return first;
  return first.map((own, index) => average(own, [own, ...others.flatMap((scores) => scores[index] ?? [])]));
}

function average(own: QuestionScore, all: readonly QuestionScore[]): QuestionScore {
  const score = mean(all.map((each) => each.score));
  return {
    questionId: own.questionId,
    themeId: own.themeId,
    weight: own.weight,
    state: STATES.find((state) => all.some((each) => each.state === state)) ?? "unanswered",
    score,
    points: mean(all.map((each) => each.points)),
    parts: score === null ? [] : [score],
    expected: all.some((each) => each.expected),
    perspective: all.find((each) => each.perspective !== null)?.perspective ?? null,
  };
}

/** The state of a group is the most telling one of its members. */
const STATES = ["answered", "unknown", "notApplicable", "unanswered", "hidden"] as const;

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0) / known.length;
}
