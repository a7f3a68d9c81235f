/** Operations, who works on them, and their campaigns of answers. */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { users } from "#db/schema/accounts.ts";

export const operations = sqliteTable("operations", {
  id: text().primaryKey(),
  name: text().notNull(),
  questionnaireId: text("questionnaire_id").notNull(),
  questionnaireVersion: integer("questionnaire_version").notNull(),
  territory: text().notNull(),
  /** JSON: string[] */
  funders: text().notNull(),
  convention: text(),
  startsOn: text("starts_on").notNull(),
  endsOn: text("ends_on").notNull(),
  targetFirms: integer("target_firms").notNull(),
  minimumGroupSize: integer("minimum_group_size").notNull(),
  /** How many employees, or customers, of one firm a figure of them rests on; settled once one has answered. */
  groupThreshold: integer("group_threshold").notNull().default(3),
  stage: text({ enum: ["preparation", "pilot", "deployment", "debrief", "closed"] }).notNull(),
  createdAt: text("created_at").notNull(),
});

/** Who works on, or funds, an operation. */
export const operationMembers = sqliteTable(
  "operation_members",
  {
    operationId: text("operation_id")
      .notNull()
      .references(() => operations.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text({ enum: ["consultant", "funder"] }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.operationId, table.userId] }),
    index("operation_members_by_user").on(table.userId),
  ],
);

/** T0, then T1 …: one campaign of answers in an operation. */
export const rounds = sqliteTable(
  "rounds",
  {
    id: text().primaryKey(),
    operationId: text("operation_id")
      .notNull()
      .references(() => operations.id),
    code: text().notNull(),
    openedOn: text("opened_on").notNull(),
    closedOn: text("closed_on"),
  },
  (table) => [uniqueIndex("rounds_once").on(table.operationId, table.code)],
);
