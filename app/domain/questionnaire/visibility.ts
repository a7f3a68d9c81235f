/** Which questions a sheet of answers shows. */
import { type Answer, type Answers, answerState, answerTo } from "#app/domain/answers/answer.ts";
import { chosenChoices, numberIn } from "#app/domain/answers/read-answer.ts";
import { reaches, staysWithin } from "#app/domain/compare.ts";
import type {
  Condition,
  Perspective,
  Question,
  Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import { hasChoices, isNumeric } from "#app/domain/questionnaire/question.ts";
import { type Scale, worthOf } from "#app/domain/scoring/points.ts";

/**
 * The ids of the questions that `perspectives` are asked and that their answers make visible, in the order of the
 * questionnaire.
 *
 * One pass is enough, because a condition may name earlier questions only. A question that is hidden, not asked,
 * unanswered, unknown or not applicable makes every test on it false, so what hangs on a hidden question falls with it.
 */
export function visibleQuestions(
  questionnaire: Questionnaire,
  perspectives: readonly Perspective[],
  answers: Answers,
): ReadonlySet<string> {
  const visible = new Set<string>();
  const answered = new Map<string, AnsweredQuestion>();
  for (const theme of questionnaire.themes) {
    for (const question of theme.questions) {
      if (!isAskedOf(question, perspectives)) continue;
      if (question.visibleWhen && !isMet(question.visibleWhen, answered, questionnaire.scale)) continue;
      visible.add(question.id);
      const answer = answerTo(answers, question.id);
      if (answer && answerState(answer) === "answered") answered.set(question.id, { question, answer });
    }
  }
  return visible;
}

/** Whether a question names at least one of these perspectives. */
export function isAskedOf(question: Question, perspectives: readonly Perspective[]): boolean {
  return perspectives.some((perspective) => question.perspectives.includes(perspective));
}

type AnsweredQuestion = { readonly question: Question; readonly answer: Answer };

function isMet(condition: Condition, answered: ReadonlyMap<string, AnsweredQuestion>, scale: Scale): boolean {
  if ("all" in condition) return condition.all.every((each) => isMet(each, answered, scale));
  if ("any" in condition) return condition.any.some((each) => isMet(each, answered, scale));
  if ("not" in condition) return !isMet(condition.not, answered, scale);
  const earlier = answered.get(condition.question);
  if (earlier === undefined) return false;
  if ("answered" in condition) return true;
  if ("is" in condition) return hasChosen(earlier, [condition.is]);
  if ("in" in condition) return hasChosen(earlier, condition.in);
  const amount = amountOf(earlier, scale);
  if (amount === null) return false;
  return "atLeast" in condition ? reaches(amount, condition.atLeast) : staysWithin(amount, condition.atMost);
}

/** Whether one of the choices is among the chosen ones; a multiple choice or a ranking may have others beside it. */
function hasChosen({ question, answer }: AnsweredQuestion, choices: readonly string[]): boolean {
  return (
    hasChoices(question) && chosenChoices(question, answer).some((choice) => choices.includes(choice.id))
  );
}

/** What `atLeast` and `atMost` compare: the value of a number or a scale, the points obtained of a choice. */
function amountOf({ question, answer }: AnsweredQuestion, scale: Scale): number | null {
  if (isNumeric(question) || question.kind === "scale") return numberIn(answer);
  return worthOf(question, answer, scale)?.points ?? null;
}
