/** The visits that the field bench answers on, and what it answers. */
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";

/** The sheets of the directors of the firms whose visits come back. */
export type FieldBench = {
  readonly questionnaire: Questionnaire;
  readonly visits: readonly { readonly enrollmentId: string; readonly respondentId: string }[];
};

/** Questions that no earlier answer hides. */
export function alwaysAsked(questionnaire: Questionnaire) {
  return questionsOf(questionnaire).flatMap((question) =>
    question.kind === "single-choice" &&
    question.visibleWhen === undefined &&
    question.perspectives.includes("director")
      ? [{ id: question.id, choices: question.choices.map(({ id }) => id) }]
      : [],
  );
}
