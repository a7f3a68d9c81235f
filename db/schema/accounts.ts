/**
 * Who may come in, and what was done. The tables hold facts and human decisions only: scores, findings and suggestions are
 * computed again. In every file of this folder, instants are ISO 8601 in UTC, days are ISO dates, JSON columns are parsed where
 * they are read (db/json.ts). The migrations make every table STRICT; tests/db/schema.test.ts says so.
 */
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const users = sqliteTable("users", {
  id: text().primaryKey(),
  /** Lower case. */
  email: text().notNull().unique(),
  name: text().notNull(),
  role: text({ enum: ["admin", "consultant", "funder"] }).notNull(),
  passwordHash: text("password_hash").notNull(),
  createdAt: text("created_at").notNull(),
  disabledAt: text("disabled_at"),
});

/** A session's token is never stored: only its SHA-256. */
export const sessions = sqliteTable(
  "sessions",
  {
    id: text().primaryKey(),
    tokenHash: text("token_hash").notNull().unique(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: text("created_at").notNull(),
    lastSeenAt: text("last_seen_at").notNull(),
    expiresAt: text("expires_at").notNull(),
    userAgent: text("user_agent").notNull(),
  },
  (table) => [index("sessions_by_user").on(table.userId)],
);

/** How often a password was tried, by account and by address: the columns are those that rate-limiter-flexible expects. */
export const loginAttempts = sqliteTable("login_attempts", {
  /** A prefix and a hash. */
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  /** Milliseconds since 1970; null never expires. */
  expire: integer(),
});

/** Append-only, hash-chained: each entry's hash covers the one before. Never an answer or a token in it. */
export const auditEntries = sqliteTable(
  "audit_entries",
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    at: text().notNull(),
    actorId: text("actor_id"),
    actorLabel: text("actor_label").notNull(),
    action: text().notNull(),
    objectKind: text("object_kind").notNull(),
    objectId: text("object_id"),
    operationId: text("operation_id"),
    address: text().notNull(),
    outcome: text({ enum: ["done", "refused", "failed"] }).notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text().notNull(),
  },
  (table) => [index("audit_by_operation").on(table.operationId, table.seq)],
);
