/** What firms do together and what is told to the funders: collective actions, the convention, publications. */
import {
  blob,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { users } from "#db/schema/accounts.ts";
import { enrollments } from "#db/schema/firms.ts";
import { operations } from "#db/schema/operations.ts";

/** What several firms do together. The words are the consultant's, often begun from the catalogue's. */
export const collectiveActions = sqliteTable(
  "collective_actions",
  {
    id: text().primaryKey(),
    operationId: text("operation_id")
      .notNull()
      .references(() => operations.id, { onDelete: "cascade" }),
    /** The catalogue's action that it was begun from; null when it is new. */
    template: text(),
    stage: text({
      enum: ["proposed", "gathering", "pilot", "review", "pivoted", "scaled", "stopped"],
    }).notNull(),
    /** JSON: the description (app/domain/collective/collective-action.ts). */
    description: text().notNull(),
    /** JSON: the pilot, null until one is written. */
    pilot: text(),
    /** JSON: the feedback sheet, null until one is written. */
    feedback: text(),
    /** Grows by one with each change. */
    revision: integer().notNull(),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
  },
  (table) => [index("collective_actions_by_operation").on(table.operationId)],
);

/** A firm that was invited to a collective action, and what it says. */
export const collectiveMembers = sqliteTable(
  "collective_members",
  {
    actionId: text("action_id")
      .notNull()
      .references(() => collectiveActions.id, { onDelete: "cascade" }),
    enrollmentId: text("enrollment_id")
      .notNull()
      .references(() => enrollments.id),
    answer: text({ enum: ["invited", "yes", "no", "perhaps"] }).notNull(),
    /** Hours a month, and euros in all, that the firm offers to the group. */
    hours: real(),
    euros: integer(),
    remark: text(),
    invitedAt: text("invited_at").notNull(),
    answeredAt: text("answered_at"),
    /** Whether the firm answered by itself, from its space. */
    isOwnAnswer: integer("is_own_answer", { mode: "boolean" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.actionId, table.enrollmentId] }),
    index("collective_members_by_enrollment").on(table.enrollmentId),
  ],
);

/** Every step of a collective action and why, append-only. */
export const collectiveSteps = sqliteTable(
  "collective_steps",
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    actionId: text("action_id").notNull(),
    operationId: text("operation_id").notNull(),
    verb: text({
      enum: [
        "create",
        "describe",
        "gather",
        "plan-pilot",
        "start-pilot",
        "review",
        "pivot",
        "scale",
        "stop",
        "approve",
        "feedback",
      ],
    }).notNull(),
    /** Why, or what was said. */
    words: text(),
    /** JSON: what was written with the step (the pilot as started, the committee's decision, the feedback). */
    written: text(),
    actorId: text("actor_id").references(() => users.id),
    takenAt: text("taken_at").notNull(),
  },
  (table) => [index("collective_steps_by_action").on(table.actionId, table.seq)],
);

/** What the convention settles besides its targets: one line for each operation that has it written. */
export const conventionTerms = sqliteTable("convention_terms", {
  operationId: text("operation_id")
    .primaryKey()
    .references(() => operations.id, { onDelete: "cascade" }),
  /** Euros of public money for the whole operation; null when not written. */
  publicFunding: integer("public_funding"),
  /** Whether a participation counts the firm or the person: never both (FSE+). */
  countedUnit: text("counted_unit", { enum: ["firm", "person"] }).notNull(),
  updatedAt: text("updated_at").notNull(),
});

/** What the convention promises: an indicator of the house, or one of its own words. */
export const targets = sqliteTable(
  "targets",
  {
    id: text().primaryKey(),
    operationId: text("operation_id")
      .notNull()
      .references(() => operations.id, { onDelete: "cascade" }),
    /** One of app/domain/convention/target.ts; « own » has a label and a unit of its own, and its achieved is typed. */
    indicator: text().notNull(),
    label: text(),
    unit: text(),
    planned: real().notNull(),
    /** Only of « own ». */
    achieved: real(),
    /** Why achieved is not planned; a gap requires it before a publication. */
    justification: text(),
    position: integer().notNull(),
    updatedAt: text("updated_at").notNull(),
  },
  (table) => [index("targets_by_operation").on(table.operationId, table.position)],
);

