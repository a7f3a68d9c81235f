/** What a firm takes home: its plan, what was decided and became of it, its report. */
import { blob, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { users } from "#db/schema/accounts.ts";
import { enrollments } from "#db/schema/firms.ts";
import { rounds } from "#db/schema/operations.ts";

/** The plan as decided so far. */
export const plannedActions = sqliteTable(
  "planned_actions",
  {
    id: text().primaryKey(),
    enrollmentId: text("enrollment_id")
      .notNull()
      .references(() => enrollments.id),
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    recommendation: text(),
    decision: text({ enum: ["accepted", "changed", "rejected", "added"] }).notNull(),
    reason: text(),
    title: text().notNull(),
    why: text().notNull(),
    /** JSON: string[] */
    steps: text().notNull(),
    horizon: text({ enum: ["this-week", "1-month", "3-months", "6-months", "12-months"] }).notNull(),
    effort: integer().notNull(),
    impact: integer().notNull(),
    indicator: text(),
    owner: text(),
    dueOn: text("due_on"),
    status: text({ enum: ["planned", "started", "done", "dropped"] }).notNull(),
    cost: integer(),
    /** JSON: string[] */
    fundingSchemes: text("funding_schemes").notNull(),
    /** JSON: string[] */
    collectiveActions: text("collective_actions").notNull(),
    position: integer().notNull(),
    /** Grows by one with each decision on this action. */
    revision: integer().notNull(),
    updatedAt: text("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("planned_actions_once").on(table.enrollmentId, table.roundId, table.recommendation),
    index("planned_actions_by_enrollment").on(table.enrollmentId, table.roundId, table.position),
  ],
);

/** Every decision on every plan, append-only: who, when, and the action as it was after. */
export const planDecisions = sqliteTable(
  "plan_decisions",
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    enrollmentId: text("enrollment_id")
      .notNull()
      .references(() => enrollments.id),
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    actionId: text("action_id").notNull(),
    verb: text({ enum: ["accept", "change", "reject", "add", "reorder", "follow-up", "undo"] }).notNull(),
    /** JSON: the action after the decision; of a reorder, `{ order: ids }`; null of an undo. */
    after: text(),
    actorId: text("actor_id").references(() => users.id),
    decidedAt: text("decided_at").notNull(),
  },
  (table) => [index("plan_decisions_by_enrollment").on(table.enrollmentId, table.seq)],
);

/** What a director said of an action of the plan, with or without a file, append-only. */
export const followUpNotes = sqliteTable(
  "follow_up_notes",
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    enrollmentId: text("enrollment_id")
      .notNull()
      .references(() => enrollments.id),
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    actionId: text("action_id").notNull(),
    /** Where the action stood once it was said. */
    status: text({ enum: ["planned", "started", "done", "dropped"] }).notNull(),
    words: text(),
    fileName: text("file_name"),
    /** Its media type, as its bytes say it. */
    fileType: text("file_type"),
    fileSize: integer("file_size"),
    recordedAt: text("recorded_at").notNull(),
    /** Last, so that reading the rest doesn't read it. */
    file: blob({ mode: "buffer" }),
  },
  (table) => [index("follow_up_notes_by_enrollment").on(table.enrollmentId, table.actionId, table.seq)],
);

/** A firm report as it was handed over: immutable. */
export const reports = sqliteTable(
  "reports",
  {
    id: text().primaryKey(),
    enrollmentId: text("enrollment_id")
      .notNull()
      .references(() => enrollments.id),
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    /** JSON: the view-model that the PDF was drawn from. */
    snapshot: text().notNull(),
    pdf: blob({ mode: "buffer" }).notNull(),
    sha256: text().notNull(),
    releasedAt: text("released_at").notNull(),
    releasedBy: text("released_by").references(() => users.id),
  },
  (table) => [index("reports_by_enrollment").on(table.enrollmentId, table.releasedAt)],
);
