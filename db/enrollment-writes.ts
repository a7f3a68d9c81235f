/** Enrolling firms, and what is written on an enrollment afterwards. Reading them is in db/enrollments.ts. */
import { eq } from "drizzle-orm";
import { failure, type Result, success } from "#app/domain/errors.ts";
import type { FirmFile } from "#app/domain/firm/firm.ts";
import type { EnrollmentMilestones } from "#app/domain/operation/operation.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { type Enrollment, findEnrollmentBySiret, getEnrollment } from "#db/enrollments.ts";
import {
  deleteFirmIfUnused,
  type FirmIdentity,
  findFirmBySiret,
  insertFirm,
  mayWriteIdentity,
  updateFirm,
} from "#db/firms.ts";
import { writeCell } from "#db/json.ts";
import { CURRENT_ROUND } from "#db/milestones.ts";
import type { Reader } from "#db/operations.ts";
import { respondents } from "#db/schema/answers.ts";
import { enrollmentRounds, enrollments } from "#db/schema/firms.ts";
import { rounds } from "#db/schema/operations.ts";

/** What creating rows takes from outside. */
export type Stamp = {
  /** ISO instant. */
  readonly now: string;
  readonly newId: () => string;
};

/**
 * Enrols a firm, with the empty answer sheets of its director and its consultant in the current round. A firm known by its
 * SIRET keeps its identity row, which changes only if the actor may write it (`mayWriteIdentity`).
 * Fails with `already-enrolled` when the operation has this SIRET.
 */
export function enrollFirm(
  db: Db,
  input: {
    readonly operationId: string;
    readonly file: FirmFile;
    readonly consultantId: string | null;
    readonly actor: Reader;
  },
  stamp: Stamp,
): Result<{ readonly id: string; readonly firmId: string }> {
  return inTransaction(db, () => {
    const { operationId, file, consultantId, actor } = input;
    if (file.siret !== null && findEnrollmentBySiret(db, operationId, file.siret) !== null) {
      return alreadyEnrolled();
    }
    const firmId = identityFor(db, file, actor, stamp);
    const id = stamp.newId();
    db.insert(enrollments)
      .values({
        id,
        operationId,
        firmId,
        consultantId,
        ...privatePart(file),
        enrolledAt: stamp.now,
        updatedAt: stamp.now,
      })
      .run();
    openSheets(db, id, stamp);
    return success({ id, firmId });
  });
}

/**
 * Writes a firm's file. `identity` says whether the public part was written too, or kept as it is because another
 * operation, not the actor's, has the same firm. Another SIRET means another firm: the enrollment moves to it.
 * Fails with `already-enrolled` when another firm of the operation has this SIRET.
 */
export function updateEnrollment(
  db: Db,
  id: string,
  file: FirmFile,
  actor: Reader,
  stamp: Stamp,
): Result<{ readonly identity: "written" | "kept" }> {
  return inTransaction(db, () => {
    const before = getEnrollment(db, id);
    if (before === null) throw new Error(`No enrollment ${id}`);
    const twin = file.siret === null ? null : findEnrollmentBySiret(db, before.operationId, file.siret);
    if (twin !== null && twin.id !== id) return alreadyEnrolled();
    const { firmId, identity } = identityAfter(db, before, file, actor, stamp);
    db.update(enrollments)
      .set({ firmId, ...privatePart(file), updatedAt: stamp.now })
      .where(eq(enrollments.id, id))
      .run();
    if (firmId !== before.firmId) deleteFirmIfUnused(db, before.firmId);
    return success({ identity });
  });
}

/** What is set on an enrollment apart from its file. */
export type EnrollmentChange = Partial<
  EnrollmentMilestones & {
    readonly consultantId: string | null;
    readonly withdrawalReason: string | null;
    readonly nextAppointmentAt: string | null;
    readonly nextAppointmentPlace: string | null;
  }
>;

/** Sets milestones (of the present round), the appointment, the consultant: only the fields that are given. */
export function setOnEnrollment(db: Db, id: string, change: EnrollmentChange, now: string): void {
  const { interviewedAt, planAgreedAt, reportReleasedAt, ...own } = change;
  const reached = given({ interviewedAt, planAgreedAt, reportReleasedAt });
  inTransaction(db, () => {
    db.update(enrollments)
      .set({ ...own, updatedAt: now })
      .where(eq(enrollments.id, id))
      .run();
    if (Object.keys(reached).length === 0) return;
    db.insert(enrollmentRounds)
      .values({ enrollmentId: id, roundId: presentRound(db, id), ...reached })
      .onConflictDoUpdate({
        target: [enrollmentRounds.enrollmentId, enrollmentRounds.roundId],
        set: reached,
      })
      .run();
  });
}

