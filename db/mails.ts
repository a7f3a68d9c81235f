/**
 * The outbox. A message is a line that says to whom and why; its words, which hold a link, are made when it leaves or when
 * somebody copies it, and are never here.
 */
import { and, asc, desc, eq, lte } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema.ts";

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

/** Takes back the messages of an invitation that have not left; says how many. */
export function cancelMailsOf(db: Db, invitationId: string): number {
  return db
    .update(mails)
    .set({ state: "cancelled" })
    .where(and(eq(mails.invitationId, invitationId), eq(mails.state, "waiting")))
    .run().changes;
}
