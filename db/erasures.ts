/**
 * Erasing a firm's data. A tombstone is left, ids and a day; the append-only tables give up the rows of an enrollment that has
 * one, and no others. The audit log keeps its lines, which only hold ids.
 */
import { asc, eq } from "drizzle-orm";
import { type Db, inTransaction } from "#db/client.server.ts";
import { deleteFirmIfUnused } from "#db/firms.ts";
import { forgetInLedgers } from "#db/publication-ledgers.ts";
import { enrollments, erasures, firms } from "#db/schema/firms.ts";

/** What is left of a firm that was erased. `erasedAt` is an ISO day. */
export type Tombstone = Readonly<typeof erasures.$inferSelect>;

/** Every tombstone, the earliest day first. */
export function listErasures(db: Db): readonly Tombstone[] {
  return db.select().from(erasures).orderBy(asc(erasures.erasedAt), asc(erasures.enrollmentId)).all();
}

/** Whether the data of this enrollment were erased. */
export function isErased(db: Db, enrollmentId: string): boolean {
  return db.select().from(erasures).where(eq(erasures.enrollmentId, enrollmentId)).get() !== undefined;
}

/**
 * Erases all that is held of an enrollment, in one transaction, and the firm's identity when no other operation has it.
 * Nothing to erase is no error: only the tombstone is written then, if it wasn't there.
 */
export function eraseEnrollment(db: Db, tombstone: Tombstone): void {
  inTransaction(db, () => {
    const { enrollmentId, operationId } = tombstone;
    if (!isErased(db, enrollmentId)) db.insert(erasures).values(tombstone).run();
    // The firm as it stands in this file: an older copy may have had another identity row for it.
    const row = db
      .select({ firmId: enrollments.firmId, name: firms.name, siret: firms.siret })
      .from(enrollments)
      .innerJoin(firms, eq(firms.id, enrollments.firmId))
      .where(eq(enrollments.id, enrollmentId))
      .get();
    forgetInTimeSpent(db, tombstone);
    forgetInLedgers(db, operationId, enrollmentId);
    for (const statement of DELETIONS) db.$client.prepare<[string]>(statement).run(enrollmentId);
    if (row !== undefined) deleteDraftsNaming(db, operationId, row);
    for (const firmId of new Set([row?.firmId ?? tombstone.firmId, tombstone.firmId])) {
      deleteFirmIfUnused(db, firmId);
    }
  });
}

/**
 * Has what is deleted from now on overwritten with zeroes, in the file too, and not only marked as free. Call it outside of
 * any transaction.
 */
export function overwriteWhatIsDeleted(db: Db): void {
  db.$client.pragma("secure_delete = ON");
}

/** Folds the write-ahead log into the file and empties it: pages as they were before stay in it until then. */
export function foldWriteAheadLog(db: Db): void {
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
}

const OF_RESPONDENTS = "respondent_id IN (SELECT id FROM respondents WHERE enrollment_id = ?)";
const OF_INVITATIONS = "invitation_id IN (SELECT id FROM invitations WHERE enrollment_id = ?)";

