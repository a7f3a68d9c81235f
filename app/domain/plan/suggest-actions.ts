/** From answers to advice: the same answers give the same suggestions, in the same order, on every machine. */
import type { Stake } from "#app/domain/answers/answer.ts";
import { consequencesOf } from "#app/domain/answers/consequences.ts";
import type { Suggestion, Trigger } from "#app/domain/plan/action-plan.ts";
import { bySuggestionOrder } from "#app/domain/plan/prioritize.ts";
import { absorbTwins } from "#app/domain/plan/twins.ts";
import type { Questionnaire, Recommendation, Theme } from "#app/domain/questionnaire/definition.ts";
import type { QuestionScore, Scorecard } from "#app/domain/scoring/scorecard.ts";

/** The stake of a theme that nobody rated, and of a theme that asks for no rating, so that priorities compare. */
export const DEFAULT_STAKE: Stake = 2;

/** The part of a question's weight that counts as a gap when a trigger has no score. */
const GAP_WITHOUT_SCORE = 0.5;

/**
 * The recommendations that the reference answers trigger, twins absorbed, in the order of the plan: priority down,
 * impact down, effort up, first trigger in the order of the questionnaire, id. Throws when an answer triggers advice
 * that the questionnaire doesn't hold, or when twins replace one another in a circle: the checker refuses both.
 */
export function suggestActions(
  questionnaire: Questionnaire,
  scores: Pick<Scorecard, "questions">,
  stakes: Readonly<Record<string, Stake>>,
): readonly Suggestion[] {
  const triggers = findTriggers(questionnaire, scores, stakes);
  const recommendations = new Map(questionnaire.recommendations.map((each) => [each.id, each]));
  const ranks = new Map(scores.questions.map((question, index) => [question.questionId, index]));
  return absorbTwins([...triggers.keys()], recommendations)
    .map(({ recommendation, absorbed }) => {
      const own = [recommendation.id, ...absorbed].flatMap((id) => triggers.get(id) ?? []);
      return { recommendation, suggestion: suggest(recommendation, absorbed, inOrder(own, ranks)) };
    })
    .toSorted(bySuggestionOrder(ranks))
    .map(({ suggestion }) => suggestion);
}

/** The triggers of each recommendation, one per question at most. */
function findTriggers(
  questionnaire: Questionnaire,
  scores: Pick<Scorecard, "questions">,
  stakes: Readonly<Record<string, Stake>>,
): ReadonlyMap<string, readonly Trigger[]> {
  const scored = new Map(scores.questions.map((question) => [question.questionId, question]));
  const triggers = new Map<string, Trigger[]>();
  for (const theme of questionnaire.themes) {
    const stake = stakeOf(theme, stakes);
    for (const question of theme.questions) {
      const score = scored.get(question.id);
      if (score === undefined) continue;
      for (const id of consequencesOf(question, score).recommends) {
        const trigger = { question: question.id, theme: theme.id, gap: gapOf(score), stake };
        triggers.set(id, [...(triggers.get(id) ?? []), trigger]);
      }
    }
  }
  return triggers;
}

function stakeOf(theme: Theme, stakes: Readonly<Record<string, Stake>>): Stake {
  return theme.stake && Object.hasOwn(stakes, theme.id) ? (stakes[theme.id] ?? DEFAULT_STAKE) : DEFAULT_STAKE;
}

function gapOf({ score, weight }: QuestionScore): number {
  return (score === null ? GAP_WITHOUT_SCORE : 1 - score) * weight;
}

/** Triggers in the order of the questionnaire; a question that triggers two twins counts once. */
function inOrder(triggers: readonly Trigger[], ranks: ReadonlyMap<string, number>): readonly Trigger[] {
  const byQuestion = new Map(triggers.map((trigger) => [trigger.question, trigger]));
  return [...byQuestion.values()].toSorted(
    (a, b) => (ranks.get(a.question) ?? 0) - (ranks.get(b.question) ?? 0),
  );
}

function suggest(
  { id, impact, effort }: Recommendation,
  absorbed: readonly string[],
  because: readonly Trigger[],
): Suggestion {
  const need = Math.max(...because.map((trigger) => trigger.stake * trigger.gap));
  return { recommendation: id, priority: (impact / effort) * need, because, absorbed };
}
