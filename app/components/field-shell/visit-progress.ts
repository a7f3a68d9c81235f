import type { Answer, AnswerSheet } from "#app/domain/answers/answer.ts";
import { interviewState, settledCount } from "#app/domain/answers/interview.ts";
import { asAnswer } from "#app/domain/visit/visit-values.ts";
import type { FieldVisit } from "#app/offline/field/field-store.ts";
import type { VisitContent } from "#app/offline/field/protocol.ts";

/** How many of the visit's questions have an answer, and how many there are. */
export type VisitProgress = { readonly settled: number; readonly asked: number };

export function visitProgress({ pack, entries }: FieldVisit, { questionnaire }: VisitContent): VisitProgress {
  const sheets = pack.sheets.map(({ respondentId, perspective }): AnswerSheet => {
    const answers = entries.flatMap((entry): (readonly [string, Answer])[] => {
      if (entry.subject !== "answer" || entry.respondentId !== respondentId) return [];
      const answer = asAnswer(entry.value);
      return answer === null ? [] : [[entry.key, answer]];
    });
    return { perspective, answers: Object.fromEntries(answers) };
  });
  const { progress } = interviewState(questionnaire, sheets);
  return { settled: settledCount(progress), asked: progress.visible };
}
