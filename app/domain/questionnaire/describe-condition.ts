/** When a question is asked, in words that a consultant reads. */
import { formatNumber, quote } from "#app/domain/format.ts";
import type { Condition, Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { hasChoices, questionsOf } from "#app/domain/questionnaire/question.ts";

/**
 * A condition as it follows « si »: « à « Avez-vous un comptable ? » : « Oui » ou « Parfois » ». Nested parts stand between
 * brackets. An id that the questionnaire doesn't hold names itself.
 */
export function describeCondition(condition: Condition, questionnaire: Questionnaire): string {
  const questions = new Map(questionsOf(questionnaire).map((question) => [question.id, question]));
  return describe(condition, questions);
}

type Known = ReadonlyMap<string, Question>;

function describe(condition: Condition, known: Known): string {
  if ("all" in condition) return join(condition.all, " et ", known);
  if ("any" in condition) return join(condition.any, " ou ", known);
  if ("not" in condition) return `sauf si ${bracketed(condition.not, known)}`;
  const question = known.get(condition.question);
  const asked = quote(question?.label ?? condition.question);
  if ("answered" in condition) return `une réponse est donnée à ${asked}`;
  if ("is" in condition) return `à ${asked}, la réponse est ${choiceLabel(question, condition.is)}`;
  if ("in" in condition) {
    const choices = condition.in.map((id) => choiceLabel(question, id)).join(" ou ");
    return `à ${asked}, la réponse est ${choices}`;
  }
  const what = question === undefined || hasChoices(question) ? "les points obtenus sont" : "la réponse est";
  return "atLeast" in condition
    ? `à ${asked}, ${what} d’au moins ${formatNumber(condition.atLeast)}`
    : `à ${asked}, ${what} d’au plus ${formatNumber(condition.atMost)}`;
}

function join(parts: readonly Condition[], word: string, known: Known): string {
  const [only, another] = parts;
  if (only !== undefined && another === undefined) return describe(only, known);
  return parts.map((part) => bracketed(part, known)).join(word);
}

function bracketed(condition: Condition, known: Known): string {
  const words = describe(condition, known);
  return "all" in condition || "any" in condition || "not" in condition ? `(${words})` : words;
}

function choiceLabel(question: Question | undefined, id: string): string {
  const choice = question !== undefined && hasChoices(question) ? findChoice(question, id) : undefined;
  return quote(choice?.label ?? id);
}

function findChoice(question: Extract<Question, { choices: unknown }>, id: string) {
  return question.choices.find((choice) => choice.id === id);
}
