/** What respondents were told, the proof of it, and what directors consented to. */
import { and, desc, eq } from "drizzle-orm";
import type { NoticeSettings } from "#app/domain/invitation/notice.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { consents, noticeProofs, notices } from "#db/schema/invitations.ts";

/** The notice that an operation shows now; null while nobody has written one. */
export function currentNotice(db: Db, operationId: string): NoticeSettings | null {
  const row = db
    .select()
    .from(notices)
    .where(eq(notices.operationId, operationId))
    .orderBy(desc(notices.version))
    .limit(1)
    .get();
  return row === undefined ? null : settingsOf(row);
}

/** The notice that an operation showed as this version; null when it never had one. */
export function noticeOfVersion(db: Db, operationId: string, version: number): NoticeSettings | null {
  const row = db
    .select()
    .from(notices)
    .where(and(eq(notices.operationId, operationId), eq(notices.version, version)))
    .get();
  return row === undefined ? null : settingsOf(row);
}

/** Writes a notice as the operation's next version; the same words again make none. Gives the version that holds. */
export function writeNotice(
  db: Db,
  operationId: string,
  settings: Omit<NoticeSettings, "version">,
  now: string,
): number {
  return inTransaction(db, () => {
    const before = currentNotice(db, operationId);
    if (before !== null && isSame(before, settings)) return before.version;
    const version = (before?.version ?? 0) + 1;
    db.insert(notices)
      .values({ ...settings, operationId, version, createdAt: now })
      .run();
    return version;
  });
}

/** The proof that somebody saw the notice: its version and the SHA-256 of the very text. */
export type NoticeProof = {
  readonly respondentId: string;
  readonly version: string;
  readonly sha256: string;
  /** ISO instant; of somebody without a name, the day only. */
  readonly seenAt: string;
};

/** Keeps the proof of the latest notice that a respondent saw. */
export function recordNoticeProof(db: Db, proof: NoticeProof): void {
  const { respondentId: _, ...seen } = proof;
  db.insert(noticeProofs)
    .values(proof)
    .onConflictDoUpdate({ target: noticeProofs.respondentId, set: seen })
    .run();
}

/** The proof of a respondent; null when they saw no notice. */
export function noticeProofOf(db: Db, respondentId: string): NoticeProof | null {
  return db.select().from(noticeProofs).where(eq(noticeProofs.respondentId, respondentId)).get() ?? null;
}

export type ConsentKind = (typeof consents.$inferSelect)["kind"];
/** What a firm consents to now. */
export type Consents = Readonly<Record<ConsentKind, boolean>>;

/** Gives or withdraws a consent: a new line, none is rewritten. Saying the same again writes nothing. */
export function recordConsent(
  db: Db,
  consent: {
    readonly enrollmentId: string;
    readonly kind: ConsentKind;
    readonly isGiven: boolean;
    readonly recordedAt: string;
  },
): void {
  inTransaction(db, () => {
    if (consentsOf(db, consent.enrollmentId)[consent.kind] === consent.isGiven) return;
    db.insert(consents).values(consent).run();
  });
}

/** The last word on each consent; none was given where nothing was said. */
export function consentsOf(db: Db, enrollmentId: string): Consents {
  const rows = db
    .select({ kind: consents.kind, isGiven: consents.isGiven })
    .from(consents)
    .where(eq(consents.enrollmentId, enrollmentId))
    .orderBy(consents.seq)
    .all();
  const last = new Map(rows.map(({ kind, isGiven }) => [kind, isGiven]));
  return { quote: last.get("quote") ?? false, network: last.get("network") ?? false };
}

function settingsOf(row: typeof notices.$inferSelect): NoticeSettings {
  const { version, controller, contact, legalBasis, retentionMonths } = row;
  return { version, controller, contact, legalBasis, retentionMonths };
}

function isSame(one: Omit<NoticeSettings, "version">, other: Omit<NoticeSettings, "version">): boolean {
  return (
    one.controller === other.controller &&
    one.contact === other.contact &&
    one.legalBasis === other.legalBasis &&
    one.retentionMonths === other.retentionMonths
  );
}
