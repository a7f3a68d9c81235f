/** Each question's part in its theme. */
import { type Answer, type Answers, answerState, answerTo } from "#app/domain/answers/answer.ts";
import type { ReferenceVoice } from "#app/domain/answers/reference-answers.ts";
import type { Perspective, Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { isScorable } from "#app/domain/questionnaire/question.ts";
import { isAskedOf, visibleQuestions } from "#app/domain/questionnaire/visibility.ts";
import { type Scale, worthOf } from "#app/domain/scoring/points.ts";
import type { QuestionScore } from "#app/domain/scoring/scorecard.ts";

/** The scores of the questions that these perspectives are asked, hidden ones included, in the order of the questionnaire. */
export function scoreQuestions(
  questionnaire: Questionnaire,
  perspectives: readonly Perspective[],
  answers: Answers,
  whose: (questionId: string) => ReferenceVoice | null,
): readonly QuestionScore[] {
  const visible = visibleQuestions(questionnaire, perspectives, answers);
  return questionnaire.themes.flatMap((theme) =>
    theme.questions
      .filter((question) => isAskedOf(question, perspectives))
      .map((question) => {
        const { id } = question;
        const answer = answerTo(answers, id);
        const reading = { themeId: theme.id, visible: visible.has(id), answer, perspective: whose(id) };
        return scoreQuestion(question, reading, questionnaire.scale);
      }),
  );
}

/** What is known of a question on one sheet. */
export type QuestionReading = {
  readonly themeId: string;
  readonly visible: boolean;
  readonly answer: Answer | undefined;
  readonly perspective: ReferenceVoice | null;
};

/** The score of a question (0–1, null when its answer is worth nothing). A hidden question's answer is not looked at. */
export function scoreQuestion(question: Question, reading: QuestionReading, scale: Scale): QuestionScore {
  const { themeId, visible, answer, perspective } = reading;
  const state = visible ? answerState(answer) : "hidden";
  if (answer === undefined || state === "hidden" || state === "unanswered") {
    return withoutAnswer(question, themeId, state === "hidden" ? "hidden" : "unanswered");
  }
  const worth = scale.max > scale.min ? worthOf(question, answer, scale) : null;
  // Written out, not spread: a thousand firms score 80,000 questions, and spreading cost ten times the rest.
  return {
    questionId: question.id,
    themeId,
    state,
    score: worth === null ? null : toScore(worth.points, scale),
    points: worth === null ? null : worth.points,
    weight: question.weight,
    parts: worth === null ? [] : worth.parts.map((points) => toScore(points, scale)),
    // What has a score was expected, also where only `unknown` has points: coverage stays within 0–1.
    expected: state !== "notApplicable" && (worth !== null || isScorable(question)),
    perspective,
    answer,
  };
}

function withoutAnswer(question: Question, themeId: string, state: "hidden" | "unanswered"): QuestionScore {
  return {
    questionId: question.id,
    themeId,
    state,
    score: null,
    points: null,
    weight: question.weight,
    parts: [],
    expected: state === "unanswered" && isScorable(question),
    perspective: null,
  };
}

function toScore(points: number, scale: Scale): number {
  return (points - scale.min) / (scale.max - scale.min);
}
