/** What is wrong with an answer, as a value: for the form next to its field, and for the command line. */
import { quote } from "#app/domain/format.ts";
import type { Perspective } from "#app/domain/questionnaire/definition.ts";

export type AnswerProblemCode =
  | "unknown-question"
  | "perspective-not-asked"
  | "wrong-shape"
  | "unknown-choice"
  | "duplicate-choice"
  | "too-many-choices"
  | "not-a-number"
  | "out-of-range"
  | "not-on-scale"
  | "bad-date"
  | "too-long"
  | "unknown-not-allowed"
  | "not-applicable-not-allowed";

export type AnswerProblem = {
  readonly code: AnswerProblemCode;
  readonly question: string;
  /** A French sentence to print next to the field; it names the choice or the value, not the question. */
  readonly reason: string;
  /** The same with the question's id before it, for a list of errors. */
  readonly message: string;
};

/** The word for whom a question is put to, within a sentence. */
export const PERSPECTIVE_WORDS: Readonly<Record<Perspective, string>> = {
  director: "dirigeant",
  consultant: "consultant",
  employee: "salarié",
  customer: "client",
};

/** A problem of one question, whose `reason` is a whole French sentence. */
export function answerProblem(code: AnswerProblemCode, question: string, reason: string): AnswerProblem {
  return { code, question, reason, message: `Question ${quote(question)}\u00A0: ${decapitalize(reason)}` };
}

function decapitalize(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
