/**
 * The tables. Only facts and human decisions are stored; scores, findings and suggestions are computed again.
 * Instants are ISO 8601 in UTC, days are ISO dates, JSON columns are parsed where they are read (db/json.ts).
 * The migrations make every table STRICT; tests/db/schema.test.ts says so.
 */
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

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
    subject: text({ enum: ["answer", "comment", "stake", "review"] }).notNull(),
    /** A question's id, or a theme's for a stake. */
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
    subject: text({ enum: ["answer", "comment", "stake", "review"] }).notNull(),
    key: text().notNull(),
    value: text().notNull(),
    /** The `seq` of the operation that wrote it. */
    revision: integer().notNull(),
    actorId: text("actor_id"),
    updatedAt: text("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.respondentId, table.subject, table.key] })],
);

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