/** What refers to another row goes before it. */
const DELETIONS: readonly string[] = [
  `DELETE FROM answers WHERE ${OF_RESPONDENTS}`,
  `DELETE FROM answer_operations WHERE ${OF_RESPONDENTS}`,
  `DELETE FROM notice_proofs WHERE ${OF_RESPONDENTS}`,
  `DELETE FROM access_codes WHERE ${OF_INVITATIONS}`,
  `DELETE FROM respondent_sessions WHERE ${OF_INVITATIONS}`,
  `DELETE FROM invitation_links WHERE ${OF_INVITATIONS}`,
  `DELETE FROM reminders WHERE ${OF_INVITATIONS}`,
  `DELETE FROM mails WHERE ${OF_INVITATIONS}`,
  "DELETE FROM invitations WHERE enrollment_id = ?",
  "DELETE FROM agreements WHERE enrollment_id = ?",
  "DELETE FROM consents WHERE enrollment_id = ?",
  "DELETE FROM follow_up_notes WHERE enrollment_id = ?",
  "DELETE FROM plan_decisions WHERE enrollment_id = ?",
  "DELETE FROM planned_actions WHERE enrollment_id = ?",
  "DELETE FROM collective_members WHERE enrollment_id = ?",
  // Words of the firm in what is being composed for the funders. Those that were published with its agreement name nobody.
  `WITH erased(id) AS (SELECT ?)
   UPDATE publication_drafts SET revision = revision + 1, composition = json_set(composition, '$.quotes',
     (SELECT json_group_array(json(q.value)) FROM json_each(composition, '$.quotes') q
       WHERE q.value ->> 'enrollmentId' <> (SELECT id FROM erased)))
   WHERE EXISTS (SELECT 1 FROM json_each(composition, '$.quotes') q
     WHERE q.value ->> 'enrollmentId' = (SELECT id FROM erased))`,
  "DELETE FROM photos WHERE enrollment_id = ?",
  "DELETE FROM reports WHERE enrollment_id = ?",
  "DELETE FROM respondents WHERE enrollment_id = ?",
  "DELETE FROM attendances WHERE enrollment_id = ?",
  "DELETE FROM aid_requests WHERE enrollment_id = ?",
  "DELETE FROM enrollment_rounds WHERE enrollment_id = ?",
  "DELETE FROM enrollments WHERE id = ?",
];

/**
 * The hours of a visit were paid for with public money and are accounted for: they stay, of nobody, without a title, a place or a
 * note. Who was there goes with the firm: what proves a presence is the signed paper, which is kept elsewhere. What the others’
 * events and the justifications say of the firm or of its director by name loses that name. Their revision changes, so that a page
 * opened before doesn’t write it all again.
 */
function forgetInTimeSpent(db: Db, { enrollmentId, erasedAt }: Tombstone): void {
  const revision = `${erasedAt}T23:59:59.999Z`;
  db.$client
    .prepare<{ enrollmentId: string; revision: string }>(
      `UPDATE events SET enrollment_id = NULL, title = 'Entreprise effacée', place = NULL, notes = NULL, updated_at = :revision
       WHERE enrollment_id = :enrollmentId`,
    )
    .run({ enrollmentId, revision });
  const found = db
    .select({ operationId: enrollments.operationId, name: firms.name, director: enrollments.director })
    .from(enrollments)
    .innerJoin(firms, eq(firms.id, enrollments.firmId))
    .where(eq(enrollments.id, enrollmentId))
    .get();
  if (found === undefined) return;
  for (const name of [found.name, found.director]) {
    if (name === null || name.length < SHORTEST_NAME) continue;
    for (const statement of FORGETTING_A_NAME) {
      db.$client
        .prepare<{ operationId: string; name: string; revision: string }>(statement)
        .run({ operationId: found.operationId, name, revision });
    }
  }
}

/** Shorter ones are in too many words. */
const SHORTEST_NAME = 4;

const FORGETTING_A_NAME: readonly string[] = [
  `UPDATE events SET title = replace(title, :name, '(effacé)'), place = replace(place, :name, '(effacé)'),
     notes = replace(notes, :name, '(effacé)'), updated_at = :revision
   WHERE operation_id = :operationId AND instr(title || ' ' || coalesce(place, '') || ' ' || coalesce(notes, ''), :name) > 0`,
  `UPDATE targets SET justification = replace(justification, :name, '(effacé)'), updated_at = :revision
   WHERE operation_id = :operationId AND instr(justification, :name) > 0`,
];

/** Files that wait for « Importer » are copies of what the firm's file says: those that name it go too. */
function deleteDraftsNaming(
  db: Db,
  operationId: string,
  { name, siret }: { readonly name: string; readonly siret: string | null },
): void {
  const asInJson = JSON.stringify(name).slice(1, -1);
  db.$client
    .prepare<{ operationId: string; name: string; siret: string | null }>(
      `DELETE FROM import_drafts WHERE operation_id = :operationId
         AND (instr(rows, :name) > 0 OR (:siret IS NOT NULL AND instr(rows, :siret) > 0))`,
    )
    .run({ operationId, name: asInJson, siret });
}
