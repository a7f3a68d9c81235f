/** Firms, what an operation knows of each, how far it has come, and what is left of those that were erased. */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { users } from "#db/schema/accounts.ts";
import { operations, rounds } from "#db/schema/operations.ts";

/** A firm's public identity, shared by the operations that enrol it; what one operation knows is in enrollments. */
export const firms = sqliteTable("firms", {
  id: text().primaryKey(),
  siret: text().unique(),
  name: text().notNull(),
  nafCode: text("naf_code"),
  nafVersion: text("naf_version", { enum: ["NAFRev2", "NAF2025"] }),
  address: text(),
  postalCode: text("postal_code"),
  city: text(),
  inseeCode: text("insee_code"),
  createdAt: text("created_at").notNull(),
  updatedAt: text("updated_at").notNull(),
});

export const enrollments = sqliteTable(
  "enrollments",
  {
    id: text().primaryKey(),
    operationId: text("operation_id")
      .notNull()
      .references(() => operations.id),
    firmId: text("firm_id")
      .notNull()
      .references(() => firms.id),
    consultantId: text("consultant_id").references(() => users.id),
    trade: text(),
    headcount: integer(),
    director: text(),
    email: text(),
    phone: text(),
    /** JSON: string[] */
    labels: text().notNull(),
    enrolledAt: text("enrolled_at").notNull(),
    withdrawnAt: text("withdrawn_at"),
    withdrawalReason: text("withdrawal_reason"),
    /** Local date and time of the next appointment, « 2027-02-18T08:30 », and where it is. */
    nextAppointmentAt: text("next_appointment_at"),
    nextAppointmentPlace: text("next_appointment_place"),
    updatedAt: text("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("enrollments_once").on(table.operationId, table.firmId),
    index("enrollments_by_consultant").on(table.consultantId),
  ],
);

/** How far a firm has come in one round; a firm without a line has not begun. */
export const enrollmentRounds = sqliteTable(
  "enrollment_rounds",
  {
    enrollmentId: text("enrollment_id")
      .notNull()
      .references(() => enrollments.id),
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    interviewedAt: text("interviewed_at"),
    planAgreedAt: text("plan_agreed_at"),
    reportReleasedAt: text("report_released_at"),
  },
  (table) => [primaryKey({ columns: [table.enrollmentId, table.roundId] })],
);

/** A file read and judged line by line, waiting for « Importer ». */
export const importDrafts = sqliteTable("import_drafts", {
  id: text().primaryKey(),
  operationId: text("operation_id")
    .notNull()
    .references(() => operations.id, { onDelete: "cascade" }),
  userId: text("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" }),
  fileName: text("file_name").notNull(),
  /** JSON: how the file was read. */
  reading: text().notNull(),
  /** JSON: the rows as read; they are judged again when they are imported. */
  rows: text().notNull(),
  createdAt: text("created_at").notNull(),
});

/**
 * What is left of a firm whose data were erased: that it was there, and the day. Nothing refers to what is gone. It lets the
 * append-only tables give up the rows of this enrollment, and is carried out again after an older copy is restored.
 */
export const erasures = sqliteTable("erasures", {
  enrollmentId: text("enrollment_id").primaryKey(),
  operationId: text("operation_id").notNull(),
  firmId: text("firm_id").notNull(),
  erasedAt: text("erased_at").notNull(),
});
