/** The form of a word on an action, with or without a file: read as a stream and cut off at its limit. */
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
import { fileToKeep, LARGEST_FILE } from "#app/server/space/keep-file.ts";
import type { KeptFile } from "#db/attachments.ts";

export type ReceivedWord = {
  /** The fields that were typed, without the file. */
  readonly fields: FormData;
  readonly file: KeptFile | null;
};

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;
const LIMITS = {
  maxFiles: 1,
  maxFileSize: LARGEST_FILE,
  maxParts: 10,
  maxHeaderSize: 8 * KILOBYTE,
  maxTotalSize: LARGEST_FILE + 100 * KILOBYTE,
};

/**
 * What was sent. A problem with the file comes with the fields, so that what was typed can be given back: `too-big`,
 * `unreadable` (then without any field), and those of fileToKeep.
 */
export async function receiveWord(
  request: Request,
): Promise<Result<ReceivedWord, { readonly reason: Problem; readonly fields: FormData }>> {
  // Said before anything of it is read: the server hangs up on it.
  if (Number(request.headers.get("content-length") ?? "0") > LIMITS.maxTotalSize) return refused(TOO_BIG);
  const read = await readForm(request);
  if (!read.ok) return refused(read.problem);
  const fields = read.value;
  const sent = fields.get("file");
  fields.delete("file");
  // A box left empty is sent as a file without a byte and without a name.
  if (!(sent instanceof File) || (sent.size === 0 && sent.name === ""))
    return success({ fields, file: null });
  if (sent.size === 0) return refused(EMPTY, fields);
  const kept = await fileToKeep(sent.name, new Uint8Array(await sent.arrayBuffer()));
  return kept.ok ? success({ fields, file: kept.value }) : refused(kept.problem, fields);
}

async function readForm(request: Request): Promise<Result<FormData>> {
  try {
    return success(await parseFormData(request, LIMITS));
  } catch (error) {
    if (error instanceof MaxFileSizeExceededError || error instanceof MaxTotalSizeExceededError) {
      return failure(TOO_BIG);
    }
    if (isMalformed(error)) return failure(UNREADABLE);
    throw error;
  }
}

function refused(reason: Problem, fields = new FormData()) {
  return failure({ reason, fields });
}

function isMalformed(error: unknown): boolean {
  return (
    error instanceof FormDataParseError ||
    error instanceof MaxFilesExceededError ||
    error instanceof MaxPartsExceededError ||
    error instanceof MaxHeaderSizeExceededError
  );
}

const TOO_BIG: Problem = {
  code: "too-big",
  message: `Ce fichier dépasse ${LARGEST_FILE / MEGABYTE}\u00A0Mo\u00A0: envoyez-le en plus petit. Rien n’a été enregistré.`,
  field: "file",
};
const EMPTY: Problem = { code: "empty-file", message: "Ce fichier est vide.", field: "file" };
const UNREADABLE: Problem = {
  code: "unreadable",
  message: "L’envoi est arrivé incomplet. Choisissez de nouveau le fichier.",
  field: "file",
};