function presentRound(db: Db, enrollmentId: string): string {
  const round = db.$client
    .prepare<[string], string>(`SELECT ${CURRENT_ROUND} FROM enrollments e WHERE e.id = ?`)
    .pluck()
    .get(enrollmentId);
  if (round === undefined) throw new Error(`No enrollment ${enrollmentId}`);
  return round;
}

type Milestones = Pick<EnrollmentChange, "interviewedAt" | "planAgreedAt" | "reportReleasedAt">;

/** Without the fields that are undefined: setting those would set nothing, and a line would be made for it. */
function given(milestones: { readonly [K in keyof Milestones]: Milestones[K] | undefined }): Milestones {
  return Object.fromEntries(Object.entries(milestones).filter(([, at]) => at !== undefined));
}

/** A firm leaves the operation: its data stay, and count nowhere any more. */
export function withdrawEnrollment(db: Db, id: string, reason: string, now: string): void {
  setOnEnrollment(db, id, { withdrawnAt: now, withdrawalReason: reason }, now);
}

/** A firm that had left comes back, with all it had answered. */
export function reinstateEnrollment(db: Db, id: string, now: string): void {
  setOnEnrollment(db, id, { withdrawnAt: null, withdrawalReason: null }, now);
}

/** The director's and the consultant's sheet of each round, made where they are missing; a second call makes nothing. */
export function openSheets(db: Db, enrollmentId: string, stamp: Stamp): void {
  inTransaction(db, () => {
    const operationRounds = db
      .select({ id: rounds.id })
      .from(rounds)
      .innerJoin(enrollments, eq(enrollments.operationId, rounds.operationId))
      .where(eq(enrollments.id, enrollmentId))
      .all();
    const present = db.select().from(respondents).where(eq(respondents.enrollmentId, enrollmentId)).all();
    for (const round of operationRounds) {
      for (const perspective of ["director", "consultant"] as const) {
        const isThere = present.some((one) => one.roundId === round.id && one.perspective === perspective);
        if (isThere) continue;
        db.insert(respondents)
          .values({
            id: stamp.newId(),
            enrollmentId,
            roundId: round.id,
            perspective,
            createdAt: stamp.now,
          })
          .run();
      }
    }
  });
}

/** The identity row of a firm that is being enrolled: found by its SIRET, else made. */
function identityFor(db: Db, file: FirmFile, actor: Reader, stamp: Stamp): string {
  const known = file.siret === null ? null : findFirmBySiret(db, file.siret);
  if (known === null) {
    const firmId = stamp.newId();
    insertFirm(db, firmId, file, stamp.now);
    return firmId;
  }
  if (mayWriteIdentity(db, known.id, actor)) updateFirm(db, known.id, completed(file, known), stamp.now);
  return known.id;
}

/** What the new file leaves out is kept as it was known. */
function completed(file: FirmIdentity, known: FirmIdentity): FirmIdentity {
  const code = file.nafCode === null ? known : file;
  const place = file.city === null && file.postalCode === null && file.address === null ? known : file;
  return {
    name: file.name,
    siret: file.siret,
    nafCode: code.nafCode,
    nafVersion: code.nafVersion,
    address: place.address,
    postalCode: place.postalCode,
    city: place.city,
    inseeCode: place.inseeCode,
  };
}

/** The identity row of an enrollment whose file is written anew. */
function identityAfter(
  db: Db,
  before: Enrollment,
  file: FirmFile,
  actor: Reader,
  stamp: Stamp,
): { readonly firmId: string; readonly identity: "written" | "kept" } {
  const owner = file.siret === null ? null : findFirmBySiret(db, file.siret);
  const isMine = mayWriteIdentity(db, before.firmId, actor);
  if (owner !== null && owner.id !== before.firmId) {
    const isWritten = mayWriteIdentity(db, owner.id, actor);
    if (isWritten) updateFirm(db, owner.id, completed(file, owner), stamp.now);
    return { firmId: owner.id, identity: isWritten ? "written" : "kept" };
  }
  if (isMine) {
    updateFirm(db, before.firmId, file, stamp.now);
    return { firmId: before.firmId, identity: "written" };
  }
  if (file.siret === before.siret) return { firmId: before.firmId, identity: "kept" };
  // The row is another operation's too: it stays theirs, and this enrollment gets one of its own.
  const firmId = stamp.newId();
  insertFirm(db, firmId, file, stamp.now);
  return { firmId, identity: "written" };
}

function privatePart(file: FirmFile) {
  const { trade, headcount, director, email, phone, labels } = file;
  return { trade, headcount, director, email, phone, labels: writeCell(labels) };
}

function alreadyEnrolled() {
  return failure({
    code: "already-enrolled",
    message: "Une entreprise de cette opération a déjà ce SIRET.",
    field: "siret",
  });
}
