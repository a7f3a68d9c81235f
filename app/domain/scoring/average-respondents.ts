/** Several employees, or several customers, seen as one perspective. */
import { wholeGroups } from "#app/domain/scoring/group-answers.ts";
import type { QuestionScore } from "#app/domain/scoring/scorecard.ts";

/**
 * The question scores of a perspective from those of each of its respondents (same questions, same order): the mean
 * over the respondents that have a score, in whole groups of `threshold`. A question is scored when enough of them have a
 * score, expected when one of them expects it. One respondent alone is left as is. An empty list gives an empty list.
 */
export function averageRespondents(
  respondents: readonly (readonly QuestionScore[])[],
  threshold: number,
): readonly QuestionScore[] {
  const [first, ...others] = respondents;
  if (first === undefined) return [];
  if (others.length === 0) return first;
  return first.map((own, index) =>
    average(own, [own, ...others.flatMap((scores) => scores[index] ?? [])], threshold),
  );
}

function average(own: QuestionScore, all: readonly QuestionScore[], threshold: number): QuestionScore {
  const scored = wholeGroups(
    all.filter((each) => each.score !== null),
    threshold,
  );
  const score = mean(scored.map((each) => each.score));
  return {
    questionId: own.questionId,
    themeId: own.themeId,
    weight: own.weight,
    state: STATES.find((state) => all.some((each) => each.state === state)) ?? "unanswered",
    score,
    points: mean(scored.map((each) => each.points)),
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
