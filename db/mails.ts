/**
 * The outbox. A message is a line that says to whom and why; its words, which hold a link, are made when it leaves or when
 * somebody copies it, and are never here.
 */
import { and, asc, count, desc, eq, gte, lte, min } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema/invitations.ts";

/** Every date is an ISO instant. */
export type Mail = typeof mails.$inferSelect;
export type NewMail = Pick<Mail, "id" | "operationId" | "invitationId" | "kind" | "recipient" | "createdAt">;

/** Puts a message in the outbox, to leave as soon as it can. */
export function enqueueMail(db: Db, mail: NewMail): void {
  db.insert(mails)
    .values({ ...mail, state: "waiting", attempts: 0, nextAttemptAt: mail.createdAt })
    .run();
}

/** The messages whose time has come, the first asked first. */
export function dueMails(db: Db, now: string, most: number): readonly Mail[] {
  return db
    .select()
    .from(mails)
    .where(and(eq(mails.state, "waiting"), lte(mails.nextAttemptAt, now)))
    .orderBy(asc(mails.nextAttemptAt), asc(mails.id))
    .limit(most)
    .all();
}

/** One message, or null. */
export function findMail(db: Db, id: string): Mail | null {
  return db.select().from(mails).where(eq(mails.id, id)).get() ?? null;
}

/** Says what became of a message. */
export function setOnMail(
  db: Db,
  id: string,
  change: Partial<Pick<Mail, "state" | "attempts" | "nextAttemptAt" | "lastError" | "sentAt">>,
): void {
  db.update(mails).set(change).where(eq(mails.id, id)).run();
}

/** The messages of an operation, the latest first. */
export function mailsOfOperation(db: Db, operationId: string): readonly Mail[] {
  return db
    .select()
    .from(mails)
    .where(eq(mails.operationId, operationId))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .all();
}

/** The messages of an invitation, the latest first. */
export function mailsOfInvitation(db: Db, invitationId: string): readonly Mail[] {
  return db
    .select()
    .from(mails)
    .where(eq(mails.invitationId, invitationId))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .all();
}

/** How many messages of an operation are in each state. */
export type MailCounts = Readonly<Record<Mail["state"], number>>;

/** The messages of an operation, by state: those made at this instant or later. */
export function countMails(db: Db, operationId: string, since = ""): MailCounts {
  const rows = db
    .select({ state: mails.state, messages: count() })
    .from(mails)
    .where(and(eq(mails.operationId, operationId), gte(mails.createdAt, since)))
    .groupBy(mails.state)
    .all();
  const of = (state: Mail["state"]) => rows.find((row) => row.state === state)?.messages ?? 0;
  return { waiting: of("waiting"), sent: of("sent"), failed: of("failed"), cancelled: of("cancelled") };
}

/** When the oldest message of an operation that still waits was made; null when none does. */
export function oldestWaiting(db: Db, operationId: string): string | null {
  const row = db
    .select({ createdAt: min(mails.createdAt) })
    .from(mails)
    .where(and(eq(mails.operationId, operationId), eq(mails.state, "waiting")))
    .get();
  return row?.createdAt ?? null;
}

/** Takes back the messages of an invitation that have not left; says how many. */
export function cancelMailsOf(db: Db, invitationId: string): number {
  return db
    .update(mails)
    .set({ state: "cancelled" })
    .where(and(eq(mails.invitationId, invitationId), eq(mails.state, "waiting")))
    .run().changes;
}
