/**
 * The form of one theme of the interview. The browser holds it with react-hook-form, the server reads it when there is no
 * JavaScript, and both judge it with this one schema. It is written with zod/mini, which weighs a fifth of zod in the
 * browser; the rules themselves are the domain's (app/domain/answers/typed-answer.ts).
 */
import * as z from "zod/mini";
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
/** What the theme's form says once it is read: null where there is nothing. */
export type ReadQuestion = { readonly answer: Answer | null; readonly comment: string | null };
export type ReadTheme = Record<string, ReadQuestion>;

/** The name of a question's fields. An id may hold a point, which react-hook-form would take for a path. */
export function fieldOf(questionId: string): string {
  return `q_${questionId.replaceAll(".", "_")}`;
}

/** The schema of the form that asks these questions. */
export function themeSchema(questions: readonly Question[], scale: Scale) {
  return z.object(
    Object.fromEntries(questions.map((question) => [fieldOf(question.id), questionSchema(question, scale)])),
  );
}

/** The schema of one question of the form: what was typed → an answer, or a French sentence. */
export function questionSchema(question: Question, scale: Scale) {
  return z.object({ answer: answerSchema(question, scale), comment: commentSchema });
}

/** Reads one question of the form: its values, or the first thing that is wrong with it. */
export function readQuestion(
  question: Question,
  typed: TypedQuestion,
  scale: Scale,
): { readonly ok: true; readonly value: ReadQuestion } | { readonly ok: false; readonly reason: string } {
  const read = questionSchema(question, scale).safeParse(typed);
  if (read.success) return { ok: true, value: read.data };
  return { ok: false, reason: read.error.issues[0]?.message ?? "" };
}

/** Nobody changes what was typed in place. */
const textsSchema: z.ZodMiniType<readonly string[], readonly string[]> = z.array(z.string());

const typedSchema = z.object({
  texts: textsSchema,
  state: z.enum(["", "unknown", "notApplicable"]),
});

export function answerSchema(question: Question, scale: Scale) {
  return z.pipe(
    typedSchema,
    z.transform((typed: z.infer<typeof typedSchema>, context): Answer | null => {
      const read = readTyped(question, typed, scale);
      if (read.ok) return read.answer;
      context.issues.push({ code: "custom", message: read.reason, input: typed });
      return z.NEVER;
    }),
  );
}

export const commentSchema = z.pipe(
  z
    .string()
    .check(
      z.maxLength(COMMENT_LENGTH, `Le commentaire tient en ${formatNumber(COMMENT_LENGTH)} caractères.`),
    ),
  z.transform((text) => (text.trim() === "" ? null : text)),
);

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
