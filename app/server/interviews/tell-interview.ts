/** An interview as its screens are told of it: what opening it gives, without what they have no use for. */
import type { SheetEntry, SheetValue } from "#app/domain/answers/answer-operation.ts";
import type { InterviewPerspective } from "#app/domain/answers/interview.ts";
import type {
  ToldConflict,
  ToldEntry,
  ToldInterview,
  ToldSheet,
  WhyReadOnly,
} from "#app/domain/answers/told-interview.ts";
import { typographic } from "#app/domain/format.ts";
import { may } from "#app/domain/operation/permissions.ts";
import type { Question, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { hasChoices, isNumeric } from "#app/domain/questionnaire/question.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import type { Interview, InterviewSheet } from "#app/server/interviews/open-interview.ts";
import { type HistoryEntry, historyOf } from "#db/answer-history.ts";
import type { Db } from "#db/client.server.ts";
import { findUser } from "#db/users.ts";

/** `shown`: the theme on the screen, whose choices come with their words; « all » of them, or none. */
export function tellInterview(
  db: Db,
  interview: Interview,
  actor: ActingUser,
  shown: string | null,
): ToldInterview {
  const { enrollment, operation, round, questionnaire, sheets } = interview;
  return {
    operationId: operation.id,
    enrollmentId: enrollment.id,
    firmName: enrollment.name,
    roundCode: round.code,
    questionnaire: forScreen(questionnaire, shown),
    sheets: sheets.flatMap(toldSheet),
    conflicts: sheets.flatMap((sheet) => sheet.conflicts.map((one) => toldConflict(db, sheet, one, actor))),
    readOnly: whyReadOnly(interview, actor),
    interviewedAt: enrollment.interviewedAt,
  };
}

/** The questionnaire without advice, tags and indicators, in French typography. */
export function forScreen(questionnaire: Questionnaire, shown: string | null): Questionnaire {
  return {
    ...questionnaire,
    indicators: [],
    tags: [],
    recommendations: [],
    scale: { ...questionnaire.scale, labels: questionnaire.scale.labels.map(typographic) },
    themes: questionnaire.themes.map((theme) => ({
      ...theme,
      label: typographic(theme.label),
      questions: theme.questions.map((question) =>
        forTheScreen(question, shown === "all" || theme.id === shown),
      ),
    })),
  };
}

function forTheScreen(question: Question, isShown: boolean): Question {
  const { help } = question;
  const words = {
    label: typographic(question.label),
    labels: {},
    help: isShown && help !== undefined ? typographic(help) : undefined,
    unknown: undefined,
    whenWeak: undefined,
    whenStrong: undefined,
  };
  if (hasChoices(question)) {
    const choices = question.choices.map((choice) => ({
      ...choice,
      label: isShown ? typographic(choice.label) : "",
      recommends: [],
      tags: [],
    }));
    return { ...question, ...words, choices };
  }
  if (isNumeric(question)) {
    const bands = question.bands.map((band) => ({ ...band, recommends: [], tags: [] }));
    return { ...question, ...words, bands };
  }
  return { ...question, ...words };
}

/** A sheet of the interview, without who wrote what; none when it is nobody’s of the two. */
export function toldSheet(sheet: InterviewSheet): readonly ToldSheet[] {
  const perspective = interviewPerspective(sheet);
  if (perspective === null) return [];
  return [
    {
      respondentId: sheet.respondentId,
      perspective,
      answers: toldEntries(sheet.answers),
      comments: toldEntries(sheet.comments),
      stakes: toldEntries(sheet.stakes),
      review: toldEntries(sheet.review),
    },
  ];
}

function interviewPerspective({ perspective }: InterviewSheet): InterviewPerspective | null {
  return perspective === "director" || perspective === "consultant" ? perspective : null;
}

function toldEntries<T extends SheetValue>(entries: Readonly<Record<string, SheetEntry<T>>>) {
  const told: Record<string, ToldEntry<T>> = {};
  for (const [key, { value, revision, updatedAt }] of Object.entries(entries)) {
    told[key] = { value, revision, updatedAt };
  }
  return told;
}

function toldConflict(
  db: Db,
  { respondentId, ...sheet }: InterviewSheet,
  pending: HistoryEntry,
  actor: ActingUser,
): ToldConflict {
  const { subject, key } = pending;
  const current = historyOf(db, respondentId, subject, key).find(({ outcome }) => outcome === "applied");
  const me = findUser(db, actor.id)?.name;
  const version = (entry: Pick<HistoryEntry, "value" | "author" | "recordedAt">) => ({
    value: entry.value,
    author: entry.author === me ? null : (entry.author ?? AUTHORS[sheet.perspective] ?? null),
    at: entry.recordedAt,
  });
  const nothing = { value: null, author: null, recordedAt: pending.recordedAt };
  return { respondentId, subject, key, current: version(current ?? nothing), pending: version(pending) };
}

function whyReadOnly({ enrollment, operation, round }: Interview, actor: ActingUser): WhyReadOnly | null {
  const subject = { resource: "interview", operationId: operation.id, enrollmentId: enrollment.id } as const;
  if (!may(actor, "write", subject)) return "reader";
  if (enrollment.withdrawnAt !== null) return "withdrawn";
  if (round.closedOn !== null) return "round-closed";
  return enrollment.interviewedAt === null ? null : "completed";
}

/** Who answers through a link has no account. */
const AUTHORS: Readonly<Record<string, string>> = { director: "Le dirigeant", consultant: "Le consultant" };
