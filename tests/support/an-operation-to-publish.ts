/** An operation with enough assessed firms for a synthesis, in a database: its answers are the real questionnaire's. */
import type { Answer } from "#app/domain/answers/answer.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import { hasChoices } from "#app/domain/questionnaire/question.ts";
import { content, findQuestionnaire } from "#app/server/content/load-content.ts";
import type { Db } from "#db/client.server.ts";
import {
  A_MOMENT,
  type AnEnrollment,
  type AnOperation,
  anEnrollment,
  anOperation,
  writeAnswers,
} from "#tests/support/a-database.ts";

export type ToPublish = { readonly operation: AnOperation; readonly firms: readonly AnEnrollment[] };

/** Twelve firms unless told otherwise, which answer so that every theme has several levels. */
export function anOperationToPublish(
  db: Db,
  given: Parameters<typeof anOperation>[1] & { readonly firmCount?: number } = {},
): ToPublish {
  const { firmCount = 12, ...fields } = given;
  const operation = anOperation(db, { questionnaireVersion: 2, ...fields });
  const firms = Array.from({ length: firmCount }, (_, index) => anAssessedFirm(db, operation, index));
  return { operation, firms };
}

/** One more firm of the operation, interviewed; `index` makes its answers. */
export function anAssessedFirm(
  db: Db,
  operation: AnOperation,
  index: number,
  given: Partial<Parameters<typeof anEnrollment>[1]> = {},
): AnEnrollment {
  const firm = anEnrollment(db, {
    operation,
    firm: { name: `Entreprise ${String.fromCharCode(65 + (index % 26))}${index}` },
    trade: index % 2 === 0 ? "Menuiserie" : "Isolation",
    headcount: 1 + (index % 9),
    interviewedAt: A_MOMENT,
    ...given,
  });
  const found = findQuestionnaire(content(), operation.questionnaireId, operation.questionnaireVersion);
  const questions = found?.questionnaire.themes.flatMap((theme) => theme.questions) ?? [];
  const answers = questions.flatMap((question, place) => {
    const answer = answerOf(question, index + (place % 3));
    return answer === null ? [] : [[question.id, answer] as const];
  });
  writeAnswers(db, firm.sheets.consultant, Object.fromEntries(answers));
  return firm;
}

function answerOf(question: Question, turn: number): Answer | null {
  if (hasChoices(question)) {
    const chosen = question.choices[turn % question.choices.length];
    if (chosen === undefined) return null;
    return question.kind === "single-choice" ? { choice: chosen.id } : { choices: [chosen.id] };
  }
  return question.kind === "scale" ? { value: turn % 5 } : null;
}
