/**
 * What the director, the consultant, the employees and the customers see of one firm, side by side, as a value: the consultant's
 * page, the debrief and the report's chapter print it and nothing else. Numbers are unrounded and texts are the content's own.
 */
import type { Perspective } from "#app/domain/questionnaire/definition.ts";

/** Whose view is compared with the director's. */
export type OtherPerspective = Exclude<Perspective, "director">;

export type CrossedPerspectives = {
  /** The four perspectives in the order director, consultant, employee, customer; those who have answered nothing too. */
  readonly voices: readonly CrossedVoice[];
  /** The themes that the director and somebody else have in common, the widest gap first. */
  readonly themes: readonly CrossedTheme[];
  /** What the director sees better than others do, then what others see better: widest first, from the questionnaire's threshold. */
  readonly blindSpots: readonly CrossedFinding[];
  readonly hiddenStrengths: readonly CrossedFinding[];
  /** The gap, 0–1, from which there is a finding; null when the questionnaire names none. */
  readonly findingsFrom: number | null;
  /** What the director and the consultant settled on, in the order of the questionnaire. */
  readonly agreements: readonly CrossedQuestion[];
};

/** Whether there is something to compare: the director and somebody else have a score for the same question. */
export function hasCommonGround({ themes }: Pick<CrossedPerspectives, "themes">): boolean {
  return themes.length > 0;
}

/** How many people stand behind a perspective. */
export type CrossedVoice = {
  readonly perspective: Perspective;
  /** Sheets with an answer; of a group, those that were handed in. */
  readonly received: number;
  /** How many of them are shown: whole groups only. A single question may rest on fewer, never on less than a group. */
  readonly counted: number;
  /** How many people a figure of a group rests on at least; null for a single voice. */
  readonly threshold: number | null;
};

export type CrossedTheme = {
  readonly id: string;
  readonly label: string;
  readonly shortLabel: string;
  /** In the order consultant, employee, customer; one at least. */
  readonly comparisons: readonly CrossedComparison[];
  /** The questions that somebody has a score for, in the order of the questionnaire. */
  readonly questions: readonly CrossedQuestion[];
};

/** A theme as the director and another perspective see it, on the questions that both have a score for. */
export type CrossedComparison = {
  readonly perspective: OtherPerspective;
  /** 0–100, on the common questions. */
  readonly directorScore: number;
  readonly otherScore: number;
  /** `directorScore` less `otherScore`: above 0, the director sees it better. */
  readonly gap: number;
  /** How many questions are common. */
  readonly questions: number;
  /** How many people are counted, on the question where they are fewest and where they are most. */
  readonly respondents: { readonly fewest: number; readonly most: number };
  /** The usual gap of the other firms of the operation; null unless enough of them have one. */
  readonly typical: { readonly gap: number; readonly firms: number } | null;
};

export type CrossedQuestion = {
  readonly id: string;
  /** In the director's words. */
  readonly question: string;
  readonly topic: string;
  readonly readings: readonly CrossedReading[];
  readonly agreed: { readonly answer: string; readonly reason: string } | null;
};

/** How one perspective answers one question. */
export type CrossedReading = {
  readonly perspective: Perspective;
  /** The question as this perspective was asked it; null when it is in the director's words. */
  readonly asked: string | null;
  /** Of a single voice, the answer in words; null for a group. */
  readonly answer: string | null;
  readonly respondents: number;
  /** 0–100, the mean of a group. */
  readonly score: number;
  /** Standard deviation of a group, 0 (they agree) to 50 (two camps); null for a single voice. */
  readonly spread: number | null;
  /** The director's score less this one, −100 to 100; null for the director, and without the director's score. */
  readonly gap: number | null;
  /** Of a group, everything that could be answered, worst first, with how many did; null for a single voice. */
  readonly distribution: readonly CrossedChoice[] | null;
};

/** What can be answered, and how many people did. */
export type CrossedChoice = {
  readonly label: string;
  /** 0–100. */
  readonly score: number;
  readonly people: number;
};

/** A blind spot or a hidden strength: one question, with each perspective that sees it so, the widest gap first. */
export type CrossedFinding = {
  readonly question: CrossedQuestion;
  readonly director: CrossedReading;
  readonly others: readonly CrossedView[];
};

/** Another view of a question, with the usual gap of its theme beside it. */
export type CrossedView = {
  readonly reading: CrossedReading;
  readonly perspective: OtherPerspective;
  /** −100 to 100. */
  readonly gap: number;
  readonly typical: CrossedComparison["typical"];
};
