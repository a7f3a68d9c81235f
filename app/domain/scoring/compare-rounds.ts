/** What changed between two rounds of one firm, on what was answered both times: anything else would compare two things. */
import type { Assessment } from "#app/domain/answers/answer.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { scoreAssessment } from "#app/domain/scoring/score-themes.ts";

/** Two scores of one thing. */
export type Change = {
  readonly before: number;
  readonly after: number;
  /** `after` less `before`: above 0, it has improved. */
  readonly change: number;
};

/** A question that has a score both times; scores 0–1. */
export type QuestionChange = Change & {
  readonly questionId: string;
  readonly themeId: string;
  readonly weight: number;
};

/** A theme, on those questions only: its scores (0–100) are not those of either round. */
export type ThemeChange = Change & {
  readonly themeId: string;
  /** How many questions are compared. */
  readonly questions: number;
};

export type RoundComparison = {
  /** Themes and questions in the order of the questionnaire; those with nothing to compare are left out. */
  readonly themes: readonly ThemeChange[];
  readonly questions: readonly QuestionChange[];
  /** Over the themes, with their weights (0–100); null when fewer than half of the scored themes can be compared. */
  readonly overall: (Change & { readonly questions: number }) | null;
};

/** Compares the reference answers of two rounds on the same version of a questionnaire. */
export function compareRounds(
  questionnaire: Questionnaire,
  before: Assessment,
  after: Assessment,
): RoundComparison {
  const earlier = new Map(
    scoreAssessment(questionnaire, before).questions.map(({ questionId, score }) => [questionId, score]),
  );
  const questions = scoreAssessment(questionnaire, after).questions.flatMap((question): QuestionChange[] => {
    const { questionId, themeId, weight, score } = question;
    const was = earlier.get(questionId) ?? null;
    return score === null || was === null
      ? []
      : [{ questionId, themeId, weight, ...changeOf({ before: was, after: score }) }];
  });
  const scored = questionnaire.themes.filter((theme) => theme.scored);
  const themes = scored.flatMap(({ id }) => {
    const own = questions.filter((question) => question.themeId === id);
    const mean = weightedMean(own, 100);
    return mean === null ? [] : [{ themeId: id, questions: own.length, ...changeOf(mean) }];
  });
  const weights = new Map(scored.map(({ id, weight }) => [id, weight]));
  const whole = weightedMean(
    themes.map((theme) => ({ ...theme, weight: weights.get(theme.themeId) ?? 0 })),
    1,
  );
  const isEnough = themes.length * 2 >= scored.length;
  return {
    themes,
    questions,
    overall:
      whole === null || !isEnough
        ? null
        : { ...changeOf(whole), questions: themes.reduce((sum, theme) => sum + theme.questions, 0) },
  };
}

type Pair = Pick<Change, "before" | "after">;

function changeOf({ before, after }: Pair): Change {
  return { before, after, change: after - before };
}

function weightedMean(values: readonly (Pair & { readonly weight: number })[], unit: number): Pair | null {
  const weight = values.reduce((total, value) => total + value.weight, 0);
  if (weight <= 0) return null;
  const mean = (of: keyof Pair) =>
    (values.reduce((total, value) => total + value.weight * value[of], 0) / weight) * unit;
  return { before: mean("before"), after: mean("after") };
}
