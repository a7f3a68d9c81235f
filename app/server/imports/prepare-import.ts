/** The first step of an import: the file is read, judged line by line and kept as a draft. No firm is written. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { Judgement } from "#app/domain/firm/import/judge-rows.ts";
import { type FirmWriter, refuseWriter } from "#app/server/firms/firm-writer.ts";
import { systemStamp } from "#app/server/firms/system-stamp.ts";
import { type DraftScope, findDraft, judgeNow } from "#app/server/imports/import-scope.ts";
import { readTable } from "#app/server/imports/read-table.ts";
import type { Reading } from "#app/server/imports/reading.ts";
import type { Db } from "#db/client.server.ts";
import { insertImportDraft } from "#db/import-drafts.ts";

/** Characters of a file's name that are kept. */
const FILE_NAME_MAX = 200;

/** Problems: `forbidden`, those of readTable, and `no-headers`. */
export async function prepareImport(
  db: Db,
  writer: FirmWriter,
  upload: { readonly operationId: string; readonly fileName: string; readonly bytes: Uint8Array },
  stamp = systemStamp(),
): Promise<Result<{ readonly draftId: string; readonly reading: Reading; readonly judgement: Judgement }>> {
  const { operationId, bytes } = upload;
  const refusal = refuseWriter(writer, operationId);
  if (refusal !== null) return failure(refusal);
  const table = await readTable(bytes);
  if (!table.ok) return table;
  const { rows, reading } = table.value;
  const judgement = judgeNow(db, operationId, rows);
  if (!judgement.ok) return judgement;
  const draftId = stamp.newId();
  insertImportDraft(db, {
    id: draftId,
    operationId,
    userId: writer.actor.id,
    fileName: upload.fileName.slice(-FILE_NAME_MAX),
    reading,
    rows,
    createdAt: stamp.now,
  });
  return success({ draftId, reading, judgement: judgement.value });
}

/** The draft judged again, for the page that shows it. Problems: `forbidden`, `draft-gone`. */
export function reviewImport(
  db: Db,
  writer: FirmWriter,
  scope: DraftScope,
  stamp = systemStamp(),
): Result<{ readonly fileName: string; readonly reading: Reading; readonly judgement: Judgement }> {
  const refusal = refuseWriter(writer, scope.operationId);
  if (refusal !== null) return failure(refusal);
  const draft = findDraft(db, writer, scope, stamp.now);
  if (!draft.ok) return draft;
  const { fileName, reading, rows } = draft.value;
  const judgement = judgeNow(db, scope.operationId, rows);
  return judgement.ok ? success({ fileName, reading, judgement: judgement.value }) : judgement;
}
