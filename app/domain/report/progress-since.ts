/** What changed since the round before: on what was answered both times, and what became of the plan. */
import type { Assessment } from "#app/domain/answers/answer.ts";
import { answerTo } from "#app/domain/answers/answer.ts";
import { describeAnswer } from "#app/domain/answers/describe-answer.ts";
import { referenceAnswers } from "#app/domain/answers/reference-answers.ts";
import { compareNumbers } from "#app/domain/compare.ts";
import { typographic } from "#app/domain/format.ts";
import type { ActionStatus, PlannedAction } from "#app/domain/plan/action-plan.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import { type Change, compareRounds, type QuestionChange } from "#app/domain/scoring/compare-rounds.ts";

export type ProgressInput = {
  readonly questionnaire: Questionnaire;
  /** The rounds' codes: « T0 », « T1 ». */
  readonly from: string;
  readonly to: string;
  readonly before: Assessment;
  readonly after: Assessment;
  /** What was decided in the round before. */
  readonly plan: readonly PlannedAction[];
};

/** A question whose score moved, with what was answered each time. */
export type ChangedAnswer = {
  readonly questionId: string;
  readonly question: string;
  readonly before: string;
  readonly after: string;
};

export type ProgressSince = {
  readonly from: string;
  readonly to: string;
  /** 0–100; null when too little can be compared. */
  readonly overall: (Change & { readonly questions: number }) | null;
  /** In the order of the questionnaire. */
  readonly themes: readonly (Change & {
    readonly id: string;
    readonly label: string;
    readonly questions: number;
  })[];
  /** The widest change first. */
  readonly improved: readonly ChangedAnswer[];
  readonly declined: readonly ChangedAnswer[];
  /** The plan of the round before, in its order, rejected actions left out. */
  readonly actions: readonly {
    readonly id: string;
    readonly title: string;
    readonly status: ActionStatus;
    readonly owner: string | null;
    readonly dueOn: string | null;
  }[];
  /** How many of them have each status. */
  readonly counts: Readonly<Record<ActionStatus, number>>;
};

/** Compares a firm's round with the one before. */
export function composeProgress(input: ProgressInput): ProgressSince {
  const { questionnaire, from, to, before, after, plan } = input;
  const comparison = compareRounds(questionnaire, before, after);
  const labels = new Map(questionnaire.themes.map(({ id, label }) => [id, typographic(label)]));
  const words = wordsOf(questionnaire, before, after);
  const moved = (isWanted: (change: number) => boolean) =>
    comparison.questions
      .filter(({ change }) => isWanted(change))
      .toSorted((a, b) => compareNumbers(Math.abs(b.change) * b.weight, Math.abs(a.change) * a.weight))
      .flatMap((question) => words(question) ?? []);
  const actions = plan
    .filter(({ decision }) => decision !== "rejected")
    .map(({ id, title, status, owner, dueOn }) => ({ id, title: typographic(title), status, owner, dueOn }));
  return {
    from,
    to,
    overall: comparison.overall,
    themes: comparison.themes.map(({ themeId, ...theme }) => ({
      ...theme,
      id: themeId,
      label: labels.get(themeId) ?? themeId,
    })),
    improved: moved((change) => change > 0),
    declined: moved((change) => change < 0),
    actions,
    counts: countStatuses(actions),
  };
}

function wordsOf(questionnaire: Questionnaire, before: Assessment, after: Assessment) {
  const questions = new Map(questionsOf(questionnaire).map((question) => [question.id, question]));
  const [was, is] = [before, after].map(
    ({ respondents }) => referenceAnswers(questionnaire, respondents).answers,
  );
  return ({ questionId }: QuestionChange): ChangedAnswer | null => {
    const question = questions.get(questionId);
    if (question === undefined) return null;
    const said = (answers: typeof was) =>
      typographic(describeAnswer(question, answerTo(answers ?? {}, questionId), questionnaire.scale));
    return { questionId, question: typographic(question.label), before: said(was), after: said(is) };
  };
}

function countStatuses(actions: readonly { readonly status: ActionStatus }[]): ProgressSince["counts"] {
  const count = (wanted: ActionStatus) => actions.filter(({ status }) => status === wanted).length;
  return {
    planned: count("planned"),
    started: count("started"),
    done: count("done"),
    dropped: count("dropped"),
  };
}
