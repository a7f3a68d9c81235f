/** An answer in words, as a report or a screen prints it. */
import type { Answer } from "#app/domain/answers/answer.ts";
import { answerState } from "#app/domain/answers/answer.ts";
import { formatDate, formatNumber } from "#app/domain/format.ts";
import type { Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { hasChoices, isNumeric } from "#app/domain/questionnaire/question.ts";

/**
 * What a person answered: the label of the choice, the ranked labels in their order, the number with its unit, the date
 * in full, the degree out of what it is when the scale is given (« 1 sur 4, amorce »). Unknown, not applicable and
 * unanswered have words of their own, never an empty text.
 */
export function describeAnswer(
  question: Question,
  answer: Answer | undefined,
  scale: Questionnaire["scale"] | null = null,
): string {
  const state = answerState(answer);
  if (state === "unanswered" || answer === undefined) return "Sans réponse";
  if (state === "unknown") return "Ne sait pas";
  if (state === "notApplicable") return "Sans objet";
  if ("choice" in answer) return choiceLabel(question, answer.choice);
  if ("choices" in answer) return choicesInWords(question, answer.choices);
  if ("value" in answer) return valueInWords(question, answer.value, scale);
  return "Sans réponse";
}

function choicesInWords(question: Question, choices: readonly string[]): string {
  const labels = choices.map((choice) => choiceLabel(question, choice));
  if (question.kind !== "ranking") return labels.join(" · ");
  return labels.map((label, index) => `${index + 1}. ${label}`).join(" · ");
}

function choiceLabel(question: Question, id: string): string {
  if (!hasChoices(question)) return id;
  return question.choices.find((choice) => choice.id === id)?.label ?? id;
}

function valueInWords(
  question: Question,
  value: number | string,
  scale: Questionnaire["scale"] | null,
): string {
  if (question.kind === "date") return formatDate(String(value));
  if (typeof value === "string") return value;
  if (question.kind === "scale" && scale !== null) return degreeInWords(value, scale);
  const unit = unitOf(question);
  return unit === null ? formatNumber(value) : `${formatNumber(value)}\u00a0${unit}`;
}

function degreeInWords(value: number, { min, max, labels }: Questionnaire["scale"]): string {
  const label = labels[value - min];
  const degree = `${formatNumber(value)} sur ${formatNumber(max)}`;
  return label === undefined ? degree : `${degree}, ${label}`;
}

/** The unit that stands beside a question's number; null when it has none. */
export function unitOf(question: Question): string | null {
  if (!isNumeric(question)) return null;
  if (question.kind === "percentage") return question.unit ?? "%";
  if (question.kind === "amount") return question.unit ?? "€";
  return question.unit ?? null;
}
