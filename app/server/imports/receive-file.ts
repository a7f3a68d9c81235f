/** A file sent by a form, read as a stream and cut off at its limit: nothing bigger is ever held in memory. */
import {
  FormDataParseError,
  MaxFileSizeExceededError,
  MaxFilesExceededError,
  MaxHeaderSizeExceededError,
  MaxPartsExceededError,
  MaxTotalSizeExceededError,
  parseFormData,
} from "@remix-run/form-data-parser";
import { failure, type Problem, type Result, success } from "#app/domain/errors.ts";
import { formatNumber } from "#app/domain/format.ts";

export type ReceivedFile = { readonly fileName: string; readonly bytes: Uint8Array };

const MEGABYTE = 1024 * 1024;
/** The other fields of such a form, and their bytes. */
const MOST_PARTS = 10;
const MOST_HEADER = 8 * 1024;

/** The file of this field. Problems on the field: `no-file`, `too-big`, `unreadable`. */
export async function receiveFile(
  request: Request,
  field: string,
  mostBytes: number,
): Promise<Result<ReceivedFile>> {
  const limits = {
    maxFiles: 1,
    maxFileSize: mostBytes,
    maxParts: MOST_PARTS,
    maxHeaderSize: MOST_HEADER,
    maxTotalSize: mostBytes + MEGABYTE,
  };
  // Said before anything of it is read: the server hangs up on it (app/server/http.ts).
  if (Number(request.headers.get("content-length") ?? "0") > limits.maxTotalSize) {
    return failure(tooBig(field, mostBytes));
  }
  try {
    const form = await parseFormData(request, limits);
    const file = form.get(field);
    // A box left empty is sent as a file without a byte.
    if (!(file instanceof File) || file.size === 0) return failure({ ...NO_FILE, field });
    return success({ fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  } catch (error) {
    if (error instanceof MaxFileSizeExceededError || error instanceof MaxTotalSizeExceededError) {
      return failure(tooBig(field, mostBytes));
    }
    if (isMalformed(error)) return failure({ ...UNREADABLE, field });
    throw error;
  }
}

function tooBig(field: string, mostBytes: number): Problem {
  const most = formatNumber(mostBytes / MEGABYTE, 0);
  const message = `Ce fichier dépasse ${most} Mo. Copiez la liste seule dans un nouveau classeur.`;
  return { code: "too-big", message, field };
}

const NO_FILE: Problem = { code: "no-file", message: "Choisissez un fichier, qui ne soit pas vide." };
const UNREADABLE: Problem = {
  code: "unreadable",
  message: "L’envoi est arrivé incomplet. Choisissez de nouveau le fichier.",
};

function isMalformed(error: unknown): boolean {
  return (
    error instanceof FormDataParseError ||
    error instanceof MaxFilesExceededError ||
    error instanceof MaxPartsExceededError ||
    error instanceof MaxHeaderSizeExceededError
  );
}
