/** From answers to scores. Nothing is rounded here; `null` means « Non évalué » and is never zero. */
import type { AnswerSheet, Assessment } from "#app/domain/answers/answer.ts";
import { countStates } from "#app/domain/answers/progress.ts";
import {
  answersOf,
  REFERENCE_PERSPECTIVES,
  referenceAnswers,
} from "#app/domain/answers/reference-answers.ts";
import { reaches } from "#app/domain/compare.ts";
import type { Perspective, Questionnaire, Theme } from "#app/domain/questionnaire/definition.ts";
import { PERSPECTIVES } from "#app/domain/questionnaire/perspectives.ts";
import { averageRespondents } from "#app/domain/scoring/average-respondents.ts";
import { isGroup } from "#app/domain/scoring/group-answers.ts";
import { levelFor } from "#app/domain/scoring/maturity-level.ts";
import { scoreQuestions } from "#app/domain/scoring/score-questions.ts";
import type {
  AssessmentScores,
  OverallScore,
  QuestionScore,
  ReferenceScores,
  Scorecard,
  ThemeScore,
} from "#app/domain/scoring/scorecard.ts";

/** Everything that the answers of one firm in one round are worth. */
export function scoreAssessment(questionnaire: Questionnaire, assessment: Assessment): AssessmentScores {
  const perspectives: Partial<Record<Perspective, Pick<Scorecard, "overall" | "themes">>> = {};
  for (const perspective of PERSPECTIVES) {
    const { respondents, groupThreshold } = assessment;
    const own = scorePerspective(questionnaire, respondents, perspective, groupThreshold);
    if (own) perspectives[perspective] = { overall: own.overall, themes: own.themes };
  }
  return { ...scoreReference(questionnaire, assessment), perspectives };
}

/** The reference scorecard and its progress alone: the sheets of employees and of customers have no part in it. */
export function scoreReference(
  questionnaire: Questionnaire,
  { respondents }: Pick<Assessment, "respondents">,
): ReferenceScores {
  const { answers, whose } = referenceAnswers(questionnaire, respondents);
  const questions = scoreQuestions(
    questionnaire,
    REFERENCE_PERSPECTIVES,
    answers,
    (id) => whose.get(id) ?? null,
  );
  return {
    ...toScorecard(questionnaire, questions),
    progress: countStates(questions.map((question) => question.state)),
  };
}

/**
 * The scorecard of one perspective, from its own answers and its own visibility over the questions that name it; null
 * when it answered nothing that it sees. Directors, and consultants, speak with one voice (the later sheet wins);
 * employees, and customers, are averaged question by question, and are null while they are fewer than the threshold.
 */
export function scorePerspective(
  questionnaire: Questionnaire,
  respondents: readonly AnswerSheet[],
  perspective: Perspective,
  groupThreshold = 1,
): Scorecard | null {
  const voices = isGroup(perspective)
    ? respondents.flatMap((sheet) => (sheet.perspective === perspective ? [sheet.answers] : []))
    : [answersOf(questionnaire, respondents, perspective)];
  const scores = voices
    .map((answers) => scoreQuestions(questionnaire, [perspective], answers, () => perspective))
    .filter((questions) => questions.some((question) => question.answer !== undefined));
  const threshold = isGroup(perspective) ? groupThreshold : 1;
  return scores.length < Math.max(1, threshold)
    ? null
    : toScorecard(questionnaire, averageRespondents(scores, threshold));
}

function toScorecard(questionnaire: Questionnaire, questions: readonly QuestionScore[]): Scorecard {
  const themes = scoreThemes(questionnaire, questions);
  return { overall: scoreOverall(questionnaire, themes), themes, questions };
}

/** The score of every theme, in the order of the questionnaire. */
export function scoreThemes(
  questionnaire: Questionnaire,
  questions: readonly QuestionScore[],
): readonly ThemeScore[] {
  return questionnaire.themes.map((theme) => {
    const own = questions.filter((question) => question.themeId === theme.id);
    return scoreTheme(questionnaire, theme, own);
  });
}

function scoreTheme(
  questionnaire: Questionnaire,
  theme: Theme,
  questions: readonly QuestionScore[],
): ThemeScore {
  const scored = questions.filter((question) => question.score !== null);
  const expectedWeight = sum(questions.map((question) => (question.expected ? question.weight : 0)));
  const scoredWeight = sum(scored.map((question) => question.weight));
  const coverage = expectedWeight > 0 ? scoredWeight / expectedWeight : null;
  const isCovered = coverage !== null && reaches(coverage, questionnaire.minimumCoverage);
  const parts = scored.flatMap(({ weight, parts }) => parts.map((score) => ({ weight, score })));
  const score = theme.scored && isCovered ? weightedMean(parts, 100) : null;
  const level = levelFor(score, questionnaire.levels)?.id ?? null;
  return { id: theme.id, score, coverage, level, scoredWeight, expectedWeight };
}

/**
 * The overall score from the theme scores, weighted by theme; null when fewer than half of the questionnaire's scored
 * themes have one. So a perspective that is asked about few themes has no overall score: it would be no whole.
 */
export function scoreOverall(questionnaire: Questionnaire, themes: readonly ThemeScore[]): OverallScore {
  const weights = new Map(
    questionnaire.themes.flatMap((theme) => (theme.scored ? [[theme.id, theme.weight] as const] : [])),
  );
  const scoredThemes = themes.filter((theme) => weights.has(theme.id));
  const existing = scoredThemes.flatMap(({ id, score }) =>
    score === null ? [] : [{ score, weight: weights.get(id) ?? 0 }],
  );
  const score = existing.length * 2 < weights.size ? null : weightedMean(existing, 1);
  const expectedWeight = sum(scoredThemes.map((theme) => theme.expectedWeight));
  const scoredWeight = sum(scoredThemes.map((theme) => theme.scoredWeight));
  return {
    score,
    coverage: expectedWeight > 0 ? scoredWeight / expectedWeight : null,
    level: levelFor(score, questionnaire.levels)?.id ?? null,
  };
}

type Weighted = { readonly weight: number; readonly score: number };

function weightedMean(parts: readonly Weighted[], unit: number): number | null {
  const weight = sum(parts.map((part) => part.weight));
  return weight > 0 ? (sum(parts.map((part) => part.weight * part.score)) / weight) * unit : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
