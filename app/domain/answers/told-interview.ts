/** What a screen is told of an interview before anything is written on it there. */
import type { Answer, Stake } from "#app/domain/answers/answer.ts";
import type { AnswerSubject, SheetEntry, SheetValue } from "#app/domain/answers/answer-operation.ts";
import type { InterviewPerspective } from "#app/domain/answers/interview.ts";
import type { Questionnaire } from "#app/domain/questionnaire/definition.ts";

/** What a sheet holds under one key. Who wrote it is told where it matters: in a conflict. */
export type ToldEntry<T extends SheetValue = SheetValue> = Omit<SheetEntry<T>, "actorId">;

/** One person's sheet. Keys are questions' ids, or themes' for stakes. */
export type ToldSheet = {
  readonly respondentId: string;
  readonly perspective: InterviewPerspective;
  readonly answers: Readonly<Record<string, ToldEntry<Answer>>>;
  readonly comments: Readonly<Record<string, ToldEntry<string>>>;
  readonly stakes: Readonly<Record<string, ToldEntry<Stake>>>;
  readonly review: Readonly<Record<string, ToldEntry<true>>>;
};

/** What somebody wrote, and when (ISO instant). `author` is null for the person who looks. */
export type Version = {
  readonly value: SheetValue | null;
  readonly author: string | null;
  readonly at: string;
};

/** Two people wrote different things, and nobody has chosen: `current` counts until somebody does. */
export type ToldConflict = {
  readonly respondentId: string;
  readonly subject: AnswerSubject;
  readonly key: string;
  readonly current: Version;
  readonly pending: Version;
};

/** Why an interview can't be written on: the firm left, it is finished, its round is closed, or the person only reads. */
export type WhyReadOnly = "withdrawn" | "completed" | "round-closed" | "reader";

export type ToldInterview = {
  readonly operationId: string;
  readonly enrollmentId: string;
  readonly firmName: string;
  /** « T0 ». */
  readonly roundCode: string;
  /** Without what only scores and plans need; the choices of other themes without their words. */
  readonly questionnaire: Questionnaire;
  readonly sheets: readonly ToldSheet[];
  readonly conflicts: readonly ToldConflict[];
  readonly readOnly: WhyReadOnly | null;
  /** ISO instant; null while it goes on. */
  readonly interviewedAt: string | null;
};
