/** The proof of a score: every part that entered it, every part that did not, and why. Nothing is computed anew here. */
import type { AnswerState } from "#app/domain/answers/answer.ts";
import { type AnswerSheet, answerTo } from "#app/domain/answers/answer.ts";
import { describeAnswer } from "#app/domain/answers/describe-answer.ts";
import type { Questionnaire, Theme } from "#app/domain/questionnaire/definition.ts";
import type { Reader } from "#app/domain/report/answers-in-words.ts";
import type { QuestionScore, Scorecard } from "#app/domain/scoring/scorecard.ts";

/** One question in the proof of its theme. */
export type ProofLine = {
  readonly questionId: string;
  readonly question: string;
  readonly answer: string;
  /** Points obtained on the scale; null when the answer is worth none. */
  readonly points: number | null;
  readonly weight: number;
  /** What it brings to the sum: weight × score (0–1) of each part; null when it does not count. */
  readonly brings: number | null;
  /** Why this answer was settled on at the debrief; null when it is somebody's own. */
  readonly agreedBecause: string | null;
  /** Why it does not count; null when it does. */
  readonly leftOut: LeftOut | null;
};

export type LeftOut = Exclude<AnswerState, "answered"> | "hidden" | "not-scored";

export type ThemeProof = {
  readonly id: string;
  readonly lines: readonly ProofLine[];
  /** Σ weight × score, and Σ weight, over the parts that count: the score is their ratio × 100. */
  readonly brought: number;
  readonly weights: number;
  /** Weight of the theme in the overall score. */
  readonly themeWeight: number;
};

/**
 * The proof of each theme of a scorecard, in the order of the questionnaire; hidden questions are listed as such. `respondents`:
 * the sheets, which say what was settled on at the debrief.
 */
export function proveScores(
  questionnaire: Questionnaire,
  scorecard: Pick<Scorecard, "questions">,
  reader: Reader,
  respondents: readonly AnswerSheet[],
): readonly ThemeProof[] {
  const reasons = new Map(
    respondents.flatMap(({ agreed }) =>
      Object.entries(agreed ?? {}).map(([id, { reason }]) => [id, reason] as const),
    ),
  );
  return questionnaire.themes.map((theme) => proveTheme(theme, scorecard, reader, reasons));
}

/** By question id. */
type Reasons = ReadonlyMap<string, string>;

function proveTheme(
  theme: Theme,
  { questions }: Pick<Scorecard, "questions">,
  reader: Reader,
  reasons: Reasons,
): ThemeProof {
  const own = questions.filter((question) => question.themeId === theme.id);
  const parts = own.flatMap((question) =>
    question.parts.map((score) => ({ score, weight: question.weight })),
  );
  return {
    id: theme.id,
    lines: own.map((question) => proveQuestion(question, reader, reasons)),
    brought: parts.reduce((sum, part) => sum + part.score * part.weight, 0),
    weights: parts.reduce((sum, part) => sum + part.weight, 0),
    themeWeight: theme.weight,
  };
}

function proveQuestion(scored: QuestionScore, reader: Reader, reasons: Reasons): ProofLine {
  const found = reader.questions.get(scored.questionId);
  if (found === undefined) throw new Error(`no question « ${scored.questionId} » in the questionnaire`);
  return {
    questionId: scored.questionId,
    question: found.question.label,
    answer:
      scored.state === "hidden"
        ? "Question non posée"
        : describeAnswer(found.question, answerTo(reader.answers, scored.questionId), reader.scale),
    points: scored.points,
    weight: scored.weight,
    brings:
      scored.parts.length === 0 ? null : scored.parts.reduce((sum, part) => sum + part * scored.weight, 0),
    agreedBecause: scored.perspective === "agreed" ? (reasons.get(scored.questionId) ?? null) : null,
    leftOut: leftOutBecause(scored),
  };
}

function leftOutBecause({ parts, state }: QuestionScore): LeftOut | null {
  if (parts.length > 0) return null;
  return state === "answered" ? "not-scored" : state;
}
