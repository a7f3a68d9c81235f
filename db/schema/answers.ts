/** Who answers, the log of what they answered, and what the debrief settled. */
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { users } from "#db/schema/accounts.ts";
import { enrollments } from "#db/schema/firms.ts";
import { rounds } from "#db/schema/operations.ts";

/** One person answering for one enrollment in one round: the owner of an answer sheet. */
export const respondents = sqliteTable(
  "respondents",
  {
    id: text().primaryKey(),
    enrollmentId: text("enrollment_id")
      .notNull()
      .references(() => enrollments.id),
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    perspective: text({ enum: ["director", "consultant", "employee", "customer"] }).notNull(),
    createdAt: text("created_at").notNull(),
    /** When the sheet was handed in; of somebody without a name, the day only. */
    submittedAt: text("submitted_at"),
    /** In a group, which sheet it is of those handed in: 1, 2 … Their figures grow in this order. */
    submissionRank: integer("submission_rank"),
  },
  (table) => [index("respondents_by_enrollment").on(table.enrollmentId, table.roundId)],
);

/**
 * The append-only log: what somebody answered, remarked, rated or marked, never updated nor deleted (triggers refuse).
 * `seq` is the server's order; `id` is made by the client so that sending twice writes once.
 */
export const answerOperations = sqliteTable(
  "answer_operations",
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    respondentId: text("respondent_id")
      .notNull()
      .references(() => respondents.id),
    subject: text({ enum: ["answer", "comment", "stake", "review", "photo", "visit"] }).notNull(),
    /** A question's id; a theme's for a stake, a photo's own, the kind of a visit's fact. */
    key: text().notNull(),
    /** JSON of the new value; null clears it. */
    value: text(),
    /** The revision that the person saw when they wrote; 0 when there was none. */
    baseRevision: integer("base_revision").notNull(),
    outcome: text({ enum: ["applied", "conflict"] }).notNull(),
    actorId: text("actor_id").references(() => users.id),
    /** The device's clock: information only. */
    madeAt: text("made_at").notNull(),
    recordedAt: text("recorded_at").notNull(),
  },
  (table) => [
    index("answer_operations_by_subject").on(table.respondentId, table.subject, table.key, table.seq),
  ],
);

/** The projection of the log: the last applied value of each subject. It can be rebuilt, and a test rebuilds it. */
export const answers = sqliteTable(
  "answers",
  {
    respondentId: text("respondent_id")
      .notNull()
      .references(() => respondents.id),
    subject: text({ enum: ["answer", "comment", "stake", "review", "photo", "visit"] }).notNull(),
    key: text().notNull(),
    value: text().notNull(),
    /** The `seq` of the operation that wrote it. */
    revision: integer().notNull(),
    actorId: text("actor_id"),
    updatedAt: text("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.respondentId, table.subject, table.key] })],
);

/** What the director and the consultant settled on at the debrief, question by question, append-only: the last one counts. */
export const agreements = sqliteTable(
  "agreements",
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    enrollmentId: text("enrollment_id")
      .notNull()
      .references(() => enrollments.id),
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    questionId: text("question_id").notNull(),
    /** JSON: the answer; null takes the agreement back. */
    answer: text(),
    reason: text(),
    actorId: text("actor_id").references(() => users.id),
    recordedAt: text("recorded_at").notNull(),
  },
  (table) => [
    index("agreements_by_question").on(table.enrollmentId, table.roundId, table.questionId, table.seq),
  ],
);
