/** The bytes of photos: they come after the text, and are kept only when they are what the log says of them. */
import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { failure, type Result, success } from "#app/domain/errors.ts";
import { PHOTO_BYTES, PHOTO_SIDE, type Photo } from "#app/domain/visit/visit-fact.ts";
import type { ActingUser } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { findForActor } from "#app/server/enrollment-access.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import {
  hasPhoto,
  insertPhoto,
  loggedPhoto,
  type PhotoKey,
  readPhoto,
  type StoredPhoto,
} from "#db/photos.ts";

/**
 * Keeps the bytes of a photo of a visit; the same ones a second time are a success. Problems: those of findForActor,
 * `no-photo` (no such photo in the log of this firm), `empty`, `too-big`, `other-bytes`, `not-an-image`, `too-wide`.
 */
export async function keepPhoto(
  db: Db,
  key: PhotoKey,
  bytes: Uint8Array,
  actor: ActingUser,
  now: string = nowInstant(),
): Promise<Result<null>> {
  const found = findForActor(db, key.enrollmentId, actor, "write", "interview");
  if (!found.ok) return found;
  const logged = loggedPhoto(db, key);
  if (logged === null) return failure(NO_PHOTO);
  if (bytes.byteLength === 0) return failure(EMPTY);
  if (bytes.byteLength > PHOTO_BYTES) return failure(TOO_BIG);
  if (createHash("sha256").update(bytes).digest("hex") !== key.sha256) return failure(OTHER_BYTES);
  if (hasPhoto(db, key)) return success(null);
  const judged = await judge(bytes, logged);
  if (!judged.ok) return judged;
  return inTransaction(db, () => {
    // The firm may have been erased while the bytes were looked at.
    if (loggedPhoto(db, key) === null) return failure(NO_PHOTO);
    const size = bytes.byteLength;
    insertPhoto(db, { ...key, mediaType: judged.value, size, receivedAt: now, bytes: Buffer.from(bytes) });
    return success(null);
  });
}

/** The bytes of a photo, for whoever may read the interview. Fails with `not-found` also while they haven't come. */
export function showPhoto(db: Db, key: PhotoKey, actor: ActingUser): Result<StoredPhoto> {
  const found = findForActor(db, key.enrollmentId, actor, "read", "interview");
  if (!found.ok) return found;
  const photo = readPhoto(db, key);
  return photo === null ? failure(NOT_COME) : success(photo);
}

/** What the bytes are, whatever was said of them. */
async function judge(bytes: Uint8Array, { mediaType }: Photo): Promise<Result<Photo["mediaType"]>> {
  const mime = (await fileTypeFromBuffer(bytes))?.mime;
  if (mime !== mediaType) return failure(NOT_AN_IMAGE);
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (Math.max(width, height) > PHOTO_SIDE) return failure(TOO_WIDE);
    // Reads it to its end: the head of a photo that was cut says nothing of the cut.
    await sharp(bytes, { failOn: "truncated" }).stats();
    return success(mediaType);
  } catch {
    // The library's words are about its own entrails, and any bytes may be sent here.
    return failure(NOT_AN_IMAGE);
  }
}

const NO_PHOTO = {
  code: "no-photo",
  message: "Cette photo n’est dans aucune visite de cette entreprise\u00A0: sa légende n’est pas arrivée.",
};
const EMPTY = { code: "empty", message: "Cette photo est vide\u00A0: reprenez-la." };
const TOO_BIG = { code: "too-big", message: "Cette photo dépasse 3\u00A0Mo\u00A0: elle n’est pas gardée." };
const OTHER_BYTES = {
  code: "other-bytes",
  message: "Cette photo est arrivée abîmée\u00A0: elle sera renvoyée.",
};
const NOT_AN_IMAGE = {
  code: "not-an-image",
  message: "Ce fichier n’est pas une photo lisible\u00A0: il n’est pas gardé.",
};
const TOO_WIDE = {
  code: "too-wide",
  message: `Cette photo dépasse ${PHOTO_SIDE.toLocaleString("fr-FR")} pixels de côté\u00A0: elle n’est pas gardée.`,
};
const NOT_COME = { code: "not-found", message: "Cette photo n’est pas arrivée sur le serveur." };
