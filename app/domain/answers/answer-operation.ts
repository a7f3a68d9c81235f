/**
 * What is written down when a person fills an answer sheet: one operation for each thing they say. The log of operations
 * is the history of the sheet; the sheet is its projection.
 */
import * as z from "zod";
import type { Answer, Stake } from "#app/domain/answers/answer.ts";
import { COMMENT_LENGTH } from "#app/domain/answers/answer-rules.ts";
import { answerSchema, stakeSchema } from "#app/domain/answers/answer-schema.ts";
import { type Photo, photoSchema, type VisitFact, visitFactSchema } from "#app/domain/visit/visit-fact.ts";

/** What may be written under each subject. */
export const sheetValueSchemas = {
  answer: answerSchema,
  comment: z.string().max(COMMENT_LENGTH),
  stake: stakeSchema,
  /** « À revoir ». */
  review: z.literal(true),
} as const;

const common = {
  /** Made by the device (UUID), so that sending twice writes once. */
  id: z.uuid(),
  respondentId: z.uuid(),
  /** The revision that the person saw when they wrote; 0 when there was none. */
  baseRevision: z.number().int().min(0),
  /** The device's clock: information only. */
  madeAt: z.iso.datetime(),
  /** A question's id, or a theme's for a stake. */
  key: z.string().min(1).max(60),
};

/** One operation as it travels and as it is logged. A `null` value clears. */
export const answerOperationSchema = z.discriminatedUnion("subject", [
  z.strictObject({ ...common, subject: z.literal("answer"), value: sheetValueSchemas.answer.nullable() }),
  z.strictObject({ ...common, subject: z.literal("comment"), value: sheetValueSchemas.comment.nullable() }),
  z.strictObject({ ...common, subject: z.literal("stake"), value: sheetValueSchemas.stake.nullable() }),
  z.strictObject({ ...common, subject: z.literal("review"), value: sheetValueSchemas.review.nullable() }),
]);

/**
 * One thing that a person wrote on an answer sheet: an answer or a remark to a question, the stake of a theme, or the
 * mark « à revoir » on a question. `key` is the question's id, or the theme's for a stake.
 */
export type AnswerOperation = z.infer<typeof answerOperationSchema>;
export type AnswerSubject = AnswerOperation["subject"];
/** A value that an operation writes. */
export type SheetValue = Answer | string | Stake | true;

const photoOperationSchema = z.strictObject({
  ...common,
  key: z.uuid(),
  subject: z.literal("photo"),
  value: photoSchema.nullable(),
});
const visitOperationSchema = z
  .strictObject({
    ...common,
    key: z.enum(["commitments", "signature", "time", "end"]),
    subject: z.literal("visit"),
    value: visitFactSchema.nullable(),
  })
  .refine(({ key, value }) => value === null || value.kind === key, { path: ["key"] });

/** What a consultant writes in the field: what is written in an interview, and what a visit leaves besides. */
export const sheetOperationSchema = z.union([
  answerOperationSchema,
  photoOperationSchema,
  visitOperationSchema,
]);

/** One operation of the log, whatever it writes. A photo's key is its id; a visit's fact has its kind as its key. */
export type SheetOperation = z.infer<typeof sheetOperationSchema>;
export type SheetSubject = SheetOperation["subject"];
/** A value that an operation of the log writes. */
export type LoggedValue = SheetValue | Photo | VisitFact;

/** What is stored under one subject and key of a sheet. */
export type SheetEntry<T extends SheetValue = SheetValue> = {
  readonly value: T;
  /** The server's number of the operation that wrote it; the next edit gives it as its base. */
  readonly revision: number;
  /** Id of the user who wrote it; null when a respondent did, through a link. */
  readonly actorId: string | null;
  /** ISO instant. */
  readonly updatedAt: string;
};

/** The current content of one person's answer sheet. */
export type StoredSheet = {
  readonly answers: Readonly<Record<string, SheetEntry<Answer>>>;
  readonly comments: Readonly<Record<string, SheetEntry<string>>>;
  /** By theme id. */
  readonly stakes: Readonly<Record<string, SheetEntry<Stake>>>;
  /** Questions marked « à revoir ». */
  readonly review: Readonly<Record<string, SheetEntry<true>>>;
};

/** What became of one operation. */
export type RecordedOperation<V extends LoggedValue = SheetValue> =
  | { readonly id: string; readonly outcome: "applied" | "duplicate"; readonly revision: number }
  | ({ readonly id: string; readonly outcome: "conflict" } & OtherVersion<V>)
  | { readonly id: string; readonly outcome: "rejected"; readonly reason: string };

/** The value that another person wrote meanwhile: it stays the current one until somebody chooses. */
export type OtherVersion<V extends LoggedValue = SheetValue> = {
  /** The base of the operation that settles the conflict. */
  readonly revision: number;
  /** Null when the other person cleared it. */
  readonly value: V | null;
  /** Their name; null when they answered through a link. */
  readonly author: string | null;
  /** ISO instant at which the server received it. */
  readonly at: string;
};
