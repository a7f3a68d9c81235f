/** Saving one question, or one theme's stake, sent as a plain form: what a browser without JavaScript does. */
import type { Answer, Stake } from "#app/domain/answers/answer.ts";
import type { AnswerOperation, RecordedOperation } from "#app/domain/answers/answer-operation.ts";
import { describeAnswer } from "#app/domain/answers/describe-answer.ts";
import type { TypedAnswer } from "#app/domain/answers/typed-answer.ts";
import { type Result, success } from "#app/domain/errors.ts";
import { quote, typographic } from "#app/domain/format.ts";
import type { Question } from "#app/domain/questionnaire/definition.ts";
import { controlNames, STAKE_CONTROL, typedInForm } from "#app/forms/interview-form.ts";
import { readOwnAnswer, readStake } from "#app/forms/self-assessment-form.ts";
import type { RespondentVisit } from "#app/server/access/respondent-guard.ts";
import { newId } from "#app/server/clock.ts";
import type { ToldSelfAssessment, Tools } from "#app/server/self-assessment/open-sheet.ts";
import { saveEntries } from "#app/server/self-assessment/save-entries.ts";

/** A form that was not saved: what is wrong, what was typed, and the revision that a second sending is based on. */
export type RefusedForm = {
  readonly error: string;
  readonly typed: TypedAnswer;
  readonly base: number;
};

/** Saves the answer that a form holds for this question; gives null when it is saved. */
export function saveQuestionForm(
  tools: Tools,
  visit: RespondentVisit,
  told: ToldSelfAssessment,
  question: Question,
  form: FormData,
  now: string,
): Result<RefusedForm | null> {
  const names = controlNames(question.id);
  const { answer: typed } = typedInForm(form, question.id);
  const base = revisionIn(form.get(names.answerBase));
  const read = readOwnAnswer(question, typed, told.questionnaire.scale);
  if (!read.ok) return success({ error: read.reason, typed, base });
  if (isSame(told.answers[question.id]?.value, read.value)) return success(null);
  const saved = saveOne(
    tools,
    visit,
    { subject: "answer", value: read.value, key: question.id },
    told,
    base,
    now,
  );
  if (!saved.ok) return saved;
  const refusal = saved.value === undefined ? null : refusalOf(saved.value, question);
  if (refusal === null) return success(null);
  return success({ error: refusal, typed, base: revisionAfter(saved.value, base) });
}

/** Saves how much a theme matters; a form where nothing is chosen changes nothing. */
export function saveStakeForm(
  tools: Tools,
  visit: RespondentVisit,
  told: ToldSelfAssessment,
  themeId: string,
  form: FormData,
  now: string,
): Result<RefusedForm | null> {
  const sent = form.get(STAKE_CONTROL.value);
  const value = readStake(sent);
  if (value === null || isSame(told.stakes[themeId]?.value, value)) return success(null);
  const base = revisionIn(form.get(STAKE_CONTROL.base));
  const saved = saveOne(tools, visit, { subject: "stake", value, key: themeId }, told, base, now);
  if (!saved.ok) return saved;
  const refusal = saved.value === undefined ? null : refusalOf(saved.value, null);
  if (refusal === null) return success(null);
  const typed = { texts: [value.toString()], state: "" } as const;
  return success({ error: refusal, typed, base: revisionAfter(saved.value, base) });
}

type Said =
  | { readonly subject: "answer"; readonly key: string; readonly value: Answer | null }
  | { readonly subject: "stake"; readonly key: string; readonly value: Stake };

function saveOne(
  tools: Tools,
  visit: RespondentVisit,
  said: Said,
  { respondentId }: ToldSelfAssessment,
  baseRevision: number,
  now: string,
): Result<RecordedOperation | undefined> {
  const operation: AnswerOperation = { ...said, id: newId(), respondentId, baseRevision, madeAt: now };
  const saved = saveEntries(tools, visit, [{ ok: true, operation }], now);
  return saved.ok ? success(saved.value[0]) : saved;
}

function refusalOf(recorded: RecordedOperation, question: Question | null): string | null {
  if (recorded.outcome === "rejected") return recorded.reason;
  if (recorded.outcome !== "conflict") return null;
  const { value } = recorded;
  const isAnswer = value === null || typeof value === "object";
  const other = question !== null && isAnswer ? describeAnswer(question, value ?? undefined) : "autre chose";
  return `Sur un autre appareil, la réponse a été changée entre-temps\u00A0: ${quote(typographic(other))}. La vôtre est affichée ici\u00A0: continuez pour la garder, ou changez-la.`;
}

function revisionAfter(recorded: RecordedOperation | undefined, base: number): number {
  return recorded?.outcome === "conflict" ? recorded.revision : base;
}

function revisionIn(sent: FormDataEntryValue | null): number {
  return typeof sent === "string" && /^\d{1,15}$/.test(sent) ? Number(sent) : 0;
}

function isSame(stored: unknown, value: unknown): boolean {
  return JSON.stringify(stored ?? null) === JSON.stringify(value);
}
