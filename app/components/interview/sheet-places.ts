/** Which sheet of an interview holds what. */
import type { AnswerSubject } from "#app/domain/answers/answer-operation.ts";
import { type InterviewPerspective, sheetOf } from "#app/domain/answers/interview.ts";
import type { ToldSheet } from "#app/domain/answers/told-interview.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";

/** Finds the sheet of a subject: the director says what is at stake, the rest is by question. */
export function placesOf<Sheet extends Pick<ToldSheet, "perspective">>(
  questionnaire: Questionnaire,
  sheets: readonly Sheet[],
) {
  const perspectives = new Map<string, InterviewPerspective | null>();
  for (const theme of questionnaire.themes) {
    for (const question of theme.questions) perspectives.set(question.id, sheetOf(question));
  }
  return (subject: AnswerSubject, key: string): Sheet | null => {
    const wanted = subject === "stake" ? "director" : (perspectives.get(key) ?? null);
    // The latest sheet of a perspective is the one that counts.
    return sheets.findLast(({ perspective }) => perspective === wanted) ?? null;
  };
}
