/** The bytes of photos. Where one belongs and what is said of it is in the log, under the subject « photo ». */
import { and, eq } from "drizzle-orm";
import type { Photo } from "#app/domain/visit/visit-fact.ts";
import { photoSchema } from "#app/domain/visit/visit-fact.ts";
import type { Db } from "#db/client.server.ts";
import { readCell } from "#db/json.ts";
import { photos } from "#db/schema/field.ts";

/** Whose bytes: one enrollment's photo, by the SHA-256 of its bytes. */
export type PhotoKey = { readonly enrollmentId: string; readonly sha256: string };
export type StoredPhoto = Readonly<typeof photos.$inferSelect>;

/** The bytes of a photo, or null while they haven't come. */
export function readPhoto(db: Db, key: PhotoKey): StoredPhoto | null {
  return db.select().from(photos).where(ofKey(key)).get() ?? null;
}

/** Whether the bytes have come. */
export function hasPhoto(db: Db, key: PhotoKey): boolean {
  return db.select({ sha256: photos.sha256 }).from(photos).where(ofKey(key)).get() !== undefined;
}

/** Keeps bytes that have been checked; the same ones a second time change nothing. */
export function insertPhoto(db: Db, photo: StoredPhoto): void {
  db.insert(photos).values(photo).onConflictDoNothing().run();
}

/** What the log says of a photo, cleared since or not; null when nobody took it in this firm. */
export function loggedPhoto(db: Db, { enrollmentId, sha256 }: PhotoKey): Photo | null {
  const cell = db.$client
    .prepare<PhotoKey, string>(
      `SELECT o.value FROM respondents r JOIN answer_operations o ON o.respondent_id = r.id AND o.subject = 'photo'
       WHERE r.enrollment_id = :enrollmentId AND o.value ->> 'sha256' = :sha256 ORDER BY o.seq DESC LIMIT 1`,
    )
    .pluck()
    .get({ enrollmentId, sha256 });
  return cell === undefined ? null : readCell(photoSchema, cell, "answer_operations.value");
}

/** SHA-256 of the photos that these firms' visits show and whose bytes haven't come. */
export function missingPhotosOf(db: Db, enrollmentIds: readonly string[]): readonly string[] {
  return db.$client
    .prepare<[string], string>(
      `SELECT DISTINCT a.value ->> 'sha256' AS sha256
       FROM respondents r JOIN answers a ON a.respondent_id = r.id AND a.subject = 'photo'
       WHERE r.enrollment_id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
         SELECT 1 FROM photos p WHERE p.enrollment_id = r.enrollment_id AND p.sha256 = a.value ->> 'sha256')
       ORDER BY sha256`,
    )
    .pluck()
    .all(JSON.stringify(enrollmentIds));
}

/** Every photo of a firm whose bytes have come, without them. */
export function listPhotos(
  db: Db,
  enrollmentId: string,
): readonly Pick<StoredPhoto, "sha256" | "mediaType" | "size" | "receivedAt">[] {
  const { sha256, mediaType, size, receivedAt } = photos;
  return db
    .select({ sha256, mediaType, size, receivedAt })
    .from(photos)
    .where(eq(photos.enrollmentId, enrollmentId))
    .orderBy(photos.receivedAt, photos.sha256)
    .all();
}

function ofKey({ enrollmentId, sha256 }: PhotoKey) {
  return and(eq(photos.enrollmentId, enrollmentId), eq(photos.sha256, sha256));
}
