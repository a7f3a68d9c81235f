/** An answer as somebody types it, before it is one: a text for a number, a state ticked beside it. */
import { type Answer, answerState } from "#app/domain/answers/answer.ts";
import { answerFault } from "#app/domain/answers/answer-rules.ts";
import { unitOf } from "#app/domain/answers/describe-answer.ts";
import { normalizeAnswer } from "#app/domain/answers/normalize-answer.ts";
import { formatNumber, quote } from "#app/domain/format.ts";
import type { NumericQuestion, Question } from "#app/domain/questionnaire/definition.ts";
import { hasChoices, isNumeric } from "#app/domain/questionnaire/question.ts";
import type { Scale } from "#app/domain/scoring/points.ts";

/** « Ne sait pas » or « Sans objet » where it is ticked. */
export type TypedState = "" | "unknown" | "notApplicable";

/** What is in the fields of one question. */
export type TypedAnswer = {
  /** Ids of the chosen choices, in the order of choosing; or one text: a number, a degree, a date. */
  readonly texts: readonly string[];
  readonly state: TypedState;
};

/** The answer that was typed (null when there is none), or what is wrong with it, as a French sentence. */
export type ReadTyped =
  | { readonly ok: true; readonly answer: Answer | null }
  | { readonly ok: false; readonly reason: string };

export const NOTHING_TYPED: TypedAnswer = { texts: [], state: "" };

/** Reads what was typed for a question. */
export function readTyped(question: Question, { texts, state }: TypedAnswer, scale: Scale): ReadTyped {
  const said = texts.filter((text) => text.trim() !== "");
  if (state !== "" && said.length > 0) return { ok: false, reason: BOTH };
  const shaped = state === "" ? shape(question, said) : ({ state } as const);
  if (shaped === null) return { ok: true, answer: null };
  if (typeof shaped === "string") return { ok: false, reason: shaped };
  const fault = answerFault(question, shaped, scale);
  if (fault !== null) return { ok: false, reason: fault[1] };
  return { ok: true, answer: normalizeAnswer(question, shaped) };
}

/** An answer as it stands in the fields of its question. */
export function typedFrom(question: Question, answer: Answer | null | undefined): TypedAnswer {
  if (answer === null || answer === undefined || answerState(answer) === "unanswered") return NOTHING_TYPED;
  if ("state" in answer) return { texts: [], state: answer.state };
  if ("choice" in answer) return { texts: [answer.choice], state: "" };
  if ("choices" in answer) return { texts: answer.choices, state: "" };
  const { value } = answer;
  const isPrinted = typeof value === "number" && isNumeric(question);
  return { texts: [isPrinted ? formatNumber(value, MOST_DECIMALS) : value.toString()], state: "" };
}

/** The bounds of a number in words: « de 0 à 100 % », or null when it has none. */
export function boundsInWords(question: NumericQuestion): string | null {
  const isPercentage = question.kind === "percentage";
  const min = question.min ?? (isPercentage ? 0 : undefined);
  const max = question.max ?? (isPercentage ? 100 : undefined);
  const unit = unitOf(question);
  const end = unit === null ? "" : `\u00A0${unit}`;
  if (min !== undefined && max !== undefined) return `de ${formatNumber(min)} à ${formatNumber(max)}${end}`;
  if (min !== undefined) return `${formatNumber(min)}${end} au moins`;
  return max === undefined ? null : `${formatNumber(max)}${end} au plus`;
}

/**
 * A number as the French write it: « 1,5 », « 12 000 », « 12.5 », with its unit or without. Null when it isn't one; a point
 * that separates thousands (« 12.000 ») is refused rather than guessed.
 */
export function readFrenchNumber(text: string, unit: string | null): number | null {
  const bare = text.replace(/\s/gu, "").replace(/[−–]/u, "-");
  const end = unit?.replace(/\s/gu, "") ?? "";
  const digits =
    end !== "" && bare.toLowerCase().endsWith(end.toLowerCase()) ? bare.slice(0, -end.length) : bare;
  if (!/^[+-]?(?:\d+[.,]?\d*|[.,]\d+)$/.test(digits) || /\.\d{3}$/.test(digits)) return null;
  const value = Number(digits.replace(",", "."));
  return Number.isFinite(value) ? value : null;
}

/** An answer whose texts are not checked yet, null for none, or what is wrong already. */
function shape(question: Question, said: readonly string[]): Answer | string | null {
  if (said.length === 0) return null;
  if (hasChoices(question)) {
    if (question.kind !== "single-choice") return { choices: [...said] };
    return said.length === 1 ? { choice: said[0] ?? "" } : "Une seule réponse est possible.";
  }
  const text = said[0] ?? "";
  if (isNumeric(question)) {
    const value = readFrenchNumber(text, unitOf(question));
    return value === null
      ? `${quote(excerpt(text))} n’est pas un nombre\u00A0: écrivez par exemple ${EXAMPLE}.`
      : { value };
  }
  if (question.kind === "scale") return { value: Number(text) };
  return { value: question.kind === "date" ? text.trim() : text };
}

function excerpt(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}

const MOST_DECIMALS = 10;
const EXAMPLE = "12\u202F000 ou 1,5";
const BOTH = "Gardez la réponse, ou « Ne sait pas » ou « Sans objet » : pas les deux.";
