/**
 * Answering alone, one thing at a time: which questions come, where one has come to, what comes next. A director also says,
 * at the end of a theme, how much it matters to them.
 */
import { type Answers, answerState, answerTo, type Stake } from "#app/domain/answers/answer.ts";
import type { InvitedPerspective } from "#app/domain/invitation/invitation.ts";
import { minutesFor } from "#app/domain/invitation/time-left.ts";
import type { Question, Questionnaire, Theme } from "#app/domain/questionnaire/definition.ts";
import { visibleQuestions } from "#app/domain/questionnaire/visibility.ts";

/** One page of a self-assessment. */
export type Step =
  | { readonly kind: "question"; readonly theme: Theme; readonly question: Question }
  | { readonly kind: "stake"; readonly theme: Theme };

/** What one person has said so far. */
export type OwnAnswers = {
  readonly answers: Answers;
  /** By theme id. */
  readonly stakes: Readonly<Record<string, Stake>>;
};

export type ThemeProgress = {
  readonly theme: Theme;
  /** Questions that are asked, and how many of them have an answer of any state. */
  readonly asked: number;
  readonly settled: number;
  /** The first question without an answer, else the first one. */
  readonly startAt: string;
  /** What was said of its importance; undefined where that isn't asked, null where nothing was said. */
  readonly stake: Stake | null | undefined;
};

/** Where a self-assessment stands. */
export type SelfAssessment = {
  /** In the order of the questionnaire; what the answers hide is left out. */
  readonly steps: readonly Step[];
  /** Themes that ask something. */
  readonly themes: readonly ThemeProgress[];
  /** Questions that are asked, and how many of them have an answer of any state. */
  readonly asked: number;
  readonly settled: number;
  /** Questions that are asked and have no answer, in order. */
  readonly left: readonly Question[];
  /** Whole minutes that the questions left take; 0 when none is. */
  readonly minutesLeft: number;
};

/** The steps of one person, by what they have answered. */
export function selfAssessmentOf(
  questionnaire: Questionnaire,
  perspective: InvitedPerspective,
  { answers, stakes }: OwnAnswers,
): SelfAssessment {
  const visible = visibleQuestions(questionnaire, [perspective], answers);
  const isLeft = ({ id }: Question) => answerState(answerTo(answers, id)) === "unanswered";
  const asked = questionnaire.themes
    .map((theme) => ({ theme, questions: theme.questions.filter(({ id }) => visible.has(id)) }))
    .filter(({ questions }) => questions.length > 0);
  const left = asked.flatMap(({ questions }) => questions.filter(isLeft));
  const asksStake = (theme: Theme) => theme.stake && perspective === "director";
  return {
    steps: asked.flatMap(({ theme, questions }): readonly Step[] => [
      ...questions.map((question) => ({ kind: "question", theme, question }) as const),
      ...(asksStake(theme) ? [{ kind: "stake", theme } as const] : []),
    ]),
    themes: asked.map(({ theme, questions }) => ({
      theme,
      asked: questions.length,
      settled: questions.filter((question) => !isLeft(question)).length,
      startAt: (questions.find(isLeft) ?? questions[0])?.id ?? "",
      stake: asksStake(theme) ? (stakes[theme.id] ?? null) : undefined,
    })),
    asked: visible.size,
    settled: visible.size - left.length,
    left,
    minutesLeft: minutesFor(left),
  };
}

/** What names a step among the others: a question's or a theme's id may be the same. */
export function stepKey(step: Step): string {
  return step.kind === "question" ? `question/${step.question.id}` : `stake/${step.theme.id}`;
}

/** The step after this one; null after the last, undefined when this one is not asked (any more). */
export function stepAfter({ steps }: Pick<SelfAssessment, "steps">, key: string): Step | null | undefined {
  return stepBeside(steps, key, 1);
}

/** The step before this one; null before the first, undefined when this one is not asked (any more). */
export function stepBefore({ steps }: Pick<SelfAssessment, "steps">, key: string): Step | null | undefined {
  return stepBeside(steps, key, -1);
}

/** « question 12 sur 31 »: the rank of a question among those that are asked, from 1; 0 when it isn't. */
export function rankOf({ steps }: Pick<SelfAssessment, "steps">, questionId: string): number {
  const questions = steps.flatMap((step) => (step.kind === "question" ? [step.question.id] : []));
  return questions.indexOf(questionId) + 1;
}

/**
 * Where somebody who comes back goes on: the first question without an answer after the last that has one, else the first
 * without an answer. Null when none is left.
 */
export function resumeAt({ steps, left }: Pick<SelfAssessment, "steps" | "left">): Question | null {
  const isLeft = new Set(left.map(({ id }) => id));
  const questions = steps.flatMap((step) => (step.kind === "question" ? [step.question] : []));
  const last = questions.findLastIndex(({ id }) => !isLeft.has(id));
  return questions.slice(last + 1).find(({ id }) => isLeft.has(id)) ?? left[0] ?? null;
}

function stepBeside(steps: readonly Step[], key: string, by: 1 | -1): Step | null | undefined {
  const place = steps.findIndex((step) => stepKey(step) === key);
  return place === -1 ? undefined : (steps[place + by] ?? null);
}
