/** Figures computed from two answers, such as the turnover per person. */
import { type Answers, type Assessment, answerTo } from "#app/domain/answers/answer.ts";
import { numberIn } from "#app/domain/answers/read-answer.ts";
import { REFERENCE_PERSPECTIVES, referenceAnswers } from "#app/domain/answers/reference-answers.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { visibleQuestions } from "#app/domain/questionnaire/visibility.ts";

/** An indicator's value in its own unit; null when a part is missing or hidden, or when the divisor is 0. */
export type IndicatorValue = { readonly id: string; readonly value: number | null };

/** The indicators of a questionnaire, in its order, from the reference answers. */
export function computeIndicators(
  questionnaire: Questionnaire,
  assessment: Assessment,
): readonly IndicatorValue[] {
  const { answers } = referenceAnswers(questionnaire, assessment.respondents);
  const visible = visibleQuestions(questionnaire, REFERENCE_PERSPECTIVES, answers);
  const answeredNumber = (id: string) => (visible.has(id) ? numberAnswered(answers, id) : null);
  return questionnaire.indicators.map(({ id, ratio }) => ({
    id,
    value: divide(answeredNumber(ratio.of), answeredNumber(ratio.by)),
  }));
}

function numberAnswered(answers: Answers, id: string): number | null {
  const answer = answerTo(answers, id);
  return answer === undefined ? null : numberIn(answer);
}

function divide(of: number | null, by: number | null): number | null {
  if (of === null || by === null) return null;
  const value = of / by;
  // Over 0, or over something tiny, there is no figure.
  return Number.isFinite(value) ? value : null;
}
