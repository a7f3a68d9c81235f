/** How a group answered, in the words of the question: agreement is shown as it is, not averaged away. */

import { unitOf } from "#app/domain/answers/describe-answer.ts";
import { compareNumbers } from "#app/domain/compare.ts";
import { formatNumber } from "#app/domain/format.ts";
import type { Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { describeBands } from "#app/domain/questionnaire/describe-band.ts";
import { hasChoices, isNumeric } from "#app/domain/questionnaire/question.ts";
import type { CrossedChoice } from "#app/domain/report/perspectives/crossed-perspectives.ts";
import type { ScoreCount } from "#app/domain/scoring/perception-gaps.ts";

/**
 * Every answer that has a score, worst first, with how many people gave it, none included. Answers with the same score are one:
 * that is all that is known of them. What came of several choices has no word of its own, and is said by its score.
 */
export function inChoices(
  question: Question,
  counts: readonly ScoreCount[],
  { min, max, labels }: Questionnaire["scale"],
): readonly CrossedChoice[] {
  const scoreOf = (points: number) => ((points - min) / (max - min)) * 100;
  const known = new Map<number, string[]>();
  for (const { points, label } of answersWithPoints(question, { min, max, labels })) {
    const key = keyOf(scoreOf(points));
    known.set(key, [...(known.get(key) ?? []), label]);
  }
  const people = new Map(counts.map((count) => [keyOf(count.score * 100), count.people]));
  const scores = [...new Set([...known.keys(), ...people.keys()])].toSorted(compareNumbers);
  return scores.map((score) => ({
    label: known.get(score)?.join(" / ") ?? `${formatNumber(score, 0)} sur 100`,
    score,
    people: people.get(score) ?? 0,
  }));
}

type Pointed = { readonly points: number; readonly label: string };

/** « Ne sait pas » is among them where the questionnaire gives it points. */
function answersWithPoints(question: Question, scale: Questionnaire["scale"]): readonly Pointed[] {
  const points = question.unknown?.points;
  const unknown = points === undefined ? [] : [{ points, label: "Ne sait pas" }];
  return [...knownAnswers(question, scale), ...unknown];
}

function knownAnswers(question: Question, { min, max, labels }: Questionnaire["scale"]): readonly Pointed[] {
  if (question.kind === "single-choice" && hasChoices(question)) {
    return question.choices.flatMap(({ points, label }) => (points === undefined ? [] : [{ points, label }]));
  }
  if (question.kind === "scale") {
    return Array.from({ length: Math.floor(max - min) + 1 }, (_, index) => {
      const points = min + index;
      return { points, label: labels[index] ?? `${formatNumber(points)} sur ${formatNumber(max)}` };
    });
  }
  if (isNumeric(question)) {
    const words = describeBands(question.bands, unitOf(question));
    return question.bands.flatMap(({ points }, index) =>
      points === undefined ? [] : [{ points, label: words[index] ?? "" }],
    );
  }
  return [];
}

/** Scores are computed by divisions: noise must not part two that are the same. */
function keyOf(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}
