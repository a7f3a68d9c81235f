/** Reading a rescue copy back in the office: the tablet is broken or lost, and what it had not sent is in a file. */
import { failure, type Result, success } from "#app/domain/errors.ts";
import { may } from "#app/domain/operation/permissions.ts";
import { parseSheetOperation, type SentSheetOperation } from "#app/forms/sync-form.ts";
import {
  RESCUE_FAILURES,
  type Rescue,
  readRescue,
  readRescueHeader,
} from "#app/offline/field/rescue-format.ts";
import { type ActingUser, forbidden } from "#app/server/acting-user.ts";
import { nowInstant } from "#app/server/clock.ts";
import { keepPhoto } from "#app/server/field/photos.ts";
import { fieldWriter } from "#app/server/field/write-field.ts";
import type { QuestionnaireSource } from "#app/server/questionnaire-source.ts";
import { isRecorded } from "#db/answers.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { findDevice } from "#db/devices.ts";
import { hasPhoto } from "#db/photos.ts";

type Tools = { readonly db: Db; readonly questionnaireOf: QuestionnaireSource };

/** What a copy holds that the server has not. */
export type CopyPreview = {
  /** ISO instant, by the device's clock. */
  readonly madeAt: string;
  readonly device: string;
  readonly visits: number;
  readonly operations: number;
  readonly photos: number;
};

/** What became of a copy's operations and photos. */
export type CopyWritten = {
  /** Written now, or before. */
  readonly operations: number;
  readonly conflicts: number;
  /** Why something was not taken, each sentence once. */
  readonly refusals: readonly string[];
  readonly photos: number;
};

/**
 * Opens a copy of one of the actor's own devices, and writes nothing. Problems, on the field `file`: `not-a-copy` (damaged ones
 * too), `not-yours`, `no-device`.
 */
export async function previewCopy(
  { db }: Pick<Tools, "db">,
  text: string,
  actor: ActingUser,
): Promise<Result<CopyPreview>> {
  const opened = await openCopy(db, text, actor);
  if (!opened.ok) return opened;
  const { rescue, madeAt, device } = opened.value;
  const missing = rescue.operations.filter(({ operation }) => !isRecorded(db, operation.id));
  const photos = rescue.photos.filter((photo) => !hasPhoto(db, photo));
  const visits = new Set([...missing, ...photos].map(({ enrollmentId }) => enrollmentId));
  return success({ madeAt, device, visits: visits.size, operations: missing.length, photos: photos.length });
}

/** Writes what a copy holds, as its tablet would have sent it: what the server has already is not written twice. */
export async function writeCopy(
  tools: Tools,
  text: string,
  actor: ActingUser,
  now: string = nowInstant(),
): Promise<Result<CopyWritten>> {
  const opened = await openCopy(tools.db, text, actor);
  if (!opened.ok) return opened;
  const { rescue } = opened.value;
  const sent = rescue.operations.map(({ operation }) => parseSheetOperation(operation));
  // All in one: what was written after another operation of the tablet follows it.
  const results = inTransaction(tools.db, () => {
    const { write, followUp } = fieldWriter(tools, actor, { deviceNow: null, now });
    const written = sent.map((one: SentSheetOperation) =>
      one.ok ? write(one.operation) : { id: one.id, outcome: "rejected" as const, reason: one.reason },
    );
    followUp();
    return written;
  });
  const refusals = new Set(results.flatMap((one) => ("reason" in one ? [one.reason] : [])));
  let photos = 0;
  for (const { enrollmentId, sha256, bytes } of rescue.photos) {
    const kept = await keepPhoto(tools.db, { enrollmentId, sha256 }, bytes, actor, now);
    if (kept.ok) photos += 1;
    else refusals.add(kept.problem.message);
  }
  return success({
    operations: results.filter(({ outcome }) => outcome === "applied" || outcome === "duplicate").length,
    conflicts: results.filter(({ outcome }) => outcome === "conflict").length,
    refusals: [...refusals],
    photos,
  });
}

type OpenedCopy = { readonly rescue: Rescue; readonly madeAt: string; readonly device: string };

async function openCopy(db: Db, text: string, actor: ActingUser): Promise<Result<OpenedCopy>> {
  if (!may(actor, "write", { resource: "devices", operationId: null })) return forbidden();
  const header = readRescueHeader(text);
  if (typeof header === "string") return notACopy(RESCUE_FAILURES[header]);
  if (header.userId !== actor.id) return failure(NOT_YOURS);
  const device = findDevice(db, header.deviceId);
  if (device?.userId !== actor.id) return failure(NO_DEVICE);
  const read = await readRescue(text, { recoveryKey: device.recoveryKey });
  if (!read.ok) return notACopy(RESCUE_FAILURES[read.why]);
  return success({ rescue: read.rescue, madeAt: header.madeAt, device: device.name });
}

function notACopy(message: string) {
  return failure({ code: "not-a-copy", message, field: "file" });
}

const NOT_YOURS = {
  code: "not-yours",
  message: "Cette copie de secours est celle d’une autre personne\u00A0: elle seule peut la reprendre.",
  field: "file",
};
const NO_DEVICE = {
  code: "no-device",
  message: "L’appareil de cette copie n’est pas connu du serveur\u00A0: reprenez-la sur l’appareil lui-même.",
  field: "file",
};
