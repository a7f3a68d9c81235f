/**
 * The last step of an import: the draft is judged again against the database of this moment, then every line that can be
 * written is, in one transaction. A line that can't is refused with its reason and never holds up the others.
 */
import Database from "better-sqlite3";
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { JudgedLine, LINE_VERDICTS, LineVerdict } from "#app/domain/firm/import/judge-rows.ts";
import { recordDeed } from "#app/server/access/audit.ts";
import { type FirmWriter, refuseConsultant, refuseWriter } from "#app/server/firms/firm-writer.ts";
import { systemStamp } from "#app/server/firms/system-stamp.ts";
import { IDENTITY_KEPT } from "#app/server/firms/update-firm.ts";
import { type DraftScope, findDraft, judgeNow } from "#app/server/imports/import-scope.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { enrollFirm, type Stamp, updateEnrollment } from "#db/enrollment-writes.ts";
import { deleteImportDraft } from "#db/import-drafts.ts";

/** What was done of each line, and how many of each. */
export type ImportResult = {
  readonly lines: readonly JudgedLine[];
  readonly counts: Readonly<Record<LineVerdict, number>>;
};

/** `consultantId` will follow the firms that are added. Problems: `forbidden`, `not-a-member`, `draft-gone`, `no-headers`. */
export function confirmImport(
  db: Db,
  writer: FirmWriter,
  request: DraftScope & { readonly consultantId: string | null },
  stamp = systemStamp(),
): Result<ImportResult> {
  const { operationId, draftId } = request;
  const refusal = refuseWriter(writer, operationId);
  if (refusal !== null) return failure(refusal);
  return inTransaction(db, () => {
    const unfit = refuseConsultant(db, operationId, request.consultantId);
    if (unfit !== null) return failure(unfit);
    const draft = findDraft(db, writer, request, stamp.now);
    if (!draft.ok) return draft;
    const judged = judgeNow(db, operationId, draft.value.rows);
    if (!judged.ok) return judged;
    const lines = judged.value.lines.map((line) => writeLine(db, writer, request, line, stamp));
    deleteImportDraft(db, draftId);
    const { actor, address } = writer;
    const object = { objectKind: "importDraft", objectId: draftId, operationId } as const;
    recordDeed(db, { actor, action: "firmFile.import", ...object, address, outcome: "done" }, stamp.now);
    return success({ lines, counts: countLines(lines) });
  });
}

/** Writes one line behind a savepoint: what the database refuses of it is undone alone. */
function writeLine(
  db: Db,
  { actor }: FirmWriter,
  { operationId, consultantId }: { readonly operationId: string; readonly consultantId: string | null },
  line: JudgedLine,
  stamp: Stamp,
): JudgedLine {
  const { firm, verdict, enrollmentId } = line;
  if (firm === null || (verdict !== "add" && verdict !== "change")) return line;
  try {
    return db.$client.transaction(() => {
      if (enrollmentId === null) {
        const added = enrollFirm(db, { operationId, file: firm, consultantId, actor }, stamp);
        return added.ok ? line : refused(line, added.problem.message);
      }
      const changed = updateEnrollment(db, enrollmentId, firm, actor, stamp);
      if (!changed.ok) return refused(line, changed.problem.message);
      return changed.value.identity === "kept" && touchesIdentity(line)
        ? { ...line, warnings: [...line.warnings, IDENTITY_KEPT] }
        : line;
    })();
  } catch (error) {
    // Anything else (busy, full, read-only) concerns the whole import and undoes it.
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith("SQLITE_CONSTRAINT")) throw error;
    return refused(line, "La base de données a refusé cette ligne : signalez-la à votre administrateur.");
  }
}

const PRIVATE_FIELDS: ReadonlySet<string> = new Set([
  "trade",
  "headcount",
  "director",
  "email",
  "phone",
  "labels",
]);

function touchesIdentity({ changes }: JudgedLine): boolean {
  return changes.some(({ field }) => !PRIVATE_FIELDS.has(field));
}

function refused(line: JudgedLine, reason: string): JudgedLine {
  return { ...line, verdict: "refuse", firm: null, changes: [], reasons: [...line.reasons, reason] };
}

function countLines(lines: readonly JudgedLine[]): ImportResult["counts"] {
  const counts = { add: 0, change: 0, ignore: 0, refuse: 0 } satisfies Record<
    (typeof LINE_VERDICTS)[number],
    number
  >;
  for (const { verdict } of lines) counts[verdict] += 1;
  return counts;
}
