/** What changed between two rounds of one firm, on what was answered both times: anything else would compare two things. */
import type { Assessment } from "#app/domain/answers/answer.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import { scoreReference } from "#app/domain/scoring/score-themes.ts";

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
  return compareScores(
    questionnaire,
    scoresInOrder(questionnaire, before),
    scoresInOrder(questionnaire, after),
  );
}

/**
 * The scores (0–1) of all the questions in the order of the questionnaire, NaN where there is none: what comparing needs of a
 * round, small enough to be kept of ten thousand firms.
 */
export function scoresInOrder(questionnaire: Questionnaire, assessment: Assessment): Float64Array {
  const scores = new Map(
    scoreReference(questionnaire, assessment).questions.map(({ questionId, score }) => [questionId, score]),
  );
  return Float64Array.from(questionsOf(questionnaire), ({ id }) => scores.get(id) ?? Number.NaN);
}

/** Compares what `scoresInOrder` gives of two rounds. */
export function compareScores(
  questionnaire: Questionnaire,
  before: Float64Array,
  after: Float64Array,
): RoundComparison {
  let place = -1;
  const questions = questionnaire.themes.flatMap((theme) =>
    theme.questions.flatMap(({ id, weight }): QuestionChange[] => {
      place += 1;
      const [was, is] = [before[place] ?? Number.NaN, after[place] ?? Number.NaN];
      return Number.isNaN(was) || Number.isNaN(is)
        ? []
        : [{ questionId: id, themeId: theme.id, weight, ...changeOf({ before: was, after: is }) }];
    }),
  );
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
