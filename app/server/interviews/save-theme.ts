/** Saving one theme of an interview sent as a plain form: what a browser without JavaScript does. */
import type { Answer } from "#app/domain/answers/answer.ts";
import type {
  AnswerOperation,
  RecordedOperation,
  SheetEntry,
  SheetValue,
} from "#app/domain/answers/answer-operation.ts";
import { describeAnswer } from "#app/domain/answers/describe-answer.ts";
import { interviewState, sheetOf } from "#app/domain/answers/interview.ts";
import { type Result, success } from "#app/domain/errors.ts";
import { quote, typographic } from "#app/domain/format.ts";
import type { Question, Theme } from "#app/domain/questionnaire/definition.ts";
import {
  controlNames,
  fieldOf,
  readQuestion,
  STAKE_CONTROL,
  type TypedTheme,
  typedInForm,
} from "#app/forms/interview-form.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { newId, nowInstant } from "#app/server/clock.ts";
import { type Interview, type InterviewSheet, openInterview } from "#app/server/interviews/open-interview.ts";
import { saveAnswers } from "#app/server/interviews/save-answers.ts";
import type { QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import type { Db } from "#db/client.server.ts";
import { getEnrollment } from "#db/enrollments.ts";
import { getOperation } from "#db/operations.ts";

/** What became of a theme's form. Whatever could be saved is saved. */
export type SavedTheme = {
  /** By field name, one French sentence each; empty when all is saved. */
  readonly errors: Readonly<Record<string, string>>;
  readonly typed: TypedTheme;
  /** By control name: the revisions on which a second sending is based, where somebody else wrote meanwhile. */
  readonly bases: Readonly<Record<string, number>>;
  /** The first question of the theme that was not asked before; null when there is none. */
  readonly newQuestionId: string | null;
  /** The theme after this one that asks something; null after the last. */
  readonly nextThemeId: string | null;
};

/** Saves what the form changes, question by question. Only the questions that the form showed are looked at. */
export function saveTheme(
  services: { readonly db: Db; readonly questionnaireOf: QuestionnaireSource },
  { enrollmentId, themeId }: { readonly enrollmentId: string; readonly themeId: string },
  form: FormData,
  actor: ActingUser,
  now: string = nowInstant(),
): Result<SavedTheme | null> {
  const opened = openInterview(services, enrollmentId, actor, now);
  if (!opened.ok) return opened;
  const interview = opened.value;
  const theme = interview.questionnaire.themes.find(({ id }) => id === themeId);
  if (theme === undefined) return success(null);
  const read = readTheme(interview, theme, form, now);
  const batch = read.edits.map(({ operation }) => ({ ok: true, operation }) as const);
  const saved = saveAnswers(services, enrollmentId, batch, actor, now);
  if (!saved.ok) return saved;
  const errors = { ...read.errors };
  const bases: Record<string, number> = {};
  for (const [index, recorded] of saved.value.entries()) {
    const edit = read.edits[index];
    const fault = edit === undefined ? null : faultOf(edit, recorded);
    if (edit === undefined || fault === null) continue;
    errors[edit.field] ??= fault;
    if (recorded.outcome === "conflict") bases[edit.baseName] = recorded.revision;
  }
  const after = openInterview(services, enrollmentId, actor, now);
  if (!after.ok) return after;
  const seen = visibleIn(interview);
  const shown = visibleIn(after.value);
  const newcomer = theme.questions.find(({ id }) => !seen.has(id) && shown.has(id));
  const { themes } = interview.questionnaire;
  const next = themes
    .slice(themes.indexOf(theme) + 1)
    .find(({ questions }) => questions.some(({ id }) => shown.has(id)));
  return success({
    errors,
    typed: read.typed,
    bases,
    newQuestionId: newcomer?.id ?? null,
    nextThemeId: next?.id ?? null,
  });
}

/** The theme of an address, with the firm's name; null when the operation's questionnaire has no such theme. */
export function findTheme(
  { db, questionnaireOf }: { readonly db: Db; readonly questionnaireOf: QuestionnaireSource },
  operationId: string,
  { enrollmentId, themeId }: { readonly enrollmentId: string; readonly themeId: string },
): { readonly theme: Theme; readonly firmName: string } | null {
  const operation = getOperation(db, operationId);
  const enrollment = getEnrollment(db, enrollmentId);
  if (operation === null || enrollment === null) return null;
  const questionnaire = questionnaireOf(operation.questionnaireId, operation.questionnaireVersion);
  const theme = questionnaire?.themes.find(({ id }) => id === themeId);
  return theme === undefined ? null : { theme, firmName: enrollment.name };
}

type Edit = {
  readonly field: string;
  readonly baseName: string;
  readonly question: Question | null;
  readonly operation: AnswerOperation;
};
type ReadTheme = {
  readonly edits: readonly Edit[];
  readonly typed: TypedTheme;
  readonly errors: Readonly<Record<string, string>>;
};

function readTheme(interview: Interview, theme: Theme, form: FormData, madeAt: string): ReadTheme {
  const edits: Edit[] = [];
  const typed: TypedTheme = {};
  const errors: Record<string, string> = {};
  for (const question of theme.questions) {
    const names = controlNames(question.id);
    const sheet = interview.sheets.findLast(({ perspective }) => perspective === sheetOf(question));
    if (sheet === undefined || !form.has(names.answerBase)) continue;
    const field = fieldOf(question.id);
    const typedHere = typedInForm(form, question.id);
    typed[field] = typedHere;
    const { answer, comment } = readQuestion(question, typedHere, interview.questionnaire.scale);
    if (!answer.ok) errors[field] = answer.reason;
    else if (!comment.ok) errors[field] = comment.reason;
    const common = { respondentId: sheet.respondentId, key: question.id, madeAt };
    const add = (operation: AnswerOperation, baseName: string) => {
      edits.push({ field, baseName, question, operation });
    };
    if (answer.ok && differs(sheet.answers[question.id], answer.value)) {
      const baseRevision = baseIn(form, names.answerBase);
      add({ ...common, id: newId(), baseRevision, subject: "answer", value: answer.value }, names.answerBase);
    }
    if (comment.ok && differs(sheet.comments[question.id], comment.value)) {
      const baseRevision = baseIn(form, names.commentBase);
      add(
        { ...common, id: newId(), baseRevision, subject: "comment", value: comment.value },
        names.commentBase,
      );
    }
    const review = form.has(names.review) ? true : null;
    if (differs(sheet.review[question.id], review)) {
      const baseRevision = baseIn(form, names.reviewBase);
      add({ ...common, id: newId(), baseRevision, subject: "review", value: review }, names.reviewBase);
    }
  }
  return { edits: [...edits, ...stakeEdit(interview, theme, form, madeAt)], typed, errors };
}

function stakeEdit(interview: Interview, theme: Theme, form: FormData, madeAt: string): readonly Edit[] {
  const sheet: InterviewSheet | undefined = interview.sheets.findLast(
    ({ perspective }) => perspective === "director",
  );
  const sent = form.get(STAKE_CONTROL.value);
  const value = ([1, 2, 3] as const).find((one) => one.toString() === sent);
  if (!theme.stake || sheet === undefined || value === undefined || !differs(sheet.stakes[theme.id], value)) {
    return [];
  }
  const baseRevision = baseIn(form, STAKE_CONTROL.base);
  const place = { respondentId: sheet.respondentId, key: theme.id, madeAt, baseRevision };
  return [
    {
      field: STAKE_CONTROL.value,
      baseName: STAKE_CONTROL.base,
      question: null,
      operation: { ...place, id: newId(), subject: "stake", value },
    },
  ];
}

function differs(stored: SheetEntry | undefined, value: SheetValue | null): boolean {
  return JSON.stringify(stored?.value ?? null) !== JSON.stringify(value);
}

function baseIn(form: FormData, name: string): number {
  const sent = form.get(name);
  return typeof sent === "string" && /^\d{1,15}$/.test(sent) ? Number(sent) : 0;
}

function faultOf({ question }: Edit, recorded: RecordedOperation): string | null {
  if (recorded.outcome === "rejected") return recorded.reason;
  if (recorded.outcome !== "conflict") return null;
  const { value, author } = recorded;
  const words =
    question !== null && isAnswer(value) ? describeAnswer(question, value ?? undefined) : "autre chose";
  const who = author ?? "Le dirigeant";
  return `${who} a écrit ${quote(typographic(words))} entre-temps. La vôtre est affichée\u00A0: enregistrez encore pour la garder, ou changez-la.`;
}

function isAnswer(value: SheetValue | null): value is Answer | null {
  return value === null || typeof value === "object";
}

function visibleIn({ questionnaire, sheets }: Interview): ReadonlySet<string> {
  const answers = sheets.map((sheet) => ({
    perspective: sheet.perspective,
    answers: Object.fromEntries(Object.entries(sheet.answers).map(([key, { value }]) => [key, value])),
  }));
  return interviewState(questionnaire, answers).visible;
}
