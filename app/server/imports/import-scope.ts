/** What the steps of an import share: which draft of which operation, and the operation's firms to judge it against. */
import * as z from "zod";
import { failure, type Problem, type Result, success } from "#app/domain/errors.ts";
import { type EnrolledFirm, type Judgement, judgeRows } from "#app/domain/firm/import/judge-rows.ts";
import type { TableRow } from "#app/domain/firm/import/table.ts";
import { findCommune } from "#app/server/firms/communes.ts";
import type { FirmWriter } from "#app/server/firms/firm-writer.ts";
import { type Reading, readingSchema } from "#app/server/imports/reading.ts";
import type { Db } from "#db/client.server.ts";
import { allEnrollments } from "#db/enrollments.ts";
import { getImportDraft, type ImportDraft } from "#db/import-drafts.ts";

/** Which draft. */
export type DraftScope = { readonly operationId: string; readonly draftId: string };

/** Said of a draft that was imported, given up, made by somebody else, or kept for a day. */
const DRAFT_GONE: Problem = {
  code: "draft-gone",
  message:
    "Cet import n’est plus là : il a été fait, abandonné, ou il date de plus d’un jour. Choisissez de nouveau le fichier.",
};

const rowsSchema: z.ZodType<readonly TableRow[]> = z.array(
  z.object({ line: z.number(), cells: z.array(z.string()) }),
);
const cells = { rows: rowsSchema, reading: readingSchema };

/** The person's own draft. Problem `draft-gone`. */
export function findDraft(
  db: Db,
  { actor }: FirmWriter,
  { operationId, draftId }: DraftScope,
  now: string,
): Result<ImportDraft<TableRow, Reading>> {
  const draft = getImportDraft(db, { id: draftId, operationId, userId: actor.id }, cells, now);
  return draft === null ? failure(DRAFT_GONE) : success(draft);
}

/** Judges rows against the operation as it is now. Problem `no-headers`. */
export function judgeNow(db: Db, operationId: string, rows: readonly TableRow[]): Result<Judgement> {
  const enrolled = allEnrollments(db, operationId).map(
    ({ id, withdrawnAt, ...file }): EnrolledFirm => ({ enrollmentId: id, withdrawnAt, file }),
  );
  return judgeRows(rows, { enrolled, findCommune });
}
