/** Asking people to answer by themselves: the notice, the links and codes that open a sheet, the messages, what one agrees to. */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { users } from "#db/schema/accounts.ts";
import { respondents } from "#db/schema/answers.ts";
import { enrollments } from "#db/schema/firms.ts";
import { operations, rounds } from "#db/schema/operations.ts";

/** What an operation tells respondents before the first question. A change is a new version: none is ever rewritten. */
export const notices = sqliteTable(
  "notices",
  {
    operationId: text("operation_id")
      .notNull()
      .references(() => operations.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    controller: text().notNull(),
    contact: text().notNull(),
    legalBasis: text("legal_basis", {
      enum: ["public-interest", "legitimate-interest", "consent"],
    }).notNull(),
    retentionMonths: integer("retention_months").notNull(),
    createdAt: text("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.operationId, table.version] })],
);

/** Asking somebody to answer by themselves: one for each firm, round and perspective. */
export const invitations = sqliteTable(
  "invitations",
  {
    id: text().primaryKey(),
    enrollmentId: text("enrollment_id")
      .notNull()
      .references(() => enrollments.id),
    roundId: text("round_id")
      .notNull()
      .references(() => rounds.id),
    perspective: text({ enum: ["director", "employee", "customer"] }).notNull(),
    /** Whom the messages go to; null when the link is handed over otherwise. */
    recipient: text(),
    email: text(),
    createdAt: text("created_at").notNull(),
    createdBy: text("created_by").references(() => users.id),
    expiresAt: text("expires_at").notNull(),
    sentAt: text("sent_at"),
    openedAt: text("opened_at"),
    revokedAt: text("revoked_at"),
  },
  (table) => [
    uniqueIndex("invitations_once").on(table.enrollmentId, table.roundId, table.perspective),
    index("invitations_by_round").on(table.roundId),
  ],
);

/** The addresses that open an invitation: one for each message, picture or copy of it. Only the SHA-256 of the token. */
export const invitationLinks = sqliteTable(
  "invitation_links",
  {
    tokenHash: text("token_hash").primaryKey(),
    invitationId: text("invitation_id")
      .notNull()
      .references(() => invitations.id, { onDelete: "cascade" }),
    /** The one sheet that it opens, to go on elsewhere; null: the director's, or a new sheet of a group. */
    respondentId: text("respondent_id").references(() => respondents.id, { onDelete: "cascade" }),
    createdAt: text("created_at").notNull(),
  },
  (table) => [index("invitation_links_by_invitation").on(table.invitationId)],
);

/** A browser that came by a link. Only the SHA-256 of its token. */
export const respondentSessions = sqliteTable(
  "respondent_sessions",
  {
    id: text().primaryKey(),
    tokenHash: text("token_hash").notNull().unique(),
    invitationId: text("invitation_id")
      .notNull()
      .references(() => invitations.id, { onDelete: "cascade" }),
    /** Null in a group until its notice is accepted: whoever only looks makes no sheet. */
    respondentId: text("respondent_id").references(() => respondents.id, { onDelete: "cascade" }),
    expiresAt: text("expires_at").notNull(),
    /** Until when what was handed in, and the report, may be read: a code was given. */
    verifiedUntil: text("verified_until"),
  },
  (table) => [index("respondent_sessions_by_invitation").on(table.invitationId)],
);

/** Six digits that open what was handed in: only their argon2id hash, a few tries, a few minutes. */
export const accessCodes = sqliteTable(
  "access_codes",
  {
    id: text().primaryKey(),
    invitationId: text("invitation_id")
      .notNull()
      .references(() => invitations.id, { onDelete: "cascade" }),
    codeHash: text("code_hash").notNull(),
    expiresAt: text("expires_at").notNull(),
    attempts: integer().notNull(),
    usedAt: text("used_at"),
  },
  (table) => [index("access_codes_by_invitation").on(table.invitationId)],
);

/** The proof that somebody saw the notice; of somebody without a name, the day only. */
export const noticeProofs = sqliteTable("notice_proofs", {
  respondentId: text("respondent_id")
    .primaryKey()
    .references(() => respondents.id, { onDelete: "cascade" }),
  /** The operation's version and the sentences': « 2.1 ». */
  version: text().notNull(),
  /** SHA-256 of the very text. */
  sha256: text().notNull(),
  seenAt: text("seen_at").notNull(),
});

/** What a director agrees to, given and withdrawn, append-only. */
export const consents = sqliteTable(
  "consents",
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    enrollmentId: text("enrollment_id")
      .notNull()
      .references(() => enrollments.id),
    kind: text({ enum: ["quote", "network"] }).notNull(),
    isGiven: integer("is_given", { mode: "boolean" }).notNull(),
    recordedAt: text("recorded_at").notNull(),
  },
  (table) => [index("consents_by_enrollment").on(table.enrollmentId, table.kind, table.seq)],
);

/** Messages to send, sent, or waiting for somebody to copy them. Their words, which hold a link, are made when they leave. */
export const mails = sqliteTable(
  "mails",
  {
    id: text().primaryKey(),
    operationId: text("operation_id")
      .notNull()
      .references(() => operations.id),
    invitationId: text("invitation_id")
      .notNull()
      .references(() => invitations.id, { onDelete: "cascade" }),
    kind: text({ enum: ["invitation", "reminder"] }).notNull(),
    recipient: text().notNull(),
    state: text({ enum: ["waiting", "sent", "failed", "cancelled"] }).notNull(),
    attempts: integer().notNull(),
    nextAttemptAt: text("next_attempt_at").notNull(),
    /** What the mail server said last. */
    lastError: text("last_error"),
    createdAt: text("created_at").notNull(),
    sentAt: text("sent_at"),
  },
  (table) => [
    index("mails_by_state").on(table.state, table.nextAttemptAt),
    index("mails_by_operation").on(table.operationId, table.createdAt),
    index("mails_by_invitation").on(table.invitationId),
  ],
);

export const reminders = sqliteTable(
  "reminders",
  {
    invitationId: text("invitation_id")
      .notNull()
      .references(() => invitations.id, { onDelete: "cascade" }),
    dueOn: text("due_on").notNull(),
    queuedAt: text("queued_at"),
  },
  (table) => [primaryKey({ columns: [table.invitationId, table.dueOn] })],
);
