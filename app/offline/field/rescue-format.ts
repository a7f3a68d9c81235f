/**
 * A rescue copy: a file that holds what a device has not sent, sealed with the device's data key, which travels in it under the
 * recovery key. Read back on the device, on another one, or in the office (docs/decisions/0022).
 */
import type { SheetOperation } from "#app/domain/answers/answer-operation.ts";
import { fromBase64url, toBase64url } from "#app/offline/field/base64url.ts";
import type { VisitContent, VisitPack } from "#app/offline/field/protocol.ts";
import { isVisitContent, isVisitPack } from "#app/offline/field/reply-guard.ts";
import { type DataKey, IV_BYTES, open, type Sealed, sealBytes } from "#app/offline/field/sealing.ts";
import { isRecord, isSheetOperation } from "#app/offline/field/stored-shapes.ts";
import { unwrapWithRecoveryKey, type WrappedKey } from "#app/offline/field/vault.ts";

/** One operation of the device, in the order of writing. */
export type RescuedOperation = {
  readonly enrollmentId: string;
  /** Its number on the server; null when the server has not acknowledged it. */
  readonly revision: number | null;
  readonly operation: SheetOperation;
};

/** A photo that was not sent. */
export type RescuedPhoto = {
  readonly enrollmentId: string;
  readonly respondentId: string;
  /** Id of the photo on its sheet. */
  readonly key: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

export type Rescue = {
  readonly visits: readonly VisitPack[];
  readonly contents: readonly VisitContent[];
  readonly operations: readonly RescuedOperation[];
  readonly photos: readonly RescuedPhoto[];
};

/** What the file says in the clear. */
export type RescueHeader = {
  readonly deviceId: string;
  readonly userId: string;
  readonly madeAt: string;
  readonly wrapped: WrappedKey;
};

/** Why a file can't be read back. */
export type RescueFailure =
  | "not-a-copy"
  /** Made by a later version of the application. */
  | "newer"
  /** It is one, and it is cut or altered; or the key is another's: the two look the same. */
  | "sealed";

export type ReadRescue =
  | { readonly ok: true; readonly header: RescueHeader; readonly rescue: Rescue }
  | { readonly ok: false; readonly why: RescueFailure };

/** In French, for whoever chose the file. */
export const RESCUE_FAILURES: Readonly<Record<RescueFailure, string>> = {
  "not-a-copy": "Ce fichier n’est pas une copie de secours.",
  newer: "Cette copie de secours vient d’une version plus récente de l’application.",
  sealed: "Cette copie de secours est abîmée, ou vient d’un autre appareil.",
};

/** The file's text. */
export async function writeRescue(header: RescueHeader, dataKey: DataKey, rescue: Rescue): Promise<string> {
  const { photos, ...others } = rescue;
  const content = {
    ...others,
    photos: photos.map(({ bytes, ...photo }) => ({ ...photo, bytes: toBase64url(bytes) })),
  };
  const sealed = await sealBytes(dataKey, new TextEncoder().encode(JSON.stringify(content)));
  return JSON.stringify({
    diapason: MARK,
    version: VERSION,
    ...header,
    iv: toBase64url(sealed.subarray(0, IV_BYTES)),
    data: toBase64url(sealed.subarray(IV_BYTES)),
  });
}

/** What the file says in the clear: whose it is, before one asks for the key. */
export function readRescueHeader(text: string): RescueHeader | RescueFailure {
  const file = parsed(text);
  return typeof file === "string" ? file : file.header;
}

/** Never throws. */
export async function readRescue(
  text: string,
  by: { readonly recoveryKey: string } | { readonly dataKey: DataKey },
): Promise<ReadRescue> {
  const file = parsed(text);
  if (typeof file === "string") return { ok: false, why: file };
  const { header, sealed } = file;
  const key = "dataKey" in by ? by.dataKey : await unwrapWithRecoveryKey(header.wrapped, by.recoveryKey);
  if (key === null) return { ok: false, why: "sealed" };
  try {
    const rescue = rescueOf(await open(key, sealed));
    return rescue === null ? { ok: false, why: "sealed" } : { ok: true, header, rescue };
  } catch {
    return { ok: false, why: "sealed" };
  }
}

const MARK = "copie-de-secours";
const VERSION = 1;

type Parsed = { readonly header: RescueHeader; readonly sealed: Sealed };

function parsed(text: string): Parsed | RescueFailure {
  const file = parseJson(text);
  if (!isRecord(file) || file.diapason !== MARK || typeof file.version !== "number") return "not-a-copy";
  if (file.version > VERSION) return "newer";
  const { deviceId, userId, madeAt, wrapped, iv, data } = file;
  if (typeof deviceId !== "string" || typeof userId !== "string" || typeof madeAt !== "string")
    return "sealed";
  if (!isRecord(wrapped) || typeof iv !== "string" || typeof data !== "string") return "sealed";
  const { iv: wrappedIv, key } = wrapped;
  if (typeof wrappedIv !== "string" || typeof key !== "string") return "sealed";
  const bytes = [fromBase64url(iv), fromBase64url(data)];
  const [first, second] = bytes;
  if (first?.length !== IV_BYTES || second === null || second === undefined) return "sealed";
  const sealed = new Uint8Array(first.length + second.length);
  sealed.set(first);
  sealed.set(second, first.length);
  return { header: { deviceId, userId, madeAt, wrapped: { iv: wrappedIv, key } }, sealed };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function rescueOf(content: unknown): Rescue | null {
  if (!isRecord(content)) return null;
  const { visits, contents, operations, photos } = content;
  if (!Array.isArray(visits) || !visits.every(isVisitPack)) return null;
  if (!Array.isArray(contents) || !contents.every(isVisitContent)) return null;
  if (!Array.isArray(operations) || !operations.every(isRescued)) return null;
  if (!Array.isArray(photos)) return null;
  const read = photos.map(photoOf);
  return read.includes(null)
    ? null
    : { visits, contents, operations, photos: read.filter((photo) => photo !== null) };
}

function isRescued(given: unknown): given is RescuedOperation {
  return (
    isRecord(given) &&
    typeof given.enrollmentId === "string" &&
    (given.revision === null || typeof given.revision === "number") &&
    isSheetOperation(given.operation)
  );
}

function photoOf(given: unknown): RescuedPhoto | null {
  if (!isRecord(given)) return null;
  const { enrollmentId, respondentId, key, sha256, mediaType, bytes: text } = given;
  const bytes = typeof text === "string" ? fromBase64url(text) : null;
  if (
    bytes === null ||
    typeof enrollmentId !== "string" ||
    typeof respondentId !== "string" ||
    typeof key !== "string" ||
    typeof sha256 !== "string" ||
    typeof mediaType !== "string"
  ) {
    return null;
  }
  return { enrollmentId, respondentId, key, sha256, mediaType, bytes };
}
