/** What the field app needs of the server besides the log: the tablets, and the bytes of photos. */
import { blob, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { users } from "#db/schema/accounts.ts";
import { enrollments } from "#db/schema/firms.ts";

/** A browser on which a consultant prepares visits, and how it stood when it was last heard of. */
export const devices = sqliteTable(
  "devices",
  {
    /** Made by the device. */
    id: text().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** « Chrome sur Android », by its user agent. */
    name: text().notNull(),
    /** Opens the device's data and its rescue copies, which are elsewhere: of no use without one of them. */
    recoveryKey: text("recovery_key").notNull(),
    registeredAt: text("registered_at").notNull(),
    lastSeenAt: text("last_seen_at").notNull(),
    /** When a whole exchange last ended with nothing left to send. */
    lastSyncedAt: text("last_synced_at"),
    appVersion: text("app_version"),
    /** What it said that it still held. */
    waitingOperations: integer("waiting_operations").notNull().default(0),
    waitingPhotos: integer("waiting_photos").notNull().default(0),
    waitingConflicts: integer("waiting_conflicts").notNull().default(0),
    /** How many visits are prepared on it. */
    visits: integer().notNull().default(0),
    /** Its clock minus the server's, in seconds. */
    clockOffset: integer("clock_offset").notNull().default(0),
  },
  (table) => [index("devices_by_user").on(table.userId)],
);

/** The bytes of photos. What they show and where they belong is in the log, under the subject « photo ». */
export const photos = sqliteTable(
  "photos",
  {
    enrollmentId: text("enrollment_id")
      .notNull()
      .references(() => enrollments.id),
    /** Of its bytes, checked on arrival; hexadecimal. */
    sha256: text().notNull(),
    mediaType: text("media_type", { enum: ["image/jpeg", "image/webp"] }).notNull(),
    size: integer().notNull(),
    receivedAt: text("received_at").notNull(),
    bytes: blob({ mode: "buffer" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.enrollmentId, table.sha256] })],
);
