/** What scoring an assessment gives. Scores are unrounded; `null` means « Non évalué », which is never zero. */
import type { Answer, AnswerState } from "#app/domain/answers/answer.ts";
import type { ReferenceVoice } from "#app/domain/answers/reference-answers.ts";
import type { Perspective } from "#app/domain/questionnaire/definition.ts";

/** One question's part in its theme, with the proof of it. */
export type QuestionScore = {
  readonly questionId: string;
  readonly themeId: string;
  readonly state: AnswerState | "hidden";
  /** 0–1; null when the answer is worth nothing (unknown, no points, hidden …). With `each`, the mean of `parts`. */
  readonly score: number | null;
  /** Points on the questionnaire's scale, before they are brought to 0–1. */
  readonly points: number | null;
  /** The question's weight in its theme. */
  readonly weight: number;
  /** The scores (0–1) that enter the theme's mean, each with `weight`: one, or with `each` one per chosen choice. */
  readonly parts: readonly number[];
  /** Whether the question counts in the coverage's denominator (visible, scorable, not « sans objet »). */
  readonly expected: boolean;
  /** Whose answer it is, « agreed » where two settled on it; null when unanswered or hidden. */
  readonly perspective: ReferenceVoice | null;
  /** The answer that counted; absent when unanswered or hidden, and in the mean of several respondents. */
  readonly answer?: Answer;
};

export type ThemeScore = {
  readonly id: string;
  /** 0–100, or null: a theme of context, no coverage, too little of it, or no weight. */
  readonly score: number | null;
  /** 0–1: weight of scored questions over weight of expected ones; null when nothing was expected. */
  readonly coverage: number | null;
  /** Id of the maturity level, or null. */
  readonly level: string | null;
  /** Σ weight of scored questions, and Σ weight of expected ones: the two parts of coverage. */
  readonly scoredWeight: number;
  readonly expectedWeight: number;
};

export type OverallScore = Pick<ThemeScore, "score" | "coverage" | "level">;

export type Progress = {
  readonly visible: number;
  readonly answered: number;
  readonly unknown: number;
  readonly notApplicable: number;
  readonly unanswered: number;
};

export type Scorecard = {
  readonly overall: OverallScore;
  /** In the order of the questionnaire, themes of context included (with null scores). */
  readonly themes: readonly ThemeScore[];
  /** In the order of the questionnaire; only the questions that name the perspective (director or consultant for the reference). */
  readonly questions: readonly QuestionScore[];
};

/** The reference scorecard, and the progress of the reference sheet. */
export type ReferenceScores = Scorecard & { readonly progress: Progress };

/** The reference scores, with the scorecard of each perspective that answered at least one question it sees. */
export type AssessmentScores = ReferenceScores & {
  readonly perspectives: Readonly<Partial<Record<Perspective, Pick<Scorecard, "overall" | "themes">>>>;
};
