/**
 * Takes a photo in: its bytes at once (a stored `File` comes back empty on some tablets), then made small enough to travel. What
 * can't be taken is said in French, and changes nothing.
 */
import type { Photo } from "#app/domain/visit/visit-fact.ts";
import { PHOTO_BYTES, PHOTO_SIDE } from "#app/domain/visit/visit-limits.ts";
import { roomProblem, type StorageSource } from "#app/offline/field/storage.ts";

export type TakenPhoto =
  | {
      readonly ok: true;
      readonly photo: Omit<Photo, "question" | "caption">;
      readonly bytes: Uint8Array<ArrayBuffer>;
    }
  | { readonly ok: false; readonly reason: string };

/** A picture that was decoded, and how it is drawn smaller. Null when it can't be decoded. */
export type Decode = (blob: Blob) => Promise<Decoded | null>;
export type Decoded = {
  readonly width: number;
  readonly height: number;
  /** JPEG bytes, `quality` from 0 to 1. */
  readonly draw: (width: number, height: number, quality: number) => Promise<Uint8Array<ArrayBuffer>>;
  readonly close: () => void;
};

/** Never throws. */
export async function intakePhoto(
  file: Blob,
  decode: Decode = decodeInBrowser,
  storage?: StorageSource,
): Promise<TakenPhoto> {
  try {
    if (file.size > MOST_BYTES)
      return refuse("Cette photo pèse plus de 40 Mo : choisissez-en une plus légère.");
    const whole = new Uint8Array(await file.arrayBuffer());
    if (whole.length === 0) return refuse("Cette photo est vide : reprenez-la.");
    if (!looksLikePicture(whole)) return refuse("Ce fichier n’est pas une photo.");
    const problem = await roomProblem(PHOTO_BYTES, storage);
    if (problem !== null) return refuse(problem);
    const decoded = await decode(new Blob([whole]));
    if (decoded === null)
      return refuse("Cette photo ne peut pas être lue : elle est abîmée, ou d’un format inconnu.");
    try {
      return await drawn(decoded);
    } finally {
      decoded.close();
    }
  } catch {
    return refuse("Cette photo n’a pas pu être prise : réessayez.");
  }
}

/** The size at which a picture is kept: its longest side is at most 1,600 pixels, and it is never drawn larger. */
export function keptSize(width: number, height: number): { readonly width: number; readonly height: number } {
  const ratio = Math.min(1, PHOTO_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * ratio)), height: Math.max(1, Math.round(height * ratio)) };
}

export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const MOST_BYTES = 40 * 1024 * 1024;
/** The second is for a picture so full of detail that it would be too heavy. */
const QUALITIES = [0.82, 0.6] as const;

async function drawn(decoded: Decoded): Promise<TakenPhoto> {
  const { width, height } = keptSize(decoded.width, decoded.height);
  for (const quality of QUALITIES) {
    const bytes = await decoded.draw(width, height, quality);
    if (bytes.length === 0) break;
    if (bytes.length > PHOTO_BYTES) continue;
    const sha256 = await sha256Of(bytes);
    return { ok: true, photo: { sha256, mediaType: "image/jpeg", width, height, size: bytes.length }, bytes };
  }
  return refuse("Cette photo n’a pas pu être réduite : reprenez-la.");
}

/** By its first bytes: JPEG, PNG, WebP, GIF, HEIC and AVIF. A name and a declared type say anything. */
function looksLikePicture(bytes: Uint8Array): boolean {
  const text = String.fromCharCode(...bytes.subarray(0, 12));
  return (
    text.startsWith("\u00ff\u00d8\u00ff") ||
    text.startsWith("\u0089PNG") ||
    text.startsWith("GIF8") ||
    (text.startsWith("RIFF") && text.endsWith("WEBP")) ||
    /^....ftyp(?:heic|heix|hevc|mif1|msf1|avif)/s.test(text)
  );
}

async function decodeInBrowser(blob: Blob): Promise<Decoded | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(blob, { imageOrientation: "from-image" });
  } catch {
    return null;
  }
  return {
    width: bitmap.width,
    height: bitmap.height,
    draw: (width, height, quality) => drawBitmap(bitmap, width, height, quality),
    close: () => bitmap.close(),
  };
}

async function drawBitmap(
  bitmap: ImageBitmap,
  width: number,
  height: number,
  quality: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (context === null) return new Uint8Array();
  // What is transparent would come out black.
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
  return new Uint8Array((await blob?.arrayBuffer()) ?? []);
}

function refuse(reason: string): TakenPhoto {
  return { ok: false, reason };
}
