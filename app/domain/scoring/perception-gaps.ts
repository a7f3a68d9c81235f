/**
 * What one perspective sees and another does not. Nothing here is averaged across perspectives: a gap is worth more than
 * the mean that would hide it. Nothing is rounded.
 */
import type { AnswerSheet } from "#app/domain/answers/answer.ts";
import { answersOf } from "#app/domain/answers/reference-answers.ts";
import { compareNumbers } from "#app/domain/compare.ts";
import type { Perspective, Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { PERSPECTIVES } from "#app/domain/questionnaire/perspectives.ts";
import { isGroup, wholeGroups } from "#app/domain/scoring/group-answers.ts";
import { scoreQuestions } from "#app/domain/scoring/score-questions.ts";

/** How one perspective answers one question. */
export type PerspectiveReading = {
  readonly perspective: Perspective;
  /** How many people are counted: 1 for the director and for the consultant. */
  readonly respondents: number;
  /** 0–1, the mean of a group. */
  readonly score: number;
  /** Standard deviation of a group's scores, 0 (they agree) to 0.5 (two camps); null for a single voice. */
  readonly spread: number | null;
  /** Of a group: how many people have each score, lowest first, those that nobody has left out. Null for a single voice. */
  readonly distribution: readonly ScoreCount[] | null;
  /** The director's score less this one, −1 to 1: above 0, the director sees it better. Null without the director's. */
  readonly gap: number | null;
};

/** So many people have this score (0–1). */
export type ScoreCount = { readonly score: number; readonly people: number };

/** One question as each perspective that has a score for it sees it. */
export type QuestionGap = {
  readonly questionId: string;
  readonly themeId: string;
  readonly weight: number;
  /** In the order director, consultant, employee, customer; one at least. */
  readonly readings: readonly PerspectiveReading[];
};

/** A theme as the director and one other perspective see it, on the questions that both have a score for. */
export type ThemeGap = {
  readonly themeId: string;
  readonly perspective: Exclude<Perspective, "director">;
  /** 0–100, on those questions only: not the score of the theme. */
  readonly directorScore: number;
  readonly otherScore: number;
  /** `directorScore` less `otherScore`, −100 to 100. */
  readonly gap: number;
  /** How many questions are compared. */
  readonly questions: number;
  /** How many people are counted, on the question where they are fewest and where they are most. */
  readonly respondents: { readonly fewest: number; readonly most: number };
};

export type PerceptionGaps = {
  /** The questions that somebody has a score for, in the order of the questionnaire. */
  readonly questions: readonly QuestionGap[];
  /** Widest gap first, whichever its sign; then in the order of the questionnaire. */
  readonly themes: readonly ThemeGap[];
};

/**
 * Compares the perspectives question by question and theme by theme. A director and a consultant speak with one voice each.
 * Of employees and of customers, each question shows whole groups of `groupThreshold` people who have a score for it, and
 * the theme is made of the questions that are shown: it gives away nothing more.
 *
 * @param respondents the sheets; employees' and customers' in the order in which they were handed in.
 * @param groupThreshold how many people a figure of a group rests on at least.
 */
export function perceptionGaps(
  questionnaire: Questionnaire,
  respondents: readonly AnswerSheet[],
  groupThreshold: number,
): PerceptionGaps {
  const voices = PERSPECTIVES.map((perspective) => ({
    perspective,
    scores: scoresOf(questionnaire, respondents, perspective),
  }));
  const questions = questionnaire.themes.flatMap((theme) =>
    theme.questions.flatMap((question): QuestionGap[] => {
      const readings = withGaps(
        voices.flatMap(({ perspective, scores }) => readingOf(question, perspective, scores, groupThreshold)),
      );
      const { id: questionId, weight } = question;
      return readings.length > 0 ? [{ questionId, themeId: theme.id, weight, readings }] : [];
    }),
  );
  return { questions, themes: themeGaps(questionnaire, questions) };
}

/** The reading of one perspective, or undefined when it has nothing to show. */
export function readingBy(gap: QuestionGap, perspective: Perspective): PerspectiveReading | undefined {
  return gap.readings.find((reading) => reading.perspective === perspective);
}

/** By question id: the scores that people gave it, in the order of their sheets. */
type VoiceScores = ReadonlyMap<string, readonly number[]>;

function scoresOf(
  questionnaire: Questionnaire,
  respondents: readonly AnswerSheet[],
  perspective: Perspective,
): VoiceScores {
  const sheets = isGroup(perspective)
    ? respondents.flatMap((sheet) => (sheet.perspective === perspective ? [sheet.answers] : []))
    : [answersOf(questionnaire, respondents, perspective)];
  const scores = new Map<string, number[]>();
  for (const answers of sheets) {
    for (const { questionId, score } of scoreQuestions(
      questionnaire,
      [perspective],
      answers,
      () => perspective,
    )) {
      if (score === null) continue;
      const before = scores.get(questionId);
      if (before === undefined) scores.set(questionId, [score]);
      else before.push(score);
    }
  }
  return scores;
}

type Reading = Omit<PerspectiveReading, "gap">;

function readingOf(
  question: Question,
  perspective: Perspective,
  scores: VoiceScores,
  groupThreshold: number,
): readonly Reading[] {
  const given = scores.get(question.id) ?? [];
  if (!isGroup(perspective)) {
    return given.map((score) => ({ perspective, respondents: 1, score, spread: null, distribution: null }));
  }
  const shown = wholeGroups(given, groupThreshold);
  const score = mean(shown);
  if (score === null) return [];
  const spread = Math.sqrt(mean(shown.map((each) => (each - score) ** 2)) ?? 0);
  return [{ perspective, respondents: shown.length, score, spread, distribution: countScores(shown) }];
}

function withGaps(readings: readonly Reading[]): readonly PerspectiveReading[] {
  const director = readings.find((reading) => reading.perspective === "director");
  return readings.map((reading) => ({
    ...reading,
    gap: director === undefined || reading === director ? null : director.score - reading.score,
  }));
}

function countScores(scores: readonly number[]): readonly ScoreCount[] {
  const people = new Map<number, number>();
  for (const score of scores.toSorted(compareNumbers)) people.set(score, (people.get(score) ?? 0) + 1);
  return [...people].map(([score, count]) => ({ score, people: count }));
}

function themeGaps(questionnaire: Questionnaire, questions: readonly QuestionGap[]): readonly ThemeGap[] {
  return questionnaire.themes
    .filter((theme) => theme.scored)
    .flatMap(({ id }) => {
      const own = questions.filter((question) => question.themeId === id);
      return OTHERS.flatMap((perspective) => themeGap(id, perspective, own) ?? []);
    })
    .toSorted((a, b) => compareNumbers(Math.abs(b.gap), Math.abs(a.gap)));
}

function themeGap(
  themeId: string,
  perspective: ThemeGap["perspective"],
  questions: readonly QuestionGap[],
): ThemeGap | null {
  const compared = questions.flatMap((question) => {
    const director = readingBy(question, "director");
    const other = readingBy(question, perspective);
    if (director === undefined || other === undefined) return [];
    return [
      {
        weight: question.weight,
        director: director.score,
        other: other.score,
        respondents: other.respondents,
      },
    ];
  });
  const weight = compared.reduce((total, each) => total + each.weight, 0);
  if (weight <= 0) return null;
  const score = (of: "director" | "other") =>
    (compared.reduce((total, each) => total + each.weight * each[of], 0) / weight) * 100;
  const [directorScore, otherScore] = [score("director"), score("other")];
  const people = compared.map((each) => each.respondents);
  return {
    themeId,
    perspective,
    directorScore,
    otherScore,
    gap: directorScore - otherScore,
    questions: compared.length,
    respondents: { fewest: Math.min(...people), most: Math.max(...people) },
  };
}

const OTHERS = ["consultant", "employee", "customer"] as const;

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((total, value) => total + value, 0) / values.length;
}
