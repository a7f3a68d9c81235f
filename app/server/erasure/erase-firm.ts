/** Erasing all that is held of a firm, for good: asked for by its director, or by a consultant on their request. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { recordDeed } from "#app/server/access/audit.ts";
import { mayVisit, type RespondentVisit } from "#app/server/access/respondent-guard.ts";
import { dayInFrance } from "#app/server/clock.ts";
import { type FirmWriter, NO_SUCH_FIRM, refuseWriter } from "#app/server/firms/firm-writer.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { type Enrollment, getEnrollment } from "#db/enrollments.ts";
import {
  eraseEnrollment,
  foldWriteAheadLog,
  listErasures,
  overwriteWhatIsDeleted,
  type Tombstone,
} from "#db/erasures.ts";

/** The action of the audit log. */
const ACTION = "firmFile.erase";

/**
 * A director erases their firm. Problems: `forbidden` without a fresh code, `gone` when it was erased a moment ago,
 * `other-name` on the field `name`.
 */
export function eraseOwnFirm(db: Db, visit: RespondentVisit, typedName: string, now: string): Result<null> {
  if (!mayVisit(visit, "export", "rawExport")) return failure(NO_CODE);
  const enrollment = getEnrollment(db, visit.invitation.enrollmentId);
  if (enrollment === null) return failure(GONE);
  // An address in the log would outlive all the rest.
  const deed = { actor: null, actorLabel: "dirigeant, par son lien", address: "—" };
  return erase(db, enrollment, typedName, deed, now);
}

/** A consultant erases a firm on its request. Problems: `forbidden`, `not-found`, `other-name` on the field `name`. */
export function eraseFirmOnRequest(
  db: Db,
  { actor, address }: FirmWriter,
  request: { readonly operationId: string; readonly enrollmentId: string; readonly name: string },
  now: string,
): Result<null> {
  const { operationId, enrollmentId, name } = request;
  const refusal = refuseWriter({ actor, address }, operationId);
  if (refusal !== null) return failure(refusal);
  const enrollment = getEnrollment(db, enrollmentId);
  if (enrollment === null || enrollment.operationId !== operationId) return failure(NO_SUCH_FIRM);
  return erase(db, enrollment, name, { actor, address }, now);
}

/**
 * Erases again what was erased, in a database that was restored from an older copy. The copy may be older than the erasures:
 * give it the tombstones of the database that it replaces. Says how many firms it found and erased.
 */
export function replayErasures(db: Db, tombstones: readonly Tombstone[] = listErasures(db)): number {
  overwriteWhatIsDeleted(db);
  const erased = inTransaction(db, () =>
    tombstones.filter((tombstone) => {
      const isBack = getEnrollment(db, tombstone.enrollmentId) !== null;
      eraseEnrollment(db, tombstone);
      return isBack;
    }),
  );
  foldWriteAheadLog(db);
  return erased.length;
}

/** Whether somebody typed this name, whatever the capitals, the accents, the apostrophes and the spaces. */
export function isSameName(typed: string, name: string): boolean {
  return plainName(typed) === plainName(name);
}

function erase(
  db: Db,
  { id, operationId, firmId, name }: Enrollment,
  typedName: string,
  by: Pick<Parameters<typeof recordDeed>[1], "actor" | "actorLabel" | "address">,
  now: string,
): Result<null> {
  if (!isSameName(typedName, name)) return failure(OTHER_NAME);
  overwriteWhatIsDeleted(db);
  inTransaction(db, () => {
    eraseEnrollment(db, { enrollmentId: id, operationId, firmId, erasedAt: dayInFrance(now) });
    recordDeed(
      db,
      { ...by, action: ACTION, objectKind: "enrollment", objectId: id, operationId, outcome: "done" },
      now,
    );
  });
  foldWriteAheadLog(db);
  return success(null);
}

function plainName(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/['’ʼ]/g, "’")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

const NO_CODE = {
  code: "forbidden",
  message: "Donnez d’abord un code\u00A0: rien n’a été effacé.",
};
const GONE = { code: "gone", message: "Les données de l’entreprise sont déjà effacées." };
const OTHER_NAME = {
  code: "other-name",
  message: "Ce n’est pas le nom de l’entreprise, tel qu’il est écrit plus haut\u00A0: rien n’a été effacé.",
  field: "name",
};
