/**
 * The public identity of firms, one row for a SIRET, shared by the operations that enrol it. What one operation knows of a
 * firm is in db/enrollments.ts.
 */
import { eq } from "drizzle-orm";
import type { FirmFile } from "#app/domain/firm/firm.ts";
import type { Db } from "#db/client.server.ts";
import { enrollments, firms } from "#db/schema/firms.ts";
import { operationMembers } from "#db/schema/operations.ts";

/** The part of a firm's file that anybody can look up in the register. */
export type FirmIdentity = Pick<
  FirmFile,
  "name" | "siret" | "nafCode" | "nafVersion" | "address" | "postalCode" | "city" | "inseeCode"
>;

/** The identity row of a SIRET, or null. */
export function findFirmBySiret(db: Db, siret: string): (FirmIdentity & { readonly id: string }) | null {
  return db.select().from(firms).where(eq(firms.siret, siret)).get() ?? null;
}

/**
 * Whether a person may change a firm's identity row: an admin may; a consultant when every operation that enrols the firm
 * is theirs, so that nobody rewrites what a stranger's operation prints.
 */
export function mayWriteIdentity(
  db: Db,
  firmId: string,
  reader: { readonly id: string; readonly role: "admin" | "consultant" | "funder" },
): boolean {
  if (reader.role === "admin") return true;
  const enrolling = db
    .selectDistinct({ operationId: enrollments.operationId })
    .from(enrollments)
    .where(eq(enrollments.firmId, firmId))
    .all();
  const theirs = db
    .select({ operationId: operationMembers.operationId, role: operationMembers.role })
    .from(operationMembers)
    .where(eq(operationMembers.userId, reader.id))
    .all();
  return enrolling.every(({ operationId }) =>
    theirs.some((membership) => membership.operationId === operationId && membership.role === "consultant"),
  );
}

/**
 * Adds an identity row.
 * @throws SQLITE_CONSTRAINT_UNIQUE when the SIRET has one already.
 */
export function insertFirm(db: Db, id: string, identity: FirmIdentity, now: string): void {
  db.insert(firms)
    .values({ id, ...identityOf(identity), createdAt: now, updatedAt: now })
    .run();
}

/** Writes an identity row anew. */
export function updateFirm(db: Db, id: string, identity: FirmIdentity, now: string): void {
  db.update(firms)
    .set({ ...identityOf(identity), updatedAt: now })
    .where(eq(firms.id, id))
    .run();
}

/** Deletes an identity row that no operation enrols any more: nothing is kept of a firm without a reason. */
export function deleteFirmIfUnused(db: Db, id: string): void {
  const user = db.select({ id: enrollments.id }).from(enrollments).where(eq(enrollments.firmId, id)).get();
  if (user === undefined) db.delete(firms).where(eq(firms.id, id)).run();
}

/** The identity alone, out of a whole file. */
export function identityOf(file: FirmIdentity): FirmIdentity {
  const { name, siret, nafCode, nafVersion, address, postalCode, city, inseeCode } = file;
  return { name, siret, nafCode, nafVersion, address, postalCode, city, inseeCode };
}
