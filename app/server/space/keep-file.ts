/**
 * A file that a director joins: a photo, whose picture alone is kept (where and with what it was taken goes), or a PDF, kept
 * as it is and only ever handed over as a file. What it is, its bytes say, never its name.
 */
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { failure, type Problem, type Result, success } from "#app/domain/errors.ts";
import { fileSlug } from "#app/server/reports/file-names.ts";
import type { KeptFile } from "#db/attachments.ts";

/** Bytes of a file. */
export const LARGEST_FILE = 10 * 1024 * 1024;
/** Pixels of a photo: a small file may unpack to gigabytes. */
const MOST_PIXELS = 40_000_000;
/** The longer side that is kept of a photo, in pixels: enough to read a plate on a boiler. */
const LONGEST_SIDE = 2_560;
const JPEG_QUALITY = 82;

/** What is kept of a file. Problems, on the field `file`: `unknown-file`, `too-many-pixels`, `unreadable-photo`. */
export async function fileToKeep(fileName: string, bytes: Uint8Array): Promise<Result<KeptFile>> {
  const mime = (await fileTypeFromBuffer(bytes))?.mime;
  const base = fileSlug(fileName.replace(/\.[^.]*$/, ""));
  if (mime === "application/pdf") {
    return success({ fileName: `${base}.pdf`, fileType: "application/pdf", bytes });
  }
  if (mime !== "image/jpeg" && mime !== "image/png" && mime !== "image/webp") return failure(UNKNOWN);
  return encodedAgain(bytes, `${base}.jpg`);
}

async function encodedAgain(bytes: Uint8Array, fileName: string): Promise<Result<KeptFile>> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > MOST_PIXELS) return failure(TOO_MANY_PIXELS);
    // Turned as the camera says, because what says it isn't kept.
    const photo = await sharp(bytes, { limitInputPixels: MOST_PIXELS })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: JPEG_QUALITY })
      .toBuffer();
    return success({ fileName, fileType: "image/jpeg", bytes: photo });
  } catch {
    // The library's words are about its own entrails, and any bytes may be sent here.
    return failure(UNREADABLE);
  }
}

const UNKNOWN: Problem = {
  code: "unknown-file",
  message: "Ce fichier n’est ni une photo (JPEG, PNG ou WebP) ni un PDF.",
  field: "file",
};
const TOO_MANY_PIXELS: Problem = {
  code: "too-many-pixels",
  message: "Cette photo dépasse 40 millions de pixels\u00A0: envoyez-la en plus petit.",
  field: "file",
};
const UNREADABLE: Problem = {
  code: "unreadable-photo",
  message: "Cette photo ne s’ouvre pas\u00A0: elle est peut-être incomplète. Envoyez-en une autre.",
  field: "file",
};
