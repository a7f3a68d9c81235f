/** Whether an operation may be written on a sheet: what the questionnaire, pinned to the operation, says of it. */
import type { Answer, AnswerSheet, Answers } from "#app/domain/answers/answer.ts";
import type { AnswerOperation } from "#app/domain/answers/answer-operation.ts";
import { normalizeAnswer } from "#app/domain/answers/normalize-answer.ts";
import { REFERENCE_PERSPECTIVES, referenceAnswers } from "#app/domain/answers/reference-answers.ts";
import { validateAnswerTo } from "#app/domain/answers/validate-answer.ts";
import type { Perspective, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { questionsOf } from "#app/domain/questionnaire/question.ts";
import { visibleQuestions } from "#app/domain/questionnaire/visibility.ts";

/** The operation in its normal writing; or a French sentence that says what is wrong with it. */
export type CheckedOperation =
  | { readonly ok: true; readonly operation: AnswerOperation }
  | { readonly ok: false; readonly reason: string };

/** A sheet of the interview, with whose it is. */
export type OwnedSheet = AnswerSheet & { readonly respondentId: string };

/** Checks an operation against the questionnaire, whatever the other answers are. */
export function checkOperation(
  questionnaire: Questionnaire,
  perspective: Perspective,
  operation: AnswerOperation,
): CheckedOperation {
  if (operation.subject === "stake") return checkStake(questionnaire, operation);
  const question = questionsOf(questionnaire).find(({ id }) => id === operation.key);
  if (question === undefined) return refuse("Cette question n’est pas dans le questionnaire de l’opération.");
  if (!question.perspectives.includes(perspective)) {
    return refuse("Cette question ne s’adresse pas à ce regard.");
  }
  if (operation.subject === "comment") {
    const isBlank = operation.value?.trim() === "";
    return { ok: true, operation: isBlank ? { ...operation, value: null } : operation };
  }
  if (operation.subject === "review" || operation.value === null) return { ok: true, operation };
  const validation = validateAnswerTo(question, perspective, operation.value, questionnaire.scale);
  if (!validation.ok) return refuse(validation.problem.reason);
  return { ok: true, operation: { ...operation, value: normalizeAnswer(question, validation.answer) } };
}

/**
 * Whether what the operation is about is asked, by the answers of both interviewees (as the interview shows it) or by those of
 * the sheet alone (as whoever fills it apart sees it). Clearing is always possible: it takes nothing for granted.
 */
export function isAsked(
  questionnaire: Questionnaire,
  sheets: readonly OwnedSheet[],
  own: OwnedSheet,
  { subject, key, value }: AnswerOperation,
): boolean {
  if (subject === "stake" || value === null) return true;
  const question = questionsOf(questionnaire).find(({ id }) => id === key);
  // Most questions hang on no other: looking at all answers for each of two hundred takes its time.
  if (question?.visibleWhen === undefined && question?.perspectives.includes(own.perspective)) return true;
  const { answers } = referenceAnswers(questionnaire, sheets);
  return (
    visibleQuestions(questionnaire, REFERENCE_PERSPECTIVES, answers).has(key) ||
    visibleQuestions(questionnaire, [own.perspective], own.answers).has(key)
  );
}

/** The sheets once an operation is applied. */
export function withOperation<S extends OwnedSheet>(
  sheets: readonly S[],
  operation: AnswerOperation,
): readonly S[] {
  if (operation.subject !== "answer") return sheets;
  const { respondentId, key, value } = operation;
  return sheets.map((sheet) =>
    sheet.respondentId === respondentId
      ? { ...sheet, answers: withAnswer(sheet.answers, key, value) }
      : sheet,
  );
}

function checkStake(questionnaire: Questionnaire, operation: AnswerOperation): CheckedOperation {
  const theme = questionnaire.themes.find(({ id }) => id === operation.key);
  if (theme === undefined) return refuse("Ce thème n’est pas dans le questionnaire de l’opération.");
  return theme.stake ? { ok: true, operation } : refuse("Ce thème ne demande pas d’enjeu.");
}

function withAnswer(answers: Answers, key: string, value: Answer | null): Answers {
  const { [key]: _before, ...others } = answers;
  return value === null ? others : { ...others, [key]: value };
}

function refuse(reason: string): CheckedOperation {
  return { ok: false, reason };
}
