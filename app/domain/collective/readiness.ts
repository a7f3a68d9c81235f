/** What a firm offers the group, from its own answer: the catalogue says which question asks for it, and what it is worth. */
import type { Assessment } from "#app/domain/answers/answer.ts";
import { answerTo } from "#app/domain/answers/answer.ts";
import { referenceAnswers } from "#app/domain/answers/reference-answers.ts";
import type { ReadinessQuestion } from "#app/domain/plan/collective-action-catalogue.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";

/** Hours a month, and whether some money comes with them. */
export type Readiness = { readonly hours: number; readonly money: boolean };

/** What the firm offers; null when it was not asked, did not say, or does not know. */
export function readinessOf(
  questionnaire: Questionnaire,
  { respondents }: Pick<Assessment, "respondents">,
  asked: readonly ReadinessQuestion[],
): Readiness | null {
  const { answers } = referenceAnswers(questionnaire, respondents);
  for (const { question, offers } of asked.filter((each) => each.questionnaire === questionnaire.id)) {
    const answer = answerTo(answers, question);
    if (answer === undefined || !("choice" in answer)) continue;
    const offer = offers.find(({ choice }) => choice === answer.choice);
    if (offer !== undefined) return { hours: offer.hours, money: offer.money };
  }
  return null;
}
