/**
 * An answer is one of four things, and none of them is zero: answered, unknown (« ne sait pas »), not applicable
 * (« sans objet »), unanswered. The last one has no value: it is the absence of an answer.
 */
import type * as z from "zod";
import type { agreedAnswerSchema, answerSchema } from "#app/domain/answers/answer-schema.ts";
import type { Perspective } from "#app/domain/questionnaire/definition.ts";

/** What one person said to one question. A ranking's `choices` are in their order, first the most important. */
export type Answer = z.infer<typeof answerSchema>;

export type AnswerState = "answered" | "unknown" | "notApplicable" | "unanswered";

/** Answers by question id. Read them with `answerTo`. */
export type Answers = Readonly<Record<string, Answer>>;

/** The answers of one person about one firm, by question id. */
export type AnswerSheet = {
  readonly perspective: Perspective;
  readonly answers: Answers;
  /** Free remarks, by question id. They have no part in scores. */
  readonly comments?: Readonly<Record<string, string>>;
  /**
   * On the consultant's sheet: what the director and the consultant agreed on at the debrief, by question id. What each of
   * them had answered stays as it was.
   */
  readonly agreed?: Readonly<Record<string, AgreedAnswer>>;
  /** Ids of the questions with a photo or a document: their obstacles are *evidenced*. */
  readonly evidenced?: readonly string[];
};

/** The answer that two people settled on, and why. */
export type AgreedAnswer = z.infer<typeof agreedAnswerSchema>;

/** How much a theme matters to the director: 1 little, 2 (the default), 3 much. */
export type Stake = 1 | 2 | 3;

/** Everything that is known of one firm in one round. */
export type Assessment = {
  /** Those of employees, and of customers, in the order in which they were handed in. */
  readonly respondents: readonly AnswerSheet[];
  /** How many employees, or customers, a figure of them rests on at least; one when absent, as in a file of answers. */
  readonly groupThreshold?: number;
  readonly stakes: Readonly<Record<string, Stake>>;
};

/** The state of an answer; an empty list of choices or an empty text is unanswered. */
export function answerState(answer: Answer | undefined): AnswerState {
  if (answer === undefined) return "unanswered";
  if ("state" in answer) return answer.state;
  if ("choices" in answer) return answer.choices.length > 0 ? "answered" : "unanswered";
  if ("choice" in answer) return answer.choice === "" ? "unanswered" : "answered";
  return typeof answer.value === "string" && answer.value.trim() === "" ? "unanswered" : "answered";
}

/** The answer to a question, or undefined. Own keys only: « constructor » is a valid question id. */
export function answerTo(answers: Answers, questionId: string): Answer | undefined {
  return Object.hasOwn(answers, questionId) ? answers[questionId] : undefined;
}
