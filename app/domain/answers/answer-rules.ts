/** What each kind of question accepts. */

import type { Answer } from "#app/domain/answers/answer.ts";
import type { AnswerProblemCode } from "#app/domain/answers/answer-problem.ts";
import { formatNumber, quote } from "#app/domain/format.ts";
import type { ChoiceQuestion, NumericQuestion, Question } from "#app/domain/questionnaire/definition.ts";
import { hasChoices, isNumeric } from "#app/domain/questionnaire/question.ts";
import type { Scale } from "#app/domain/scoring/points.ts";

/** The longest `text` and `long-text`, in characters. */
export const TEXT_LENGTH = 300;
export const LONG_TEXT_LENGTH = 4_000;
/** The longest remark that is kept beside an answer, in characters. */
export const COMMENT_LENGTH = 4_000;

/** A code and a French sentence. */
export type AnswerFault = readonly [code: AnswerProblemCode, reason: string];

/** The first thing in which a well-formed answer doesn't fit its question; null when it fits. */
export function answerFault(question: Question, answer: Answer, scale: Scale): AnswerFault | null {
  if ("state" in answer) return stateProblem(question, answer.state);
  if (hasChoices(question)) return choiceProblem(question, answer);
  if (!("value" in answer)) return ["wrong-shape", expectedShape(question)];
  const { value } = answer;
  if (question.kind === "date" || question.kind === "text" || question.kind === "long-text") {
    if (typeof value !== "string") return ["wrong-shape", expectedShape(question)];
    return question.kind === "date" ? dateProblem(value) : lengthProblem(question.kind, value);
  }
  if (typeof value !== "number") return ["not-a-number", `${quote(excerpt(value))} n’est pas un nombre.`];
  return isNumeric(question) ? rangeProblem(question, value) : scaleProblem(scale, value);
}

function stateProblem(question: Question, state: "unknown" | "notApplicable"): AnswerFault | null {
  if (state === "unknown" && !question.allowUnknown) {
    return ["unknown-not-allowed", `Cette question n’admet pas ${quote("Ne sait pas")}.`];
  }
  if (state === "notApplicable" && !question.allowNotApplicable) {
    return ["not-applicable-not-allowed", `Cette question n’admet pas ${quote("Sans objet")}.`];
  }
  return null;
}

function choiceProblem(question: ChoiceQuestion, answer: Answer): AnswerFault | null {
  const isSingle = question.kind === "single-choice";
  if (isSingle ? !("choice" in answer) : !("choices" in answer)) {
    return ["wrong-shape", expectedShape(question)];
  }
  const chosen = "choices" in answer ? answer.choices : "choice" in answer ? [answer.choice] : [];
  if (isSingle && chosen[0] === "") return null;
  const stranger = chosen.find((id) => !question.choices.some((choice) => choice.id === id));
  if (stranger !== undefined) {
    return ["unknown-choice", `La modalité ${quote(excerpt(stranger))} n’existe pas.`];
  }
  const twice = chosen.find((id, index) => chosen.indexOf(id) !== index);
  if (twice !== undefined) return ["duplicate-choice", `La modalité ${quote(twice)} est choisie deux fois.`];
  const most = question.kind === "ranking" ? question.maxRanked : undefined;
  if (most !== undefined && chosen.length > most) {
    const count = `${chosen.length} modalités classées (${chosen.map(quote).join(", ")})`;
    return ["too-many-choices", `${count}, alors que la question en admet ${most} au plus.`];
  }
  return null;
}

function rangeProblem(question: NumericQuestion, value: number): AnswerFault | null {
  const isPercentage = question.kind === "percentage";
  const min = question.min ?? (isPercentage ? 0 : undefined);
  const max = question.max ?? (isPercentage ? 100 : undefined);
  if (min !== undefined && value < min) {
    return ["out-of-range", `La valeur ${printed(value)} est sous le minimum de ${printed(min)}.`];
  }
  if (max !== undefined && value > max) {
    return ["out-of-range", `La valeur ${printed(value)} dépasse le maximum de ${printed(max)}.`];
  }
  return null;
}

function scaleProblem({ min, max }: Scale, value: number): AnswerFault | null {
  if (Number.isInteger(value) && value >= min && value <= max) return null;
  const degrees = `un degré entier de ${printed(min)} à ${printed(max)}`;
  return ["not-on-scale", `La valeur ${printed(value)} n’est pas ${degrees}.`];
}

function dateProblem(value: string): AnswerFault | null {
  if (value === "") return null;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  // The calendar rolls 30 February over to March: a real date comes back as it went.
  const isReal = day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
  return isReal ? null : ["bad-date", `${quote(excerpt(value))} n’est pas une date (AAAA-MM-JJ).`];
}

function lengthProblem(kind: "text" | "long-text", value: string): AnswerFault | null {
  const most = kind === "text" ? TEXT_LENGTH : LONG_TEXT_LENGTH;
  const length = [...value].length;
  if (length <= most) return null;
  return ["too-long", `Le texte a ${printed(length)} caractères, pour ${printed(most)} au plus.`];
}

/** What an answer to this kind of question looks like, as a French sentence. */
export function expectedShape({ kind }: Question): string {
  if (kind === "single-choice") return 'Une modalité est attendue, comme { "choice": "oui" }.';
  if (kind === "multiple-choice" || kind === "ranking") {
    return 'Une liste de modalités est attendue, comme { "choices": ["oui"] }.';
  }
  if (kind === "date") return 'Une date est attendue, comme { "value": "2026-11-21" }.';
  if (kind === "text" || kind === "long-text") return 'Un texte est attendu, comme { "value": "oui" }.';
  return 'Un nombre est attendu, comme { "value": 3 }.';
}

/** More decimals than anybody types: the sentence must show the value that was refused. */
function printed(value: number): string {
  return formatNumber(value, 10);
}

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
