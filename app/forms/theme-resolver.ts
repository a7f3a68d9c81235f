/** How react-hook-form asks whether a theme's form is right: with the reading that the server does of it. */
import type { FieldErrors, Resolver } from "react-hook-form";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import type { Scale } from "#app/domain/scoring/points.ts";
import {
  fieldOf,
  NOTHING,
  type ReadTheme,
  readQuestion,
  type TypedTheme,
} from "#app/forms/interview-form.ts";

/** The resolver of the form that asks these questions. */
export function themeResolver(
  questions: readonly Question[],
  scale: Scale,
): Resolver<TypedTheme, unknown, ReadTheme> {
  return (typed) => {
    const values: ReadTheme = {};
    const errors: FieldErrors<TypedTheme> = {};
    for (const question of questions) {
      const field = fieldOf(question.id);
      const { answer, comment } = readQuestion(question, typed[field] ?? NOTHING, scale);
      if (answer.ok && comment.ok) values[field] = { answer: answer.value, comment: comment.value };
      else {
        errors[field] = {
          ...(answer.ok ? {} : { answer: { type: "rule", message: answer.reason } }),
          ...(comment.ok ? {} : { comment: { type: "rule", message: comment.reason } }),
        };
      }
    }
    return Object.keys(errors).length === 0 ? { values, errors: {} } : { values: {}, errors };
  };
}
