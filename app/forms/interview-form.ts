/**
 * The form of one theme of the interview: the names of its controls, and how what was typed is read. The browser
 * (app/forms/theme-resolver.ts, for react-hook-form) and the server (app/server/interviews/save-theme.ts) read it with this one
 * function, over the domain's rules. Not a zod schema as other forms have: zod (14 KB gzipped, as other pages share it) beside
 * react-hook-form (13 KB) would take this page over the 150 KB that it may weigh.
 */
import type { Answer } from "#app/domain/answers/answer.ts";
import { COMMENT_LENGTH } from "#app/domain/answers/answer-rules.ts";
import {
  NOTHING_TYPED,
  readTyped,
  type TypedAnswer,
  type TypedState,
} from "#app/domain/answers/typed-answer.ts";
import { formatNumber } from "#app/domain/format.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import type { Scale } from "#app/domain/scoring/points.ts";

/** What is typed for one question of the theme. */
export type TypedQuestion = { readonly answer: TypedAnswer; readonly comment: string };
/** By field name (`fieldOf`). */
export type TypedTheme = Record<string, TypedQuestion>;
/** What the form says of one question once it is read: null where there is nothing. */
export type ReadQuestion = { readonly answer: Answer | null; readonly comment: string | null };
/** By field name. */
export type ReadTheme = Record<string, ReadQuestion>;

/** What was read, or what is wrong with it: a French sentence for each part. */
export type QuestionReading = {
  readonly answer: Reading<Answer>;
  readonly comment: Reading<string>;
};
type Reading<T> =
  | { readonly ok: true; readonly value: T | null }
  | { readonly ok: false; readonly reason: string };

/** Reads what was typed for one question. */
export function readQuestion(question: Question, typed: TypedQuestion, scale: Scale): QuestionReading {
  const answer = readTyped(question, typed.answer, scale);
  return {
    answer: answer.ok ? { ok: true, value: answer.answer } : answer,
    comment: readComment(typed.comment),
  };
}

/** The name of a question's fields. An id may hold a point, which react-hook-form would take for a path. */
export function fieldOf(questionId: string): string {
  return `q_${questionId.replaceAll(".", "_")}`;
}

/** The names of the controls of one question, when the page sends its form by itself. */
export function controlNames(questionId: string) {
  const field = fieldOf(questionId);
  return {
    answer: field,
    state: `${field}:etat`,
    comment: `${field}:commentaire`,
    review: `${field}:revoir`,
    /** The revisions that the page showed. */
    answerBase: `${field}:base`,
    commentBase: `${field}:base-commentaire`,
    reviewBase: `${field}:base-revoir`,
  } as const;
}

/** The controls of the theme's stake. */
export const STAKE_CONTROL = { value: "enjeu", base: "enjeu:base" } as const;

/** Among the choices of a single choice or the degrees of a scale, the states are values of the same group. */
export const STATE_VALUES: Readonly<Record<string, TypedState>> = {
  "?unknown": "unknown",
  "?notApplicable": "notApplicable",
};

/** What a form that was sent without JavaScript holds for one question. */
export function typedInForm(form: FormData, questionId: string): TypedQuestion {
  const names = controlNames(questionId);
  const sent = form.getAll(names.answer).filter((one) => typeof one === "string");
  const grouped = sent.map((text) => STATE_VALUES[text]).find((state) => state !== undefined);
  const comment = form.get(names.comment);
  return {
    answer: {
      texts: sent.filter((text) => text !== "" && !text.startsWith("?")),
      state: grouped ?? stateIn(form.get(names.state)),
    },
    comment: typeof comment === "string" ? comment.replaceAll("\r\n", "\n") : "",
  };
}

/** Nothing typed yet. */
export const NOTHING: TypedQuestion = { answer: NOTHING_TYPED, comment: "" };

function stateIn(sent: FormDataEntryValue | null): TypedState {
  return sent === "unknown" || sent === "notApplicable" ? sent : "";
}

function readComment(text: string): Reading<string> {
  if ([...text].length > COMMENT_LENGTH) return { ok: false, reason: TOO_LONG };
  return { ok: true, value: text.trim() === "" ? null : text };
}

const TOO_LONG = `Le commentaire tient en ${formatNumber(COMMENT_LENGTH)} caractères.`;
