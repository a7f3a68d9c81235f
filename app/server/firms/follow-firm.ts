/** Who follows a firm, and when they meet it next. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { WITHDRAWN } from "#app/server/enrollment-access.ts";
import { changePlace, type Place } from "#app/server/firms/change-place.ts";
import { type FirmWriter, refuseConsultant } from "#app/server/firms/firm-writer.ts";
import { systemStamp } from "#app/server/firms/system-stamp.ts";
import type { Db } from "#db/client.server.ts";
import { type EnrollmentChange, setOnEnrollment } from "#db/enrollment-writes.ts";

/** `at` is a local day, with a time or without: « 2027-02-18T08:30 »; null when nothing is planned any more. */
export type Appointment = { readonly at: string | null; readonly place: string | null };

/** Sets the next appointment, or takes it off. Problems: `forbidden`, `not-found`, `withdrawn`. */
export function setAppointment(
  db: Db,
  writer: FirmWriter,
  request: Place & Appointment,
  stamp = systemStamp(),
): Result<null> {
  const { at, place } = request;
  const change = { nextAppointmentAt: at, nextAppointmentPlace: at === null ? null : place };
  return follow(db, writer, request, "firmFile.appoint", change, stamp.now);
}

/**
 * Entrusts a firm to a consultant of the operation, or to nobody.
 * Problems: `forbidden`, `not-found`, `withdrawn`, and `not-a-member` on the field `consultantId`.
 */
export function assignConsultant(
  db: Db,
  writer: FirmWriter,
  request: Place & { readonly consultantId: string | null },
  stamp = systemStamp(),
): Result<null> {
  const { operationId, consultantId } = request;
  const unfit = refuseConsultant(db, operationId, consultantId);
  if (unfit !== null) return failure(unfit);
  return follow(db, writer, request, "firmFile.assign", { consultantId }, stamp.now);
}

function follow(
  db: Db,
  writer: FirmWriter,
  place: Place,
  action: string,
  change: EnrollmentChange,
  now: string,
): Result<null> {
  return changePlace(db, writer, place, action, now, ({ id, withdrawnAt }) => {
    if (withdrawnAt !== null) return failure({ code: "withdrawn", message: WITHDRAWN });
    setOnEnrollment(db, id, change, now);
    return success(null);
  });
}
