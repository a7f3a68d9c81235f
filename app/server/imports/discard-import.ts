/** Gives up an import before it is done: the draft is deleted, and nothing was written. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { type FirmWriter, refuseWriter } from "#app/server/firms/firm-writer.ts";
import { systemStamp } from "#app/server/firms/system-stamp.ts";
import { type DraftScope, findDraft } from "#app/server/imports/import-scope.ts";
import type { Db } from "#db/client.server.ts";
import { deleteImportDraft } from "#db/import-drafts.ts";

/** Problems: `forbidden`, `draft-gone`. */
export function discardImport(
  db: Db,
  writer: FirmWriter,
  scope: DraftScope,
  stamp = systemStamp(),
): Result<null> {
  const refusal = refuseWriter(writer, scope.operationId);
  if (refusal !== null) return failure(refusal);
  const draft = findDraft(db, writer, scope, stamp.now);
  if (!draft.ok) return draft;
  deleteImportDraft(db, scope.draftId);
  return success(null);
}