/** A visit, a workshop, a committee, a debrief, or time of preparation. */
export const events = sqliteTable(
  "events",
  {
    id: text().primaryKey(),
    operationId: text("operation_id")
      .notNull()
      .references(() => operations.id, { onDelete: "cascade" }),
    kind: text({ enum: ["visit", "workshop", "steering", "debrief", "preparation"] }).notNull(),
    title: text().notNull(),
    heldOn: text("held_on").notNull(),
    place: text(),
    /** Hours of one adviser, once held; several advisers are several times that. */
    hours: real().notNull(),
    advisers: integer().notNull(),
    /** The firm of a visit or of a debrief. */
    enrollmentId: text("enrollment_id").references(() => enrollments.id),
    collectiveActionId: text("collective_action_id").references(() => collectiveActions.id, {
      onDelete: "set null",
    }),
    notes: text(),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
  },
  (table) => [
    index("events_by_operation").on(table.operationId, table.heldOn),
    index("events_by_enrollment").on(table.enrollmentId),
  ],
);

/** Somebody at one half-day of an event: it counts once it is signed. */
export const attendances = sqliteTable(
  "attendances",
  {
    id: text().primaryKey(),
    eventId: text("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "cascade" }),
    /** Null for somebody of no firm of the operation. */
    enrollmentId: text("enrollment_id").references(() => enrollments.id),
    person: text().notNull(),
    heldOn: text("held_on").notNull(),
    halfDay: text("half_day", { enum: ["morning", "afternoon", "evening"] }).notNull(),
    hours: real().notNull(),
    signedAt: text("signed_at"),
  },
  (table) => [
    index("attendances_by_event").on(table.eventId),
    index("attendances_by_enrollment").on(table.enrollmentId),
  ],
);

/** Public aid that a firm asked for in the wake of the operation. */
export const aidRequests = sqliteTable(
  "aid_requests",
  {
    id: text().primaryKey(),
    enrollmentId: text("enrollment_id")
      .notNull()
      .references(() => enrollments.id),
    /** Of the catalogue; null for another one, which has its name here. */
    schemeId: text("scheme_id"),
    name: text().notNull(),
    outcome: text({ enum: ["asked", "granted", "refused"] }).notNull(),
    askedOn: text("asked_on").notNull(),
    settledOn: text("settled_on"),
    /** Euros asked for, then granted. */
    askedAmount: integer("asked_amount"),
    grantedAmount: integer("granted_amount"),
    isDeMinimis: integer("is_de_minimis", { mode: "boolean" }).notNull(),
    updatedAt: text("updated_at").notNull(),
  },
  (table) => [index("aid_requests_by_enrollment").on(table.enrollmentId)],
);

/** What the consultants are composing for the funders: one draft for each operation. */
export const publicationDrafts = sqliteTable("publication_drafts", {
  operationId: text("operation_id")
    .primaryKey()
    .references(() => operations.id, { onDelete: "cascade" }),
  /** JSON: the composition (app/domain/publication/composition.ts). */
  composition: text().notNull(),
  /** Grows by one with each change. */
  revision: integer().notNull(),
  updatedAt: text("updated_at").notNull(),
  updatedBy: text("updated_by").references(() => users.id),
});

/** A synthesis as it was handed to the funders: immutable. */
export const publications = sqliteTable(
  "publications",
  {
    id: text().primaryKey(),
    operationId: text("operation_id")
      .notNull()
      .references(() => operations.id),
    /** 1, 2 … in the operation. */
    number: integer().notNull(),
    publishedAt: text("published_at").notNull(),
    publishedBy: text("published_by").references(() => users.id),
    /** Whether the firms of the operation may read it too. */
    isForFirms: integer("is_for_firms", { mode: "boolean" }).notNull(),
    questionnaireId: text("questionnaire_id").notNull(),
    questionnaireVersion: integer("questionnaire_version").notNull(),
    /** JSON: the view-model that every output was made from. */
    snapshot: text().notNull(),
    snapshotSha256: text("snapshot_sha256").notNull(),
    pdfSha256: text("pdf_sha256").notNull(),
    xlsxSha256: text("xlsx_sha256").notNull(),
    csvSha256: text("csv_sha256").notNull(),
    /** Last, so that reading the rest doesn't read them. */
    pdf: blob({ mode: "buffer" }).notNull(),
    xlsx: blob({ mode: "buffer" }).notNull(),
    csv: blob({ mode: "buffer" }).notNull(),
  },
  (table) => [uniqueIndex("publications_once").on(table.operationId, table.number)],
);

/**
 * Which firms each figure of a publication rested on, so that the next one doesn't give away those that came, left or
 * changed. Never shown to anybody; a firm that is erased leaves its id in it and nothing else.
 */
export const publicationLedgers = sqliteTable("publication_ledgers", {
  publicationId: text("publication_id")
    .primaryKey()
    .references(() => publications.id),
  /** JSON: app/domain/synthesis/disclosure/ledger.ts. */
  ledger: text().notNull(),
});
